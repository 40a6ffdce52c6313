"""When numbers are given out: the week, the lunch break, the last number, the next opening."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hall.core.calendar import Hand, Hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH = date(2026, 3, 1)
MORNING, AFTERNOON = (time(8, 30), time(12, 0)), (time(13, 30), time(17, 30))
# Monday to Friday with a lunch break; Saturday in the morning; Sunday closed.
WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON)) | {5: (MORNING,)}
HOURS = Hours(SHANGHAI, False, WEEK, timedelta(minutes=15))


def at(day: int, clock: str) -> datetime:
    """A moment of the week of Monday 2 March 2026; day 1 is Sunday before it."""
    return datetime.combine(
        datetime(2026, 3, day, tzinfo=SHANGHAI), time.fromisoformat(clock)
    ).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "clock", "why", "opens"),
    [
        (2, "08:29:59", "hall_closed", (2, "08:30")),
        (2, "08:30", None, None),
        (2, "11:44:59", None, None),
        (2, "11:45", "last_ticket", (2, "13:30")),
        (2, "11:59:59", "last_ticket", (2, "13:30")),
        (2, "12:00", "hall_closed", (2, "13:30")),
        (2, "13:29:59", "hall_closed", (2, "13:30")),
        (2, "13:30", None, None),
        (2, "17:15", "last_ticket", (3, "08:30")),
        (2, "17:30", "hall_closed", (3, "08:30")),
        (2, "00:00", "hall_closed", (2, "08:30")),
        (6, "18:00", "hall_closed", (7, "08:30")),
        (7, "11:50", "last_ticket", (9, "08:30")),
        (7, "13:30", "hall_closed", (9, "08:30")),
        (8, "10:00", "hall_closed", (9, "08:30")),
    ],
)
def test_the_hall_keeps_the_hours_posted_at_its_door(
    day: int, clock: str, why: str | None, opens: tuple[int, str] | None
) -> None:
    """No late opening, no early closing (R2-36), to the second; and it says when it opens again."""
    state = HOURS.at(at(day, clock))
    assert (state.open, state.why) == (why is None, why)
    assert state.opens_at == (at(*opens) if opens else None)


def test_while_open_the_hall_says_when_it_closes_and_when_the_last_number_is_given() -> None:
    """Both belong to this half of the day, not to the whole of it."""
    state = HOURS.at(at(3, "09:00"))
    assert state.closes_at == at(3, "12:00")
    assert state.last_ticket_at == at(3, "11:45")


def test_the_same_moment_told_in_utc_is_the_same_hour() -> None:
    """The server's zone neither opens the hall nor moves its week: at six UTC has yesterday."""
    early = Hours(SHANGHAI, False, {0: ((time(6, 0), time(12, 0)),)}, timedelta(minutes=15))
    assert early.at(at(2, "06:30")).open
    for hours in (HOURS, early):
        for day, clock in ((2, "06:30"), (2, "08:29"), (2, "12:30"), (3, "06:30"), (4, "17:29")):
            local = at(day, clock)
            assert hours.at(local.astimezone(UTC)) == hours.at(local)


def test_a_hall_that_never_closes_is_open_at_any_hour() -> None:
    """As shipped, the first start always gives out a number."""
    always = Hours(SHANGHAI, True, {}, timedelta(minutes=15))
    assert always.at(at(1, "03:00")).open
    assert always.at(at(1, "03:00")).closes_at is None


def test_a_hall_without_hours_is_closed_and_promises_no_opening() -> None:
    """Better no time at all than a wrong one."""
    never = Hours(SHANGHAI, False, {}, timedelta())
    state = never.at(at(2, "10:00"))
    assert (state.open, state.why, state.opens_at) == (False, "hall_closed", None)


minute = st.integers(0, 24 * 60 - 1)


