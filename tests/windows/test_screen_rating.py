"""A counter's screen asks the visitor who was just served how it was, over the wire."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from display.pages import window
from hall.core.happenings import TicketRated
from hall.desk.desk import Desk
from hall.desk.views import Issued
from hall.hub.app import Hub
from hall.hub.runtime import open_runtime
from tests.halls import LI, journal, opened, seated, settings, visitor
from tests.windows.display_desk import WORDS, go, screen

STRANGER = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall whose counter screens ask for a rating."""
    made = settings(rating={"screen": True}, store={"var": str(tmp_path)})
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", made) as desk:
        yield desk


def served(desk: Desk) -> Issued:
    """A visitor was served at counter 1."""
    one, clerk = visitor(desk), seated(desk)
    clerk.next()
    clerk.begin()
    clerk.finish()
    return one


def touch(desk: Desk, body: Any, counter: str = "1", **origin: str) -> Any:
    """Somebody touches a counter's screen."""
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading")
    client = hub.open([window]).app.test_client()
    at = f"/api/counters/{counter}/rating"
    return client.post(at, json=body, base_url="http://127.0.0.1", environ_base=origin)


def test_the_scene_asks_for_twenty_seconds_and_never_over_a_call(desk: Desk) -> None:
    """It names the visit and the time, five scores, and no clerk beside what stood there before."""
    one = served(desk)
    asked = screen(desk)["rate"]
    assert (asked["ticket"], asked["number"], asked["scores"]) == (one.id, "A001", [5, 4, 3, 2, 1])
    assert asked["until"] == "2026-03-02T01:00:20+00:00"
    assert screen(desk, "2")["rate"] is None
    visitor(desk)
    clerk = seated(desk)
    clerk.next()
    assert (screen(desk)["now"]["number"], screen(desk)["rate"]) == ("A002", None)
    clerk.begin()
    clerk.finish()
    go(desk, seconds=20)
    assert screen(desk)["rate"] is None


def test_one_touch_is_kept_and_the_screen_asks_no_more(desk: Desk) -> None:
    """The second touch is refused; the scene never says what the first one was."""
    one = served(desk)
    answer = touch(desk, {"ticket": one.id, "score": 1})
    assert (answer.status_code, answer.json) == (200, {"ticket": one.id})
    assert screen(desk)["rate"] is None
    assert touch(desk, {"ticket": one.id, "score": 5}).json["code"] == "already_rated"
    (line,) = journal(desk, "TicketRated")
    assert line.data == {"ticket": one.id, "score": 1, "by": "screen"}


def test_only_a_device_of_the_hall_has_a_screen_to_touch(desk: Desk) -> None:
    """And a touch says nothing but a visit and a score."""
    one = served(desk)
    assert touch(desk, {"ticket": one.id, "score": 5}, **STRANGER).status_code == 403
    assert touch(desk, {"ticket": one.id, "score": 5}, "9").status_code == 404
    for body in ({"ticket": 2**64, "score": 5}, {"ticket": one.id}, {"ticket": one.id, "score": 6},
                 {"ticket": one.id, "score": 5, "clerk": LI}):  # fmt: skip
        assert touch(desk, body).status_code == 422, body
    assert journal(desk, "TicketRated") == []


def test_a_hall_without_touch_screens_asks_nothing(desk: Desk) -> None:
    """It is off unless the hall says otherwise."""
    served(desk)
    desk.settings = settings()

    assert screen(desk)["rate"] is None


def test_every_counter_screen_hears_of_a_rating(desk: Desk) -> None:
    """The fact names no counter; a page may have been quicker than the screen."""
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading")
    hub.open([window])

    assert hub.scenes["counter-screen"].hears(TicketRated(1, 5, "page")) is None
