"""Taking the ledger away: who may, what stands in it, and what is kept of it."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

import office.pages
from hall.desk import answering, coordinating, finding, handing, inquiries
from hall.hub.app import Hub
from hall.settings.words import Words
from hall.store.tables import exports
from office.export_rows import kept
from tests.halls import journal
from tests.patience import until
from tests.windows.clerk_hall import LIN, ROOT, ZHENG, Hall, open_hall
from tests.windows.test_day_doors import post, signed_in

OFFICE, LEADER, BILL, PIPES = "501", "601", "422", "442"
CONTACT = {"name": "赵大妈", "phone": "13812345678"}
PLACE = "/api/inquiries/exports"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """The hall as shipped, with three inquiries."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, OFFICE, LEADER, ZHENG)
        for matter in ("水费高", "=1+1", "水压低"):
            hall.desk.act(
                inquiries.open_inquiry, staff=LIN, kind="ask", matter=matter, contact=CONTACT
            )
        yield hall


@pytest.fixture
def hub(hall: Hall) -> Hub:
    """Its web, with the office's window."""
    made = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading")
    return made.open([office.pages.window])


def fetched(client: FlaskClient, **body: Any) -> tuple[dict[str, Any], bytes]:
    """Begin, wait, fetch."""
    status, begun = post(client, PLACE, **body)
    assert status == 201, begun
    place = f"{PLACE}/{begun['id']}"
    until(lambda: client.get(place).json["state"] != "working", what="the file is written")
    last: dict[str, Any] = client.get(place).json
    answer = client.get(f"{place}/file")
    data = answer.get_data()
    answer.close()
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(f"{place}/file").status_code == 404, "it can be fetched once"
    return last, data


def rows_of(data: bytes) -> list[list[str]]:
    """Of a .csv."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_office_takes_the_ledger_away_with_contacts_masked(hub: Hub, hall: Hall) -> None:
    """Names in words, in the language asked for; the file is gone from the disk afterwards."""
    last, data = fetched(signed_in(hub, OFFICE), form="csv")
    assert (last["state"], last["rows"], last["done"]) == ("ready", 3, 3)
    head, *rows = rows_of(data)
    assert head[0] == "编号"
    assert [row[head.index("事由")] for row in rows] == ["水费高", "'=1+1", "水压低"]
    assert {row[head.index("联系电话")] for row in rows} == {"138****5678"}
    assert {row[head.index("首问责任人")] for row in rows} == {"林晓梅 101"}
    assert {row[head.index("类型")] for row in rows} == {"咨询"}
    assert list((hall.settings.var_dir / "exports").iterdir()) == []
    _, english = fetched(signed_in(hub, LEADER), form="xlsx", language="en", wanted={"text": "压"})
    sheet = load_workbook(io.BytesIO(english)).active
    assert sheet is not None
    assert [each.value for each in next(sheet.iter_rows())][:2] == ["Number", "Ticket"]
    assert sheet.max_row == 2


def test_contacts_in_plain_need_a_manager_and_a_reason_that_is_kept(hub: Hub, hall: Hall) -> None:
    """Who took it, how much, why; the journal keeps no word of the reason (K1)."""
    office, manager = signed_in(hub, OFFICE), signed_in(hub, ZHENG)
    assert post(office, PLACE, plain=True, reason="x")[1]["code"] == "not_allowed"
    assert post(manager, PLACE, plain=True)[1]["code"] == "reason_needed"
    assert post(signed_in(hub, LIN), PLACE)[1]["code"] == "no_role"
    assert journal(hall.desk, "LedgerExported") == []
    _, data = fetched(manager, form="csv", plain=True, reason="上级检查")
    head, *rows = rows_of(data)
    assert {row[head.index("联系电话")] for row in rows} == {"13812345678"}
    (fact,) = journal(hall.desk, "LedgerExported")
    assert (fact.staff, fact.data["rows"], fact.data["plain"]) == (ZHENG, 3, True)
    assert "上级检查" not in str(fact.data)
    with hall.desk.book.read() as connection:
        (kept,) = connection.execute(select(exports)).all()
    assert (kept.staff, kept.reason) == (ZHENG, "上级检查")


def test_an_export_is_its_beginners_and_hides_what_is_about_them(hub: Hub, hall: Hall) -> None:
    """Nobody else learns even that there is one."""
    hall.desk.act(
        inquiries.open_inquiry, staff=LIN, kind="complain", matter="经理态度差", about=ZHENG
    )
    manager, leader = signed_in(hub, ZHENG), signed_in(hub, LEADER)
    _, begun = post(manager, PLACE, form="csv")
    assert begun["rows"] == 3
    for place in (begun["id"], f"{begun['id']}/file", "nothing"):
        assert leader.get(f"{PLACE}/{place}").status_code == 404
    _, data = fetched(manager, form="csv")
    assert "态度差" not in data.decode()
    assert "态度差" in fetched(leader, form="csv")[1].decode()


def test_a_file_that_nobody_fetches_does_not_stay(hub: Hub, hall: Hall) -> None:
    """Ten minutes; and none survives the hub."""
    client = signed_in(hub, OFFICE)
    _, begun = post(client, PLACE, form="csv")
    place = f"{PLACE}/{begun['id']}"
    until(lambda: client.get(place).json["state"] == "ready", what="the file is written")
    hall.later(minutes=11)
    assert client.get(place).status_code == 404
    folder = hall.settings.var_dir / "exports"
    assert list(folder.iterdir()) == []
    for name in ("left.csv", "tmp_rows_on_their_way"):
        (folder / name).write_text("x")
    Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading").open(
        [office.pages.window]
    )
    assert list(folder.iterdir()) == []


def test_a_file_is_gone_in_time_though_nobody_asks(
    hub: Hub, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contacts may stand in it, and the last export of a day is the last anybody asks about."""
    monkeypatch.setattr("office.exports.KEPT", timedelta(seconds=0.1))
    assert post(signed_in(hub, ZHENG), PLACE, plain=True, reason="核对")[0] == 201
    folder = hall.settings.var_dir / "exports"
    until(lambda: list(folder.iterdir()) == [], what="the file is gone")