@st.composite
def timetables(draw: st.DrawFn) -> Hours:
    """Any week, some of its dates shut or keeping another weekday's hours."""
    weekly = {}
    for weekday in draw(st.sets(st.integers(0, 6))):
        opens = draw(st.integers(0, 23 * 60))
        closes = draw(st.integers(opens + 31, 24 * 60 - 1))  # the settings refuse a cut-off before
        weekly[weekday] = ((time(*divmod(opens, 60)), time(*divmod(closes, 60))),)
    odd = draw(
        st.dictionaries(
            st.integers(0, 40).map(lambda n: MARCH + timedelta(days=n)),
            st.none() | st.integers(0, 6),
            max_size=12,
        )
    )
    last = timedelta(minutes=draw(st.integers(0, 30)))
    return Hours(SHANGHAI, False, weekly, last, lambda day: odd.get(day, day.weekday()))


moments = st.builds(
    lambda day, clock: (
        datetime.combine(MARCH + timedelta(days=day), time(), SHANGHAI) + timedelta(minutes=clock)
    ),
    st.integers(0, 9),
    minute,
)


@given(timetables(), moments)
def test_the_next_opening_is_really_open_and_nothing_opens_before_it(
    hours: Hours, now: datetime
) -> None:
    """Whatever the week and its holidays: a visitor sent away with a time finds the door open."""
    state = hours.at(now)
    opens = state.opens_at
    if state.open or opens is None:
        return
    assert opens > now
    assert hours.at(opens).open, "it says a time at which it is closed"
    gap = (opens - now) / 40
    between = [now + gap * step for step in range(1, 40)]
    assert not [at for at in between if hours.at(at).open], "it opens earlier than it says"


@given(timetables(), moments, st.integers(0, 47))
def test_closed_by_hand_lasts_for_the_day_and_opened_by_hand_until_the_hours_begin(
    hours: Hours, pressed: datetime, later: int
) -> None:
    """The press decides about its own day; then the timetable is kept as if nobody had pressed."""
    now = pressed + timedelta(minutes=30 * later)
    assume(now.date() == pressed.date())
    shut = hours.kept(now, Hand("closed", pressed))
    assert (shut.open, shut.why) == (False, "closed_by_hand")
    assert shut.opens_at is None or shut.opens_at.date() > now.date()
    by_hand = hours.kept(now, Hand("open", pressed))
    if not by_hand.open:
        since = (pressed + timedelta(minutes=m) for m in range(30 * later + 1))
        assert any(hours.at(moment).open for moment in since)
        assert by_hand == hours.at(now)


def test_a_day_that_keeps_another_days_hours_and_one_that_keeps_none() -> None:
    """A make-up Saturday by Friday's hours; a public holiday on a Wednesday."""
    day = {date(2026, 3, 7): 4, date(2026, 3, 4): None}
    hours = replace(HOURS, stands_for=lambda on: day.get(on, on.weekday()))
    assert hours.at(at(7, "16:00")).open
    assert not HOURS.at(at(7, "16:00")).open
    assert not hours.at(at(4, "10:00")).open
    assert hours.at(at(3, "18:00")).opens_at == at(5, "08:30")


def test_opened_again_inside_the_hours_the_hall_closes_when_they_say_so() -> None:
    """A close taken back at ten must not keep the kiosk open over lunch."""
    assert not HOURS.kept(at(2, "12:30"), Hand("open", at(2, "10:00"))).open
    assert HOURS.kept(at(2, "12:30"), Hand("open", at(2, "12:10"))).open
    assert not HOURS.kept(at(2, "18:00"), Hand("open", at(2, "12:10"))).open


def test_a_hall_that_never_closes_can_be_closed_for_today() -> None:
    """It opens again at midnight."""
    always = Hours(SHANGHAI, True, {}, timedelta())
    state = always.kept(at(2, "10:00"), Hand("closed", at(2, "09:00")))
    assert (state.open, state.opens_at) == (False, at(3, "00:00"))
