"""Every act of /office/ at its door: done, and each way in which it is refused."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.desk import directory
from hall.hub import problems
from office.acts import ACTS, THEIRS
from tests.windows.clerk_hall import LIN, ZHENG, open_hall
from tests.windows.office_hall import CAO, DONG, HOTLINE, PENG, SUN, TANG, TIAN, XIAO, Office

LATE, LATER = "2026-12-30T17:30:00+08:00", "2026-12-31T17:30:00+08:00"
SAID: dict[str, dict[str, Any]] = {
    "offer": {"to": PENG, "notified": "09:00 电话，彭涛"},
    "take-back": {}, "acknowledge": {},
    "decline": {"reason": "不归我们"}, "ask-office": {"reason": "不清楚归谁"},
    "assign": {"to": PENG}, "reply": {"reached": True, "words": "已说明"},
    "close": {"outcome": "done", "result": "已办妥"}, "reopen": {"reason": "还是不对"},
    "confirm": {}, "extend": {"due_at": LATE, "told": "09:00 电话", "reason": "等配件"},
    "involve": {"department": "network"}, "report": {"words": "已查"},
    "report-for": {"department": "network", "said_by": "彭涛", "words": "已查"},
    "note": {"words": "记下"},
    "notice": {"service": "payment", "missing": [0]},
    "correct": {"field": "matter", "value": "水费多了", "reason": "听错"},
    "find": {"fault": "late", "of": LIN, "words": "拖了三天"},
    "withdraw": {"finding": 1, "reason": "没有这回事"},
}  # fmt: skip
Step = tuple[str, str, dict[str, Any]]
NEW: tuple[Step, ...] = ()
OFFERED: tuple[Step, ...] = ((LIN, "offer", {}),)
CLOSED: tuple[Step, ...] = ((LIN, "reply", {}), (LIN, "close", {}))
HELPED: tuple[Step, ...] = ((LIN, "involve", {}),)
REPORTED: tuple[Step, ...] = (*HELPED, (LIN, "report-for", {}))
NOTICED: tuple[Step, ...] = ((LIN, "notice", {}),)

REFUSED: list[tuple[str, str, dict[str, Any], tuple[Step, ...], str]] = [
    *((act, LIN, {}, CLOSED, "inquiry_closed") for act in
      ("offer", "take-back", "ask-office", "reply", "close", "extend", "involve", "notice",
       "correct")),
    *((act, LIN, {}, OFFERED, "already_offered") for act in ("offer", "ask-office", "close")),
    *((act, LIN, {"reason": " "}, NEW, "reason_needed") for act in
      ("ask-office", "extend", "correct")),
    *((act, LIN, {"words": " "}, NEW, "words_needed") for act in ("reply", "note")),
    *((act, who, {"to": to}, NEW, code)
      for act, who in (("offer", LIN), ("assign", TIAN))
      for to, code in ((LIN, "same_person"), ("999", "unknown_staff"), (XIAO, "away"),
                       (SUN, "nobody_here"))),
    ("assign", TIAN, {}, CLOSED, "inquiry_closed"),
    ("offer", LIN, {"notified": " "}, NEW, "not_notified"),
    ("offer", LIN, {"notified": "好 9:05"}, NEW, "not_notified"),
    ("offer", LIN, {"notified_at": LATE}, NEW, "notified_when"),
    ("offer", TANG, {}, ((TIAN, "assign", {"to": TANG}),), "reason_needed"),
    ("offer", HOTLINE, {}, NEW, "not_allowed"), ("offer", TANG, {}, NEW, "unknown_inquiry"),
    ("take-back", LIN, {}, NEW, "not_offered"),
    ("acknowledge", TIAN, {}, OFFERED, "not_allowed"),
    ("acknowledge", TANG, {}, OFFERED, "unknown_inquiry"),
    ("acknowledge", PENG, {}, NEW, "unknown_inquiry"),
    ("decline", PENG, {"reason": " "}, OFFERED, "reason_needed"),
    ("close", LIN, {"result": " "}, NEW, "result_needed"),
    ("close", LIN, {}, NEW, "reply_needed"),
    ("close", LIN, {"outcome": "refused"}, NEW, "referral_needed"),
    ("reopen", TIAN, {}, NEW, "inquiry_open"),
    ("reopen", TIAN, {"reason": " "}, CLOSED, "reason_needed"),
    ("confirm", HOTLINE, {}, ((LIN, "reply", {}), (HOTLINE, "confirm", {})), "already_confirmed"),
    ("confirm", HOTLINE, {}, NEW, "reply_needed"),
    ("extend", LIN, {"told": " "}, NEW, "not_told"),
    ("extend", LIN, {"due_at": "2026-11-01T09:00:00+08:00"}, NEW, "due_past"),
    ("extend", LIN, {"due_at": "9999-12-31T23:59:59-12:00"}, NEW, "due_late"),
    ("extend", LIN, {}, ((LIN, "extend", {"due_at": LATER}),), "due_sooner"),
    ("involve", LIN, {"department": "moon"}, NEW, "unknown_department"),
    ("involve", LIN, {}, HELPED, "already_asked"),
    ("close", LIN, {}, (*HELPED, (LIN, "reply", {})), "party_owes"),
    ("close", LIN, {}, REPORTED, "first_replies"),
    ("report", PENG, {}, (*REPORTED, *CLOSED), "inquiry_closed"),
    ("report-for", LIN, {}, (*REPORTED, *CLOSED), "inquiry_closed"),
    ("report-for", LIN, {}, NEW, "unknown_department"),
    ("report-for", LIN, {"said_by": " "}, HELPED, "who_needed"),
    ("report-for", LIN, {"words": " "}, HELPED, "words_needed"),
    ("report-for", TIAN, {}, REPORTED, "already_reported"),
    ("report", PENG, {"words": " "}, HELPED, "words_needed"),
    ("report", PENG, {}, (*HELPED, (CAO, "report", {})), "already_reported"),
    ("notice", LIN, {"service": "moon"}, NEW, "unknown_service"),
    ("notice", LIN, {"missing": []}, NEW, "nothing_missing"),
    ("notice", LIN, {}, NOTICED, "reason_needed"),
    ("correct", LIN, {"value": " "}, NEW, "matter_needed"),
    ("correct", LIN, {"field": "category", "value": "moon"}, NEW, "unknown_category"),
    ("correct", LIN, {"field": "about", "value": "999"}, NEW, "unknown_staff"),
    ("correct", LIN, {"field": "about", "value": LIN}, NEW, "about_yourself"),
    ("find", ZHENG, {"words": " "}, NEW, "words_needed"),
    ("find", ZHENG, {"of": "999"}, NEW, "unknown_staff"),
    ("withdraw", ZHENG, {"reason": " "}, NEW, "reason_needed"),
    ("withdraw", ZHENG, {}, NEW, "no_finding"),
]  # fmt: skip

FIRST = {
    ("reopen", "inquiry_scrubbed"),
}  # fmt: skip
"""Met in test_inquiry_doors.py; what is scrubbed is a year old."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Xiao is away, and so is the guide, who has no department to stand in."""
    with open_hall(tmp_path_factory.mktemp("office")) as hall:
        for staff in (XIAO, SUN):
            hall.desk.act(directory.away, by=ZHENG, staff=staff, kind="outside")
        yield Office(hall)


