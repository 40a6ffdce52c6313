"""Whoever needs a low counter waits beside one that will call them, and nowhere else."""

from hall.settings.areas import low_counters, wait_area
from hall.settings.load import load
from tests.settings.halls import SHIPPED

SETTINGS = load(SHIPPED, {})


def test_the_low_counters_seats_go_before_the_services() -> None:
    """Counter 6 alone calls them; the service's own seats stand beside counter 3."""
    ordinary = wait_area(SETTINGS, "connection", low=False)
    low = wait_area(SETTINGS, "connection", low=True)
    assert ordinary
    assert low
    assert (ordinary.zh, low.zh) == ("三号窗口旁的座位区", "六号窗口旁的座位区")
    assert wait_area(SETTINGS, "repair", low=False) is None
    assert wait_area(SETTINGS, "repair", low=True) == low


def test_who_serves_it_goes_before_who_helps() -> None:
    """And where the low counter names no seats, it is the hall, never another counter's."""
    helps, serves = (
        SETTINGS.counters[-1].model_copy(update={"id": each, "wait_area": None, "serves": own})
        for each, own in (("7", ("general",)), ("8", ("connection",)))
    )
    changed = SETTINGS.model_copy(update={"counters": (helps, SETTINGS.counters[0], serves)})
    assert [one.id for one in low_counters(changed, "connection")] == ["8", "7"]
    assert wait_area(changed, "connection", low=True) is None
