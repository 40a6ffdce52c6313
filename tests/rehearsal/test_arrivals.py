"""Who comes is believable: how many, when, for what, and how long they take."""

from collections import Counter
from random import Random
from statistics import mean, pstdev

from rehearsal.arrivals import Visitor, load, rates, service_seconds, stranger, visitors
from tests.rehearsal.played import shipped

NINE_HOURS = 9 * 3600.0


def many_days(days: int = 20) -> list[tuple[Visitor, ...]]:
    """Days of different seeds at all counters but the last."""
    hall = shipped()
    return [visitors(hall, hall.counters[:-1], NINE_HOURS, seed) for seed in range(days)]


def test_a_day_brings_as_many_as_its_counters_can_serve() -> None:
    """Between 200 and 450 visitors at five counters; more counters, more visitors."""
    hall = shipped()
    for day in many_days():
        assert 200 < len(day) < 450

    few = visitors(hall, hall.counters[:2], NINE_HOURS, 1)
    assert len(few) < len(many_days(1)[0])


def test_they_come_in_order_and_within_opening_time() -> None:
    """Nobody comes before the doors open or after the last number."""
    for day in many_days(5):
        times = [visitor.at for visitor in day]
        assert times == sorted(times)
        assert times[0] >= 0
        assert times[-1] < NINE_HOURS


def test_the_morning_has_a_rush_a_peak_and_a_lull() -> None:
    """Most at the opening, many around ten, few over midday, hardly anyone at the end."""
    at = [visitor.at / 60 for day in many_days() for visitor in day]

    def a_minute(first: int, last: int) -> float:
        return sum(first <= minute < last for minute in at) / (last - first)

    opening, ten, noon, end = (
        a_minute(0, 10), a_minute(75, 105), a_minute(210, 270), a_minute(525, 540)
    )  # fmt: skip
    assert opening > ten > 2 * noon > 0
    assert end < noon
    assert load(0.5) > 0 == load(1.0)


def test_the_mix_is_the_one_the_hall_expects() -> None:
    """A quarter takes the priority key; a few never come, move on, or give their number back."""
    everybody = [visitor for day in many_days() for visitor in day]

    def share(count: int) -> float:
        return count / len(everybody)

    assert abs(share(sum(v.priority for v in everybody)) - 0.25) < 0.02
    assert abs(share(sum(v.walk is None for v in everybody)) - 0.04) < 0.01
    assert abs(share(sum(v.onward is not None for v in everybody)) - 0.03) < 0.01
    assert 0 < share(sum(v.patience is not None for v in everybody)) < 0.03
    assert {v.language for v in everybody} == {"zh", "en"}
    assert all(v.onward != v.service for v in everybody)
    services = Counter(v.service for v in everybody)
    assert set(services) == {each.id for each in shipped().services}
    assert services.most_common(1)[0][0] == "payment", "the quick common matter"


def test_services_take_as_long_as_the_settings_say_and_vary_as_people_do() -> None:
    """Lognormal around the mean of the settings, with a variation of about 0.8."""
    chance = Random(1)
    drawn = [service_seconds(10, chance) for _ in range(20_000)]

    assert abs(mean(drawn) - 600) < 20
    assert 0.7 < pstdev(drawn) / mean(drawn) < 0.85
    assert min(drawn) >= 20
    assert max(drawn) <= 3600


def test_a_service_nobody_attends_still_has_a_visitor_now_and_then() -> None:
    """Somebody who tries the free counter finds work there."""
    hall = shipped()
    lonely = rates(hall, hall.counters[:1])

    assert 0 < lonely["connection"] < lonely["payment"] / 5


def test_who_takes_a_number_by_hand_comes_when_called() -> None:
    """A newcomer's own number is served like any other."""
    found = stranger(shipped(), "repair", Random(1))

    assert found.walk is not None
    assert found.seconds >= 20
    assert (found.onward, found.patience) == (None, None)