def test_an_export_is_kept_for_no_key(hub: Hub, hall: Hall) -> None:
    """A repeated press begins anew: what was kept would name a file that is gone."""
    client = signed_in(hub, OFFICE)
    heads = {"Origin": "http://localhost", "Idempotency-Key": "press-1"}
    begun = [client.post(PLACE, json={"form": "csv"}, headers=heads).json for _ in range(2)]
    assert begun[0]["id"] != begun[1]["id"]
    assert len(journal(hall.desk, "LedgerExported")) == 2
    for each in begun:
        place = f"{PLACE}/{each['id']}"
        until(lambda at=place: client.get(at).json["state"] == "ready", what="the file is written")


def _helped(hall: Hall, matter: str, **more: Any) -> int:
    """Opened by Lin, taken over by Tang, with a report of the pipes."""
    act = hall.desk.act
    one: int = act(inquiries.open_inquiry, staff=LIN, kind="ask", matter=matter, **more).id
    act(handing.offer, inquiry=one, staff=LIN, to=BILL, notified="电话")
    act(handing.acknowledge, inquiry=one, staff=BILL)
    act(coordinating.involve, inquiry=one, staff=BILL, department="network")
    act(coordinating.report, inquiry=one, staff=PIPES, words="修好了")
    return one


def test_what_the_timeline_knows_stands_beside_each_inquiry(hub: Hub, hall: Hall) -> None:
    """Opener, ticket, who helps, when it was taken, findings that stand, and whether in time."""
    desk = hall.desk
    ticket = hall.visitor()
    first, late = _helped(hall, "楼道漏水", ticket=ticket.id), _helped(hall, "发票没收到")
    desk.act(finding.find, inquiry=first, staff=LEADER, fault="late", of=LIN, words="晚了")
    desk.act(finding.find, inquiry=first, staff=LEADER, fault="rude", of=LIN, words="晚了")
    with desk.read() as reading:
        stated = next(each.id for each in reading.steps(first, LEADER) if each.kind == "finding")
    desk.act(finding.withdraw, inquiry=first, staff=LEADER, finding=stated, reason="没有")
    for one in (first, late):
        if one == late:
            hall.later(minutes=60 * 24 * 30)
        desk.act(answering.reply, inquiry=one, staff=LIN, reached=True, words="说了")
        desk.act(answering.close, inquiry=one, staff=BILL, outcome="done", result="修好了")
    desk.act(answering.reopen, inquiry=late, staff=OFFICE, reason="又漏了")
    head, *rows = rows_of(fetched(signed_in(hub, OFFICE), form="csv")[1])
    found = {row[head.index("事由")]: dict(zip(head, row, strict=True)) for row in rows}
    names = ("登记人", "排队号码", "协办部门", "认定过失数", "重新打开次数", "是否按时")
    assert [found["楼道漏水"][each] for each in names] == [
        "林晓梅 101", ticket.number, "管网维修中心", "1", "0", "是",
    ]  # fmt: skip
    assert [found["发票没收到"][each] for each in names[2:5]] == ["管网维修中心", "0", "1"]
    assert found["楼道漏水"]["接收时间"]
    assert found["水费高"]["是否按时"] == "否"
    assert found["水费高"]["接收时间"] == ""


def test_kept_is_said_of_what_is_over_alone() -> None:
    """At the very moment it is in time."""
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for due, closed, told in (
        (None, at, ""), (at, None, ""), (at, at, "yes"), (at, at + timedelta(seconds=1), "no"),
    ):  # fmt: skip
        assert kept(SimpleNamespace(due_at=due, closed_at=closed), at) == told
    assert kept(SimpleNamespace(due_at=at, closed_at=None), at + timedelta(seconds=1)) == "no"
