"""What can happen to the duty directory: who is away, who stands in, what a department is like."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening


@dataclass(frozen=True)
class StaffAway(Happening):
    """`away` will not be here from `since` to `until` (None: until they are back); `deputy` stands
    in. `staff` wrote it down. Why they are away stands nowhere here.
    """

    away: str
    since: str
    until: str | None
    deputy: str | None
    staff: str


@dataclass(frozen=True)
class StaffBack(Happening):
    """`away` is here again."""

    away: str
    staff: str


@dataclass(frozen=True)
class DirectoryChanged(Happening):
    """A department has another head or other duty persons, or sits elsewhere, from now on."""

    department: str
    head: str
    duty: tuple[str, ...]
    staff: str
