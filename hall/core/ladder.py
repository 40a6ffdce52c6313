"""The ladder: who is reminded of an inquiry, and when (PROVISIONS F8, F4, F5, G2, G3).

Ladders, each with a moment it is counted from, its `basis`. A rung is climbed once for each basis:
a later due time, or another hand-over, begins anew. Whoever comes late to several rungs at once
(the hall was off) is told the highest alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from hall.core.deadline import LADDER, Office

Rung = Literal[
    "half", "most", "due", "late", "ack", "ack_head", "ack_leader", "lost", "lost_leader",
    "complaint", "given", "helping", "answer",
]  # fmt: skip
Hearer = Literal["person", "receiver", "first", "head", "leader", "office"]
"""`person` is responsible, `receiver` the one it is offered to; `head` that of their department."""

LADDERS: Final[tuple[tuple[Rung, ...], ...]] = (
    ("half", "most", "due", "late"),
    ("ack", "ack_head", "ack_leader"),
    ("lost", "lost_leader"),
    ("complaint",),
    ("given",),
    ("helping",),
    ("answer",),
)
"""To the due time; until the receiver says yes; until the office assigns; the complaint itself;
what the act itself tells of, not the clock: what became somebody's without their own word, that a
department is asked to help, that the first person is to answer for all who helped.
"""

FIXED: Final[Mapping[Rung, tuple[Hearer, ...]]] = {
    "ack": ("receiver", "person"),
    "ack_head": ("receiver", "person", "head"),
    "ack_leader": ("person", "head", "leader", "office"),
    "lost": ("office",),
    "lost_leader": ("office", "leader"),
    "complaint": ("head", "leader"),
    "given": ("person",),
    "helping": ("head",),
    "answer": ("first",),
}
"""Who hears; of the ladder to the due time the settings say it. Of `helping` whoever is on duty in
that department besides (desk/hearers.py).
"""


@dataclass(frozen=True)
class Standing:
    """What of an inquiry decides. `opened_at` is when it was opened, or opened again; `lost_at`
    since when nobody is in charge; `promised_at` when the due time was last put off.
    """

    state: str
    opened_at: datetime
    due_at: datetime | None = None
    offered_at: datetime | None = None
    lost_at: datetime | None = None
    complaint: bool = False
    promised_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """From when the time to the due time is counted."""
        return max(self.opened_at, self.promised_at or self.opened_at)


@dataclass(frozen=True)
class Climb:
    """Rungs of one ladder that are reached and not climbed yet, lowest first."""

    basis: datetime
    rungs: tuple[Rung, ...]


def reached(
    what: Standing, office: Office, ack_minutes: int, now: datetime
) -> list[tuple[datetime, tuple[Rung, ...]]]:
    """The rungs reached by `now`, by ladder with its basis, lowest first; none once it is closed.

    An offer has `ack_minutes` of working time; twice that its head hears, at the end of the next
    working day the leader. Where nobody is in charge the office hears at once.
    """
    found: list[tuple[datetime, tuple[Rung, ...]]] = []
    if what.state == "closed":
        return found
    if what.due_at is not None:
        found.append((what.due_at, _to_due(what.since, what.due_at, office, now)))
    if what.state == "offered" and what.offered_at is not None:
        found.append((what.offered_at, _to_ack(what.offered_at, office, ack_minutes, now)))
    if what.state == "unassigned" and what.lost_at is not None:
        late = now >= office.after_minutes(what.lost_at, ack_minutes)
        found.append((what.lost_at, ("lost", "lost_leader") if late else ("lost",)))
    if what.complaint:
        found.append((what.opened_at, ("complaint",)))
    return [(basis, rungs) for basis, rungs in found if rungs]


def ladder_of(rung: str) -> tuple[Rung, ...]:
    """The ladder that this rung belongs to."""
    return next(each for each in LADDERS if rung in each)


def fresh(rungs: Sequence[Rung], climbed: Collection[str]) -> tuple[Rung, ...]:
    """Those above the highest one of their ladder that is climbed."""
    ladder = ladder_of(rungs[0])
    highest = max((ladder.index(rung) for rung in ladder if rung in climbed), default=-1)
    return tuple(rung for rung in rungs if ladder.index(rung) > highest)


def _to_due(start: datetime, due: datetime, office: Office, now: datetime) -> tuple[Rung, ...]:
    ladder = LADDERS[0]
    if now < due:
        used = office.used(start, due, now)
        return ladder[: sum(used >= part for part in LADDER[:2])]
    return ladder if now >= office.after_days(due, 1) else ladder[:3]


def _to_ack(start: datetime, office: Office, minutes: int, now: datetime) -> tuple[Rung, ...]:
    twice = office.after_minutes(start, 2 * minutes)
    moments = (
        office.after_minutes(start, minutes), twice, max(twice, office.after_days(start, 1)),
    )  # fmt: skip
    return LADDERS[1][: sum(now >= at for at in moments)]
