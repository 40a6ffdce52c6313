"""The ladder at the desk: what is not taken, nearly due or overdue is told, rung by rung (F8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, func, insert, literal_column, select, update

from hall.core import ladder
from hall.core.directory import Directory
from hall.core.happenings_reminder import InquiryReminded, ReminderSeen
from hall.core.ladder import FIXED, Climb, Hearer, Rung, Standing
from hall.core.refusals import Refusal
from hall.desk.directory import directory_at
from hall.desk.inquiry import moment, write_step
from hall.store.page import Page
from hall.store.reminders import reminders
from hall.store.tables import inquiries, inquiry_steps

if TYPE_CHECKING:
    from hall.desk.desk import Desk

AT_ONCE: Final = 200
"""Inquiries looked at together; whoever waits at a counter goes between."""
LOST: Final = ("declined", "unassigned")
"""Steps after which nobody is in charge."""


def look(desk: Desk, rest: Callable[[float], None]) -> int:
    """Climb whatever is reached, of every open inquiry; how many rungs that were.

    Each hub of a hall may look: what one has climbed the other finds climbed.
    """
    with desk.read() as reading:
        every = reading.open_inquiries()
    climbed = 0
    for start in range(0, len(every), AT_ONCE):
        with desk.read() as reading:
            found = reading.to_climb(every[start : start + AT_ONCE])
        if found:
            climbed += desk.act(climb, inquiries=found)
        rest(0)
    return climbed


def climb(desk: Desk, page: Page, *, inquiries: Collection[int]) -> int:
    """Remind of these inquiries, where there is cause still; how many rungs were climbed."""
    known = directory_at(desk, page.connection, page.now)
    climbed = 0
    for row, one in climbs(desk, page.connection, page.hall, inquiries, page.now):
        rung = one.rungs[-1]
        to = _hear(desk, known, row, one.rungs)
        climbed += 1
        values = {"hall": page.hall, "inquiry": row.id, "rung": rung, "basis": one.basis}
        page.run(
            insert(reminders), [{**values, "staff": staff, "at": page.now} for staff in to or [""]]
        )
        if to:
            write_step(page, row.id, "", "reminded", "", {"rung": rung, "to": to})
            page.say(InquiryReminded(row.id, row.number, "", rung, tuple(to), moment(row.due_at)))
    return climbed


def see(desk: Desk, page: Page, *, reminder: int, staff: str) -> None:
    """The one who was reminded has seen it; once is enough. Refuses unknown_reminder."""
    asked = (
        select(reminders, inquiries.c.number)
        .join(inquiries, inquiries.c.id == reminders.c.inquiry)
        .where(reminders.c.hall == page.hall, reminders.c.id == reminder)
        .where(reminders.c.staff == staff)
    )
    row = page.one(asked)
    if row is None:
        raise Refusal("unknown_reminder")
    if row.seen_at is not None:
        return
    page.run(update(reminders).where(reminders.c.id == reminder).values(seen_at=page.now))
    page.say(ReminderSeen(row.inquiry, row.number, staff, row.rung))


def climbs(
    desk: Desk, connection: Connection, hall: str, some: Collection[int], now: datetime
) -> Iterator[tuple[Any, Climb]]:
    """Of these inquiries, the rows with the rungs that are reached and not climbed."""
    rows = connection.execute(
        select(inquiries)
        .where(inquiries.c.hall == hall, inquiries.c.id.in_(some), OPEN)
        .order_by(inquiries.c.id)
    ).all()
    done: dict[tuple[int, datetime], set[str]] = {}
    for each in connection.execute(
        select(reminders.c.inquiry, reminders.c.basis, reminders.c.rung).where(
            reminders.c.hall == hall, reminders.c.inquiry.in_(some)
        )
    ):
        done.setdefault((each.inquiry, each.basis), set()).add(each.rung)
    lost = _last(connection, hall, [row.id for row in rows if row.state == "unassigned"], LOST)
    again = _last(connection, hall, [row.id for row in rows], ("reopened",))
    minutes = desk.settings.inquiries.ack_minutes
    for row in rows:
        what = Standing(
            row.state, again.get(row.id, row.opened_at), row.due_at, row.offered_at,
            lost.get(row.id),
            row.kind == "complain",
        )  # fmt: skip
        for basis, rungs in ladder.reached(what, desk.office, minutes, now):
            left = ladder.fresh(rungs, done.get((row.id, basis), ()))
            if left:
                yield row, Climb(basis, left)


def _last(
    connection: Connection, hall: str, some: list[int], kinds: Sequence[str]
) -> dict[int, datetime]:
    """When one of these steps was taken last, by inquiry."""
    if not some:
        return {}
    steps = inquiry_steps.c
    asked = (
        select(steps.inquiry, func.max(steps.at, type_=steps.at.type).label("since"))
        .where(steps.hall == hall, steps.inquiry.in_(some), steps.kind.in_(kinds))
        .group_by(steps.inquiry)
    )
    return {row.inquiry: row.since for row in connection.execute(asked)}


def _hear(desk: Desk, known: Directory, row: Any, rungs: Sequence[Rung]) -> list[str]:
    """The staff who hear of these rungs, in order; never the person complained of (G2). None where
    the settings name nobody for them.
    """
    listed = dict.fromkeys(one for rung in rungs for one in _hearers(desk, rung))
    if not listed:
        return []
    found = [staff for one in listed for staff in _staff(desk, known, row, one, rungs[-1])]
    if row.about in found or not found:  # else it would pass over those above without a word
        found += [*_with(desk, "leader"), *(_with(desk, "office") or _with(desk, "manager"))]
    return [one for one in dict.fromkeys(found) if one != row.about and one in desk.floor.staff]


def _hearers(desk: Desk, rung: Rung) -> Sequence[Hearer]:
    said = desk.settings.inquiries
    to_due: dict[Rung, Sequence[Hearer]] = {
        "half": said.ladder_half, "most": said.ladder_most, "due": said.ladder_due,
        "late": said.ladder_late,
    }  # fmt: skip
    return to_due.get(rung) or FIXED.get(rung, ())


def _staff(desk: Desk, known: Directory, row: Any, hearer: Hearer, rung: Rung) -> list[str]:
    if hearer in ("leader", "office"):
        return _with(desk, hearer)
    if hearer == "head":
        found = known.departments.get(_department(desk, row, rung))
        return _or_stand_in(known, found.head, row) if found else _with(desk, "manager")
    staff = row.offered_to if hearer == "receiver" else row.responsible
    return _or_stand_in(known, staff, row) if staff else []


def _department(desk: Desk, row: Any, rung: Rung) -> str:
    """Whose head hears: of whoever is to take it, of the matter complained of, of the person."""
    if rung.startswith("ack") and row.offered_to in desk.floor.staff:
        return desk.floor.staff[row.offered_to].department
    if rung == "complaint":
        categories = {one.id: one.department for one in desk.settings.inquiries.categories}
        about = desk.floor.staff.get(row.about or "")
        return categories.get(row.category) or (about.department if about else "") or row.department
    return str(row.department)


def _or_stand_in(known: Directory, staff: str, row: Any) -> list[str]:
    """The person, and whoever stands in while they are away."""
    if staff not in known.away:
        return [staff]
    instead = known.for_person(staff, {row.about} if row.about else ())
    return [staff, instead.staff] if instead else [staff]


def _with(desk: Desk, role: str) -> list[str]:
    return [one.number for one in desk.floor.staff.values() if role in one.roles]


OPEN: Final = inquiries.c.state != literal_column("'closed'")
"""Spelt as a literal: only then are the indexes of those still open used."""
