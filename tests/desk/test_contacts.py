"""A visitor's contact: kept sealed, read only by whom it concerns, and never unseen."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall.desk import answering
from hall.desk.contacts import put_contact, see_contact
from hall.desk.desk import Desk
from hall.store.seal import Seal
from hall.store.tables import inquiries
from tests.halls import GUARD, KEY, LI, MANAGER, WANG, Clock, everything, journal, opened, refused
from tests.office import (
    CONTACT,
    HOTLINE,
    LEADER,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
    timeline,
)

PLAIN = {**CONTACT, "address": "和平路 5 号"}
SECRETS = ("赵大妈", "13812345678", "138 1234 5678", "三号楼", "和平路 5 号")


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def seen(desk: Desk, inquiry: int, staff: str = LI, reason: str = "回电话") -> Any:
    """Somebody reads the contact."""
    return desk.act(see_contact, inquiry=inquiry, staff=staff, reason=reason)


def kept(desk: Desk, inquiry: int) -> Any:
    """The row as it is stored."""
    with desk.book.read() as connection:
        mine = (inquiries.c.hall == desk.book.hall) & (inquiries.c.id == inquiry)
        return connection.execute(inquiries.select().where(mine)).one()


def test_who_reads_a_contact_says_why_and_both_are_written_down(desk: Desk) -> None:
    """The reason in the timeline, the fact without a word in the journal."""
    one = opened_by(desk, contact=CONTACT)
    assert seen(desk, one.id, LI, "  回电话告知结果 ") == PLAIN

    (step,) = [step for step in timeline(desk, one) if step.kind == "seen"]
    assert (step.staff, step.words, step.data) == (LI, "回电话告知结果", {})
    (fact,) = journal(desk, "ContactSeen")
    assert fact.data == {"inquiry": one.id, "number": one.number, "staff": LI}


def test_no_contact_is_read_without_a_reason(desk: Desk) -> None:
    """Blanks are none."""
    one = opened_by(desk, contact=CONTACT)
    for reason in ("", " \n", "\0"):
        with refused(desk, "reason_needed"):
            seen(desk, one.id, LI, reason)
    assert journal(desk, "ContactSeen") == []


@pytest.mark.parametrize(
    ("staff", "code"),
    [
        (LI, ""),
        (HOTLINE, ""),
        (OFFICE, ""),
        (MANAGER, ""),
        (LEADER, "not_allowed"),  # may see how it goes, and calls nobody
        (WANG, "unknown_inquiry"),
        (GUARD, "unknown_inquiry"),
        (PIPES, "unknown_inquiry"),
        (PIPES_HEAD, "unknown_inquiry"),
        ("999", "unknown_staff"),
    ],
)
def test_only_whom_it_concerns_reads_a_contact(desk: Desk, staff: str, code: str) -> None:
    """Whoever answers the visitor or calls them back; nobody for being in the house."""
    one = opened_by(desk, contact=CONTACT)
    if code:
        with refused(desk, code):
            seen(desk, one.id, staff)
    else:
        assert seen(desk, one.id, staff) == PLAIN


def test_whoever_is_complained_of_never_reads_who_complained(desk: Desk) -> None:
    """Not even a manager (G2)."""
    one = opened_by(desk, WANG, kind="complain", about=MANAGER, contact=CONTACT)
    with refused(desk, "unknown_inquiry"):
        seen(desk, one.id, MANAGER)
    with refused(desk, "unknown_inquiry"):
        desk.act(put_contact, inquiry=one.id, staff=MANAGER, contact={"name": ""})


def test_reading_stays_written_down_when_the_answer_is_lost(desk: Desk) -> None:
    """The commit comes first: whoever pulls the plug has been seen all the same."""
    one = opened_by(desk, contact=CONTACT)

    def lost(_plain: dict[str, str]) -> str:
        return "the answer never arrives"

    desk.act(see_contact, inquiry=one.id, staff=LI, reason="回电话", encode=lost)
    assert len(journal(desk, "ContactSeen")) == 1


def test_what_was_read_is_not_kept_for_its_key(desk: Desk) -> None:
    """A remembered answer would lie beside the sealed contact, unsealed."""
    one = opened_by(desk, contact=CONTACT)
    before = everything(desk.book)
    with pytest.raises(TypeError):
        desk.act(see_contact, "a key", inquiry=one.id, staff=LI, reason="回电话")
    assert everything(desk.book) == before


def test_there_may_be_no_contact(desk: Desk) -> None:
    """Each part is given freely."""
    one = opened_by(desk)
    assert (kept(desk, one.id).contact, kept(desk, one.id).phone_mark) == (None, None)
    with refused(desk, "no_contact"):
        seen(desk, one.id)


def test_a_contact_can_be_given_later_corrected_and_taken_away(desk: Desk) -> None:
    """What is not named stays; the old sealed text is gone."""
    one = opened_by(desk)
    change = {"inquiry": one.id, "staff": LI}
    assert desk.act(put_contact, contact={"phone": "13812345678"}, **change).has_contact
    first = kept(desk, one.id)
    desk.act(put_contact, contact={"name": " 赵大妈 ", "wechat": "zhao"}, **change)
    second = kept(desk, one.id)
    assert seen(desk, one.id) == {"name": "赵大妈", "phone": "13812345678"}
    assert first.contact != second.contact
    assert first.phone_mark == second.phone_mark == desk.seal.mark("138-1234-5678")

    for gone in ({"phone": ""}, {"phone": "13800000000"}, {"name": " "}):
        with refused(desk, "reason_needed"):
            desk.act(put_contact, contact=gone, reason=" ", **change)
    desk.act(put_contact, contact={"phone": ""}, reason=" 打错了 ", **change)
    assert seen(desk, one.id) == {"name": "赵大妈"}
    assert kept(desk, one.id).phone_mark is None
    gone = desk.act(put_contact, contact={"name": ""}, reason="来访者要求", **change)
    assert not gone.has_contact
    assert kept(desk, one.id).contact is None

    steps = [step for step in timeline(desk, one) if step.kind == "contact"]
    assert [step.data["fields"] for step in steps] == [["phone"], ["name"], ["phone"], ["name"]]
    assert [step.words for step in steps] == ["", "", "打错了", "来访者要求"]
    assert len(journal(desk, "ContactGiven")) == 4


def test_a_contact_whose_key_is_gone_is_refused_and_can_be_given_anew(desk: Desk) -> None:
    """Nothing was read, so nothing is written down."""
    one = opened_by(desk, contact=CONTACT)
    desk.seal = Seal(bytes(32))
    with refused(desk, "contact_unreadable"):
        seen(desk, one.id)
    with refused(desk, "reason_needed"):
        desk.act(put_contact, inquiry=one.id, staff=LI, contact={"name": "赵大妈"})
    told = {"contact": {"name": "赵大妈"}, "reason": "读不出来"}
    desk.act(put_contact, inquiry=one.id, staff=LI, **told)
    assert seen(desk, one.id) == {"name": "赵大妈"}
    desk.seal = Seal()
    with refused(desk, "contact_key_lost"):
        seen(desk, one.id)
    with refused(desk, "contact_key_lost"):
        desk.act(put_contact, inquiry=one.id, staff=LI, contact={"name": "钱"})
    with refused(desk, "contact_key_lost"):
        opened_by(desk, contact=CONTACT)
    assert opened_by(desk).id  # without a contact the work goes on


def test_lists_show_a_mask_and_nothing_of_what_cannot_be_read(desk: Desk) -> None:
    """A list that fails as a whole for one row would help nobody."""
    one = opened_by(desk, contact=CONTACT)
    two = opened_by(desk)
    shown = {"name": "赵**", "phone": "138****5678", "unit": "三****", "address": "****"}
    for seal, found in ((desk.seal, shown), (Seal(bytes(32)), {}), (Seal(), {})):
        desk.seal = seal
        with desk.read() as reading:
            assert reading.masked([one.id, two.id]) == {one.id: found}


def test_no_table_and_no_fact_ever_holds_a_contact(desk: Desk) -> None:
    """On either database: the whole life of an inquiry, then every row of every table."""
    one = opened_by(desk, contact=CONTACT)
    desk.act(put_contact, inquiry=one.id, staff=LI, contact={"unit": "三号楼"})
    seen(desk, one.id)
    done(desk, answering.reply, one, LI, reached=True, words="已说明")
    done(desk, answering.close, one, LI, outcome="answered", result="已说明")
    rows = json.dumps(everything(desk.book), ensure_ascii=False)
    facts = json.dumps([entry.data for entry in journal(desk)], ensure_ascii=False)
    assert "已说明" in rows  # so a contact would have been found
    assert [secret for secret in SECRETS if secret in rows + facts] == []


def test_the_file_on_the_disk_never_holds_a_contact(tmp_path: Path) -> None:
    """Every byte that SQLite wrote, while it is open and after: store, log, and what was freed."""
    url = f"sqlite:///{tmp_path / 'hall.sqlite'}"
    with opened(url, office_settings(), Clock()) as desk:
        one = opened_by(desk, contact=CONTACT, matter="水费高")
        desk.act(put_contact, inquiry=one.id, staff=LI, contact={"name": "赵大妈"})
        seen(desk, one.id)
        while_open = written(tmp_path)
        assert any(name.endswith("-wal") for name in while_open)
    for files in (while_open, written(tmp_path)):
        whole = b"".join(files.values())
        assert "水费高".encode() in whole
        for secret in SECRETS:
            for code in ("utf-8", "utf-16-le", "gb18030"):
                assert secret.encode(code) not in whole
        assert KEY not in whole


def written(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by name."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def test_a_copy_of_the_store_without_its_key_reads_nothing(tmp_path: Path) -> None:
    """The backup that fell out of a bag."""
    path = tmp_path / "hall.sqlite"
    with opened(f"sqlite:///{path}", office_settings(), Clock()) as desk:
        opened_by(desk, contact=CONTACT)
    stolen = sqlite3.connect(path)
    (sealed,) = stolen.execute("SELECT contact FROM inquiries").fetchone()
    stolen.close()
    assert Seal(KEY).open(sealed) == PLAIN
    with pytest.raises(Exception, match="contact_unreadable"):
        Seal(bytes(32)).open(sealed)