def at(office: Office, steps: tuple[Step, ...], **more: Any) -> int:
    """A new inquiry of Lin's, brought to where it stands."""
    made: int = office.open(LIN, **more)["id"]
    for staff, act, body in steps:
        status, told = office.act(staff, made, act, SAID[act] | body)
        assert status == 200, told
    return made


@pytest.mark.parametrize(("act", "who", "body", "before", "code"), REFUSED)
def test_a_refusal_has_its_code_and_leaves_everything_as_it_was(
    office: Office, act: str, who: str, body: dict[str, Any], before: tuple[Step, ...], code: str
) -> None:
    """Nothing is half written: the timeline is as long as it was."""
    inquiry = at(office, before)
    whole = office.get(TIAN, f"/api/inquiries/{inquiry}")
    status, told = office.act(who, inquiry, act, SAID[act] | body)
    assert (told["code"], status) == (code, problems.status(code))
    assert told["detail_zh"] != told["detail_en"]
    assert office.get(TIAN, f"/api/inquiries/{inquiry}") == whole


def test_every_refusal_that_a_door_tells_of_is_met_above() -> None:
    """A new one must be tried here."""
    met = {(act, code) for act, _, _, _, code in REFUSED} | {
        (act, "about_person") for act in ("offer", "assign")
    }
    told = {(act, code) for act, known in ACTS.items() for code in known.refuses}
    assert told - met - FIRST == set()
    assert FIRST & met == set()


