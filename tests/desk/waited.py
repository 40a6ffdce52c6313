"""Visitors served one after another, and what the next one would be told."""

from typing import Any

from hall.core.ticket import TicketClass
from hall.core.wait import MINIMUM_SERVED, Range
from hall.desk.desk import Desk
from tests.halls import Clerk, visitor


def taught(clerk: Clerk, minutes: float = 5, **take: Any) -> None:
    """As many visitors served as it takes to be told a range."""
    for _ in range(MINIMUM_SERVED):
        served(clerk, minutes, **take)


def served(clerk: Clerk, minutes: float, waits: float = 0, **take: Any) -> None:
    """One visitor, from the number to the finish."""
    visitor(clerk.desk, **take)
    clerk.desk.now.go(minutes=waits)
    clerk.next()
    clerk.begin()
    clerk.desk.now.go(minutes=minutes)
    clerk.finish()


def range_of(desk: Desk, ticket_class: TicketClass = "ordinary") -> Range | None:
    """What the next visitor for payment would be told."""
    with desk.read() as reading:
        return reading.forecasts()["payment", ticket_class].wait


def upper_end(desk: Desk) -> int:
    """Its upper end; there is one."""
    told = range_of(desk)
    assert told is not None
    return told.high
