"""What several tests of the windows call at."""

from collections.abc import Iterator

import pytest

from tests.windows.inquiry_doors import open_office
from tests.windows.office_hall import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One hall with its departments for all tests of a file that leave it as they found it."""
    with open_office(tmp_path_factory.mktemp("doors")) as made:
        yield made
