"""What the kiosk may say to a visitor who does not see it: each sentence by an id, never by a text.

An id is a name and what it is about, with dots between: `choose`, `press.3`, `papers.payment`,
`yours.TOKEN`. The words are those of [kiosk.spoken], the facts those of this hall's settings and
book; so nobody, whatever a browser asks, can have the kiosk say anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from hall.core.span import span
from hall.desk.desk import Desk
from hall.settings.areas import wait_area
from hall.settings.house import Language
from hall.settings.piece import Text
from hall.settings.places import Service
from hall.settings.words import Words
from hall.voice.script import Phrase, amount, cardinal, read_number

PLAIN: Final = frozenset(
    {
        "mandarin", "english", "keys", "choose", "more", "look", "ask_priority", "priority_yes",
        "priority_no", "ask_low", "low_yes", "low_no", "check", "chosen_priority", "chosen_low",
        "go_on", "go_back", "take", "taking", "refused", "lost", "slip_ok", "slip_bad", "slip_none",
        "called", "finish", "no_such", "still", "bye", "louder", "softer",
    }
)  # fmt: skip
"""Sentences about nothing in particular."""

MOST_PEOPLE: Final = 999
MOST_MINUTES: Final = 995
_FIGURES: Final = re.compile(r"0|[1-9][0-9]{0,2}")
_ORDERS: Final = re.compile(r"[\[\]<>{}\s]+")


class Prompts:
    """The sentences of one hall."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk = desk
        self._words = words
        self._makers: dict[str, tuple[Callable[..., str | None] | None, int]] = {
            "hello": (self._hello, 0), "press": (self._press, 1), "service": (self._service, 1),
            "group": (self._group, 1), "papers": (self._papers, 1), "fee": (self._fee, 1),
            "takes": (self._takes, 1), "limit": (self._limit, 1), "area": (self._area, 1),
            "area_low": (self._area_low, 1),
            "rule": (self._rule, 0), "ahead": (self._ahead, 1), "range": (self._range, 2),
            "closed": (self._closed, 1), "opens": (self._opens, 0), "yours": (self._yours, 1),
        }  # fmt: skip
        """Each with how many parts follow its name."""
        self._services = {each.id: each for each in desk.settings.services}
        self._groups = {each.id: each for each in desk.settings.groups}

    def phrase(self, language: Language, prompt: str) -> Phrase | None:
        """The sentence of an id in a language; None for what is no id of this hall."""
        name, *about = prompt.split(".")
        if name in PLAIN and not about:
            text: str | None = self._say(language, name)
        else:
            maker, needs = self._makers.get(name, (None, 0))
            text = maker(language, *about) if maker and len(about) == needs else None
        if not text:
            return None
        pace = self._desk.settings.voice.words_per_minute
        return Phrase(_ORDERS.sub(" ", text.replace("&", " ")).strip(), language, pace)

    def _say(self, language: Language, key: str, **about: str) -> str:
        return self._words.say(f"kiosk.spoken.{key}", language, **about)

    def _hello(self, language: Language) -> str:
        return self._say(language, "hello", hall=self._desk.settings.hall.name.as_dict()[language])

    def _press(self, language: Language, key: str) -> str | None:
        value = _whole(key, 9)
        if not value:  # 0 says all of it again and is no choice
            return None
        return self._say(language, "press", figure=cardinal(value, language, self._words.say))

    def _service(self, language: Language, service: str) -> str | None:
        found = self._services.get(service)
        return found.name.as_dict()[language] if found else None

    def _group(self, language: Language, group: str) -> str | None:
        found = self._groups.get(group)
        return found.name.as_dict()[language] if found else None

    def _papers(self, language: Language, service: str) -> str | None:
        found = self._services.get(service)
        if found is None:
            return None
        row = [each.as_dict()[language] for each in found.materials]
        if not row:
            return self._say(language, "no_papers")
        return self._say(language, "papers", papers=self._say(language, "and").join(row))

    def _fee(self, language: Language, service: str) -> str | None:
        return self._fact(language, service, "fee", lambda one: one.fee)

    def _limit(self, language: Language, service: str) -> str | None:
        return self._fact(language, service, "limit", lambda one: one.time_limit)

    def _fact(
        self, language: Language, service: str, key: str, of: Callable[[Service], Text | None]
    ) -> str | None:
        found = self._services.get(service)
        fact = of(found) if found else None
        return self._say(language, key, fact=fact.as_dict()[language]) if fact else None

    def _takes(self, language: Language, service: str) -> str | None:
        found = self._services.get(service)
        if found is None:
            return None
        return self._say(language, "takes", count=self._amount(found.minutes, language))

    def _area(self, language: Language, service: str) -> str | None:
        found = self._services.get(service)
        if found is None:
            return None
        return self._waits(language, found.wait_area)

    def _area_low(self, language: Language, service: str) -> str | None:
        if service not in self._services:
            return None
        return self._waits(language, wait_area(self._desk.settings, service, low=True))

    def _waits(self, language: Language, area: Text | None) -> str:
        if area is None:
            return self._say(language, "area_hall")
        return self._say(language, "area", area=area.as_dict()[language])

    def _rule(self, language: Language) -> str:
        line = self._desk.settings.line
        m = self._amount(line.priority_in_a_row, language)
        return self._words.say(f"common.rule.{line.policy}", language, m=m)

    def _ahead(self, language: Language, count: str) -> str | None:
        value = _whole(count, MOST_PEOPLE)
        if value is None:
            return None
        key = {0: "ahead_none", 1: "ahead_one"}.get(value, "ahead")
        return self._words.say(f"common.{key}", language, count=self._amount(value, language))

    def _range(self, language: Language, low: str, high: str) -> str | None:
        """Minutes, always whole fives: there are not many of them to be made."""
        first, last = _whole(low, MOST_MINUTES), _whole(high, MOST_MINUTES)
        if first is None or last is None or first > last or first % 5 or last % 5:
            return None
        told = span(first, last)
        say = self._hours if told.in_hours else self._amount
        said = {"low": say(told.low, language), "high": say(told.high, language)}
        return self._say(language, told.code.removesuffix("_half"), **said)

    def _hours(self, minutes: int, language: Language) -> str:
        """Whole and half hours as people say them: 150 is 两小时半, 30 半小时."""
        hours, half = divmod(minutes, 60)
        if hours < 2:
            return self._say(language, {30: "half_hour", 60: "hour"}.get(minutes, "hour_half"))
        key = "hours_half" if half else "hours"
        return self._say(language, key, count=self._amount(hours, language))

    def _closed(self, language: Language, why: str) -> str | None:
        known: dict[str, Any] = self._words.section("kiosk", language)["closed"]
        return known["other"] if why not in WHYS else str(known[why])

    def _opens(self, language: Language) -> str | None:
        with self._desk.read() as reading:
            at, now = reading.hours().opens_at, reading.now
        if at is None:
            return None
        zone = self._desk.hours.zone
        local = at.astimezone(zone)
        time = self._time(local, language)
        if local.date() == now.astimezone(zone).date():
            return self._say(language, "opens_today", time=time)
        month = self._say(language, "months").split()[local.month - 1]
        day = cardinal(local.day, language, self._words.say)
        return self._say(language, "opens_day", month=month, day=day, time=time)

    def _time(self, at: datetime, language: Language) -> str:
        hour = self._amount(at.hour, language)
        if not at.minute:
            return self._say(language, "sharp", hour=hour)
        zero = cardinal(0, language, self._words.say) if at.minute < 10 else ""
        minute = zero + cardinal(at.minute, language, self._words.say)
        return self._say(language, "time", hour=hour, minute=minute)

    def _yours(self, language: Language, token: str) -> str | None:
        with self._desk.read() as reading:
            ticket = reading.ticket(token)
        if ticket is None:
            return None
        number = read_number(ticket.number, language, self._words.say)
        return self._say(language, "yours", number=number)

    def _amount(self, value: int, language: Language) -> str:
        return amount(value, language, self._words.say)


WHYS: Final = frozenset(
    {"hall_closed", "last_ticket", "service_closed", "closed_by_hand", "ended_by_hand", "full"}
)
"""Reasons of a closed hall or service with words in [kiosk.closed]."""


def _whole(text: str, most: int) -> int | None:
    """A whole number as programs write it, so that one sentence has one id."""
    return int(text) if _FIGURES.fullmatch(text) and int(text) <= most else None
