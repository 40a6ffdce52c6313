"""What is promised, and until when: dates of 2026 written out by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hall.core.promise import Promises, Rule
from hall.desk.opening import office_of, promises_of
from tests.halls import settings
from tests.settings.halls import shipped

ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = office_of(shipped())


def at(text: str) -> datetime:
    """A local time of 2026: "02-13 16:00"."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def test_the_most_particular_rule_wins_whatever_its_place() -> None:
    """Category before kind before urgency; of equals, the first."""
    every = Rule(days=9)
    urgent = Rule(urgency="urgent", days=8)
    repair = Rule(kind="repair", days=7)
    urgent_repair = Rule(kind="repair", urgency="urgent", days=6)
    burst = Rule(category="burst", days=5)
    for rules in (
        [every, urgent, repair, urgent_repair, burst],
        [burst, urgent_repair, repair, urgent, every],
    ):
        promises = Promises(rules)
        assert promises.rule("ask", "", "normal") == every
        assert promises.rule("ask", "", "urgent") == urgent
        assert promises.rule("repair", "", "normal") == repair
        assert promises.rule("repair", "", "urgent") == urgent_repair
        assert promises.rule("repair", "burst", "urgent") == burst
        assert promises.rule("ask", "burst", "normal") == burst
    assert Promises([Rule(days=1), Rule(days=2)]).rule("ask", "", "normal") == Rule(days=1)


def test_nothing_is_promised_where_no_rule_fits() -> None:
    """Only when the hall has set default_days to 0."""
    none = promises_of(settings(inquiries={"default_days": 0}))
    assert none.due(OFFICE, at("03-02 09:00"), "ask", "", "normal") is None
    some = promises_of(settings(inquiries={"default_days": 2}))
    assert some.due(OFFICE, at("03-02 09:00"), "ask", "", "normal") == at("03-04 17:30")


@pytest.mark.parametrize(
    ("opened", "rule", "due"),
    [
        # one day: the end of the next working day
        ("03-02 09:00", Rule(days=1), "03-03 17:30"),  # Monday
        ("03-06 17:00", Rule(days=1), "03-09 17:30"),  # Friday to Monday
        ("03-07 10:00", Rule(days=1), "03-09 17:30"),  # a Saturday does not count
        ("03-06 09:00", Rule(days=5), "03-13 17:30"),
        # Spring Festival: 15 to 23 February rest, Saturdays 14 and 28 February are worked
        ("02-13 16:00", Rule(days=1), "02-14 17:30"),  # Friday to the make-up Saturday
        ("02-13 16:00", Rule(days=2), "02-24 17:30"),
        ("02-14 16:00", Rule(days=1), "02-24 17:30"),
        ("02-19 12:00", Rule(days=1), "02-24 17:30"),  # opened in the middle of it
        ("02-12 09:00", Rule(days=5), "02-26 17:30"),  # 13, 14, 24, 25, 26
        ("02-27 09:00", Rule(days=2), "03-02 17:30"),  # Saturday 28 is worked, Sunday 1 is not
        # New Year: 1 to 3 January rest, Sunday 4 is worked
        ("01-02 09:00", Rule(days=1), "01-04 17:30"),
        # Labour Day: 1 to 5 May rest, Saturday 9 is worked
        ("04-30 09:00", Rule(days=3), "05-08 17:30"),
        ("04-30 09:00", Rule(days=4), "05-09 17:30"),
        # Mid-autumn 25 to 27 September; Sunday 20 September worked; National Day 1 to 7 October
        ("09-18 09:00", Rule(days=1), "09-20 17:30"),
        ("09-24 09:00", Rule(days=1), "09-28 17:30"),
        ("09-30 17:29", Rule(days=3), "10-10 17:30"),  # 8, 9, and Saturday 10, worked
        # minutes: 08:30 to 12:00 and 13:30 to 17:30
        ("03-02 09:00", Rule(minutes=60), "03-02 10:00"),
        ("03-02 11:30", Rule(minutes=60), "03-02 14:00"),  # over lunch
        ("03-02 11:00", Rule(minutes=60), "03-02 12:00"),  # the end of a span, not of the next
        ("03-02 12:30", Rule(minutes=60), "03-02 14:30"),
        ("03-06 17:00", Rule(minutes=60), "03-09 09:00"),  # over a weekend
        ("02-13 17:00", Rule(minutes=60), "02-14 09:00"),  # into the make-up Saturday
        ("02-14 17:00", Rule(minutes=120), "02-24 10:00"),  # over Spring Festival
        ("02-17 03:00", Rule(minutes=450), "02-24 17:30"),  # a whole working day
        ("09-30 17:00", Rule(minutes=90), "10-08 09:30"),
    ],
)
def test_due_by_the_calendar_of_2026(opened: str, rule: Rule, due: str) -> None:
    """As the State Council's notice for 2026 arranges the days."""
    assert rule.due(OFFICE, at(opened)) == at(due)


def test_an_office_without_the_calendar_rests_at_weekends_alone() -> None:
    """A make-up Saturday is none there, and Spring Festival is worked."""
    plain = office_of(settings(inquiries={"calendar": "none"}))
    assert Rule(days=1).due(plain, at("02-13 16:00")) == at("02-16 17:30")


def test_the_office_keeps_its_own_hours() -> None:
    """Not those of the hall: a hall may be open at weekends and around the clock."""
    late = office_of(settings(inquiries={"hours": [{"begin": "10:00", "end": "22:00"}]}))
    assert Rule(days=1).due(late, at("03-02 09:00")) == at("03-03 22:00")
    assert Rule(minutes=60).due(late, at("03-02 09:00")) == at("03-02 11:00")


@pytest.mark.parametrize(
    ("kind", "category", "urgency", "due"),
    [
        ("repair", "burst", "urgent", "03-02 10:00"),
        ("repair", "", "normal", "03-03 17:30"),
        ("repair", "", "urgent", "03-02 11:00"),
        ("complain", "attitude", "normal", "03-09 17:30"),
        ("ask", "bill", "normal", "03-03 17:30"),
    ],
)
def test_the_promises_as_shipped(kind: str, category: str, urgency: str, due: str) -> None:
    """Opened on Monday at nine."""
    promises = promises_of(shipped())
    assert promises.due(OFFICE, at("03-02 09:00"), kind, category, urgency) == at(due)
