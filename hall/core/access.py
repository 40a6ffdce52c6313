"""Who may do what with an inquiry: by role, and by what the inquiry is to them (K1, G2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from hall.core.floor import Person
from hall.core.refusals import Refusal

Act = Literal[
    "open", "see", "contact", "offer", "receive", "ask_office", "assign", "reply", "close",
    "reopen", "extend", "confirm", "involve", "report", "report_for", "note", "decide", "notice",
    "correct", "find", "print", "return", "export", "export_plain",
]  # fmt: skip
Relation = Literal[
    "responsible", "offered", "first", "opener", "serving", "department", "party", "reminded",
]  # fmt: skip

OVERSEERS: Final = frozenset({"office", "leader", "manager"})
"""They see every inquiry; the hotline too, since it calls back."""
ALL: Final = OVERSEERS | {"hotline"}
ANY: Final = ALL | {"clerk", "guard", "guide", "member", "head"}
OWN: Final = frozenset({"responsible"})
NEAR: Final = frozenset({"responsible", "first", "opener"})


@dataclass(frozen=True)
class Rule:
    """Either is enough: one of the roles, or one of the relations. `heads` lets a head do it where
    the inquiry is their department's.
    """

    roles: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    heads: bool = False
    not_own: bool = False
    """Not by whoever is responsible, who would judge their own work; the hotline may even so."""


RULES: Final[Mapping[Act, Rule]] = {
    "open": Rule(ANY),
    "see": Rule(ALL, NEAR | {"offered", "serving", "department", "party", "reminded"}),
    "contact": Rule(frozenset({"hotline", "office", "manager"}), NEAR | {"offered"}),
    "offer": Rule(relations=OWN),
    "receive": Rule(relations=frozenset({"offered"})),
    "ask_office": Rule(relations=OWN),
    "assign": Rule(OVERSEERS),
    "reply": Rule(relations=NEAR - {"opener"}),
    "close": Rule(relations=OWN),
    "reopen": Rule(ALL, frozenset({"first", "serving"}), heads=True),
    "extend": Rule(relations=OWN),
    "confirm": Rule(frozenset({"hotline", "office", "manager"}), NEAR, not_own=True),
    "involve": Rule(OVERSEERS, OWN, heads=True),
    "report": Rule(relations=frozenset({"party"})),
    "report_for": Rule(OVERSEERS, OWN),
    "note": Rule(ALL, NEAR | {"serving", "department", "party", "offered", "reminded"}),
    "decide": Rule(OVERSEERS, OWN, heads=True),
    "notice": Rule(relations=NEAR | {"serving"}),
    "correct": Rule(frozenset({"office", "manager"}), NEAR),
    "find": Rule(frozenset({"manager", "leader"})),
    "print": Rule(ALL, NEAR | {"offered", "serving"}),
    "return": Rule(frozenset({"clerk"})),
    "export": Rule(OVERSEERS),
    "export_plain": Rule(frozenset({"manager"})),
}
"""The least that each needs; `return` is for whoever has a visitor in hand who comes again, and who
is the authority for it (desk/returning.py). What is in whose hands besides is custody's to say
(custody.py).
"""


@dataclass(frozen=True)
class Concern:
    """What an inquiry says of people."""

    first: str
    responsible: str
    opener: str
    department: str = ""
    offered_to: str | None = None
    about: str | None = None
    parties: frozenset[str] = frozenset()
    """The departments asked to help."""
    reminded: frozenset[str] = frozenset()
    """Staff whom the ladder told of it: they must be able to look (F4, G2)."""
    serving: frozenset[str] = frozenset()
    """Who has the visitor's ticket in hand, or had it last: after a transfer, or when the visitor
    comes again, they receive the same person (C1, R1-2) and must not send them away unknowing.
    """
    complaint: bool = False
    """No colleagues' business: it may be about one of them who is not named yet (G2)."""


def relations(who: Person, what: Concern) -> frozenset[Relation]:
    """What this inquiry is to this person."""
    at = who.department
    found: dict[Relation, bool] = {
        "responsible": who.number == what.responsible,
        "offered": who.number == what.offered_to,
        "first": who.number == what.first,
        "opener": who.number == what.opener,
        "department": bool(at) and at == what.department and _concerns(who, what),
        "party": bool(at) and at in what.parties,
        "reminded": who.number in what.reminded,
        "serving": who.number in what.serving,
    }
    return frozenset(name for name, true in found.items() if true)


def _concerns(who: Person, what: Concern) -> bool:
    """Whether what a department has is this colleague's to know: of a complaint only its head's."""
    return not what.complaint or "head" in who.roles


def must(who: Person, act: Act, what: Concern | None = None) -> None:
    """Refuses not_allowed; whoever is complained of learns nothing: unknown_inquiry (G2).

    Whoever may not even see it hears the same, else numbers could be tried.
    """
    if what is not None and what.about == who.number:
        raise Refusal("unknown_inquiry")
    if _may(who, RULES[act], what):
        return
    if what is not None and not _may(who, RULES["see"], what):
        raise Refusal("unknown_inquiry")
    raise Refusal("not_allowed")


def open_to(who: Person, what: Concern) -> list[Act]:
    """Every act with this inquiry that `must` lets through."""
    return [act for act, rule in RULES.items() if _may(who, rule, what)]


def _may(who: Person, rule: Rule, what: Concern | None) -> bool:
    if rule.not_own and what is not None and who.number == what.responsible:
        return "hotline" in who.roles
    if rule.roles & who.roles:
        return True
    if what is None:
        return False
    found = relations(who, what)
    if rule.heads and "head" in who.roles and "department" in found:
        return True
    return bool(rule.relations & found)
