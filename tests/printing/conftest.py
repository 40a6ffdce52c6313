"""Halls that print, for the tests of the spool."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk.views_inquiry import InquiryView
from tests.halls import Clock, opened
from tests.office import CONTACT, opened_by
from tests.printing.halls import PrintingHall
from tests.printing.papers import MATTER, PrintingOffice, settings_with_papers


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[PrintingHall]:
    """A hall that prints."""
    made = PrintingHall(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def office(store_url: str) -> Iterator[PrintingOffice]:
    """A hall with departments and printers, on each database."""
    with opened(store_url, settings_with_papers(), Clock()) as desk:
        yield PrintingOffice(desk)


@pytest.fixture
def case(office: PrintingOffice) -> InquiryView:
    """Something a visitor asked Li, with all that is known of the visitor."""
    return opened_by(office.desk, kind="report", matter=MATTER, contact=CONTACT)
