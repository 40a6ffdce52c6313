"""A slip that is nobody's, to see whether a printer works: what a technician asks for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from hall.printing.commands import encode
from hall.printing.facts import specimen
from hall.printing.outcome import Outcome
from hall.printing.paper import open_device, open_setter
from hall.printing.sayings import Words
from hall.settings.schema import Settings

TOKEN = "test"
"""Instead of a ticket's token; a picture of the slip is kept under this name."""


@dataclass(frozen=True)
class Tried:
    """What a test slip showed. `before` is the health; times in seconds, `size` in bytes."""

    before: str
    outcome: Outcome
    setting: float
    printing: float
    size: int


def try_out(
    settings: Settings,
    printer: str,
    words: Words,
    address: str,
    now: datetime,
    ticks: Callable[[], float] = monotonic,
) -> Tried | None:
    """Print a slip marked as a test on the printer of this id; None where there is no paper.

    Its code leads to the hall's first page: so the technician's phone tells whether visitors' can.
    """
    chosen = settings.all_printers[printer]
    device = open_device(settings, chosen)
    if device is None:
        return None
    slip = replace(specimen(settings, address, now), test=True, url=f"{address}/")
    setter = open_setter(chosen, words)
    setter.set(slip)  # loads the fonts, as the hall does before it opens
    began = ticks()
    page = setter.set(slip)
    ready = ticks()
    before = device.health()
    outcome = device.print(page, TOKEN)
    return Tried(before, outcome, ready - began, ticks() - ready, len(encode(page)))
