"""A model that looks at the tables before every call and notes who was passed over, and why."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk import holding, lifting, rejoining, sending, serving, tickets, undoing
from hall.desk.desk import Desk
from hall.desk.views import Issued, TicketView
from hall.settings.places import Staff
from hall.store.tables import tickets as table
from tests.halls import LI, MANAGER, WANG, Clerk, both, now_is, seated, settings
from tests.halls import visitor as arrive

ASKED = ("payment", "connection", "repair")
CLERKS = {"1": LI, "2": WANG, "3": MANAGER}
SERVES = {"1": ["payment"], "2": ["payment", "connection"], "3": ["repair", "connection"]}
HELPS = {"1": ["repair"], "2": [], "3": ["payment"]}
LOW = {"2"}
SKILLS = {MANAGER: ["repair", "payment"]}


def hall_with(**line: Any) -> Any:
    """Overlapping pools, counter 2 low, and a clerk at counter 3 who knows no connections."""
    places = [
        {
            "id": one, "name": both(one), "serves": SERVES[one], "helps": HELPS[one],
            "accessible": one in LOW,
        }
        for one in SERVES
    ]  # fmt: skip
    staff = tuple(
        Staff.model_validate(
            {
                "number": number,
                "name": both("员工"),
                "title": both("岗"),
                "roles": ["clerk"],
                "skills": SKILLS.get(number, []),
            }
        )
        for number in CLERKS.values()
    )
    return settings(counters=places, line=line).model_copy(update={"staff": staff})


def told(desk: Desk, ticket: Issued | TicketView) -> list[tuple[Any, ...]]:
    """(why, count, counter) as the visitor's page is told."""
    with desk.read() as reading:
        found = reading.overtaken(now_is(desk, ticket))
    return [(each.why, each.count, each.counter) for each in found]


