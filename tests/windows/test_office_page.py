"""The office's page and its scene: what each of the staff is shown, and nobody else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall.core.happening import Happening
from hall.core.happenings_inquiry import InquiryTaken
from hall.desk import handing, inquiries
from office.pages import _hears
from tests.windows.clerk_hall import LIN, open_hall
from tests.windows.office_hall import CAO, HOTLINE, PENG, TIAN, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The hall as shipped."""
    with open_hall(tmp_path) as hall:
        yield Office(hall)


def block(page: str, name: str) -> Any:
    """A data block of the page."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_the_first_paint_is_the_persons_own_scene_with_the_names_it_needs(office: Office) -> None:
    """The same as is fetched and pushed; a matter in full stands in none of them, nor a contact."""
    long = "水" * 300
    made = office.open(HOTLINE, matter=long, contact={"name": "张建华", "phone": "13812345678"})
    office.act(HOTLINE, made["id"], "offer", {"to": PENG, "notified": "电话"})
    page = office.client(PENG).get("/office/").text
    shown = block(page, "scene")
    assert shown == office.get(PENG, f"/api/scenes/office/{PENG}")[1]
    assert [each["number"] for each in shown["receive"]] == [made["number"]]
    assert len(shown["receive"][0]["matter"]) == 80
    assert shown["boxes"]["receive"] == 1
    assert "13812345678" not in page
    assert "张建华" not in page
    known = block(page, "setup")["known"]
    assert known["staff"][PENG]["department"] == "network"
    assert "365" in known["purpose"]["zh"]
    assert "<title>首问登记 · 城东供水营业厅</title>" in page


def test_whoever_is_not_signed_in_gets_the_form_and_no_name(office: Office) -> None:
    """Nobody learns who works here from outside."""
    page = office.client(None).get("/office/")
    assert page.status_code == 200
    assert block(page.text, "scene") == {}
    assert "known" not in block(page.text, "setup")
    assert office.get(None, f"/api/scenes/office/{PENG}")[0] == 401


def test_nobody_sees_another_persons_scene(office: Office) -> None:
    """Not even the head's, nor the office."""
    for staff in (CAO, TIAN, LIN):
        assert office.get(staff, f"/api/scenes/office/{PENG}")[1]["code"] == "not_allowed"


def test_the_number_of_the_ticket_stands_on_its_inquiry(office: Office) -> None:
    """As the visitor holds it; a call has none."""
    ticket = office.hall.visitor()
    made = office.open(LIN, ticket=ticket.id)
    assert office.get(LIN, f"/api/inquiries/{made['id']}")[1]["ticket"] == ticket.number
    called = office.open(HOTLINE, channel="phone")
    assert office.get(HOTLINE, f"/api/inquiries/{called['id']}")[1]["ticket"] == ""


def test_only_who_assigns_sees_what_nobody_has(office: Office) -> None:
    """The list is theirs alone."""
    lost = office.hall.desk.act(inquiries.open_inquiry, staff=LIN, kind="ask", matter="不知道归谁")
    office.hall.desk.act(handing.ask_office, inquiry=lost.id, staff=LIN, reason="不清楚")
    seen = office.get(TIAN, f"/api/scenes/office/{TIAN}")[1]
    assert [(each["id"], each["why"]) for each in seen["unassigned"]] == [(lost.id, "不清楚")]
    assert office.post(HOTLINE, "/api/inquiries/search", {"box": "unassigned"})[1]["total"] == 1
    assert office.get(HOTLINE, f"/api/scenes/office/{HOTLINE}")[1]["unassigned"] == []


def test_every_fact_of_an_inquiry_is_heard_by_all_and_no_other_fact_by_any() -> None:
    """Whom it concerns (a department, the office) is not in the fact alone."""
    assert _hears(InquiryTaken(1, "SW-1", PENG, LIN)) is None
    assert _hears(Happening()) == ()
