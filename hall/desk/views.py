"""What an act answers and what a reading shows: plain frozen values, times aware UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.core.ticket import State, TicketClass
from hall.core.wait import Range


@dataclass(frozen=True)
class Issued:
    """A number just given out. `ahead` and `wait` are what the visitor was told."""

    id: int
    token: str
    number: str
    service: str
    priority: bool
    ahead: int
    wait: Range | None
    issued_at: datetime
    seq: int


@dataclass(frozen=True)
class TicketView:
    """A ticket as the staff know it. `ahead` and `wait` are what the visitor was told at
    arrival; `seat`, `low`, `lift` and the hold as in store.tables.tickets.
    """

    id: int
    token: str
    number: str
    service: str
    ticket_class: TicketClass
    state: State
    arrived_at: datetime
    called_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    counter: str | None
    clerk: str | None
    first_clerk: str | None
    first_served_at: datetime | None
    calls: int
    why: str | None
    ahead: int
    wait: Range | None
    language: str
    day: str
    place: int
    seat: str = ""
    lift: int | None = None
    outcome: str | None = None
    held_at: datetime | None = None
    hold_kind: str | None = None
    hold_reason: str | None = None
    low: bool = False

    @classmethod
    def of(cls, row: Any) -> TicketView:
        """From a row of the tickets table."""
        span = (row.wait_low, row.wait_high, row.wait_mark or 0)
        told = None if row.wait_high is None else Range(*span)
        return cls(
            row.id,
            row.token,
            row.number,
            row.service,
            row.ticket_class,
            row.state,
            row.arrived_at,
            row.called_at,
            row.began_at,
            row.ended_at,
            row.counter,
            row.clerk,
            row.first_clerk,
            row.first_served_at,
            row.calls,
            row.why,
            row.ahead,
            told,
            row.language,
            row.day,
            row.place,
            row.seat,
            row.lift,
            row.outcome,
            row.held_at,
            row.hold_kind,
            row.hold_reason,
            bool(row.low),
        )


@dataclass(frozen=True)
class CounterView:
    """A counter now: state is open, paused or closed; `clerk` a staff number."""

    id: str
    state: str
    reason: str
    clerk: str | None
    since: datetime | None
    in_hand: TicketView | None = None


@dataclass(frozen=True)
class Turn:
    """What a clerk's press led to: the ticket it was about (None: nobody waits) and the counter."""

    ticket: TicketView | None
    counter: CounterView


@dataclass(frozen=True)
class Call:
    """One call of a number to a counter; `again` for a recall, `current` while the visitor is still
    called.
    """

    seq: int
    at: datetime
    ticket: int
    number: str
    counter: str
    again: bool
    current: bool


@dataclass(frozen=True)
class Waiting:
    """How many of one class wait for one service, and since when the longest."""

    service: str
    ticket_class: TicketClass
    count: int
    longest_since: datetime


@dataclass(frozen=True)
class Forecast:
    """What somebody who took a number now would be told."""

    ahead: int
    wait: Range | None


@dataclass(frozen=True)
class Coverage:
    """Of the visitors of one class who came in one hour of the day (0 to 23) and were called: how
    many were told a range, were called by its upper end, and before its lower one.
    """

    ticket_class: TicketClass
    hour: int
    called: int
    by_high: int
    under_low: int


@dataclass(frozen=True)
class Today:
    """One clerk's figures of the business day."""

    served: int
    missed: int


@dataclass(frozen=True)
class DeviceView:
    """A device and how it is; printer states are those of printing/health.py."""

    id: str
    kind: str
    name: str
    state: str
    detail: str
    since: datetime


@dataclass(frozen=True)
class FaultView:
    """A fault of a device; `closed_at` is None while it lasts."""

    device: str
    kind: str
    name: str
    state: str
    detail: str
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class SlipView:
    """A slip: state is pending, printing, ok, failed or unconfirmed; `copy` 0 is the first, others
    are reprints.
    """

    id: int
    ticket: int
    state: str
    detail: str
    copy: int
    attempts: int
    at: datetime
    printer: str = "printer"
    """Its id: "printer" is the hall's own."""


@dataclass(frozen=True)
class RemarkView:
    """What a visitor said; `number` where they named theirs, `seen_by` the manager who read it."""

    id: int
    kind: str
    about: str
    text: str
    number: str | None
    at: datetime
    seen_at: datetime | None
    seen_by: str | None


@dataclass(frozen=True)
class Session:
    """Who is signed in, where, and until when."""

    staff: str
    counter: str | None
    expires_at: datetime
