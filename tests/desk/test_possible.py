"""What is said to be possible now is what the desk then does, for all, however it stands."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from hall.core.refusals import Refusal
from hall.desk import (
    answering,
    contacts,
    coordinating,
    finding,
    handing,
    noticing,
    printing_inquiry,
    promising,
)
from hall.desk.desk import Desk
from hall.store.page import Page
from hall.store.tables import inquiries, inquiry_steps
from tests.halls import LI, WANG, Clock, opened, refused
from tests.office import (
    CONTACT,
    HOTLINE,
    LEADER,
    METER,
    METER_HEAD,
    OFFICE,
    PEOPLE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
)

Move = tuple[Any, str, dict[str, Any]]
TOLD: Move = (answering.reply, LI, {"reached": True, "words": "已说明"})
ENDED: Move = (answering.close, LI, {"outcome": "done", "result": "已办妥"})
GIVEN: Move = (handing.offer, LI, {"to": PIPES, "notified": "9:05 电话"})
ASKED: Move = (coordinating.involve, OFFICE, {"department": "meter"})
FOUND: Move = (finding.find, LEADER, {"fault": "late", "of": LI, "words": "拖了三天"})
HEARD: Move = (coordinating.report, METER, {"words": "已查"})
STANDS: dict[str, tuple[Move, ...]] = {
    "new": (),
    "told": (TOLD,),
    "found": (FOUND,),
    "offered": (GIVEN,),
    "taken": (GIVEN, (handing.acknowledge, PIPES, {})),
    "declined": (GIVEN, (handing.decline, PIPES, {"reason": "不归我们"})),
    "assigned": ((handing.assign, OFFICE, {"to": PIPES}),),
    "helped": (ASKED,),
    "reported": (ASKED, HEARD),
    "closed": (ASKED, HEARD, TOLD, ENDED),
    "confirmed": (TOLD, ENDED, (answering.confirm, HOTLINE, {})),
    "reopened": (TOLD, ENDED, (answering.reopen, OFFICE, {"reason": "还是不对"})),
    "scrubbed": (TOLD, ENDED),
}
"""How it came to stand so; Li opened it."""


FORMS = {
    answering.close: ("reply_needed", "party_owes", "first_replies"),
    noticing.give_notice: ("nothing_missing",),
}
"""What the form itself is still told: nothing was answered yet, nothing was ticked."""


def _finding(desk: Desk) -> int:
    """The step of the only one there is."""
    with desk.book.read() as connection:
        found = select(inquiry_steps.c.id).where(
            inquiry_steps.c.hall == desk.book.hall, inquiry_steps.c.kind == "finding"
        )
        return connection.execute(found).scalar() or 0


class Undone(Exception):
    """It was only tried."""


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def deeds(desk: Desk, to: str) -> dict[str, tuple[Any, dict[str, Any]]]:
    """Each deed with all that it may ask for."""
    late = desk.now() + timedelta(days=90)
    why, said = {"reason": "因为"}, {"words": "记下"}
    return {
        "acknowledge": (handing.acknowledge, {}), "decline": (handing.decline, why),
        "assign": (handing.assign, {"to": to}), "report": (coordinating.report, said),
        "report-for": (coordinating.report_for, said | {"department": "meter", "said_by": "老周"}),
        "reply": (answering.reply, said | {"reached": True}),
        "close": (answering.close, {"outcome": "done", "result": "已办妥"}),
        "offer": (handing.offer, {"to": to, "notified": "电话", "words": "因为"}),
        "take-back": (handing.take_back, {}), "ask-office": (handing.ask_office, why),
        "extend": (promising.extend, why | {"due_at": late, "told": "电话"}),
        "involve": (coordinating.involve, {"department": "pipes"}),
        "notice": (noticing.give_notice, why | {"service": "payment", "missing": [0]}),
        "note": (coordinating.note, said),
        "decide": (coordinating.note, said | {"step": "decision"}),
        "correct": (coordinating.correct, why | {"field": "matter", "value": "水费多了"}),
        "confirm": (answering.confirm, {}), "reopen": (answering.reopen, why),
        "find": (finding.find, said | {"fault": "late", "of": LI}),
        "withdraw": (finding.withdraw, why | {"finding": _finding(desk)}),
        "print": (printing_inquiry.ask_print, {"kind": "receipt", "printer": "printer"}),
        "see-contact": (contacts.see_contact, why),
        "contact": (contacts.put_contact, {"contact": {"name": "钱"}} | why),
    }  # fmt: skip


def can(desk: Desk, verb: Any, **what: Any) -> bool:
    """Whether the desk would do it; whatever it does is undone."""

    def try_(desk: Desk, page: Page) -> None:
        verb(desk, page, **what)
        raise Undone

    try:
        desk.act(try_)
    except Undone:
        return True
    except Refusal as refusal:
        return refusal.code in FORMS.get(verb, ())
    raise AssertionError


def standing(desk: Desk, how: str) -> int:
    """An inquiry of Li's that stands so."""
    made = opened_by(desk, contact=CONTACT)
    for verb, staff, what in STANDS[how]:
        done(desk, verb, made, staff, **what)
    if how == "scrubbed":
        gone = update(inquiries).values(scrubbed_at=desk.now(), contact=None)
        desk.act(lambda desk, page: page.run(gone))
    return made.id


