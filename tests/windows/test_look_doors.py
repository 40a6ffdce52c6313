"""The door to who looked: for manager and leader, page by page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.clerk_hall import LIN, ZHENG, open_hall
from tests.windows.office_hall import DONG, HOTLINE, TIAN, Office

PHONE = "13812345678"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The hall as shipped, with everybody's browser."""
    with open_hall(tmp_path) as hall:
        yield Office(hall)


def test_a_search_by_phone_is_told_to_the_manager_and_a_page_drawn_anew_is_not(
    office: Office,
) -> None:
    """Whoever looked, whichever way: over the ledger, over the export."""
    one = office.open(LIN, contact={"phone": PHONE})
    search = {"phone": "138 1234 5678"}
    for _ in range(2):
        assert office.post(HOTLINE, "/api/inquiries/search", search)[1]["total"] == 1
    assert office.post(HOTLINE, "/api/inquiries/search", {"text": "水费"})[0] == 200
    assert office.post(TIAN, "/api/inquiries/exports", {"wanted": search})[0] == 201
    assert office.act(LIN, one["id"], "see-contact", {"reason": "回电话"})[0] == 200

    told = office.get(ZHENG, "/api/looks")[1]
    assert sorted((each["staff"], each["kind"], each["why"]) for each in told["looks"]) == [
        (LIN, "seen", "回电话"), (HOTLINE, "sought", ""), (TIAN, "sought", ""), (TIAN, "taken", ""),
    ]  # fmt: skip
    assert [one["id"], one["number"]] in next(
        each["inquiries"] for each in told["looks"] if each["kind"] == "seen"
    )
    assert (told["before"], told["scrubs"], told["keep_days"]) == (None, [], 365)
    assert PHONE not in str(told)
    assert office.get(DONG, "/api/looks")[0] == 200
    for staff in (LIN, HOTLINE, TIAN):
        assert office.get(staff, "/api/looks")[1]["code"] == "no_role"


def test_the_list_is_read_on_page_by_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look once; an address that says no time finds nothing."""
    monkeypatch.setattr("office.look_doors.PAGE", 2)
    one = office.open(LIN, contact={"phone": PHONE})["id"]
    for minute in range(5):
        office.hall.later(minutes=1)
        assert office.act(LIN, one, "see-contact", {"reason": f"第{minute}次"})[0] == 200
    found, before = [], ""
    while before is not None:
        status, told = office.get(ZHENG, f"/api/looks?before={before}")
        assert status == 200
        found += [each["why"] for each in told["looks"]]
        before = told["before"]
    assert found == [f"第{minute}次" for minute in (4, 3, 2, 1, 0)]
    for bad in ("x", "-1", "9" * 15, "²"):
        assert office.get(ZHENG, f"/api/looks?before={bad}")[1]["code"] == "not_found"
