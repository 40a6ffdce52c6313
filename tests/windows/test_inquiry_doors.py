"""Every door under /api/inquiries and /api/directory: what it tells of is met, and lets nobody in
who does not belong there.

Acts that are refused as things stand: test_office_doors.py.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from hall.hub import problems
from hall.store.seal import Seal
from hall.store.tables import inquiries
from office.acts import ACTS
from tests.windows.clerk_hall import LIN, ZHENG
from tests.windows.inquiry_doors import (
    AROUND,
    AS_NOW,
    AWAY,
    BACK,
    BODIES,
    CONTACT,
    DEPARTMENT,
    EXPORTS,
    PLACE,
    called,
    doors,
    everything,
)
from tests.windows.office_hall import CAO, PENG, SUN, TIAN, Office
from tests.windows.test_office_doors import OPENING, SAID

EVER = {"not_signed_in", "session_expired", "no_role", "foreign_origin", "bad_json", "bad_request",
        "too_large", "wrong_media_type", "key_malformed", "key_reused", "store_busy", "store_full",
        "internal"}  # fmt: skip
"""Every call may meet them; tests/hub meets them."""

PHONE = {"phone": "13812345678"}
Case = tuple[str, str, str, dict[str, Any], str]
MET: list[Case] = [
    *(("POST", f"{PLACE}/{{inquiry}}/{act}", TIAN, body, "unknown_inquiry")
      for act, body in BODIES.items()),
    *(("POST", f"{PLACE}/helped/{act}", PENG, body, "not_allowed")
      for act, body in (BODIES | {"note": SAID["note"] | {"step": "decision"}}).items()
      if act != "report"),
    ("POST", f"{PLACE}/helped/report", TIAN, SAID["report"], "not_allowed"),
    *(("GET", f"{PLACE}/{{inquiry}}{more}", TIAN, {}, "unknown_inquiry")
      for more in ("", "/prints")),
    *(("POST", PLACE, LIN, AROUND[PLACE] | body, code)
      for body, code in OPENING if code != "bad_request"),
    ("POST", f"{PLACE}/lost", LIN, AROUND[PLACE] | {"contact": CONTACT}, "contact_key_lost"),
    ("POST", f"{PLACE}/scrubbed/reopen", TIAN, SAID["reopen"], "inquiry_scrubbed"),
    *(("POST", f"{PLACE}/scrubbed/{act}", LIN, BODIES[act], "inquiry_scrubbed")
      for act in ("contact", "see-contact")),
    *(("POST", f"{PLACE}/lost/{act}", LIN, BODIES[act], "contact_key_lost")
      for act in ("contact", "see-contact")),
    ("POST", f"{PLACE}/mine/see-contact", LIN, {"reason": " "}, "reason_needed"),
    ("POST", f"{PLACE}/spoilt/contact", LIN, BODIES["contact"], "reason_needed"),
    ("POST", f"{PLACE}/mine/see-contact", LIN, BODIES["see-contact"], "no_contact"),
    ("POST", f"{PLACE}/spoilt/see-contact", LIN, BODIES["see-contact"], "contact_unreadable"),
    ("POST", f"{PLACE}/mine/print", LIN, {"paper": "notice"}, "nothing_to_print"),
    ("POST", f"{PLACE}/printed/print", LIN, BODIES["print"], "print_on_its_way"),
    ("POST", f"{PLACE}/paperless/print", LIN, BODIES["print"], "no_paper"),
    ("POST", EXPORTS, TIAN, {"plain": True, "reason": "x"}, "not_allowed"),
    ("POST", EXPORTS, ZHENG, {"plain": True}, "reason_needed"),
    *(("GET", f"{EXPORTS}/{{export}}{more}", TIAN, {}, "not_found") for more in ("", "/file")),
    *(("POST", path, ZHENG, body, code) for code in ("contact_key_lost", "too_many_requests")
      for path, body in ((f"{PLACE}/search", PHONE), (EXPORTS, {"wanted": PHONE}))),
    ("POST", AWAY, LIN, {"staff": SUN, "kind": "leave"}, "not_allowed"),
    *(("POST", AWAY, ZHENG, {"staff": PENG, "kind": "leave", **body}, code) for body, code in (
        ({"staff": "999"}, "unknown_staff"), ({"deputy": PENG}, "own_deputy"),
        ({"until": "2026-11-22T17:30:00+08:00"}, "until_early"),
        ({"until": "9999-12-31T23:59:59-12:00"}, "away_long"))),
    ("POST", BACK, LIN, {"staff": SUN}, "not_allowed"),
    ("POST", BACK, ZHENG, {"staff": "999"}, "unknown_staff"),
    ("POST", BACK, ZHENG, {"staff": PENG}, "not_away"),
    ("POST", DEPARTMENT.replace("network", "billing"), CAO, AS_NOW, "not_allowed"),
    ("POST", DEPARTMENT.replace("network", "moon"), ZHENG, AS_NOW, "unknown_department"),
    ("POST", DEPARTMENT, ZHENG, AS_NOW | {"head": "999"}, "unknown_staff"),
    ("POST", DEPARTMENT, ZHENG, AS_NOW | {"room_en": " "}, "room_needed"),
]  # fmt: skip


def put(office: Office, inquiry: int, **values: Any) -> None:
    """What only time, or a damaged disk, brings about."""
    mine = inquiries.c.id == inquiry
    office.hall.desk.act(lambda desk, page: page.run(update(inquiries).where(mine).values(values)))


def standing(office: Office, how: str, patch: pytest.MonkeyPatch) -> int:
    """An inquiry of Lin's that stands so."""
    given = {"contact": CONTACT} if how in ("lost", "spoilt", "scrubbed") else {}
    made: int = office.open(LIN, **given)["id"]
    if how == "helped":
        assert office.act(LIN, made, "involve", SAID["involve"])[0] == 200
    if how == "printed":
        assert office.act(LIN, made, "print", BODIES["print"])[0] == 200
    if how == "scrubbed":
        put(office, made, scrubbed_at=office.hall.now, contact=None)
    if how == "spoilt":
        put(office, made, contact=Seal(b"k" * 32).close(CONTACT)[:-4] + "AAA=")
    if how == "lost":
        patch.setattr(office.hall.desk, "seal", Seal(None))
    if how == "paperless":
        patch.setattr("office.print_doors.printer_at", lambda *_: "nowhere")
    return made