@pytest.mark.parametrize("act", sorted(ACTS))
def test_nobody_acts_who_is_not_signed_in_nor_on_what_is_not_there(
    office: Office, act: str
) -> None:
    """Nor does a number out of the air tell whether there is one."""
    inquiry = at(office, NEW)
    assert office.act(None, inquiry, act, SAID[act])[0] == 401
    for nothing in (999999, 2**40):
        assert office.act(TIAN, nothing, act, SAID[act])[1]["code"] == THEIRS[0]


def test_each_act_is_done_where_it_may_be(office: Office) -> None:
    """One inquiry through all of them; the answer is how it stands."""
    inquiry = office.open(LIN)["id"]
    ways = [
        (LIN, "offer", "offered"), (LIN, "take-back", "open"), (LIN, "offer", "offered"),
        (PENG, "decline", "unassigned"), (TIAN, "assign", "open"),
        (PENG, "ask-office", "unassigned"), (TIAN, "assign", "open"), (PENG, "extend", "open"),
        (LIN, "correct", "open"),
        (LIN, "notice", "open"), (LIN, "note", "open"), (PENG, "involve", "open"),
        (XIAO, "report", "open"), (LIN, "reply", "open"), (PENG, "close", "closed"),
        (HOTLINE, "confirm", "closed"), (DONG, "find", "closed"), (LIN, "reopen", "open"),
    ]  # fmt: skip
    for staff, act, state in ways:
        body = SAID[act] | ({"department": "quality"} if act == "involve" else {})
        status, told = office.act(staff, inquiry, act, body)
        assert (status, told.get("state")) == (200, state), (act, told)
    whole = office.get(LIN, f"/api/inquiries/{inquiry}")[1]
    assert (whole["inquiry"]["first"], whole["inquiry"]["responsible"]) == (LIN, PENG)
    done = [one for one in whole["steps"] if one["kind"] != "reminded"]
    assert len(done) == len(ways) + 2  # opened, and what was corrected


OPENING: list[tuple[dict[str, Any], str]] = [
    ({"matter": " "}, "matter_needed"),
    ({"ticket": 999}, "unknown_ticket"),
    ({"category": "moon"}, "unknown_category"),
    ({"kind": "complain", "about": "999"}, "unknown_staff"),
    ({"kind": "complain", "about": LIN}, "about_yourself"),
    ({"due_at": "2026-11-01T09:00:00+08:00"}, "due_past"),
    ({"due_at": LATER}, "due_late"),
    ({"kind": "sing"}, "bad_request"),
]


@pytest.mark.parametrize(("body", "code"), OPENING)
def test_what_cannot_be_opened(office: Office, body: dict[str, Any], code: str) -> None:
    """Each with its sentence; no number is used up."""
    total = office.post(TIAN, "/api/inquiries/search")[1]["total"]
    said = {"kind": "ask", "matter": "水费", **body}
    status, told = office.post(LIN, "/api/inquiries", said)
    assert (told["code"], status) == (code, problems.status(code))
    assert office.post(TIAN, "/api/inquiries/search")[1]["total"] == total


def test_nobody_hands_a_complaint_to_whom_it_is_about(office: Office) -> None:
    """Neither the responsible nor the office; and that person finds nothing."""
    about = office.open(HOTLINE, kind="complain", matter="态度不好", about=TANG)["id"]
    for staff, act in ((HOTLINE, "offer"), (TIAN, "assign")):
        assert office.act(staff, about, act, SAID[act] | {"to": TANG})[1]["code"] == "about_person"
    assert office.get(TANG, f"/api/inquiries/{about}")[1]["code"] == "unknown_inquiry"
    found = office.post(TANG, "/api/inquiries/search", {"text": "态度不好"})[1]
    assert (found["total"], found["inquiries"]) == (0, [])
    assert office.post(None, "/api/inquiries/search")[0] == 401
