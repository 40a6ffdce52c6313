"""Inquiries for a rehearsed hall, so that whoever opens /office/ finds a working week there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hall.core.refusals import Refusal
from hall.desk import reminding
from hall.desk.desk import Desk
from hall.settings.words import Words
from rehearsal.cast import Cast
from rehearsal.clock import Clock
from rehearsal.day import OPENS, Day
from rehearsal.stories import OLDEST, STORIES, Story, Way


@dataclass(frozen=True)
class Happens:
    """A story begins, or takes a step: None and a way."""

    at: datetime
    story: Story
    place: int
    way: Way | None = None


class Matters:
    """The inquiries of a week; a hall without departments, or without whom a story needs, has not
    that one.
    """

    def __init__(self, desk: Desk, words: Words, day: Day) -> None:
        self._desk, self._day = desk, day
        self._cast = Cast(desk, words)
        self._stands: dict[str, tuple[int, str]] = {}
        """Each story's inquiry, and whose it is."""
        self._told = [each for each in STORIES if self._cast.plays(each)]

    def earlier(self, clock: Clock) -> None:
        """Everything before today, reminders included, each at its own moment."""
        for one in self._events():
            if one.at < self._day.opens:
                clock.hold(one.at)
                self._happens(one)

    def morning(self) -> Iterator[float]:
        """An actor (stage.py): today's; what somebody else has dealt with meanwhile is left."""
        for one in self._events():
            if one.at >= self._day.opens:
                yield (one.at - self._desk.now()).total_seconds()
                try:
                    self._happens(one)
                except Refusal:
                    continue

    def behind(self) -> list[str]:
        """Whose page is worth a look: who has something to take first, then who gives it out."""
        waits = [each for each in self._told if each.steps and each.steps[-1][0] == "offer"]
        if not waits:
            return []
        to = self._cast.receiver(waits[0])
        roles = [self._cast.of(role)[:1] for role in ("hotline", "office", "leader")]
        found = [to, self._cast.head(waits[0]), *(one[0] for one in roles if one)]
        return list(dict.fromkeys(found))

    def _happens(self, one: Happens) -> None:
        reminding.look(self._desk, lambda seconds: None)
        if one.way is None:
            ours = self._cast.of(one.story.by)
            staff = ours[one.place % len(ours)]
            self._stands[one.story.key] = self._cast.open(one.story, staff), staff
            return
        inquiry, has = self._stands[one.story.key]
        self._stands[one.story.key] = (
            inquiry, self._cast.step(one.way, one.story, inquiry, has),
        )  # fmt: skip

    def _events(self) -> list[Happens]:
        days = self._days()
        found = [
            Happens(self._at(days, moment), story, place, way)
            for place, story in enumerate(self._told)
            for way, moment in ((None, story.opened), *story.steps)
        ]
        return sorted(found, key=lambda one: one.at)

    def _days(self) -> list[date]:
        """Today and the working days before it, newest first."""
        return [self._day.opens.date(), *working_days(self._desk, self._day.opens.date())]

    def _at(self, days: list[date], moment: str) -> datetime:
        ago, at = moment.split()
        since = datetime.combine(days[0], time.fromisoformat(at)) - datetime.combine(days[0], OPENS)
        return datetime.combine(days[int(ago)], self._day.opens.timetz()) + since


def working_days(desk: Desk, today: date) -> list[date]:
    """As many before today as the stories go back, newest first."""
    days: list[date] = []
    before = today
    while len(days) < OLDEST:
        before -= timedelta(days=1)
        if desk.office.works(before):
            days.append(before)
    return days
