"""Ranges told at the real desk on days it has not seen: nine in ten hold."""

import pytest

from hall.core.ticket import TicketClass
from rehearsal.ranges import Kept, Told, measure, one_line
from tests.rehearsal.played import shipped

TOLERANCE = 0.03
"""Of nine in ten: one day of each kind has some 300 ordinary visitors (2 % standard error), and
far fewer elders.
"""


@pytest.fixture(scope="module")
def told() -> dict[str, list[Told]]:
    """One day of each kind in a hall of one line, after three ordinary ones."""
    return measure(one_line(shipped()), learn=3, days=1, seed=5)


@pytest.mark.parametrize("ticket_class", ["priority", "ordinary"])
@pytest.mark.parametrize("kind", ["steady", "busy", "shifts"])
def test_nine_in_ten_are_called_by_the_upper_end(
    told: dict[str, list[Told]], kind: str, ticket_class: TicketClass
) -> None:
    """On a steady day, on one that grows into an overload, and while counters open and close."""
    kept = Kept.of([one for one in told[kind] if one.ticket_class == ticket_class])
    assert kept.many > 50, "too few to mean anything"
    assert kept.by_high >= 0.9 - TOLERANCE
    assert kept.under_low <= 0.3


def test_a_busy_day_is_told_in_quarters_of_an_hour(told: dict[str, list[Told]]) -> None:
    """Of those who waited about twenty minutes, half were told a range of fifteen or less; and the
    shortcut would have kept fewer.
    """
    kept = Kept.of([one for one in told["busy"] if one.ticket_class == "ordinary"])
    assert kept.waited > 5, "not busy at all"
    assert kept.width <= 15
    assert kept.width_at_20 <= 15
    assert kept.naive < kept.by_high - 0.1


def test_the_arithmetic_of_the_table() -> None:
    """Three visitors: one in time, one early, one late."""
    kept = Kept.of(
        [
            Told("ordinary", 5, 15, 11.0, 12.0),
            Told("ordinary", 5, 15, 3.0, 4.0),
            Told("ordinary", 10, 15, 22.0, 24.0),
        ]
    )
    assert kept.many == 3
    assert kept.by_high == pytest.approx(2 / 3)
    assert kept.under_low == pytest.approx(1 / 3)
    assert kept.naive == pytest.approx(1.0)
    assert (kept.waited, kept.width, kept.width_at_20) == (12.0, 10, 5)