@pytest.mark.parametrize(("method", "path", "who", "body", "code"), MET)
def test_a_refusal_has_both_sentences_and_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch,
    method: str, path: str, who: str, body: dict[str, Any], code: str,
) -> None:  # fmt: skip
    """Each by its own code and status; no fact is told of it."""
    parts = path.removeprefix(f"{PLACE}/").split("/")
    path = path.replace("{inquiry}", "999999").replace("{export}", "nothing")
    if parts[0] in ("helped", "scrubbed", "mine", "printed", "paperless", "lost", "spoilt"):
        made = standing(office, parts[0], monkeypatch)
        path = "/".join([PLACE, str(made), *parts[1:]]) if len(parts) > 1 else PLACE
    if code == "contact_key_lost":
        monkeypatch.setattr(office.hall.desk, "seal", Seal(None))
    if code == "too_many_requests":
        assert called(office, method, path, who, body)[0] < 300
        monkeypatch.setattr("hall.desk.seeking.MOST", 1)
        monkeypatch.setattr("hall.desk.seeking.AGAIN", timedelta())
    before = everything(office)
    status, told = called(office, method, path, who, body)
    assert (told["code"], status) == (code, problems.status(code))
    assert told["detail_zh"]
    assert told["detail_en"]
    assert told["detail_zh"] != told["detail_en"]
    assert everything(office) == before


def test_every_code_that_a_door_tells_of_is_met(office: Office) -> None:
    """Here, or as things stand in test_office_doors.py; none is told of that cannot be met."""
    met = {(method, _door(path), code) for method, path, _, _, code in MET}
    met |= {
        ("POST", f"{PLACE}/{{inquiry}}/{name}", code)
        for name, act in ACTS.items()
        for code in act.refuses
    }
    told = {(one.method, one.path, code) for one in doors(office) for code in one.refuses}
    assert told - met == set()
    assert met - told == set()
    ever = {code for one in doors(office) for code in one.codes if code not in one.refuses}
    assert ever <= EVER


def _door(path: str) -> str:
    """The declared path of a case's."""
    if path.startswith("/api/directory/departments/"):
        return "/api/directory/departments/{department}"
    parts = path.removeprefix(f"{PLACE}/").split("/")
    if (
        path in (PLACE, EXPORTS, f"{PLACE}/search")
        or parts[0] in ("{inquiry}", "exports")
        or path in AROUND
    ):
        return path
    return "/".join([PLACE, "{inquiry}", *parts[1:]]) if len(parts) > 1 else PLACE


def test_every_door_has_a_body_here_and_lets_no_stranger_in(office: Office) -> None:
    """Not signed in, or in a role it is not for: nothing happens, and nothing is told."""
    made = office.open(LIN)["id"]
    before = everything(office)
    for one in doors(office):
        path = one.path.format(inquiry=made, export="x", department="network", token="t")
        given = BODIES.get(path.rsplit("/", 1)[1], AROUND.get(path, {}))
        status, told = called(office, one.method, path, None, given)
        assert (status, told["code"]) == (401, "not_signed_in"), path
        if "clerk" not in one.who.roles:
            assert called(office, one.method, path, LIN, given)[1]["code"] == "no_role", path
    assert everything(office) == before
    assert AROUND.keys() <= {
        one.path.format(department="network", inquiry=0, export=0) for one in doors(office)
    }
