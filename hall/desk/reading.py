"""The only reading door for windows: the hall as it is at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, literal_column, select

from hall.core.floor import Counter
from hall.desk import lines
from hall.desk.choosing import who_is_next
from hall.desk.reading_announcement import AnnouncementReading
from hall.desk.reading_calls import recent_calls
from hall.desk.reading_core import HERE
from hall.desk.reading_day import DayReading
from hall.desk.reading_devices import DeviceReading
from hall.desk.reading_directory import DirectoryReading
from hall.desk.reading_export import ExportReading
from hall.desk.reading_inquiries import InquiryReading
from hall.desk.reading_looks import LookReading
from hall.desk.reading_overtaken import OvertakenReading
from hall.desk.reading_owed import OwedReading
from hall.desk.reading_people import PeopleReading
from hall.desk.reading_prints import PrintReading
from hall.desk.reading_questions import QuestionReading
from hall.desk.reading_ratings import RatingReading
from hall.desk.reading_remarks import RemarkReading
from hall.desk.reading_reminders import ReminderReading
from hall.desk.reading_verbs import VerbReading
from hall.desk.reading_waits import WaitReading
from hall.desk.views import Call, CounterView, TicketView, Today
from hall.store import journal as book_of_facts
from hall.store.hot import Hot
from hall.store.journal import Entry
from hall.store.tables import counters, tickets


class Reading(
    AnnouncementReading,
    DayReading,
    WaitReading,
    OvertakenReading,
    DeviceReading,
    PeopleReading,
    VerbReading,
    QuestionReading,
    RemarkReading,
    RatingReading,
    InquiryReading,
    ExportReading,
    OwedReading,
    DirectoryReading,
    ReminderReading,
    PrintReading,
    LookReading,
):
    """What can be asked of the hall, split by noun over the files reading_*.py."""

    def in_line(self, services: Iterable[str] | None = None, limit: int = 50) -> list[TicketView]:
        """Who waits, oldest first; `services` None for all."""
        if services is None:  # named one by one: else SQLite reads every ticket there ever was
            services = lines.lengths(self._connection, self._hall)
        asked = select(tickets).where(
            tickets.c.hall == self._hall, lines.WAITING, tickets.c.service.in_(list(services))
        )
        found = self._connection.execute(asked.order_by(tickets.c.place).limit(limit))
        return [TicketView.of(row) for row in found]

    def counters(self) -> list[CounterView]:
        """Every counter of the floor, in its order; one without a clerk is closed."""
        rows = {row.counter: row for row in self._all(_COUNTERS)}
        hands = {ticket.counter: ticket for ticket in self._tickets(_HANDS)}
        return [
            CounterView(one, row.state, row.reason, row.clerk, row.since, hands.get(one))
            if (row := rows.get(one)) is not None
            else CounterView(one, "closed", "", None, None, hands.get(one))
            for one in self._desk.floor.counters
        ]

    def counter(self, counter: str) -> CounterView:
        """One counter. Refuses unknown_counter."""
        self._desk.floor.counter(counter)
        return next(view for view in self.counters() if view.id == counter)

    def next_up(self, counter: Counter, staff: str = "") -> TicketView | None:
        """Whom `next` would call if this clerk pressed it at this counter now."""
        found = who_is_next(self._desk, self._connection, self._hall, counter.id, staff)
        return None if found is None else self.ticket_by_id(found.choice.ticket)

    def recent_calls(
        self, limit: int, area: str | None = None, since: datetime | None = None
    ) -> list[Call]:
        """The newest calls and recalls of an area (None: of the hall), newest first, of this
        business day.
        """
        places = {
            c.id for c in self._desk.floor.counters.values() if area is None or c.area == area
        }
        return recent_calls(
            self._connection, self._hall, places, since or self.now - timedelta(hours=12), limit
        )

    def late(self, seconds: float) -> list[TicketView]:
        """Called more than so many seconds ago and not begun, longest first."""
        latest = self.now - timedelta(seconds=seconds)
        called = (t for t in self._tickets(_HANDS) if t.state == "called" and t.called_at)
        late = [t for t in called if t.called_at and t.called_at <= latest]
        return sorted(late, key=lambda t: t.called_at or self.now)

    def missed(self) -> list[TicketView]:
        """Those who missed their call and may still rejoin the line, the newest first."""
        minutes = self._desk.settings.line.rejoin_minutes
        return self._tickets(_MISSED, b_since=self.now - timedelta(minutes=minutes))

    def today(self, staff: str) -> Today:
        """A clerk's own figures of this business day."""
        by_state = dict(self._all(_TODAY, b_day=self.day, b_clerk=staff))
        return Today(by_state.get("done", 0), by_state.get("missed", 0))

    def happenings(self, after: int, limit: int = 500) -> list[Entry]:
        """What happened after a seq, oldest first."""
        return book_of_facts.after(self._connection, self._hall, after, limit)

    def before(self, moment: datetime) -> int:
        """The seq of the last thing that happened before a moment; 0 if nothing did."""
        return book_of_facts.before(self._connection, self._hall, moment)

    def bookmark(self, follower: str) -> int | None:
        """Where a follower left off."""
        return book_of_facts.bookmark(self._connection, self._hall, follower)


_COUNTERS = Hot(select(counters).where(counters.c.hall == HERE))
_HANDS = Hot(select(tickets).where(tickets.c.hall == HERE, lines.IN_HAND))
_MISSED = Hot(
    select(tickets)
    .where(
        tickets.c.hall == HERE,
        # A literal, as for those who wait: only then is the index of the missed used.
        tickets.c.state == literal_column("'missed'"),
        tickets.c.ended_at >= bindparam("b_since", type_=tickets.c.ended_at.type),
    )
    .order_by(tickets.c.ended_at.desc())
    .limit(20)
)
_TODAY = Hot(
    select(tickets.c.state, func.count().label("many"))
    .where(
        tickets.c.hall == HERE,
        tickets.c.day == bindparam("b_day"),
        tickets.c.clerk == bindparam("b_clerk"),
    )
    .group_by(tickets.c.state)
)
