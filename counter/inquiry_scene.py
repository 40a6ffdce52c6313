"""What a counter shows of inquiries: those of the visitor in hand, and what its clerk owes."""

from __future__ import annotations

from typing import Any

from counter.around_scene import person, stamp
from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.desk.views import CounterView

GLIMPSE = 60
"""Characters of the matter on the card; the whole of it stands in the inquiry."""


def inquiries_of(floor: Floor, reading: Reading, view: CounterView) -> list[dict[str, Any]]:
    """Those of the ticket in hand that this clerk may see, the newest first: who received the
    visitor first and who owes the answer stand there, so that nobody is asked everything anew.
    """
    if view.in_hand is None or view.clerk is None:
        return []
    return [
        {
            "id": each.id,
            "number": each.number,
            "kind": each.kind,
            "service": each.service,
            "state": each.state,
            "outcome": each.outcome,
            "matter": each.matter[:GLIMPSE],
            "first": person(floor, each.first),
            "responsible": person(floor, each.responsible),
            "offered_to": person(floor, each.offered_to),
            "due_at": stamp(each.due_at),
            "notices": each.notices,
        }
        for each in reading.of_ticket(view.in_hand.id, view.clerk)
    ]


def owed(reading: Reading, clerk: str | None) -> dict[str, Any] | None:
    """How many were handed to the clerk, how many are theirs, and of these how many are overdue or
    due later that `day`; `dues` are the next times, with which the page counts on by its own clock.
    """
    if clerk is None:
        return None
    found = reading.owed_by(clerk)
    return {
        "receive": found.receive,
        "open": found.open,
        "overdue": found.overdue,
        "today": found.today,
        "day": reading.day,
        "dues": [stamp(each) for each in found.dues],
    }
