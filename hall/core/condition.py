"""How a device may be, in one word; which of these words are faults."""

from __future__ import annotations

from typing import Final

GONE: Final = "gone"
"""A screen that no hub has heard for hall.desk.roll.SILENT seconds."""

CLOCK_OFF: Final = "clock_off"
OLD_PAGE: Final = "old_page"
SOUNDLESS: Final = "soundless"
"""A speaker whose browser lets no sound out."""

SCREEN: Final = frozenset({GONE, CLOCK_OFF, OLD_PAGE, SOUNDLESS})

FAULTS: Final = SCREEN | {"near_end", "paper_out", "cover_open", "offline", "failed"}
"""Somebody has something to do. What nobody knows ("unknown") is none: most printers never say."""
