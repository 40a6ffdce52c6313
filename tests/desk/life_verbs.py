"""The random hall with every verb: held, sent to one window, lifted, walked up, undone."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from hall.desk import calls, holding, lifting, rejoining, sending, serving, support, undoing
from hall.desk.views import TicketView
from tests.desk.fairness import seen
from tests.desk.life import COUNTERS, PICK, SERVICES, Life
from tests.halls import GUARD, LI, MANAGER, WANG

STAFF = st.sampled_from([LI, WANG, MANAGER])
KINDS = st.sampled_from(["away", "ask", "support"])


class EveryVerb(Life):
    """Life, and whatever else a clerk or a guard can do."""

    def at(self, counter: str, verb: Callable[..., Any], **what: Any) -> TicketView | None:
        """Whatever puts somebody before others is seen at once, also between two presses."""
        done = super().at(counter, verb, **what)
        if verb in (sending.transfer, holding.return_to_line, undoing.undo):
            self.watch.somebody_came_in_between()
        return done

    @rule(counter=COUNTERS)
    def next(self, counter: str) -> None:
        """Whom the published rule says, of all whom this clerk may call here."""
        with self.desk.read() as reading:
            line, before = reading.in_line(limit=1000), reading.seq
            view = reading.counter(counter)
        called = self.at(counter, calls.next_ticket)
        if view.state != "open" or (view.in_hand and view.in_hand.state == "called"):
            assert called is None
            return
        could = seen(self.desk.floor, counter, view.clerk or "", line)
        with self.desk.read() as reading:
            counted = len(self.watch.calls[could.pool])
            self.watch.pressed(could, called)
            if reading.seq != before:
                self.pressed[counter] = (could.pool, len(self.watch.calls[could.pool]) - counted)

    @property
    def pressed(self) -> dict[str, tuple[Any, int]]:
        """Which pool each counter's last press asked, and how many calls of it were counted."""
        found: dict[str, tuple[Any, int]] = self.__dict__.setdefault("last", {})
        return found

    @rule(counter=COUNTERS, first=st.booleans())
    def undo(self, counter: str, first: bool) -> None:
        """A press, and taken back: as far as the rule goes it never happened."""
        if first:
            self.free(counter)
            self.next(counter)
        with self.desk.read() as reading:
            seq = reading.seq
        self.at(counter, undoing.undo)
        with self.desk.read() as reading:
            undone = [entry.data for entry in reading.happenings(seq)]
        if any(fact["verb"] == "next" and fact["state"] == "waiting" for fact in undone):
            pool, counted = self.pressed.pop(counter)
            for _ in range(counted):
                self.watch.calls[pool].pop()

    @rule(counter=COUNTERS, kind=KINDS, begun=st.booleans())
    def hold(self, counter: str, kind: str, begun: bool) -> None:
        if begun:
            self.work(counter, 1)
            self.at(counter, serving.begin)
        self.at(counter, holding.hold, kind=kind, reason="可以吗")

    @precondition(lambda self: self.issued)
    @rule(counter=COUNTERS, which=PICK, free=st.booleans())
    def take_back(self, counter: str, which: int, free: bool) -> None:
        if free:
            self.free(counter)
        self.at(counter, holding.take_back, ticket=self.pick(which, "held").id)

    @precondition(lambda self: self.issued)
    @rule(counter=COUNTERS, which=PICK, hand=st.booleans())
    def put_back(self, counter: str, which: int, hand: bool) -> None:
        ticket = None if hand else self.pick(which, "held").id
        self.at(counter, holding.return_to_line, ticket=ticket)

    @rule(counter=COUNTERS, service=SERVICES)
    def one_thing_more(self, counter: str, service: str) -> None:
        self.at(counter, serving.begin)
        self.at(counter, serving.add_service, service=service)

    @rule(counter=COUNTERS, service=SERVICES, priority=st.booleans(), free=st.booleans())
    def walk_up(self, counter: str, service: str, priority: bool, free: bool) -> None:
        if free:
            self.free(counter)
        begun = self.at(counter, serving.walk_up, service=service, priority=priority)
        assert begun is None or (begun.state, begun.counter) == ("serving", counter)

    @rule(counter=COUNTERS, there=COUNTERS, service=st.none() | SERVICES)
    def send_to_counter(self, counter: str, there: str, service: str | None) -> None:
        self.work(counter, 1)
        self.at(counter, sending.transfer, to_counter=there, service=service)

    @rule(counter=COUNTERS, to=STAFF, service=st.none() | SERVICES)
    def send_to_person(self, counter: str, to: str, service: str | None) -> None:
        self.work(counter, 1)
        self.at(counter, sending.transfer, to_staff=to, service=service)

    @precondition(lambda self: self.issued)
    @rule(which=PICK, reason=st.sampled_from(["急", ""]))
    def lift(self, which: int, reason: str) -> None:
        one = self.pick(which, "waiting")
        done = self.press(
            lambda: self.desk.act(lifting.lift, ticket=one.id, staff=GUARD, reason=reason)
        )
        assert done is None or reason

    @precondition(lambda self: self.issued)
    @rule(which=PICK, priority=st.booleans())
    def grant(self, which: int, priority: bool) -> None:
        one = self.pick(which, "waiting")
        what = {"ticket": one.id, "staff": GUARD, "priority": priority}
        self.press(lambda: self.desk.act(lifting.set_priority, **what))
        self.watch.somebody_came_in_between()

    @precondition(lambda self: self.issued)
    @rule(which=PICK)
    def bring_back(self, which: int) -> None:
        one = self.pick(which, "missed")
        self.press(lambda: self.desk.act(rejoining.rejoin_by_staff, ticket=one.id, staff=GUARD))
        self.watch.somebody_came_in_between()

    @rule(counter=COUNTERS, answered=st.booleans())
    def help(self, counter: str, answered: bool) -> None:
        self.at(counter, support.ask)
        if answered:
            what = {"counter": counter, "staff": GUARD, "reason": "已安抚"}
            self.press(lambda: self.desk.act(support.answer, **what))

    def tickets_agree(self, rows: list[TicketView]) -> None:
        """And whoever is held can be found, and nobody waits for a window where nobody sits."""
        super().tickets_agree(rows)
        with self.desk.read() as reading:
            held = {ticket.id for ticket in reading.held()}
            seats = {v.id: v.clerk for v in reading.counters() if v.clerk is not None}
        assert held == {row.id for row in rows if row.state == "held"}
        manned = {f"counter:{one}" for one in seats} | {f"staff:{one}" for one in seats.values()}
        for row in rows:
            if row.state in ("waiting", "held"):
                assert row.seat in {"", "low", *manned}, "nobody will ever call this visitor"
            assert (row.state == "held") <= (row.held_at is not None)
