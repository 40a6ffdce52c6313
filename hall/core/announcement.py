"""What may be said to the whole hall: a reminder, an emergency text, a manager's own words."""

from __future__ import annotations

from typing import Final

from hall.core.refusals import Refusal

QUIET: Final = "quiet"
"""The reminder to wait quietly (R2-22)."""

EMERGENCIES: Final = ("leave", "stay", "aid", "outage")
"""Of every hall: leave by the nearest exit; stay inside; make way for help; a failure, please wait.
"""

QUIET_SECONDS: Final = 30
"""How long a reminder stands."""

LONGEST: Final = 60
"""Characters of a manager's own words in a language; more is not understood when heard once."""


def own_words(text: str, text_en: str) -> tuple[str, str]:
    """A manager's words without stray spaces. Refuses text_needed (about: longest)."""
    zh, en = " ".join(text.split()), " ".join(text_en.split())
    if not zh or len(zh) > LONGEST or len(en) > 2 * LONGEST:
        raise Refusal("text_needed", longest=LONGEST)
    return zh, en
