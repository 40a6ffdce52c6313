"""What the browser's tests of the staff pages may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.clerk_house import OpenHouse, open_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall of its own for each test."""
    with open_house(tmp_path) as house:
        yield house
