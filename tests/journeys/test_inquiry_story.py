"""A whole way of an inquiry through the real server, in a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.journey_away import away
from tests.browser.people import People
from tests.browser.tongue import Tongue
from tests.journeys.process import Process

HALLS = ["eventlet-sqlite-en", "eventlet-postgresql-zh"]
"""Mode, store and language: in test_office_journeys.py, all in threads, each store has the other
language.
"""


@pytest.fixture(params=HALLS)
def people(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[People]:
    """The shipped hall, whose papers are pictures, with the PINs of its first start."""
    mode, store, language = request.param.split("-")
    url = request.getfixturevalue("postgres_database") if store == "postgresql" else ""
    with Process(tmp_path, SERVER__ASYNC_MODE=mode, STORE__URL=url) as hall:
        yield People(browser, hall.url, hall.pins.__getitem__, Tongue(language))


def test_a_visitor_is_seen_to_by_whoever_stands_in(people: People) -> None:
    """Ticket, directory, hand-over, two papers, acknowledgement and the end, by hand alone."""
    away(people)
