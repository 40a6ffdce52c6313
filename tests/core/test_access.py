"""Every role with every act on every kind of inquiry: allowed, or a coded refusal."""

import pytest

from hall.core import access
from hall.core.access import RULES, Concern, must, relations
from hall.core.floor import Person
from hall.core.refusals import Refusal

ROLES = ("clerk", "guard", "guide", "manager", "hotline", "member", "head", "office", "leader")
ME, OTHER = "101", "102"
INQUIRIES = {
    "own": Concern(ME, ME, ME, "pipes"),
    "first": Concern(ME, OTHER, OTHER, "meter"),
    "opened": Concern(OTHER, OTHER, ME, "meter"),
    "offered": Concern(OTHER, OTHER, OTHER, "meter", offered_to=ME),
    "department's": Concern(OTHER, OTHER, OTHER, "pipes"),
    "helping": Concern(OTHER, OTHER, OTHER, "meter", parties=frozenset({"pipes"})),
    "reminded": Concern(OTHER, OTHER, OTHER, "meter", reminded=frozenset({ME})),
    "served": Concern(OTHER, OTHER, OTHER, "meter", serving=frozenset({ME})),
    "department's complaint": Concern(OTHER, OTHER, OTHER, "pipes", complaint=True),
    "other's": Concern(OTHER, OTHER, OTHER, "meter"),
    "about me": Concern(ME, ME, ME, "pipes", about=ME, serving=frozenset({ME})),
}
NOBODY = frozenset[str]()
ANYBODY = frozenset(ROLES)
SEE_ALL = frozenset({"hotline", "office", "leader", "manager"})
BOSSES = frozenset({"office", "leader", "manager"})
# For each act: on which inquiry which roles may. Written out by hand; what is not here is refused.
MAY = {
    "see": {
        **dict.fromkeys(("own", "first", "opened", "offered"), ANYBODY),
        **dict.fromkeys(("department's", "helping", "reminded", "served"), ANYBODY),
        "other's": SEE_ALL,
    },
    "contact": {
        **dict.fromkeys(("own", "first", "opened", "offered"), ANYBODY),
        **dict.fromkeys(
            ("department's", "helping", "reminded", "served", "other's"),
            frozenset({"hotline", "office", "manager"})
        ),
    },
    "offer": {"own": ANYBODY},
    "receive": {"offered": ANYBODY},
    "ask_office": {"own": ANYBODY},
    "assign": dict.fromkeys(set(INQUIRIES) - {"about me"}, BOSSES),
    "reply": {"own": ANYBODY, "first": ANYBODY},
    "close": {"own": ANYBODY},
    "reopen": {
        **dict.fromkeys(("opened", "offered", "helping", "reminded", "other's"), SEE_ALL),
        **dict.fromkeys(("own", "first", "served"), ANYBODY), "department's": SEE_ALL | {"head"},
    },
    "extend": {"own": ANYBODY},
    "confirm": {
        "own": frozenset({"hotline"}),
        **dict.fromkeys(("first", "opened"), ANYBODY),
        **dict.fromkeys(
            ("offered", "department's", "helping", "reminded", "served", "other's"),
            frozenset({"hotline", "office", "manager"})
        ),
    },
    "involve": {
        **dict.fromkeys(
            ("first", "opened", "offered", "helping", "reminded", "served", "other's"), BOSSES
        ),
        "own": ANYBODY, "department's": BOSSES | {"head"},
    },
    "report": {"helping": ANYBODY},
    "report_for": {
        **dict.fromkeys(set(INQUIRIES) - {"own", "about me"}, BOSSES), "own": ANYBODY,
    },
    "note": {
        **dict.fromkeys(
            ("own", "first", "opened", "offered", "department's", "helping", "reminded", "served"),
            ANYBODY
        ),
        "other's": SEE_ALL,
    },
    "decide": {
        **dict.fromkeys(
            ("first", "opened", "offered", "helping", "reminded", "served", "other's"), BOSSES
        ),
        "own": ANYBODY, "department's": BOSSES | {"head"},
    },
    "notice": dict.fromkeys(("own", "first", "opened", "served"), ANYBODY),
    "correct": {
        **dict.fromkeys(("own", "first", "opened"), ANYBODY),
        **dict.fromkeys(
            ("offered", "department's", "helping", "reminded", "served", "other's"),
            frozenset({"office", "manager"})
        ),
    },
    "find": {
        **dict.fromkeys(set(INQUIRIES) - {"about me"}, frozenset({"manager", "leader"})),
    },
    "print": {
        **dict.fromkeys(("own", "first", "opened", "offered", "served"), ANYBODY),
        **dict.fromkeys(("department's", "helping", "reminded", "other's"), SEE_ALL),
    },
    "return": dict.fromkeys(set(INQUIRIES) - {"about me"}, frozenset({"clerk"})),
}  # fmt: skip
COMPLAINT = "department's complaint"
# Colleagues have no part in it: it may be about one of them. Their head has.
for _act, _who in {
    "see": SEE_ALL | {"head"},
    "note": SEE_ALL | {"head"},
    "reopen": SEE_ALL | {"head"},
    "contact": frozenset({"hotline", "office", "manager"}),
    "print": SEE_ALL,
    "confirm": frozenset({"hotline", "office", "manager"}),
    "involve": BOSSES | {"head"},
    "decide": BOSSES | {"head"},
    "correct": frozenset({"office", "manager"}),
}.items():
    MAY[_act][COMPLAINT] = _who
ALONE = {
    "open": ANYBODY,
    "export": BOSSES,
    "export_plain": frozenset({"manager"}),
}


def somebody(role: str) -> Person:
    """Me, of the pipes' department, with one role."""
    return Person(ME, {}, {}, "", frozenset({role}), department="pipes")


def said(role: str, act: str, what: Concern | None) -> str:
    """ "" where it is allowed, else the code."""
    try:
        must(somebody(role), act, what)  # type: ignore[arg-type]
    except Refusal as refusal:
        return refusal.code
    return ""


def test_the_table_speaks_of_every_act() -> None:
    """A new act has its line here before anybody may do it."""
    assert set(MAY) | set(ALONE) == set(RULES)


@pytest.mark.parametrize("act", sorted(MAY))
def test_every_role_with_every_inquiry(act: str) -> None:
    """Allowed exactly where the table says; else refused, and unseen things are unknown."""
    for name, inquiry in INQUIRIES.items():
        for role in ROLES:
            may = role in MAY[act].get(name, NOBODY)
            seen = role in MAY["see"].get(name, NOBODY)
            expected = "" if may else "not_allowed" if seen else "unknown_inquiry"
            assert said(role, act, inquiry) == expected, (act, name, role)


@pytest.mark.parametrize("act", sorted(ALONE))
def test_what_is_done_without_an_inquiry(act: str) -> None:
    """Opening one is everybody's, taking the ledger away is not."""
    for role in ROLES:
        assert said(role, act, None) == ("" if role in ALONE[act] else "not_allowed"), role


def test_whoever_is_complained_of_learns_nothing_even_as_manager() -> None:
    """Not even that there is such an inquiry (G2)."""
    for role in ROLES:
        for act in RULES:
            assert said(role, act, INQUIRIES["about me"]) == "unknown_inquiry"


def test_without_a_department_nobody_is_a_colleague() -> None:
    """Inquiries of clerks have no department, and clerks have none: that is no relation."""
    clerk = Person(ME, {}, {}, "", frozenset({"clerk"}))
    assert relations(clerk, Concern(OTHER, OTHER, OTHER)) == frozenset()
    assert access.OVERSEERS < access.ALL
