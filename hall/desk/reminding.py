"""The ladder at the desk: what is not taken, nearly due or overdue is told, rung by rung (F8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, func, literal_column, select, update

from hall.core import ladder
from hall.core.happenings_reminder import InquiryReminded, ReminderSeen
from hall.core.ladder import LADDERS, Climb, Standing
from hall.core.refusals import Refusal
from hall.desk.directory import directory_at
from hall.desk.hearers import hear
from hall.desk.inquiry import moment, write_step
from hall.store.dialect import insert as upsert
from hall.store.page import Page
from hall.store.reminders import reminders
from hall.store.tables import inquiries, inquiry_steps

if TYPE_CHECKING:
    from hall.desk.desk import Desk

AT_ONCE: Final = 200
"""Inquiries looked at together; whoever waits at a counter goes between."""
A_FEW: Final = 10
"""Inquiries reminded of in one act: after a night there may be hundreds, and every press waits for
the act before it.
"""
LOST: Final = ("declined", "unassigned")
"""Steps after which nobody is in charge."""
OWN: Final = (*LADDERS[0], "given")
"""Rungs that only whoever owes the answer can do something about."""


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
        for first in range(0, len(found), A_FEW):
            climbed += desk.act(climb, inquiries=found[first : first + A_FEW])
            rest(0)
        rest(0)
    return climbed


def climb(desk: Desk, page: Page, *, inquiries: Collection[int]) -> int:
    """Remind of these inquiries, where there is cause still; how many rungs were climbed.

    Verbs whose news are told at once do so on their own page: one commit holds both.
    """
    found = list(climbs(desk, page.connection, page.hall, inquiries, page.now))
    if found:
        known = directory_at(desk, page.connection, page.now)
        for row, one in found:
            remind(page, row, one, hear(desk, known, row, one.rungs))
    return len(found)


def tell_at_once(desk: Desk, page: Page, row: Any, by: str) -> None:
    """An inquiry was opened, or opened again: who has it hears, and of a complaint those above."""
    give(desk, page, row, by)
    if row.kind == "complain":
        climb(desk, page, inquiries=(row.id,))


def give(desk: Desk, page: Page, row: Any, by: str) -> None:
    """This inquiry is somebody's now without their own word: they are told at once."""
    if row.responsible != by:
        known = directory_at(desk, page.connection, page.now)
        remind(page, row, Climb(page.now, ("given",)), hear(desk, known, row, ("given",)))


def pass_on(page: Page, inquiry: int, before: str) -> None:
    """It is somebody else's now: what its last person was reminded of is put away for them."""
    page.run(
        update(reminders)
        .where(reminders.c.hall == page.hall, reminders.c.inquiry == inquiry)
        .where(reminders.c.staff == before, reminders.c.seen_at.is_(None))
        .where(reminders.c.rung.in_(OWN))
        .values(seen_at=page.now)
    )


def remind(page: Page, row: Any, one: Climb, to: Sequence[str]) -> None:
    """These staff hear of the highest of these rungs; "" where there is nobody to hear."""
    rung = one.rungs[-1]
    kept = upsert(page.connection, reminders).on_conflict_do_update(
        index_elements=["hall", "inquiry", "rung", "basis", "staff"], set_={"seen_at": None}
    )  # given to somebody, taken from them and given back within one moment
    values = {
        "hall": page.hall, "inquiry": row.id, "rung": rung, "basis": one.basis, "at": page.now,
    }  # fmt: skip
    page.run(kept, [{**values, "staff": staff} for staff in to or [""]])
    if to:
        write_step(page, row.id, "", "reminded", "", {"rung": rung, "to": list(to)})
        page.say(InquiryReminded(row.id, row.number, "", rung, tuple(to), moment(row.due_at)))


def see(desk: Desk, page: Page, *, reminder: int, staff: str) -> None:
    """The one who was reminded has seen it, and with it the lower rungs of that ladder; once is
    enough. Refuses unknown_reminder.
    """
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
    page.run(
        update(reminders)
        .where(reminders.c.hall == page.hall, reminders.c.inquiry == row.inquiry)
        .where(reminders.c.staff == staff, reminders.c.seen_at.is_(None))
        .where(reminders.c.rung.in_(ladder.ladder_of(row.rung)), reminders.c.id <= reminder)
        .values(seen_at=page.now)
    )
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
    moments = _moments(connection, hall, [row.id for row in rows])
    minutes = desk.settings.inquiries.ack_minutes
    for row in rows:
        what = _standing(row, moments.get(row.id, {}))
        for basis, rungs in ladder.reached(what, desk.office, minutes, now):
            left = ladder.fresh(rungs, done.get((row.id, basis), ()))
            if left:
                yield row, Climb(basis, left)


def _standing(row: Any, moments: Mapping[str, datetime]) -> Standing:
    lost = [moments[kind] for kind in LOST if kind in moments]
    return Standing(
        row.state, moments.get("reopened", row.opened_at), row.due_at, row.offered_at,
        max(lost, default=None), row.kind == "complain", moments.get("extended"),
    )  # fmt: skip


def _moments(connection: Connection, hall: str, some: list[int]) -> dict[int, dict[str, datetime]]:
    """When each of the steps that matter was taken last, by inquiry and kind."""
    if not some:
        return {}
    steps = inquiry_steps.c
    asked = (
        select(steps.inquiry, steps.kind, func.max(steps.at, type_=steps.at.type).label("since"))
        .where(steps.hall == hall, steps.inquiry.in_(some))
        .where(steps.kind.in_((*LOST, "reopened", "extended")))
        .group_by(steps.inquiry, steps.kind)
    )
    found: dict[int, dict[str, datetime]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.inquiry, {})[row.kind] = row.since
    return found


OPEN: Final = inquiries.c.state != literal_column("'closed'")
"""Spelt as a literal: only then are the indexes of those still open used."""
