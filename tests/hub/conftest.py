"""What the hub's tests may ask for: a stall in this process, or a whole hall in another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.opened import Opened, opened
from tests.hub.stall import Stall, stall


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Stall]:
    """A new stall."""
    with stall(tmp_path) as made:
        yield made


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def hall(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A whole hall, in both ways of running; shared by a module, so tests leave it usable."""
    with opened(tmp_path_factory.mktemp("hall"), request.param) as made:
        yield made
