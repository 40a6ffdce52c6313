"""The duty directory: who receives what is handed to a department or a person (PROVISIONS F3, F4).

The person themself; else who stands in for them; else the next on duty in their department; else
its head. Nobody who is away is ever named, and deputies who stand in for each other make no circle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from hall.core.floor import Text

Why = Literal["person", "deputy", "duty", "head"]
"""As whom somebody receives it: themself, standing in, being on duty, or as the head."""

AwayKind = Literal["leave", "outside", "training", "other"]
"""On leave, out on business, on a course, something else. Never an illness: nobody needs to know
(PIPL art. 28).
"""
AWAY_KINDS: Final[tuple[AwayKind, ...]] = get_args(AwayKind)


@dataclass(frozen=True)
class Department:
    """As it is now. `head` and `duty` are staff numbers, `duty` in the order in which they are
    asked; `services` and `matters` are what it is found by.
    """

    id: str
    name: Text
    room: Text
    phone: str
    head: str
    duty: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Absence:
    """Somebody is not here from `since` to `until` (None: until they say they are back)."""

    staff: str
    since: datetime
    until: datetime | None
    deputy: str | None
    kind: AwayKind

    def holds(self, now: datetime) -> bool:
        """Whether the person is away at `now`."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True)
class Receiver:
    """Who receives it, and as whom; `passed` were asked for before and are away, in that order."""

    staff: str
    why: Why
    passed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Directory:
    """Departments and people at one moment."""

    departments: Mapping[str, Department]
    homes: Mapping[str, str]
    """Staff number to department id, "" for none; whoever is not named works here no more."""
    away: Mapping[str, Absence] = field(default_factory=dict)
    """Who is away now."""

    def for_person(self, staff: str, but: Collection[str] = ()) -> Receiver | None:
        """Who receives what is meant for a person; None: nobody is here, the office decides.

        `but` are people who must not have it, such as the one complained of.
        """
        passed: list[str] = []
        found = self._or_deputy(staff, "person", but, passed)
        if found is None and self.homes.get(staff):
            found = self._of(self.homes[staff], but, passed)
        return found

    def for_department(self, department: str, but: Collection[str] = ()) -> Receiver | None:
        """Who receives what is meant for a department: whoever is on duty, deputies included."""
        return self._of(department, but, [])

    def deputy(self, staff: str, but: Collection[str] = ()) -> str | None:
        """Who stands in for somebody away, as was said of them; None: nobody, or they are here."""
        found = self._or_deputy(staff, "person", but, [])
        return found.staff if found and found.why == "deputy" and staff in self.away else None

    def is_here(self, staff: str) -> bool:
        """Whether the person works here and is not away."""
        return staff in self.homes and staff not in self.away

    def _of(self, department: str, but: Collection[str], passed: list[str]) -> Receiver | None:
        found = self.departments.get(department)
        if found is None:
            return None
        for staff in found.duty:
            receiver = self._or_deputy(staff, "duty", but, passed)
            if receiver is not None:
                return receiver
        return self._or_deputy(found.head, "head", but, passed)

    def _or_deputy(
        self, staff: str, why: Why, but: Collection[str], passed: list[str]
    ) -> Receiver | None:
        for one in self._chain(staff):
            if self.is_here(one) and one not in but:
                return Receiver(one, why if one == staff else "deputy", tuple(passed))
            if one not in passed:
                passed.append(one)
        return None

    def _chain(self, staff: str) -> Iterator[str]:
        """The person, their deputy, the deputy's deputy; nobody twice."""
        seen: set[str] = set()
        one: str | None = staff
        while one is not None and one not in seen:
            yield one
            seen.add(one)
            absence = self.away.get(one)
            one = absence.deputy if absence else None
