"""The duty directory: who is away, who stands in, what a department is like today (F3, F4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from hall.core.directory import AWAY_KINDS, Absence, AwayKind, Department, Directory, Receiver
from hall.core.floor import Person
from hall.core.happenings_directory import DirectoryChanged, StaffAway, StaffBack
from hall.core.refusals import Refusal
from hall.store.directory import absences, department_changes
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk

KEEPERS = frozenset({"manager", "office"})
"""They keep the whole directory; a head that of their own department."""
FAR: Final = timedelta(days=400)
"""From now; whoever is away longer works elsewhere."""


def away(
    desk: Desk,
    page: Page,
    *,
    by: str,
    staff: str,
    kind: AwayKind,
    since: datetime | None = None,
    until: datetime | None = None,
    deputy: str | None = None,
) -> None:
    """Somebody will not be here, from now unless `since` is said; it takes the place of what was
    said of them before. Anybody may say so of themself.

    Refuses unknown_staff, not_allowed, own_deputy, away_long, until_early.
    """
    _may_say(desk, by, staff)
    if deputy is not None:
        _person(desk, deputy)
        if deputy == staff:
            raise Refusal("own_deputy")
    begins = since or page.now
    if not all(abs(one - page.now) <= FAR for one in (begins, until) if one is not None):
        raise Refusal("away_long", days=FAR.days)
    if until is not None and until <= max(begins, page.now):
        raise Refusal("until_early")
    if kind not in AWAY_KINDS:
        raise ValueError(f"no such kind of absence: {kind}")
    _end(page, staff)
    values = {
        "hall": page.hall, "staff": staff, "since": begins, "until": until, "deputy": deputy,
        "kind": kind, "at": page.now, "by": by,
    }  # fmt: skip
    page.run(insert(absences), values)
    ends = until.isoformat() if until else None
    page.say(StaffAway(staff, begins.isoformat(), ends, deputy, by))


def back(desk: Desk, page: Page, *, by: str, staff: str) -> None:
    """They are here again, or will not be away after all. Refuses unknown_staff, not_allowed,
    not_away.
    """
    _may_say(desk, by, staff)
    known = absences_at(page.connection, page.hall)
    if not any(one.staff == staff and (not one.until or one.until > page.now) for one in known):
        raise Refusal("not_away", staff=staff)
    _end(page, staff)
    page.say(StaffBack(staff, by))


def set_department(
    desk: Desk,
    page: Page,
    *,
    by: str,
    department: str,
    room: tuple[str, str],
    phone: str,
    head: str,
    duty: Collection[str],
) -> None:
    """A department as it is from now on, over the settings; `room` is (zh, en).

    Refuses unknown_department, not_allowed, unknown_staff, room_needed. The one of the settings
    again makes it follow the settings again.
    """
    plain = departments_of(desk).get(department)
    if plain is None:
        raise Refusal("unknown_department")
    who = _person(desk, by)
    if not who.roles & KEEPERS and not _leads(who, department):
        raise Refusal("not_allowed")
    for staff in (head, *duty):
        _person(desk, staff)
    rooms = [" ".join(text.replace("\0", "").split()) for text in room]
    if not all(rooms):
        raise Refusal("room_needed")
    number = " ".join(phone.replace("\0", "").split())
    order = tuple(dict.fromkeys(duty))
    mine = department_changes.c.hall == page.hall, department_changes.c.department == department
    page.run(delete(department_changes).where(*mine))
    values = {"room_zh": rooms[0], "room_en": rooms[1], "phone": number, "head": head}
    if (*values.values(), order) != (
        plain.room["zh"], plain.room["en"], plain.phone, plain.head, plain.duty,
    ):  # fmt: skip
        values |= {"hall": page.hall, "department": department, "staff": by}
        page.run(insert(department_changes), {**values, "duty": list(order), "at": page.now})
    page.say(DirectoryChanged(department, head, order, by))


def directory_at(desk: Desk, connection: Connection, now: datetime) -> Directory:
    """The directory as it is at `now`."""
    hall = desk.book.hall
    changes = select(department_changes).where(department_changes.c.hall == hall)
    departments = departments_of(desk)
    for row in connection.execute(changes):
        if row.department in departments:
            departments[row.department] = _changed(desk, departments[row.department], row)
    gone = {one.staff: one for one in absences_at(connection, hall) if one.holds(now)}
    return Directory(departments, {p.number: p.department for p in desk.floor.staff.values()}, gone)


def absences_at(connection: Connection, hall: str) -> list[Absence]:
    """Everybody's absence that is not ended by hand; some begin later, some are over."""
    asked = select(absences).where(absences.c.hall == hall, absences.c.ended_at.is_(None))
    return [
        Absence(row.staff, row.since, row.until, row.deputy, row.kind)
        for row in connection.execute(asked.order_by(absences.c.since, absences.c.id))
    ]


def receiver(
    desk: Desk, page: Page, *, staff: str = "", department: str = "", but: Collection[str] = ()
) -> Receiver | None:
    """Who receives what is meant for this person, or this department, now (core.directory)."""
    known = directory_at(desk, page.connection, page.now)
    return known.for_person(staff, but) if staff else known.for_department(department, but)


def must_be_here(desk: Desk, page: Page, staff: str, but: Collection[str] = ()) -> None:
    """Refuses away where the person is (about: instead, who receives it for them), nobody_here
    where nobody does.
    """
    known = directory_at(desk, page.connection, page.now)
    if staff not in known.away:
        return
    found = known.for_person(staff, but)
    if found is None:
        raise Refusal("nobody_here", staff=staff)
    raise Refusal("away", staff=staff, instead=found.staff)


def departments_of(desk: Desk) -> dict[str, Department]:
    """The departments of the settings, by id."""
    return {
        one.id: Department(
            one.id, one.name.as_dict(), one.room.as_dict(), one.phone, one.head, one.duty,
            one.services, one.matters,
        )
        for one in desk.settings.departments
    }  # fmt: skip


def _changed(desk: Desk, plain: Department, row: Any) -> Department:
    """The settings with the change over them; whoever works here no more is left out of it."""
    duty = tuple(staff for staff in row.duty if staff in desk.floor.staff)
    head = row.head if row.head in desk.floor.staff else plain.head
    room = {"zh": row.room_zh, "en": row.room_en}
    return Department(
        plain.id, plain.name, room, row.phone, head, duty, plain.services, plain.matters
    )


def _may_say(desk: Desk, by: str, staff: str) -> None:
    """Of oneself; keepers of everybody; a head of the own department."""
    who, whom = _person(desk, by), _person(desk, staff)
    if by != staff and not who.roles & KEEPERS and not _leads(who, whom.department):
        raise Refusal("not_allowed")


def _leads(who: Person, department: str) -> bool:
    return "head" in who.roles and bool(department) and who.department == department


def _person(desk: Desk, staff: str) -> Person:
    found = desk.floor.staff.get(staff)
    if found is None:
        raise Refusal("unknown_staff")
    return found


def _end(page: Page, staff: str) -> None:
    mine = absences.c.hall == page.hall, absences.c.staff == staff, absences.c.ended_at.is_(None)
    page.run(update(absences).where(*mine).values(ended_at=page.now))
