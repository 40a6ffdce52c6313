"""Where visitors wait to be called, by what they come for and which counters may call them."""

from __future__ import annotations

from hall.settings.piece import Text
from hall.settings.places import Counter
from hall.settings.schema import Settings


def low_counters(settings: Settings, service: str) -> list[Counter]:
    """Those with room for a wheelchair that handle this service; who serves it first."""
    low = [one for one in settings.counters if one.accessible]
    serving = [one for one in low if service in one.serves]
    return serving + [one for one in low if service in one.helps and one not in serving]


def wait_area(settings: Settings, service: str, *, low: bool) -> Text | None:
    """Where to wait; None: anywhere in the hall. Whoever is called to a `low` counter alone waits
    there, never beside a counter that will not call them.
    """
    if low:
        return next((one.wait_area for one in low_counters(settings, service)), None)
    return next((one.wait_area for one in settings.services if one.id == service), None)
