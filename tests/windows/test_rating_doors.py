"""Managers read what visitors said, in sums; nobody else does, and no sum names a visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.pages
import watch.pages
from hall.desk import rating
from hall.hub.app import Hub
from hall.hub.threads import ThreadingRuntime
from tests.halls import GUARD, LI, MANAGER, seated, visitor
from tests.windows.display_desk import WORDS
from tests.windows.kiosk_hall import KioskHall, kiosk_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """A hall with the watch page's doors, and three visits at counter 1, two of them rated."""
    with kiosk_hall(tmp_path) as made:
        hub = Hub(made.desk, WORDS, ThreadingRuntime(), "threading")
        client = hub.open([kiosk.pages.window, watch.pages.window]).app.test_client()
        clerk = seated(made.desk)
        for score in (4, 1, None):
            one = visitor(made.desk)
            clerk.call(one.id)
            clerk.begin()
            clerk.finish()
            if score:
                made.desk.act(rating.rate, token=one.token, score=score, reason="place")
        yield KioskHall(made.desk, hub, made.clock, client)


def test_a_manager_reads_the_sums_of_a_day(hall: KioskHall) -> None:
    """How many were served stands beside how many said anything, and what was promised."""
    found = hall.get("/api/ratings", hall.bearer(MANAGER)).json
    assert (found["day"], found["promised"]) == ("2026-03-02", 95)
    assert found["counters"] == [{
        "counter": "1", "served": 3, "rated": 2, "satisfied": 1,
        "scores": {"5": 0, "4": 1, "3": 0, "2": 0, "1": 1}, "reasons": {"place": 1},
    }]  # fmt: skip
    assert found["hall"] == found["counters"][0] | {"counter": None}
    before = hall.get("/api/ratings?day=2026-03-01", hall.bearer(MANAGER)).json
    assert (before["hall"]["served"], before["counters"]) == (0, [])


def test_nobody_else_reads_them(hall: KioskHall) -> None:
    """Neither the clerk nor the guard, nor a kiosk; and no scene of theirs tells of a rating."""
    assert hall.get("/api/ratings").status_code == 401
    for staff in (LI, GUARD):
        assert hall.get("/api/ratings", hall.bearer(staff)).status_code == 403
    for scene in ("watch", "kiosk"):
        assert "satisfied" not in str(hall.hub.scene(scene, "main"))


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "", "2026-3-2"])
def test_a_day_is_a_date(hall: KioskHall, day: str) -> None:
    """Anything else is refused, not guessed."""
    answer = hall.get(f"/api/ratings?day={day}", hall.bearer(MANAGER))

    assert (answer.status_code, answer.json["code"]) == (422, "bad_request")
