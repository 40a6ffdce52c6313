"""A forger with every right: whatever is changed, taken out or put in is found, and named."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from hall.store import proof
from hall.store.book import Book
from tests.halls import opened_book
from tests.store.acts import entries, saying, write
from tests.store.forger import forge, proved, recomputed

FIVE = ("one", "two", "three", "four", "five")


@pytest.fixture
def five(book: Book) -> Book:
    """A journal of five lines."""
    for state in FIVE:
        write(book, saying(f"{state} 首问"))
    assert proved(book).fault is None
    return book


@pytest.fixture(autouse=True)
def small_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every proof of these tests crosses from one bite to the next."""
    monkeypatch.setattr(proof, "BATCH", 2)


CHANGES = {
    "at": "at + 1",
    "day": "'2026-03-03'",
    "kind": "'DeviceEnrolled'",
    "ticket": "0",
    "counter": "''",
    "staff": "'101'",
    "data": "'{' || substr(CAST(data AS TEXT), 2, 20) || ' ' || substr(CAST(data AS TEXT), 22)",
    "hash": "substr(hash, 1, 63) || 'x'",
}
JSON_ON = {"sqlite": "{}", "postgresql": "CAST({} AS JSON)"}


def changing(book: Book, column: str, to: str) -> str:
    """The statement that changes a column of line three."""
    to = JSON_ON[book.url.split("+")[0].split(":")[0]].format(to) if column == "data" else to
    return f"UPDATE journal SET {column} = {to} WHERE hall = :hall AND seq = 3"


@pytest.mark.parametrize("column", CHANGES)
def test_a_change_in_any_column_is_found_and_its_line_named(five: Book, column: str) -> None:
    """Also of what was empty; a blank between two words of the data is enough."""
    forge(five, changing(five, column, CHANGES[column]))
    fault = proved(five).fault
    assert fault is not None
    assert (fault.code, fault.seq) == ("changed", 3)
    assert fault.kind == ("DeviceEnrolled" if column == "kind" else "DeviceChanged")
    assert fault.at is not None
    assert proved(five).end.seq == 2


def test_another_byte_anywhere_in_a_line_is_found(tmp_path: Path) -> None:
    """Byte by byte through every text of a line, also where no UTF-8 is left of it."""
    texts = ("hall", "day", "kind", "data", "hash")
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        for state in FIVE:
            write(book, saying(f"{state} 首问"))
        forge(book)
        raw = sqlite3.connect(tmp_path / "hall.sqlite", isolation_level=None)
        changed = 0
        for column in texts:
            put = f"UPDATE journal SET {column} = CAST(? AS TEXT) WHERE seq = 3"
            asked = f"SELECT CAST({column} AS BLOB) FROM journal WHERE seq = 3"
            (kept,) = raw.execute(asked).fetchone()
            for place in range(len(kept)):
                other = bytearray(kept)
                other[place] ^= 0x81 if place % 2 else 1
                raw.execute(put, (other,))
                fault = proved(book).fault
                assert fault is not None, (column, place)
                assert fault.seq == 3, (column, place)
                changed += 1
            assert halls_found(book) >= {book.hall}
            raw.execute(put, (kept,))
        raw.close()
        assert changed > 150
        assert proved(book).fault is None


def hash_of(book: Book, seq: int) -> str:
    with book.read() as connection:
        asked = text("SELECT hash FROM journal WHERE seq = :seq AND hall = :hall")
        found: str = connection.execute(asked, {"seq": seq, "hall": book.hall}).scalar_one()
        return found


def halls_found(book: Book) -> set[str]:
    with proof.opened(book.url) as store:
        return proof.halls_of(store)


