"""The doors of inquiries, called oddly or twice, and by whoever is complained of."""

from typing import Any

import pytest

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
from tests.windows.office_hall import HOTLINE, TIAN, XIAO, Office
from tests.windows.test_office_doors import SAID


@pytest.mark.parametrize("which", ["0", "-1", "1.0", "٣", "1e1", "x", "99999999999", "%00", "1%20"])
def test_an_odd_number_is_no_inquiry(office: Office, which: str) -> None:
    """At every door, never a fault of the program."""
    assert office.get(TIAN, f"{PLACE}/{which}")[1]["code"] in ("unknown_inquiry", "not_found")
    assert office.get(TIAN, f"{PLACE}/{which}/prints/x.png")[0] == 404
    for act in ("note", "contact", "print"):
        told = office.post(TIAN, f"{PLACE}/{which}/{act}", BODIES[act])[1]
        assert told["code"] in ("unknown_inquiry", "not_found")


def test_a_doors_own_name_is_no_inquiry(office: Office) -> None:
    """What can be done there is told truly: nobody is sent to GET what can only be posted."""
    for path in (f"{PLACE}/search", EXPORTS):
        answer = office.client(TIAN).open(path, method="OPTIONS")
        assert "GET" not in answer.headers["Allow"], path
        assert office.get(TIAN, path)[0] == 405


def test_a_body_that_is_odd_is_refused_at_every_door(office: Office) -> None:
    """Too large, a field too many, no object, half a character: nothing is written."""
    made = office.open(LIN)["id"]
    posts = [one for one in doors(office) if one.method == "POST"]
    before = everything(office)
    for one in posts:
        path = one.path.format(inquiry=made, department="network")
        given = BODIES.get(path.rsplit("/", 1)[1], AROUND.get(path, {}))
        assert office.post(TIAN, path, given | {"staff_number": "1"})[1]["code"] == "bad_request"
        assert office.post(TIAN, path, {"x": "y" * 2**20})[1]["code"] == "too_large", path
        for data in (b"[]", b"null", b"{", b'{"\\ud800": 1}', b"\xff", b"[" * 9000):
            answer = office.client(TIAN).post(
                path, data=data, content_type="application/json",
                headers={"Origin": "http://localhost"},
            )  # fmt: skip
            assert answer.json["code"] in ("bad_json", "bad_request"), (path, data[:9])
    assert everything(office) == before


def test_what_no_database_keeps_is_left_out_or_refused(office: Office) -> None:
    """NULs in every text, and times at both ends of the calendar."""
    made = office.open(LIN, matter="水\0费", contact={"name": "赵\0大妈"}, category="")["id"]
    assert office.get(LIN, f"{PLACE}/{made}")[1]["inquiry"]["matter"] == "水费"
    for body in ({"text": "\0"}, {"staff": "1\0"}, {"phone": "\0"}, {"category": "\0x"}):
        assert office.post(TIAN, f"{PLACE}/search", body)[0] == 200
    for act, field in (("offer", "to"), ("involve", "department"), ("notice", "service")):
        assert office.act(LIN, made, act, SAID[act] | {field: "\0"})[0] in (404, 422)
    for due in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"):
        for answer in (office.act(LIN, made, "extend", SAID["extend"] | {"due_at": due}),
                       office.post(LIN, PLACE, AROUND[PLACE] | {"due_at": due})):  # fmt: skip
            assert answer[0] == 409, (due, answer)
    assert office.act(LIN, made, "note", {"words": " \x19\x1b"})[1]["code"] == "words_needed"
    for what in ("words", "told", "reason", "notified"):
        for act, body in SAID.items():
            if what in body:
                assert office.act(LIN, made, act, body | {what: "\0"})[0] < 500, (act, what)


ONCE = [(PLACE, LIN, AROUND[PLACE]), ("note", LIN, SAID["note"]), ("contact", LIN, {"name": "钱"}),
        ("print", LIN, BODIES["print"]), ("offer", LIN, SAID["offer"]),
        (AWAY, XIAO, {"staff": XIAO, "kind": "leave"}), (DEPARTMENT, ZHENG, AS_NOW)]  # fmt: skip


@pytest.mark.parametrize(("what", "who", "body"), ONCE)
def test_one_key_is_one_effect_and_one_answer(
    office: Office, what: str, who: str, body: dict[str, Any]
) -> None:
    """Pressed again the answer is the same; the same key for anything else is refused."""
    place = what if what.startswith("/") else f"{PLACE}/{office.open(LIN)['id']}/{what}"
    headers = {"Origin": "http://localhost", "Idempotency-Key": f"key of {place} {who}"}
    client = office.client(who)
    first = client.post(place, json=body, headers=headers)
    assert first.status_code in (200, 201), first.json
    before = everything(office)
    again = client.post(place, json=body, headers=headers)
    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert everything(office) == before
    for person, said in ((who, body | {"words": "x"}), (TIAN, body)):
        other = office.client(person).post(place, json=said, headers=headers)
        assert other.json["code"] in ("key_reused", "bad_request"), other.json
    assert everything(office) == before
    if who == XIAO:
        assert office.post(XIAO, BACK, {"staff": XIAO})[0] == 200


def test_whoever_is_complained_of_finds_nothing(office: Office) -> None:
    """The office itself, of whom a visitor complains: no door, list, count, paper or reminder tells
    of it; each answers as of an inquiry that never was.
    """

    def scene() -> Any:
        shown = office.get(TIAN, f"/api/scenes/office?area={TIAN}")[1]
        return {name: shown[name] for name in shown.keys() - {"seq", "at"}}

    def total() -> Any:
        return office.post(TIAN, f"{PLACE}/search")[1]["total"]

    before, count = scene(), total()
    about = office.open(HOTLINE, kind="complain", matter="推来推去", about=TIAN, contact=CONTACT)[
        "id"
    ]
    assert office.act(HOTLINE, about, "ask-office", {"reason": "归谁"})[0] == 200
    printed = office.act(HOTLINE, about, "print", BODIES["print"])[1]["token"]
    assert (scene(), total()) == (before, count)
    never = "999999"
    for one in doors(office):
        if "{inquiry}" in one.path:
            body = BODIES.get(one.path.rsplit("/", 1)[1], {})
            here, nowhere = (
                called(office, one.method, one.path.format(inquiry=which), TIAN, body)
                for which in (about, never)
            )
            assert here == nowhere, one.path
            assert here[1]["code"] == "unknown_inquiry"
    assert office.get(TIAN, f"{PLACE}/{about}/prints/{printed}.png")[1]["code"] == "unknown_inquiry"
    for body in ({"text": "推来"}, {"phone": CONTACT["phone"]}, {"kind": "complain"},
                 {"box": "unassigned"}, {"staff": HOTLINE}):  # fmt: skip
        assert "推来" not in str(office.post(TIAN, f"{PLACE}/search", body))
    exported = office.post(TIAN, EXPORTS, {"form": "csv", "wanted": {"text": "推来"}})[1]
    assert exported["rows"] == 0
    assert office.get(TIAN, "/api/reminders")[1] == []
    assert "推来" in str(office.post(ZHENG, f"{PLACE}/search", {"text": "推来"})), "guard"
