"""A whole hall driven at random: every verb, overlapping pools, a clock that jumps."""

import contextlib
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk import (
    calls,
    counters,
    day,
    recalling,
    rejoining,
    sending,
    serving,
    sessions,
    tickets,
)
from hall.desk.views import Issued, TicketView
from hall.store.tables import line_lengths
from hall.store.tables import tickets as ticket_table
from tests.desk.fairness import Watch
from tests.desk.ghost import Ghosts
from tests.halls import LI, MANAGER, PLACES, WANG, Clerk, opened, seated, settings

SERVICES = st.sampled_from(["payment", "connection", "repair"])
COUNTERS = st.sampled_from(sorted(PLACES))
PICK = st.integers(0, 10_000)
CAME_IN_BETWEEN = {"TicketTransferred", "TicketRejoined", "ClerkSignedOut", "ClerkSignedIn"}
"""Somebody stands before others now, also who waited for a counter that was left."""


class Life(RuleBasedStateMachine):
    """One hall for one example; `url` is set by the test that runs it."""

    url = ""

    @initialize(
        policy=st.sampled_from(["ratio", "ratio", "strict", "fifo"]),
        m=st.sampled_from([1, 2, 1, 3, 4]),
    )
    def open(self, policy: str, m: int) -> None:
        self.stack = contextlib.ExitStack()
        line = {"policy": policy, "priority_in_a_row": m, "recall_limit": 2}
        self.desk = self.stack.enter_context(opened(self.url, settings(line=line)))
        self.ghosts = Ghosts(self.desk.floor)
        self.watch = Watch(policy, m)
        self.issued: list[Issued] = []
        self.first: dict[int, str] = {}
        self.tokens: dict[str, str] = {}
        for counter, staff in zip(PLACES, (LI, WANG, MANAGER), strict=True):
            self.sit(counter, staff)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.stack.close()

    def press(self, act: Callable[[], Any]) -> Any:
        """Do it; None when it was refused, and then nothing has happened."""
        with self.desk.read() as reading:
            before = reading.seq
        with contextlib.suppress(Refusal):
            return act()
        with self.desk.read() as reading:
            assert reading.seq == before, "refused, and yet something happened"
        return None

    def at(self, counter: str, verb: Callable[..., Any], **what: Any) -> TicketView | None:
        """Whoever sits there presses a key; at an empty counter Li tries."""
        seat = self.ghosts.seats.get(counter)
        clerk = Clerk(self.desk, counter, seat.clerk if seat else LI)
        return self.press(lambda: clerk.press(verb, **what))

    @rule(service=SERVICES, priority=st.booleans())
    def arrive(self, service: str, priority: bool) -> None:
        self.issued.append(
            self.press(lambda: self.desk.act(tickets.take, service=service, priority=priority))
        )

    @rule(
        service=SERVICES,
        elders=st.integers(0, 7),
        others=st.integers(0, 7),
        counter=COUNTERS,
        times=st.integers(0, 7),
    )
    def rush(self, service: str, elders: int, others: int, counter: str, times: int) -> None:
        for priority in [True] * elders + [False] * others:
            self.arrive(service, priority)
        self.work(counter, times)

    @rule(counter=COUNTERS)
    def next(self, counter: str) -> None:
        with self.desk.read() as reading:
            line = reading.in_line(limit=1000)
        called = self.at(counter, calls.next_ticket)
        place = self.desk.floor.counters[counter]
        pools = ([t for t in line if t.service in pool] for pool in place.tiers)
        waiting = next((pool for pool in pools if pool), [])
        if called is not None:
            assert waiting, "nobody waited for this counter"
            helping = called.why == "helping"
            self.watch.called(frozenset(place.tiers[helping]), waiting, called)

    @rule(counter=COUNTERS, times=st.integers(1, 6))
    def work(self, counter: str, times: int) -> None:
        for _ in range(times):
            self.at(counter, serving.begin)
            self.next(counter)

    def free(self, counter: str) -> None:
        """Whoever is in hand there is served to the end."""
        self.at(counter, serving.begin)
        self.at(counter, serving.finish)

    @rule(
        counter=COUNTERS,
        verb=st.sampled_from(
            [serving.begin, serving.finish, recalling.recall, recalling.no_show, counters.resume]
        ),
    )
    def key(self, counter: str, verb: Callable[..., Any]) -> None:
        self.at(counter, verb)

    @rule(
        counter=COUNTERS, first=st.sampled_from([serving.begin, serving.finish, recalling.no_show])
    )
    def pause(self, counter: str, first: Callable[..., Any]) -> None:
        self.at(counter, first)
        self.at(counter, counters.pause, reason="取材料")
        self.next(counter)

    @rule(counter=COUNTERS, service=SERVICES, begun=st.booleans())
    def transfer(self, counter: str, service: str, begun: bool) -> None:
        if begun:
            self.at(counter, serving.begin)
        self.at(counter, sending.transfer, service=service)

    @rule(counter=COUNTERS, other=COUNTERS, service=SERVICES)
    def relay(self, counter: str, other: str, service: str) -> None:
        self.work(counter, 2)
        self.transfer(counter, service, begun=True)
        self.work(other, 2)

    @rule(counter=COUNTERS)
    def miss(self, counter: str) -> None:
        self.free(counter)
        self.next(counter)
        self.at(counter, recalling.no_show)

    def pick(self, which: int, *states: str) -> Issued:
        """Somebody, if possible in one of these states."""
        fitting = [one for one in self.issued if self.state(one) in states]
        return (fitting or self.issued)[which % len(fitting or self.issued)]

    def state(self, issued: Issued) -> str:
        return self.ghosts.tickets[issued.id].state

    @precondition(lambda self: self.issued)
    @rule(counter=COUNTERS, which=PICK, state=st.sampled_from(["waiting", "called", "done"]))
    def choose(self, counter: str, which: int, state: str) -> None:
        self.free(counter)
        self.at(counter, calls.call, ticket=self.pick(which, state).id)

    @precondition(lambda self: self.issued)
    @rule(which=PICK)
    def cancel(self, which: int) -> None:
        token = self.pick(which, "waiting", "called", "serving").token
        self.press(lambda: self.desk.act(tickets.cancel, token=token))

    @precondition(lambda self: self.issued)
    @rule(which=PICK)
    def rejoin(self, which: int) -> None:
        token = self.pick(which, "missed").token
        self.press(lambda: self.desk.act(rejoining.rejoin, token=token))

    @rule(counter=COUNTERS, staff=st.sampled_from([LI, WANG, MANAGER]))
    def sit(self, counter: str, staff: str) -> None:
        with self.desk.read() as reading:
            there = reading.session(self.tokens.get(counter, ""))
        clerk = self.press(lambda: seated(self.desk, counter, staff))
        if clerk is not None:
            assert there is None or there.staff == staff, "two clerks at one counter"
            self.tokens[counter] = clerk.token

    @rule(counter=COUNTERS)
    def leave(self, counter: str) -> None:
        token = self.tokens.get(counter, uuid.uuid4().hex)
        self.press(lambda: self.desk.act(sessions.sign_out, token_hash=token))

    @rule(minutes=st.integers(-90, 400))
    def clock(self, minutes: int) -> None:
        self.desk.now.go(minutes=minutes)
        self.press(lambda: self.desk.act(day.turn_over))

    @invariant()
    def the_journal_tells_the_same_as_the_tables(self) -> None:
        if not hasattr(self, "desk"):
            return
        with self.desk.read() as reading:
            news = reading.happenings(self.ghosts.seq)
            self.ghosts.read(news)
            if {entry.kind for entry in news} & CAME_IN_BETWEEN:
                self.watch.somebody_came_in_between()
            views = reading.counters()
        with self.desk.book.read() as connection:
            hall = self.desk.book.hall
            found = connection.execute(select(ticket_table).where(ticket_table.c.hall == hall))
            rows = [TicketView.of(row) for row in found]
            lengths = connection.execute(select(line_lengths).where(line_lengths.c.hall == hall))
            kept = {(row.service, row.ticket_class): row.waiting for row in lengths}
        self.tickets_agree(rows)
        self.counters_agree(rows, views)
        waiting = Counter((r.service, r.ticket_class) for r in rows if r.state == "waiting")
        assert {line: length for line, length in kept.items() if length} == waiting

    def tickets_agree(self, rows: list[TicketView]) -> None:
        """One state each, one number each, one first clerk for ever."""
        assert {row.id for row in rows} == set(self.ghosts.tickets)
        assert len({(row.day, row.number) for row in rows}) == len(rows)
        for row in rows:
            ghost = self.ghosts.tickets[row.id]
            assert (row.state, row.service) == (ghost.state, ghost.service)
            assert row.first_clerk == ghost.first_clerk
            assert self.first.setdefault(row.id, row.first_clerk) in (None, row.first_clerk)
            self.first[row.id] = row.first_clerk
            assert (row.first_clerk is None) == (row.first_served_at is None)

    def counters_agree(self, rows: list[TicketView], views: list[Any]) -> None:
        """At most one in hand each, and the clerk and state the journal tells."""
        hands = [row for row in rows if row.state in ("called", "serving")]
        assert len({row.counter for row in hands}) == len(hands)
        by_counter = {row.counter: row for row in hands}
        for view in views:
            assert view.in_hand == by_counter.get(view.id)
            seat = self.ghosts.seats.get(view.id)
            told = (seat.state, seat.clerk) if seat else ("closed", None)
            assert (view.state, view.clerk) == told
            assert [ghost.number for ghost in self.ghosts.in_hand(view.id)] == (
                [view.in_hand.number] if view.in_hand else []
            )