LINE = (
    "INSERT INTO journal (hall, seq, at, day, kind, data, hash)"
    " SELECT hall, {}, at, day, kind, data, hash FROM journal WHERE hall = :hall AND seq = 3"
)
AWAY = "UPDATE journal SET seq = seq {} WHERE hall = :hall AND seq > 2"
FORGERIES = {
    "the first taken out": (["DELETE FROM journal WHERE hall = :hall AND seq = 1"], "missing", 1),
    "one taken out": (["DELETE FROM journal WHERE hall = :hall AND seq = 3"], "missing", 3),
    "one taken out, the rest moved up": (
        [
            "DELETE FROM journal WHERE hall = :hall AND seq = 2",
            AWAY.format("+ 100"),
            AWAY.format("- 101"),
        ],
        "changed",
        2,
    ),
    "the last taken out": (["DELETE FROM journal WHERE hall = :hall AND seq = 5"], "cut", 5),
    "all taken out": (["DELETE FROM journal WHERE hall = :hall"], "cut", 1),
    "two swapped": (
        [
            "UPDATE journal SET seq = 100 WHERE hall = :hall AND seq = 2",
            "UPDATE journal SET seq = 2 WHERE hall = :hall AND seq = 4",
            "UPDATE journal SET seq = 4 WHERE hall = :hall AND seq = 100",
        ],
        "changed",
        2,
    ),
    "one put in": (
        [AWAY.format("+ 100"), AWAY.format("- 99"), LINE.replace("seq = 3", "seq = 5").format(3)],
        "changed",
        3,
    ),
    "one put before the first": ([LINE.format(0)], "put_in", 0),
    "one put behind the last": ([LINE.format(6)], "beyond", 6),
    "one put far behind the last": ([LINE.format(60)], "missing", 6),
    "moved to another hall": (
        ["UPDATE journal SET hall = hall || 'x' WHERE hall = :hall AND seq = 4"],
        "missing",
        4,
    ),
    "the hall's row set back": (["UPDATE halls SET seq = 4 WHERE hall = :hall"], "beyond", 5),
    "the hall's row taken out": (["DELETE FROM halls WHERE hall = :hall"], "beyond", 1),
    "the hall's hash changed": (["UPDATE halls SET hash = '0' WHERE hall = :hall"], "end", 5),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_lines_taken_out_put_in_and_moved_are_found(five: Book, forgery: str) -> None:
    """And the first that is not right is named."""
    statements, code, seq = FORGERIES[forgery]
    forge(five, *statements)
    fault = proved(five).fault
    assert fault is not None
    assert (fault.code, fault.seq) == (code, seq)
    assert five.hall in halls_found(five)


def rewritten(book: Book) -> None:
    """The whole chain made anew, by somebody who has read chain.py, and the hall's row with it."""
    seq = 0
    for seq, _, ought in recomputed(book):
        forge(
            book, "UPDATE journal SET hash = :to WHERE hall = :hall AND seq = :n", to=ought, n=seq
        )
    forge(book, "UPDATE halls SET seq = :n, hash = :to WHERE hall = :hall", to=ought, n=seq)


def test_a_hash_noted_elsewhere_finds_even_a_chain_that_was_made_anew(five: Book) -> None:
    """Without it nothing does: who may write the whole database can write another past."""
    third, fifth = hash_of(five, 3), hash_of(five, 5)
    assert proved(five, n3=third, n5=fifth[:16]).fault is None
    forge(five, changing(five, "staff", "'102'"))
    rewritten(five)
    assert proved(five).fault is None
    for noted, seq in (({"n3": third}, 3), ({"n5": fifth[:16]}, 5)):
        fault = proved(five, **noted).fault
        assert fault is not None
        assert (fault.code, fault.seq) == ("noted", seq)


def test_a_noted_hash_finds_an_end_that_was_cut_off_with_the_hall_s_row(five: Book) -> None:
    """The rest is whole, as far as it goes."""
    fifth = hash_of(five, 5)
    forge(five, "DELETE FROM journal WHERE hall = :hall AND seq > 3")
    rewritten(five)
    assert proved(five).fault is None
    fault = proved(five, n5=fifth).fault
    assert fault is not None
    assert (fault.code, fault.seq) == ("noted_gone", 5)


def test_the_hall_goes_on_after_a_forgery_and_it_stays_found(five: Book) -> None:
    """New lines are chained to the end that is noted, and hide nothing."""
    forge(five, changing(five, "staff", "'102'"))
    write(five, saying("on"))
    assert len(entries(five)) == 6
    fault = proved(five).fault
    assert fault is not None
    assert (fault.code, fault.seq) == ("changed", 3)


def test_a_hall_is_proved_apart_from_its_neighbours(five: Book) -> None:
    """What happened to another hall's lines is its own matter."""
    with opened_book(five.url) as other:
        write(other, saying("other", 3))
        forge(five, changing(five, "staff", "'102'"))
        assert proved(other).fault is None
        assert halls_found(five) >= {five.hall, other.hall}
