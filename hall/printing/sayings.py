"""The sentences of one paper, in its own language and the other; no shape yet."""

import re
from collections.abc import Mapping
from typing import Any

from hall.core.span import CODES, span
from hall.printing.slip import Slip, said_in
from hall.settings.words import Words as AllWords

Words = Mapping[str, Mapping[str, Any]]
"""The sentences of papers by language: see `paper_words`."""

INQUIRY = "inquiry"
"""The words of all papers of inquiries stand under [slip.inquiry]."""
_APART = re.compile(r"^(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])$")
"""Where a Latin letter or figure would touch the Chinese around it."""


def paper_words(words: AllWords) -> dict[str, dict[str, Any]]:
    """The [slip] sections by language, and a range in the same words as on the screens."""
    return {
        each: words.section("slip", each)
        | {code: words.tables[each]["common"][code] for code in CODES}
        for each in words.languages
    }


class Told:
    """What a paper says; `first` is its own language, `second` the other."""

    def __init__(self, words: Words, language: str, section: str = "") -> None:
        """`section`: where under [slip] its words are; what is not there is the slip's own."""
        self.words = words
        self.section = section
        self.first = language if language in words else "zh"
        self.second = "en" if self.first == "zh" else "zh"
        self.languages = (self.first, self.second)

    def say(self, code: str, language: str, **about: object) -> str:
        """One sentence of its section."""
        own = self.words[language]
        found = own[self.section] if self.section and code in own[self.section] else own
        return str(found[code]).format(**about)

    def both(self, code: str) -> str:
        """A single word in both languages, for those who read only one."""
        return f"{self.say(code, self.first)} {self.say(code, self.second)}"


class Sayings(Told):
    """What a slip says."""

    def __init__(self, words: Words, slip: Slip) -> None:
        super().__init__(words, slip.language)
        self.slip = slip

    def marks(self) -> list[str]:
        """What kind of paper this is, if it is not simply the visitor's slip."""
        slip = self.slip
        kinds = (("test", slip.test), ("reprint", slip.reprint))
        return [self.both(code) for code, is_so in kinds if is_so]

    def turn(self) -> list[str]:
        """That the number goes ahead or to a low counter, if so: never why."""
        slip = self.slip
        return [self.both(code) for code in ("priority", "low") if getattr(slip, code)]

    def where(self, language: str) -> str:
        """Where to wait."""
        where = self.slip.where
        if where is None:
            return self.say("where_hall", language)
        return self.say("where", language, area=_APART.sub(" ", said_in(where, language)))

    def ahead(self, language: str) -> str:
        """How many are ahead."""
        code = {0: "ahead_none", 1: "ahead_one"}.get(self.slip.ahead, "ahead")
        return self.say(code, language, count=self.slip.ahead)

    def wait(self, language: str) -> str:
        """How long it may take; "" where nothing can be said."""
        if self.slip.wait is None:
            return ""
        told = span(*self.slip.wait)
        return self.say(told.code, language, **told.figures())

    def taken(self) -> str:
        """When the number was taken."""
        return self.say("taken", self.first, at=f"{self.slip.issued_at:%Y-%m-%d %H:%M}")

    def materials(self) -> list[str]:
        """What to have ready."""
        return [said_in(material, self.first) for material in self.slip.materials]

    def cost(self) -> list[str]:
        """The fee and the time, a line each."""
        slip, lines = self.slip, []
        if slip.fee:
            lines.append(self.say("fee", self.first, fee=said_in(slip.fee, self.first)))
        if slip.minutes:
            lines.append(self.say("minutes", self.first, minutes=slip.minutes))
        return lines

    def missed(self) -> str:
        """What happens if the turn is missed; "" where nothing is promised."""
        slip = self.slip
        if not slip.rejoin_minutes:
            return ""
        about = {"minutes": slip.rejoin_minutes, "behind": slip.rejoin_behind}
        return self.say("rejoin", self.first, **about)
