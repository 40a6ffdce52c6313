"""A hall that prints, for the tests of the spool."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.printing.halls import PrintingHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[PrintingHall]:
    """A hall that prints."""
    made = PrintingHall(tmp_path)
    yield made
    made.book.close()
