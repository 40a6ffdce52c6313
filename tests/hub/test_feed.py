"""The feed: the first change at once, then few enough; a broken scene stops nobody."""

from collections.abc import Iterator
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest

from hall.hub import wire
from hall.hub.app import Hub
from hall.hub.live import Screen
from hall.hub.viewer import Viewer
from tests.halls import seated, visitor
from tests.hub.stall import Stall
from tests.patience import until


class Ears:
    """A hub whose pushes are heard here, with somebody in the rooms of the booth and two seats."""

    def __init__(self, stall: Stall) -> None:
        self.desk = stall.desk
        self.hub: Hub = stall.hub
        self.heard: list[tuple[str, dict[str, Any], str | None]] = []
        self.moments: list[float] = []
        self.hub.live.push = self._hear  # type: ignore[method-assign]
        for place in (("booth", "main"), ("seat", "1"), ("seat", "2")):
            screen = Screen(Viewer(device="loopback"), {})
            screen.rooms[wire.room(*place)] = place
            self.hub.live._screens[str(place)] = screen

    def _hear(self, event: str, payload: dict[str, Any], room: str | None = None) -> None:
        self.heard.append((event, payload, room))
        if room == wire.room("booth", "main"):
            self.moments.append(monotonic())

    def scenes(self, *place: str) -> list[dict[str, Any]]:
        """What a room was shown."""
        return [p for e, p, r in self.heard if e == wire.SCENE and r == wire.room(*place)]


@pytest.fixture
def ears(hub: Stall) -> Iterator[Ears]:
    """A feed that runs."""
    made = Ears(hub)
    made.hub.feed.start()
    for place in (("booth", "main"), ("seat", "1"), ("seat", "2")):
        until(lambda place=place: made.scenes(*place))  # type: ignore[misc]
    yield made
    made.hub.feed.stop()


def test_every_room_hears_what_changes_it_and_only_that(ears: Ears) -> None:
    """A call at counter 1 is no news for counter 2."""
    clerk = seated(ears.desk, "1")
    visitor(ears.desk)
    heard_by_two = len(ears.scenes("seat", "2"))
    clerk.next()
    until(lambda: ears.scenes("seat", "1")[-1]["in_hand"] == "A001")
    until(lambda: ears.scenes("booth", "main")[-1]["waiting"] == 0)
    assert len(ears.scenes("seat", "2")) == heard_by_two


def test_a_room_with_nobody_in_it_costs_nothing(ears: Ears) -> None:
    """No scene is made for an empty room."""
    visitor(ears.desk)
    until(lambda: ears.scenes("booth", "main")[-1]["waiting"] == 1)
    rooms = {room for event, _, room in ears.heard if event == wire.SCENE}
    assert wire.room("round", "main") not in rooms


def test_a_burst_is_told_in_a_few_scenes_and_ends_with_the_truth(ears: Ears) -> None:
    """At most 20 a second for a room, however fast it happens; the last one is complete."""
    before = len(ears.scenes("booth", "main"))
    for _ in range(60):
        visitor(ears.desk)
    until(lambda: ears.scenes("booth", "main")[-1]["waiting"] == 60)
    heard = ears.scenes("booth", "main")[before:]
    assert 1 <= len(heard) < 60
    rests = [later - sooner for sooner, later in pairwise(ears.moments)]
    assert min(rests) > 0.9 / wire.SCENES_A_SECOND
    assert [each["seq"] for each in heard] == sorted({each["seq"] for each in heard})


def test_a_scene_that_fails_is_made_again_and_the_others_are_told_meanwhile(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One window's mistake must not silence the hall."""
    from hall.hub import scenes

    plain, broken = scenes.make, {"now": True}

    def make(hub: Any, reading: Any, scene: Any, area: str) -> dict[str, Any]:
        if broken["now"] and scene.name == "booth":
            raise RuntimeError("the booth's scene is broken")
        return plain(hub, reading, scene, area)

    monkeypatch.setattr(scenes, "make", make)
    clerk = seated(ears.desk, "1")
    visitor(ears.desk)
    clerk.next()
    until(lambda: ears.scenes("seat", "1")[-1]["in_hand"] == "A001")
    visitor(ears.desk)
    broken["now"] = False
    until(lambda: ears.scenes("booth", "main")[-1]["waiting"] == 1)


def test_a_store_in_trouble_delays_the_news_but_loses_none(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be read is read when it can be."""
    from hall.core.refusals import Refusal

    def trouble() -> None:
        raise Refusal("store_busy")

    with monkeypatch.context() as broken:
        broken.setattr(ears.desk.book, "read", trouble)
        visitor(ears.desk)
        until(lambda: b"shouwen_feed_trouble_total 0.0" not in ears.hub.figures.text({}, {}))
    until(lambda: ears.scenes("booth", "main")[-1]["waiting"] == 1)


def test_beats_say_that_news_would_have_come(ears: Ears) -> None:
    """They come from the very loop that tells the news, so a dead feed has no beat."""
    beat = until(lambda: [p for e, p, _ in ears.heard if e == wire.BEAT])[0]
    assert set(beat) == {"seq", "at", "version"}
