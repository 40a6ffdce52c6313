"""What somebody may do with an inquiry at this moment: their role, what it is to them, and how it
stands. The same rules that refuse (access.py, custody.py) say it, so that no page has to know them.

Said is what may be begun: a form's own words, a receiver, or the answer that closing needs are
still to come, and their lack is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from hall.core import access
from hall.core.access import Act, Concern
from hall.core.custody import Custody
from hall.core.floor import Person
from hall.core.refusals import Refusal

SOME: Final = "some"
"""Words, or a receiver, whatever they will be."""


@dataclass(frozen=True)
class Standing:
    """How an inquiry stands."""

    custody: Custody
    confirmed: bool = False
    scrubbed: bool = False
    """Its words and its contact are no longer kept."""
    has_contact: bool = False
    waits_for: frozenset[str] = frozenset()
    """The departments that were asked to help and have not reported."""
    findings: bool = False
    """Whether one stands."""
    noticed: bool = False
    """A one-time notice was given: a second one counts here, also after the end."""

    @property
    def ended(self) -> bool:
        """Closed, and not opened again."""
        return self.custody.state == "closed"


Asked = Callable[[Standing, Person], bool]


def _moves(try_: Callable[[Custody, str], Custody]) -> Asked:
    """Custody itself is asked whether it would move."""

    def ask(stands: Standing, who: Person) -> bool:
        try:
            try_(stands.custody, who.number)
        except Refusal:
            return False
        return True

    return ask


def _ever(_: Standing, __: Person) -> bool:
    return True


def _open(stands: Standing, _: Person) -> bool:
    return not stands.ended


DEEDS: Final[Mapping[str, tuple[Act, Asked]]] = {
    "acknowledge": ("receive", _moves(Custody.acknowledge)),
    "decline": ("receive", _moves(lambda held, by: held.decline(by, SOME))),
    "assign": ("assign", _moves(lambda held, _: held.assign(SOME))),
    "report": ("report", lambda stands, who: (
        not stands.ended and who.department in stands.waits_for)),
    "report-for": ("report_for", lambda stands, _: not stands.ended and bool(stands.waits_for)),
    "reply": ("reply", _moves(lambda held, by: held.reply(by, reached=True))),
    "close": ("close", _moves(lambda held, by: replace(held, told=1).close(by, "done", SOME))),
    "offer": ("offer", _moves(lambda held, by: held.offer(by, SOME, SOME, SOME))),
    "take-back": ("offer", _moves(Custody.take_back)),
    "ask-office": ("ask_office", _moves(lambda held, by: held.ask_office(by, SOME))),
    "extend": ("extend", _open),
    "involve": ("involve", _open),
    "notice": ("notice", lambda stands, _: stands.noticed or not stands.ended),
    "note": ("note", _ever),
    "decide": ("decide", _ever),
    "correct": ("correct", _open),
    "confirm": ("confirm", lambda stands, _: (
        not stands.confirmed and (stands.ended or stands.custody.told > 0))),
    "reopen": ("reopen", lambda stands, _: stands.ended and not stands.scrubbed),
    "find": ("find", _ever),
    "withdraw": ("find", lambda stands, _: stands.findings),
    "print": ("print", _ever),
    "see-contact": ("contact", lambda stands, _: stands.has_contact and not stands.scrubbed),
    "contact": ("correct", lambda stands, _: not stands.scrubbed),
}  # fmt: skip
"""By the last word of its address (docs/wire.md), in the order of a page; `decide` is a note that
is a decision. Each: the right it needs, and whether it makes sense now.
"""


def possible(who: Person, what: Concern, stands: Standing) -> list[str]:
    """The deeds open to this person now, in the order of DEEDS; none to whom it is about (G2)."""
    if what.about == who.number:
        return []
    rights = access.open_to(who, what)
    return [deed for deed, (right, makes_sense) in DEEDS.items()
            if right in rights and makes_sense(stands, who)]  # fmt: skip
