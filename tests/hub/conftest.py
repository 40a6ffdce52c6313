"""What the hub's tests may ask for: a stall in this process, or a whole hall in another."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.hub.opened import Opened, opened
from tests.hub.stall import Stall, stall


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Stall]:
    """A new stall."""
    with stall(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Opened]]:
    """A whole hall for each way of running, opened when first asked for; tests leave it usable."""
    with ExitStack() as open_halls:

        @cache
        def hall_of(mode: str) -> Opened:
            return open_halls.enter_context(opened(tmp_path_factory.mktemp("hall"), mode))

        yield hall_of


@pytest.fixture(params=["eventlet", "threading"])
def hall(request: pytest.FixtureRequest, halls: Callable[[str], Opened]) -> Opened:
    """A whole hall, in both ways of running (not parametrised by module: tests are shuffled)."""
    return halls(request.param)
