"""A fault is told in the log, and nothing of whom it was about (K1)."""

import logging
import traceback

import pytest
from sqlalchemy import insert, text

from hall.hub import mishaps
from hall.store.book import Book
from hall.store.hot import Hot, adding
from hall.store.page import Page
from hall.store.tables import answers, remarks
from tests.store.acts import write

SECRET = "我姓赵,住三号楼"
ROW = {"kind": "praise", "about": "hall", "text": SECRET, "at": None}


def at_once(page: Page) -> None:
    """A column that must be there is not."""
    page.run(insert(remarks).values(hall=page.hall, **ROW))


def hotly(page: Page) -> None:
    """The same past SQLAlchemy's own ways."""
    page.do(Hot(adding(answers)), key="k", day=None, fingerprint=SECRET, body=SECRET)


def by_hand(page: Page) -> None:
    """A statement that cannot be understood; psycopg2 writes the values into it."""
    page.run(text("SELECT 1 FROM nowhere WHERE said = :said"), {"said": SECRET})


@pytest.mark.parametrize("broken", [at_once, hotly, by_hand])
def test_no_value_of_a_row_comes_into_a_log(
    book: Book, broken: object, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither by its own words, nor in the traceback that the hub writes down."""
    with pytest.raises(Exception) as fault:  # noqa: PT011
        write(book, broken)
    with caplog.at_level(logging.ERROR):
        assert mishaps.translate(fault.value).code == "internal"  # type: ignore[arg-type]
    said = [*traceback.format_exception(fault.value), repr(fault.value), caplog.text]
    assert "an error nobody foresaw" in caplog.text
    assert "Error" in said[-2]
    assert SECRET not in "".join(said)
    assert "三号楼" not in "".join(said)
