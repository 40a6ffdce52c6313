"""The door of a rehearsed hall: visitors come in, take their numbers, and a few give them back."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count

from hall.core.refusals import Refusal
from hall.desk import tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued
from rehearsal.arrivals import Visitor
from rehearsal.day import Day

DEVICE = "rehearsal"


class Door:
    """Lets the day's visitors in; `faces` is what a clerk sees in them, by ticket id."""

    def __init__(self, desk: Desk, day: Day) -> None:
        self.faces: dict[int, Visitor] = {}
        self._desk = desk
        self._day = day

    def work(self) -> Iterator[float]:
        """An actor (stage.py): does its acts and yields the seconds to rest before the next."""
        order = count()
        due: list[tuple[float, int, Visitor | str]] = [
            (visitor.at, next(order), visitor) for visitor in self._day.visitors
        ]  # a str is the token of a number to be given back
        heapq.heapify(due)
        while due:
            at, _, what = heapq.heappop(due)
            yield at - (self._desk.now() - self._day.opens).total_seconds()
            try:
                if isinstance(what, str):
                    self._desk.act(tickets.cancel, token=what)
                    continue
                issued = self._let_in(what)
            except Refusal:  # called meanwhile, or the store was busy: so it is in any hall
                continue
            if what.patience is not None:
                heapq.heappush(due, (at + what.patience, next(order), issued.token))

    def _let_in(self, visitor: Visitor) -> Issued:
        issued: Issued = self._desk.act(
            tickets.take,
            service=visitor.service,
            priority=visitor.priority,
            language=visitor.language,
            device=DEVICE,
        )
        self.faces[issued.id] = visitor
        return issued
