"""Whose turn it is to speak: one display of an area, and always only one."""

from collections.abc import Callable
from typing import Any

import pytest

from hall.hub.speakers import GRACE, REMEMBERED, Speakers


class Room:
    """Displays that remember what they were last told, and a clock that is turned by hand."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, Any]] = {}
        self.later: list[Callable[[], None]] = []
        self.speakers = Speakers(self.tell, self.after)

    def tell(self, connection: str, said: dict[str, Any]) -> None:
        """What the hub says to a connection."""
        self.told[connection] = said

    def after(self, seconds: float, work: Callable[[], None]) -> None:
        """Work for later."""
        assert seconds == GRACE
        self.later.append(work)

    def grace_is_over(self) -> None:
        """Two seconds later."""
        work, self.later = self.later, []
        for one in work:
            one()

    def speaking(self) -> list[str]:
        """The connections that were last told to speak."""
        return sorted(one for one, said in self.told.items() if said["yours"])


@pytest.fixture
def room() -> Room:
    """Two displays of the ground floor and one upstairs."""
    made = Room()
    made.speakers.stand("a", "main", "page a")
    made.speakers.stand("b", "main", "page b")
    made.speakers.stand("up", "upstairs", "page up")
    return made


def test_the_first_of_each_area_speaks(room: Room) -> None:
    """A later one waits; another area is another room."""
    assert room.speaking() == ["a", "up"]
    room.speakers.stand("b", "main", "page b")
    assert room.speaking() == ["a", "up"]


def test_when_the_speaker_is_gone_nobody_speaks_for_a_moment_then_the_next_one(
    room: Room,
) -> None:
    """It may not know yet that it is out of hearing."""
    del room.told["a"]
    room.speakers.gone("a")
    assert room.speaking() == ["up"]
    room.grace_is_over()
    assert room.speaking() == ["b", "up"]


def test_a_page_that_comes_back_in_time_goes_on_and_a_late_one_waits(room: Room) -> None:
    """Known by its own name, whatever its connection; an old connection that ends later is none."""
    room.speakers.gone("a")
    room.speakers.stand("a2", "main", "page a")
    del room.told["a"]
    room.grace_is_over()
    assert room.speaking() == ["a2", "up"]
    room.speakers.stand("a3", "main", "page a")
    del room.told["a2"]
    room.speakers.gone("a2")
    room.grace_is_over()
    assert room.speaking() == ["a3", "up"]
    del room.told["a3"]
    room.speakers.gone("a3")
    room.grace_is_over()
    room.speakers.stand("a4", "main", "page a")
    assert room.speaking() == ["b", "up"]


def test_a_page_that_says_it_is_silent_is_followed_at_once(room: Room) -> None:
    """Its browser took its sound away; there is nothing to wait for."""
    del room.told["a"]
    room.speakers.withdraw("a")
    assert room.speaking() == ["b", "up"]
    assert room.later == []


def test_what_was_spoken_is_told_to_all_of_the_area_and_to_nobody_else(room: Room) -> None:
    """So that the next speaker neither repeats nor skips; a stranger's word counts for nothing."""
    for seq in range(REMEMBERED + 5):
        room.speakers.spoken("a", seq)
    room.speakers.spoken("stranger", 999)
    kept = list(range(5, REMEMBERED + 5))

    assert room.told["a"]["done"] == room.told["b"]["done"] == kept
    assert room.told["up"]["done"] == []
    room.speakers.stand("c", "main", "page c")
    assert room.told["c"] == {"area": "main", "yours": False, "done": kept}
