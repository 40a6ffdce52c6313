"""Reasons: a few words, never a letter. They stand in the journal, which is never emptied: a phone,
or the number of an identity card, is masked in them (K1).
"""

from __future__ import annotations

from typing import Final

from hall.core import mask
from hall.core.refusals import Refusal

REASON_LENGTH: Final = 60


def short(reason: str) -> str:
    """The reason without stray spaces; may be empty. Refuses reason_needed (about: longest) when it
    is longer than REASON_LENGTH.
    """
    reason = mask.words(" ".join(reason.split()))
    if len(reason) > REASON_LENGTH:
        raise Refusal("reason_needed", longest=REASON_LENGTH)
    return reason


def needed(reason: str) -> str:
    """The same where there must be one. Refuses reason_needed."""
    reason = short(reason)
    if not reason:
        raise Refusal("reason_needed", longest=REASON_LENGTH)
    return reason
