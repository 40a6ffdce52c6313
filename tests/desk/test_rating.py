"""Rating a visit: by its own visitor alone, once it is over, and nobody learns who it was."""

from datetime import timedelta

import pytest

from hall.core.rating import REASONS
from hall.desk import rating, serving, tickets, undoing
from hall.desk.desk import Desk
from hall.desk.reading_ratings import Ratings
from hall.desk.views import Issued
from hall.settings.rating import Rating
from tests.halls import LI, WANG, Clerk, journal, refused, seated, visitor


def served(desk: Desk, clerk: Clerk) -> Issued:
    """A visitor came, was served and went."""
    one = visitor(desk)
    clerk.call(one.id)
    clerk.begin()
    clerk.finish()
    return one


def asking(desk: Desk, **rules: object) -> None:
    """The hall asks on its screens too, or otherwise than it would by itself."""
    wanted = Rating.model_validate({"screen": True} | rules)
    desk.settings = desk.settings.model_copy(update={"rating": wanted})


def sums(desk: Desk, day: str | None = None) -> list[Ratings]:
    """What the manager may know."""
    with desk.read() as reading:
        return reading.ratings(day)


def asked(desk: Desk, counter: str = "1") -> str | None:
    """The number whose visitor the counter's screen asks."""
    with desk.read() as reading:
        found = reading.to_rate(counter, desk.settings.rating.screen_seconds)
    return found and found.number


def test_a_visit_is_rated_by_its_own_visitor(desk: Desk) -> None:
    """The journal says how it was and by which way; neither reason nor counter nor clerk."""
    one = served(desk, seated(desk))
    said = desk.act(rating.rate, token=one.token, score=2, reason="unclear")

    assert (said.score, said.reason, said.way) == (2, "unclear", "page")
    (line,) = journal(desk, "TicketRated")
    assert line.data == {"ticket": one.id, "score": 2, "by": "page"}
    assert (line.counter, line.staff) == (None, None)


def test_a_reason_goes_only_with_a_bad_rating(desk: Desk) -> None:
    """Whoever is satisfied has nothing to explain."""
    one = served(desk, seated(desk))

    for score, kept in ((5, ""), (3, ""), (2, "wait"), (1, "wait")):
        assert desk.act(rating.rate, token=one.token, score=score, reason="wait").reason == kept


def test_it_may_be_changed_for_ten_minutes_and_counts_once(desk: Desk) -> None:
    """The ten minutes are those of the first word; the same word again is nothing new."""
    one = served(desk, seated(desk))
    first = desk.act(rating.rate, token=one.token, score=1)
    desk.now.go(minutes=9)
    assert desk.act(rating.rate, token=one.token, score=4).at == first.at
    desk.act(rating.rate, token=one.token, score=4)
    desk.now.go(minutes=1)
    desk.act(rating.rate, token=one.token, score=5)
    desk.now.go(seconds=1)

    with refused(desk, "rating_late", minutes=10):
        desk.act(rating.rate, token=one.token, score=1)
    assert [line.data["score"] for line in journal(desk, "TicketRated")] == [1, 4, 5]
    assert [(each.rated, each.scores[5]) for each in sums(desk)] == [(1, 1)]


def test_nobody_rates_what_is_not_over_or_another_day(desk: Desk) -> None:
    """Nor where the hall does not ask; and whoever has no token has no say."""
    clerk = seated(desk, hours=48)
    waits, one = visitor(desk), served(desk, clerk)
    with refused(desk, "cannot_rate", number=waits.number, state="waiting"):
        desk.act(rating.rate, token=waits.token, score=5)
    with refused(desk, "unknown_ticket"):
        desk.act(rating.rate, token="nobody's", score=5)
    asking(desk, page=False)
    with refused(desk, "cannot_rate", state="done"):
        desk.act(rating.rate, token=one.token, score=5)
    asking(desk)
    desk.now.go(hours=16)
    with refused(desk, "unknown_ticket"):
        desk.act(rating.rate, token=one.token, score=5)


def test_the_screen_asks_the_visitor_who_just_went_and_nobody_else(desk: Desk) -> None:
    """At that counter, for twenty seconds, never over a new call, never who has left already."""
    asking(desk)
    clerk, other = seated(desk), seated(desk, "2", WANG)
    one = served(desk, clerk)
    assert (asked(desk), asked(desk, "2")) == (one.number, None)
    served(desk, other)
    assert asked(desk) == one.number
    desk.now.go(seconds=19)
    assert asked(desk) == one.number
    desk.now.go(seconds=1)
    assert asked(desk) is None

    two, _ = served(desk, clerk), visitor(desk)
    assert asked(desk) == two.number
    clerk.next()
    assert asked(desk) is None
    clerk.begin()
    clerk.press(serving.finish, outcome="left")
    assert asked(desk) is None


