"""The ladder with many inquiries, several hubs, and nobody to hear."""

import pytest

from hall.desk import reminding
from hall.desk.desk import Desk
from tests.desk.test_reminding import DUE, climb, desk, go, reminded, taken
from tests.halls import MONDAY, Clock, at_once, journal, opened
from tests.office import LEADER, PIPES, office_settings

__all__ = ["desk"]


def test_two_hubs_that_look_at_once_remind_once(desk: Desk) -> None:
    """Each wrote down what it found; the store lets one of them."""
    many = [taken(desk) for _ in range(5)]
    go(desk, DUE)
    counted = at_once([lambda: climb(desk) for _ in range(4)])
    assert sum(counted) == len(many)
    facts = [fact.data["number"] for fact in journal(desk, "InquiryReminded")]
    assert sorted(facts) == sorted(one.number for one in many)


def test_more_than_one_look_holds_are_looked_at_bunch_by_bunch(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits at a counter goes between: after each look and after each few."""
    for _ in range(5):
        taken(desk)
    go(desk, DUE)
    monkeypatch.setattr(reminding, "AT_ONCE", 3)
    monkeypatch.setattr(reminding, "A_FEW", 2)
    rests: list[float] = []
    assert reminding.look(desk, rests.append) == 5
    assert len(rests) == 2 + 3  # 3 and 2 looked at; 2, 1 and 2 reminded of


def test_a_rung_of_which_nobody_is_to_hear_is_climbed_in_silence(store_url: str) -> None:
    """As the settings say; it is not looked at again."""
    made = office_settings().model_dump()
    made["inquiries"] |= {"ladder_half": (), "ladder_most": ()}
    quiet = type(office_settings()).model_validate(made)
    with opened(store_url, quiet, Clock()) as desk:
        taken(desk)
        go(desk, MONDAY.replace(day=4))
        assert (climb(desk), climb(desk)) == (1, 0)
        assert journal(desk, "InquiryReminded") == []
        assert reminded(desk, PIPES, LEADER) == {PIPES: [], LEADER: []}
        go(desk, DUE)
        climb(desk)
        assert reminded(desk, PIPES) == {PIPES: ["due"]}
