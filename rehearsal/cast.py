"""Who plays in the inquiries of a rehearsed hall, and what each of their steps does at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hall.desk import answering, coordinating, handing, inquiries, noticing
from hall.desk.desk import Desk
from hall.settings.words import Words
from rehearsal.stories import Story, Way


class Cast:
    """The hall's own staff by their roles, and its words in its own language."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk, self._words = desk, words

    def of(self, role: str) -> list[str]:
        """Who has this role, by staff number."""
        return [one.number for one in self.desk.settings.staff if role in one.roles]

    def plays(self, story: Story) -> bool:
        """Whether this hall has whom it needs."""
        known = {one.id: one.department for one in self.desk.settings.inquiries.categories}
        if not all(self.of(role) for role in (story.by, "clerk", "office")):
            return False
        if not story.category:
            return True
        to = self.receiver(story) if known.get(story.category) else ""
        return bool(to) and self.head(story) not in self.of(story.by) and self.helper(to) != ""

    def receiver(self, story: Story) -> str:
        """Who receives what is meant for the department of its category; "" for nobody."""
        with self.desk.read() as reading:
            found = reading.directory().for_department(self._department(story))
        return found.staff if found else ""

    def head(self, story: Story) -> str:
        """Of that department; the office assigns to them."""
        wanted = self._department(story)
        return next(one.head for one in self.desk.settings.departments if one.id == wanted)

    def helper(self, staff: str) -> str:
        """A department but this person's own, that can be asked to help; "" for none."""
        own = self.desk.floor.staff[staff].department
        every = (one.id for one in self.desk.settings.departments if one.head not in ("", staff))
        return next((one for one in reversed([*every]) if one not in (own, "office")), "")

    def say(self, key: str) -> str:
        """A sentence of the demo in the hall's language."""
        return self._words.say(f"demo.{key}", self.desk.settings.hall.language)

    def name(self, staff: str) -> str:
        """Of one of the staff, in the hall's language."""
        return self.desk.floor.staff[staff].name[self.desk.settings.hall.language]

    def open(self, story: Story, staff: str) -> int:
        """It is written down; answers its id."""
        given = {"name": self.say(f"callers.{story.key}"), "phone": story.phone}
        clerks = [one for one in self.of("clerk") if one != staff]
        made = self.desk.act(
            inquiries.open_inquiry, staff=staff, channel=story.channel, kind=story.kind,
            matter=self.say(f"matters.{story.key}"), category=story.category,
            urgency=story.urgency, about=clerks[0] if story.about else None,
            contact={field: value for field, value in given.items() if value},
        )  # fmt: skip
        number: int = made.id
        return number

    def step(self, way: Way, story: Story, inquiry: int, has: str) -> str:
        """One step of whoever `has` it; answers who has it then."""
        if way == "take":
            has = self.receiver(story)
        who = {"assign": self.of("office")[0], "decline": self.receiver(story)}.get(way, has)
        if way == "reopen":
            who = self.of(story.by)[0]
        verb, what = STEPS[way](self, story, has)
        if way == "help":
            who = self._of_department(self.helper(has))
        self.desk.act(verb, inquiry=inquiry, staff=who, **what)
        return str(what["to"]) if way == "assign" else has

    def _department(self, story: Story) -> str:
        every = self.desk.settings.inquiries.categories
        return next((one.department for one in every if one.id == story.category), "")

    def _of_department(self, department: str) -> str:
        with self.desk.read() as reading:
            found = reading.directory().for_department(department)
        return found.staff if found else ""


Step = Callable[[Cast, Story, str], tuple[Callable[..., Any], dict[str, Any]]]


def _offer(cast: Cast, story: Story, has: str) -> tuple[Callable[..., Any], dict[str, Any]]:
    to = cast.receiver(story)
    return handing.offer, {"to": to, "notified": cast.name(to)}


def _said(verb: Callable[..., Any], field: str, key: str, **more: Any) -> Step:
    """A step that writes one sentence of the demo into one field."""
    return lambda cast, story, has: (verb, {field: cast.say(key), **more})


STEPS: Mapping[Way, Step] = {
    "offer": _offer,
    "take": lambda cast, story, has: (handing.acknowledge, {}),
    "tell": _said(answering.reply, "words", "answer", reached=True),
    "miss": _said(answering.reply, "words", "missed", reached=False),
    "close": lambda cast, story, has: (
        answering.close,
        {"outcome": "answered" if story.kind == "ask" else "done", "result": cast.say("result")},
    ),
    "refuse": lambda cast, story, has: (
        answering.close,
        {"outcome": "refused", "result": cast.say("refused"), "referral": cast.say("referral")},
    ),
    "assign": lambda cast, story, has: (handing.assign, {"to": cast.head(story)}),
    "ask_office": _said(handing.ask_office, "reason", "unclear"),
    "decline": _said(handing.decline, "reason", "declined"),
    "involve": lambda cast, story, has: (
        coordinating.involve, {"department": cast.helper(has), "words": cast.say("involved")}
    ),
    "help": _said(coordinating.report, "words", "helped"),
    "lacks": lambda cast, story, has: (
        noticing.give_notice, {"service": _papers(cast), "missing": [0]}
    ),
    "lacks_again": lambda cast, story, has: (
        noticing.give_notice,
        {"service": _papers(cast), "missing": [1], "reason": cast.say("lacks_again")},
    ),
    "reopen": _said(answering.reopen, "reason", "reopened"),
}  # fmt: skip


def _papers(cast: Cast) -> str:
    """The service with most papers, where one is easily forgotten."""
    return max(cast.desk.settings.services, key=lambda one: len(one.materials)).id