def test_one_touch_of_the_screen_counts_once(desk: Desk) -> None:
    """Only for that ticket, there, in time, and not after the page was quicker."""
    asking(desk)
    clerk = seated(desk)
    one = served(desk, clerk)
    with refused(desk, "cannot_rate"):
        desk.act(rating.rate_on_screen, counter="2", ticket=one.id, score=5)
    with refused(desk, "unknown_counter"):
        desk.act(rating.rate_on_screen, counter="9", ticket=one.id, score=5)
    with refused(desk, "unknown_ticket"):
        desk.act(rating.rate_on_screen, counter="1", ticket=one.id + 99, score=5)
    desk.now.go(seconds=30)  # twenty, and ten for a finger that was quick enough
    desk.act(rating.rate_on_screen, counter="1", ticket=one.id, score=4)
    assert asked(desk) is None
    with refused(desk, "already_rated", number=one.number):
        desk.act(rating.rate_on_screen, counter="1", ticket=one.id, score=1)
    assert journal(desk, "TicketRated")[-1].data == {"ticket": one.id, "score": 4, "by": "screen"}
    assert desk.act(rating.rate, token=one.token, score=5).way == "screen"

    two = served(desk, clerk)
    desk.now.go(seconds=31)
    with refused(desk, "cannot_rate"):
        desk.act(rating.rate_on_screen, counter="1", ticket=two.id, score=5)
    asking(desk, screen=False)
    three = served(desk, clerk)
    with refused(desk, "cannot_rate"):
        desk.act(rating.rate_on_screen, counter="1", ticket=three.id, score=5)


def test_a_clerk_learns_nothing_of_it_by_undo(desk: Desk) -> None:
    """A finish is taken back as if nothing had been said; what was said stays with the visit."""
    clerk = seated(desk)
    one = served(desk, clerk)
    desk.act(rating.rate, token=one.token, score=1)

    assert clerk.press(undoing.undo).state == "serving"  # type: ignore[union-attr]
    with refused(desk, "cannot_rate", state="serving"):
        desk.act(rating.rate, token=one.token, score=5)
    clerk.finish()
    desk.act(rating.rate, token=one.token, score=3)
    assert [(each.served, each.rated, each.satisfied) for each in sums(desk)] == [(1, 1, 1)]


def test_the_day_is_told_in_sums_by_counter(desk: Desk) -> None:
    """With how many were served beside it; another day has its own."""
    day = desk.day(desk.now())
    li, wang = seated(desk, hours=48), seated(desk, "2", WANG, hours=48)
    for clerk, score, reason in (
        (wang, 1, "manner"),
        (wang, 2, "manner"),
        (li, 5, ""),
        (li, 3, ""),
    ):
        one = served(desk, clerk)
        desk.act(rating.rate, token=one.token, score=score, reason=reason)
    served(desk, wang)
    desk.act(tickets.cancel, token=visitor(desk).token)

    first, second = sums(desk)
    assert (first.counter, first.served, first.rated, first.satisfied) == ("1", 2, 2, 2)
    assert (second.counter, second.served, second.rated, second.satisfied) == ("2", 3, 2, 0)
    assert second.scores == {5: 0, 4: 0, 3: 0, 2: 1, 1: 1}
    assert second.reasons == {"manner": 2}
    assert set(second.reasons) <= set(REASONS)
    assert LI not in repr((first, second))
    desk.now.now += timedelta(days=1)
    assert sums(desk) == []
    assert [each.served for each in sums(desk, day)] == [2, 3]


@pytest.mark.parametrize("score", [1, 5])
def test_a_hall_of_its_own_keeps_its_own_word(desk: Desk, score: int) -> None:
    """What was said can be read again by its visitor's page, and by that ticket alone."""
    clerk = seated(desk)
    one, other = served(desk, clerk), served(desk, clerk)
    desk.act(rating.rate, token=one.token, score=score)

    with desk.read() as reading:
        mine, theirs = reading.rating_of(one.id), reading.rating_of(other.id)
    assert mine is not None
    assert (mine.score, theirs) == (score, None)
