"""Proving beside a hall that goes on, after a backup was put back, and with much to look at."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hall.desk import answering, handing
from hall.desk.desk import Desk
from hall.store import case_proof, proof
from tests.halls import LI, Clock, opened
from tests.office import METER, OFFICE, PIPES, done, office_settings, opened_by
from tests.store.forger import forge, proved


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def live(desk: Desk) -> None:
    """One goes from hand to hand and ends."""
    one = opened_by(desk)
    done(desk, handing.offer, one, LI, to=PIPES, notified="电话")
    done(desk, handing.acknowledge, one, PIPES)
    done(desk, answering.reply, one, PIPES, reached=True, words="说了")
    done(desk, answering.close, one, PIPES, outcome="done", result="好了")
    done(desk, answering.reopen, one, OFFICE, reason="又漏")
    done(desk, handing.assign, one, OFFICE, to=METER)


def test_no_false_alarm_beside_a_hall_at_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each bite sees fact, step and row of one moment."""
    monkeypatch.setattr(proof, "BATCH", 7)
    monkeypatch.setattr(case_proof, "BATCH", 2)
    live(desk)
    work = [threading.Thread(target=lambda: [live(desk) for _ in range(4)]) for _ in range(3)]
    for thread in work:
        thread.start()
    looks = 0
    while any(thread.is_alive() for thread in work) or not looks:
        found = proved(desk.book)
        assert (found.fault, found.wrong) == (None, None)
        looks += 1
    for thread in work:
        thread.join(60)
    assert proved(desk.book).wrong is None


def test_an_old_copy_that_goes_on_is_proved_and_a_changed_one_is_found(tmp_path: Path) -> None:
    """What happened since the copy is lost; what it holds is whole."""
    url, copy = (f"sqlite:///{tmp_path / name}" for name in ("hall.sqlite", "copy.sqlite"))
    with opened(url, office_settings(), Clock()) as desk:
        live(desk)
        with (
            closing(sqlite3.connect(tmp_path / "hall.sqlite")) as store,
            closing(sqlite3.connect(tmp_path / "copy.sqlite")) as other,
        ):
            store.backup(other)
        live(desk)
        hall: Any = desk.book.hall
    with opened(copy, office_settings(), Clock(), hall=hall) as old:
        assert proved(old.book).wrong is None
        live(old)
        assert (proved(old.book).fault, proved(old.book).wrong) == (None, None)
        forge(old.book, "UPDATE inquiries SET responsible = '102' WHERE id = 1")
        found = proved(old.book).wrong
        assert found is not None
        assert (found.code, found.what) == ("case_is", "responsible")


def test_a_step_that_reads_as_no_text_is_named_and_breaks_nothing(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, a word for a number, a list for a time."""
    changes = (
        "UPDATE inquiry_steps SET data = CAST(x'ff7b' AS TEXT) WHERE id = 2",
        "UPDATE inquiry_steps SET at = 'noon' WHERE id = 2",
        "UPDATE inquiry_steps SET inquiry = 'one' WHERE id = 2",
        "UPDATE inquiries SET told = 'many' WHERE id = 1",
        "UPDATE inquiries SET number = CAST(x'ff' AS TEXT) WHERE id = 1",
        "UPDATE inquiries SET responsible = CAST(x'ff' AS TEXT) WHERE id = 1",
    )
    for place, change in enumerate(changes):
        with opened(f"sqlite:///{tmp_path / str(place)}", office_settings(), Clock()) as desk:
            live(desk)
            forge(desk.book, change)
            found = proved(desk.book).wrong
            assert found is not None, change
            found.number.encode()
