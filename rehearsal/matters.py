"""Inquiries for a rehearsed hall, so that whoever opens /office/ finds something to do there."""

from __future__ import annotations

from itertools import cycle

from hall.core.directory import Receiver
from hall.desk import answering, handing, inquiries
from hall.desk.desk import Desk
from hall.settings.inquiries import Category
from hall.settings.words import Words

PHONE = "13800001234"
MOST = 7
"""As many are opened, each of another category."""


def bring(desk: Desk, words: Words) -> list[str]:
    """Opens some, each a step further on than the one before; answers whose page is worth a look.

    A hall without departments, or without anybody who takes calls, has none.
    """
    callers = [one.number for one in desk.settings.staff if "hotline" in one.roles]
    offices = [one.number for one in desk.settings.staff if "office" in one.roles]
    found = [(one, _receiver(desk, one)) for one in desk.settings.inquiries.categories[:MOST]]
    known = [(one, who.staff) for one, who in found if who and who.staff not in callers]
    if not callers or not known:
        return []
    ways = cycle((_offered, _taken, _lost, _closed))
    for (category, to), way in zip(known, ways, strict=False):
        way(desk, words, _opened(desk, words, callers[0], category), callers[0], to)
    first = known[0][1]
    _offered(desk, words, _opened(desk, words, callers[0], known[0][0]), callers[0], first)
    return list(dict.fromkeys([first, callers[0], *offices[:1]]))


def _receiver(desk: Desk, category: Category) -> Receiver | None:
    if not category.department:
        return None
    with desk.read() as reading:
        return reading.directory().for_department(category.department)


def _opened(desk: Desk, words: Words, staff: str, category: Category) -> int:
    language = desk.settings.hall.language
    told = words.say("demo.matter", language, category=category.name.as_dict()[language])
    made = desk.act(
        inquiries.open_inquiry, staff=staff, channel="phone", matter=told, category=category.id,
        kind=category.kinds[0] if category.kinds else "ask",
        contact={"name": _say(desk, words, "caller"), "phone": PHONE},
    )  # fmt: skip
    number: int = made.id
    return number


def _say(desk: Desk, words: Words, key: str) -> str:
    return words.say(f"demo.{key}", desk.settings.hall.language)


def _offered(desk: Desk, words: Words, inquiry: int, staff: str, to: str) -> None:
    desk.act(
        handing.offer, inquiry=inquiry, staff=staff, to=to, notified=_say(desk, words, "notified")
    )


def _taken(desk: Desk, words: Words, inquiry: int, staff: str, to: str) -> None:
    _offered(desk, words, inquiry, staff, to)
    desk.act(handing.acknowledge, inquiry=inquiry, staff=to)


def _lost(desk: Desk, words: Words, inquiry: int, staff: str, to: str) -> None:
    desk.act(handing.ask_office, inquiry=inquiry, staff=staff, reason=_say(desk, words, "unclear"))


def _closed(desk: Desk, words: Words, inquiry: int, staff: str, to: str) -> None:
    _taken(desk, words, inquiry, staff, to)
    desk.act(
        answering.reply, inquiry=inquiry, staff=to, reached=True, words=_say(desk, words, "answer")
    )
    desk.act(
        answering.close,
        inquiry=inquiry,
        staff=to,
        outcome="done",
        result=_say(desk, words, "result"),
    )