@pytest.mark.parametrize("how", STANDS)
def test_what_may_be_done_now_is_what_the_desk_does(desk: Desk, how: str) -> None:
    """Tried in full, by everybody; who may not see it is told nothing else."""
    made = standing(desk, how)
    with desk.read() as reading:
        to = METER if reading.inquiry(made, OFFICE).responsible == PIPES else PIPES
    for staff in PEOPLE:
        with desk.read() as reading:
            try:
                may = reading.may(made, staff)
            except Refusal:
                may = []
        does = {
            name for name, (verb, what) in deeds(desk, to).items()
            if can(desk, verb, inquiry=made, staff=staff, **what)
        }  # fmt: skip
        assert set(may) == does, (how, staff)


ALWAYS = ["note", "print"]
TABLE: list[tuple[str, str, list[str]]] = [
    ("new", LI, ["reply", "close", "offer", "ask-office", "extend", "involve", "notice", "note",
                 "decide", "correct", "print", "see-contact", "contact"]),
    ("new", HOTLINE, [*ALWAYS, "see-contact"]),
    ("new", LEADER, ["assign", "involve", "note", "decide", "find", "print"]),
    ("new", WANG, []),
    ("found", LEADER, ["assign", "involve", "note", "decide", "find", "withdraw", "print"]),
    ("told", HOTLINE, ["note", "confirm", "print", "see-contact"]),
    ("told", LI, ["reply", "close", "offer", "ask-office", "extend", "involve", "notice", "note",
                  "decide", "correct", "print", "see-contact", "contact"]),
    ("helped", LEADER, ["assign", "report-for", "involve", "note", "decide", "find", "print"]),
    ("offered", LI, ["reply", "take-back", "extend", "involve", "notice", "note", "decide",
                     "correct", "print", "see-contact", "contact"]),
    ("offered", PIPES, ["acknowledge", "decline", *ALWAYS, "see-contact"]),
    ("offered", PIPES_HEAD, []),
    ("taken", LI, ["reply", "notice", "note", "correct", "print", "see-contact", "contact"]),
    ("taken", PIPES_HEAD, ["involve", "note", "decide"]),
    ("helped", METER, ["report", "note"]),
    ("reported", METER, ["note"]),
    ("reported", METER_HEAD, ["note"]),
    ("closed", LI, ["note", "decide", "reopen", "print", "see-contact", "contact"]),
    ("closed", METER, ["note"]),
    ("confirmed", HOTLINE, ["note", "reopen", "print", "see-contact"]),
    ("scrubbed", LI, ["note", "decide", "print"]),
]  # fmt: skip


@pytest.mark.parametrize(("how", "staff", "may"), TABLE)
def test_what_each_is_offered(desk: Desk, how: str, staff: str, may: list[str]) -> None:
    """Written out by hand, in the order in which the keys stand."""
    made = standing(desk, how)
    with desk.read() as reading:
        try:
            found = reading.may(made, staff)
        except Refusal:
            found = []
    assert found == may


def test_whoever_it_is_about_may_nothing(desk: Desk) -> None:
    """Not even to know of it (G2)."""
    made = opened_by(desk, HOTLINE, kind="complain", about=OFFICE)
    with desk.read() as reading, refused(desk, "unknown_inquiry"):
        reading.may(made.id, OFFICE)
