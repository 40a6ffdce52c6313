"""Reading what visitors said: of one visit for its own visitor, else only sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Integer, bindparam, func, literal_column, select

from hall.core.rating import SATISFIED, SCORES
from hall.desk.lines import IN_HAND
from hall.desk.rating import Rating
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views import TicketView
from hall.store.hot import Hot
from hall.store.ratings import ratings
from hall.store.tables import journal, tickets

LATEST: Final = 60
"""No hall finishes more visits while one counter's screen asks how its last one was."""


@dataclass
class Ratings:
    """One counter's day: `served` visits, how many told each score, and the reasons of bad ones."""

    counter: str
    served: int = 0
    scores: dict[int, int] = field(default_factory=lambda: dict.fromkeys(SCORES, 0))
    reasons: dict[str, int] = field(default_factory=dict)

    @classmethod
    def all_of(cls, counters: list[Ratings]) -> Ratings:
        """The whole hall's."""
        whole = cls("")
        for one in counters:
            whole.served += one.served
            for score, count in one.scores.items():
                whole.scores[score] = whole.scores.get(score, 0) + count
            for reason, count in one.reasons.items():
                whole.reasons[reason] = whole.reasons.get(reason, 0) + count
        return whole

    @property
    def rated(self) -> int:
        """How many said anything; beside `served` it says how much the rest is worth."""
        return sum(self.scores.values())

    @property
    def satisfied(self) -> int:
        """How many of them count as satisfied."""
        return sum(count for score, count in self.scores.items() if score >= SATISFIED)


class RatingReading(ReadingCore):
    """What can be asked about ratings."""

    def rating_of(self, ticket: int) -> Rating | None:
        """What this visitor has said so far; for the visitor's own page alone."""
        row = self._first(_OF, b_ticket=ticket)
        return None if row is None else Rating(row.score, row.reason, row.way, row.at)

    def to_rate(self, counter: str, seconds: int) -> TicketView | None:
        """The visit that this counter finished within so many seconds, if it was not rated yet and
        nobody has been called since; a visitor who had left already is not asked.
        """
        since = self.now - timedelta(seconds=seconds)
        for row in self._all(_FINISHED):
            if row.at <= since:
                return None
            if row.counter == counter:
                break
        else:
            return None
        found = self.ticket_by_id(row.ticket)
        if found is None or found.state != "done" or found.counter != counter:
            return None
        over = found.ended_at is None or found.ended_at <= since or found.outcome == "left"
        rated = self._first(_OF, b_ticket=found.id) is not None
        return None if over or rated or self._busy(counter) else found

    def _busy(self, counter: str) -> bool:
        return self._first(_HAND, b_counter=counter) is not None

    def ratings(self, day: str | None = None) -> list[Ratings]:
        """The sums of a business day (None: today's), a counter each, in the floor's order; only
        counters that served anybody.
        """
        day = day or self.day
        found: dict[str, Ratings] = {}
        for row in self._all(_SERVED, b_day=day):
            found[row.counter] = Ratings(row.counter, row.many)
        for row in self._all(_SUMS, b_day=day):
            one = found.setdefault(row.counter, Ratings(row.counter))
            one.scores[row.score] = one.scores.get(row.score, 0) + row.many
            if row.reason:
                one.reasons[row.reason] = one.reasons.get(row.reason, 0) + row.many
        order = list(self._desk.floor.counters)
        last = len(order)
        return sorted(
            found.values(), key=lambda r: order.index(r.counter) if r.counter in order else last
        )


_DAY: Any = bindparam("b_day")
_OF = Hot(select(ratings).where(ratings.c.hall == HERE, ratings.c.ticket == bindparam("b_ticket")))
_FINISHED = Hot(
    select(journal.c.ticket, journal.c.counter, journal.c.at)
    .where(journal.c.hall == HERE, journal.c.kind == "ServiceFinished")
    .order_by(journal.c.seq.desc())
    .limit(literal_column(str(LATEST), Integer))
)
_HAND = Hot(
    select(tickets.c.id).where(
        tickets.c.hall == HERE, tickets.c.counter == bindparam("b_counter"), IN_HAND
    )
)
_SERVED = Hot(
    select(tickets.c.counter, func.count().label("many"))
    .where(tickets.c.hall == HERE, tickets.c.day == _DAY, tickets.c.state == "done")
    .group_by(tickets.c.counter)
)
_SUMS = Hot(
    select(ratings.c.counter, ratings.c.score, ratings.c.reason, func.count().label("many"))
    .where(ratings.c.hall == HERE, ratings.c.day == _DAY)
    .group_by(ratings.c.counter, ratings.c.score, ratings.c.reason)
)