class Watcher:
    """Looks at the tables before each call and notes who was passed over, and by which rule."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clerks = {c: seated(desk, c, who) for c, who in CLERKS.items()}
        self.issued: list[Issued] = []
        self.passed: dict[int, dict[int, tuple[str, str | None]]] = {}
        self.rejoined: set[int] = set()
        self.last: dict[str, int | None] = {}
        self.new: dict[int, list[int]] = {}

    def waiting(self) -> list[Any]:
        with self.desk.book.read() as connection:
            asked = select(table).where(table.c.hall == self.desk.book.hall)
            return list(connection.execute(asked.where(table.c.state == "waiting")))

    def call(self, counter: str, press: Callable[[Clerk], TicketView | None]) -> None:
        """One press that may call somebody, and what it did to those who stood there."""
        before = {row.id: row for row in self.waiting()}
        try:
            called = press(self.clerks[counter])
        except Refusal:
            return
        self.last[counter] = None
        if called is None or called.state not in ("called", "serving"):
            return
        self.last[counter] = called.id
        self.new[called.id] = []
        for row in before.values():
            if row.id < called.id and self.could(counter, row):
                why = self.why(counter, called, before.get(called.id), row)
                at = counter if why == "chosen" else None
                passed = self.passed.setdefault(row.id, {})
                if called.id not in passed:
                    passed[called.id] = (why, at)
                    self.new[called.id].append(row.id)

    def undo(self, counter: str) -> None:
        """The last press is taken back; if it was a call, it overtook nobody."""
        try:
            self.clerks[counter].press(undoing.undo)
        except Refusal:
            return
        called = self.last.pop(counter, None)
        if called is not None and called in {row.id for row in self.waiting()}:
            for passed in self.new[called]:
                del self.passed[passed][called]

    def could(self, counter: str, row: Any) -> bool:
        """Whether this visitor could have been called there instead."""
        knows = SKILLS.get(CLERKS[counter], [row.service])
        seats = ["", *self.own_seats(counter), *(["low"] if counter in LOW else [])]
        there = row.service in SERVES[counter] + HELPS[counter]
        return there and row.service in knows and row.seat in seats

    def own_seats(self, counter: str) -> tuple[str, str]:
        """Who was sent to this counter or to its clerk alone."""
        return f"counter:{counter}", f"staff:{CLERKS[counter]}"

    def why(self, counter: str, called: TicketView, then: Any, row: Any) -> str:
        """By which rule `called` (`then`: before the call) went before `row`."""
        if then is None:
            return "walk_up"
        if called.why in ("chosen", "lift"):
            return called.why
        knows = SKILLS.get(CLERKS[counter])
        own = [one for one in SERVES[counter] if knows is None or one in knows]
        if row.service not in own and row.seat not in self.own_seats(counter):
            if then.service in own:
                return "own_line"
            if then.seat in self.own_seats(counter):
                return "sent"
        if then.ticket_class != row.ticket_class:
            return "priority" if then.ticket_class == "priority" else "ordinary_turn"
        assert then.place < row.place, "the same class out of its order"
        assert {row.id, called.id} & self.rejoined, "a later visitor of one's class stood before"
        return "after_missed" if row.id in self.rejoined else "rejoined"

    def act(self, step: tuple[str, str, int]) -> None:
        """One thing that happens in the hall; whatever is refused changes nothing."""
        kind, counter, which = step
        some = self.issued[which % len(self.issued)] if self.issued else None
        if kind in ("visitor", "elder", "low"):
            more = {"priority": kind == "elder", "low": kind == "low"}
            self.issued.append(arrive(self.desk, ASKED[which % 3], **more))
        elif kind == "next":
            with suppress(Refusal):
                self.clerks[counter].begin()
            self.call(counter, Clerk.next)
        elif kind == "call" and some:
            self.call(counter, partial(Clerk.call, ticket=some.id))
        elif kind == "walk_up":
            service = ASKED[which % 3]
            self.call(counter, partial(Clerk.press, verb=serving.walk_up, service=service))
        elif kind == "undo":
            self.undo(counter)
        else:
            with suppress(Refusal):
                self.key(kind, counter, which)
                if some:
                    self.about(kind, which, some)

    def about(self, kind: str, which: int, some: Issued) -> None:
        """Something is done about one visitor, not at a counter."""
        if kind == "rejoin":
            missed = [one for one in self.issued if now_is(self.desk, one).state == "missed"]
            some = missed[which % len(missed)] if missed else some
            self.desk.act(rejoining.rejoin, token=some.token)
            self.rejoined.add(some.id)
        elif kind == "cancel":
            self.desk.act(tickets.cancel, token=some.token)
        elif kind == "lift":
            self.desk.act(lifting.lift, ticket=some.id, staff=LI, reason="急")
        elif kind == "reclass":
            change: dict[str, Any] = {"ticket": some.id, "staff": LI, "priority": which % 2 == 0}
            self.desk.act(lifting.set_priority, **change)

    def key(self, kind: str, counter: str, which: int) -> None:
        """A clerk's key that calls nobody."""
        clerk = self.clerks[counter]
        if kind in ("begin", "finish", "no_show"):
            getattr(clerk, kind)()
        elif kind == "transfer":
            clerk.transfer(ASKED[which % 3])
        elif kind == "send":
            to = str(which % 3 + 1)
            where = {"to_counter": to} if which % 2 else {"to_staff": CLERKS[to]}
            clerk.press(sending.transfer, **where)
        elif kind == "hold":
            clerk.press(holding.hold, kind="away")
        elif kind == "return":
            held = self.issued[which % len(self.issued)].id if self.issued and which % 2 else None
            clerk.press(holding.return_to_line, ticket=held)
        elif kind == "leave":
            clerk.leave()
            self.clerks[counter] = seated(self.desk, counter, CLERKS[counter])

    def agree(self) -> None:
        """The journal's answer for every visitor is what was seen."""
        for one in self.issued:
            seen = Counter(self.passed.get(one.id, {}).values())
            assert dict(seen) == {(why, at): many for why, many, at in told(self.desk, one)}
