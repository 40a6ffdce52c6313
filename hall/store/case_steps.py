"""The steps of an inquiry's timeline as the journal's facts tell of them, and what they make of it.

What is written down here is how the desk writes (hall/desk/inquiry.py and its neighbours): a new
kind of step gets its line below, else `verify` takes it for one that was put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from pydantic_core import from_json

from hall.store.moment import millis

Fact = dict[str, Any]

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "InquiryOpened": ("opened",), "InquiryOffered": ("offered",),
    "InquiryTakenBack": ("taken_back",), "InquiryTaken": ("taken",),
    "InquiryDeclined": ("declined",), "InquiryUnassigned": ("unassigned",),
    "InquiryAssigned": ("assigned",), "InquiryReplied": ("replied",),
    "InquiryExtended": ("extended",), "InquiryConfirmed": ("confirmed",),
    "InquiryClosed": ("closed",), "InquiryReopened": ("reopened",),
    "InquiryNoted": ("",), "InquiryJoined": ("involved",), "InquiryReported": ("reported",),
    "NoticeGiven": ("notice",), "InquiryCorrected": ("was", "corrected"),
    "FindingMade": ("finding",), "FindingWithdrawn": ("withdrawn",),
    "ContactGiven": ("contact",), "ContactSeen": ("seen",),
    "InquiryReminded": ("reminded",), "InquiryVisited": ("visited",),
    "InquiryDeferred": ("deferred",),
}  # fmt: skip
"""The steps written with each kind of fact, in order; "" is the kind that the fact names."""

SAID: Final = frozenset(
    {"to", "of", "reached", "due", "outcome", "department", "again", "missing", "field", "fault",
     "rung", "finding"}
)  # fmt: skip
"""What stands in a fact and in the data of its step alike, unless the step has none of it."""
_LESS: Final = {"opened": {"due"}, "reminded": {"rung", "to"}}
"""Steps that hold less of their fact."""


class Step(NamedTuple):
    """A step as it stands, `at` in milliseconds."""

    at: int
    staff: str
    kind: str
    data: dict[str, Any]


class Told(NamedTuple):
    """A step as a fact tells of it; `data` is what must stand in it."""

    inquiry: int
    at: int
    staff: str
    kind: str
    data: dict[str, Any]

    def fits(self, row: Sequence[Any]) -> bool:
        """Is this row (id, inquiry, at, staff, kind, data as text) that step?"""
        if tuple(row[1:5]) != self[:4]:
            return False
        found = data_of(row[5])
        return all(name in found and _same(told, found[name]) for name, told in self.data.items())


def _same(told: Any, found: Any) -> bool:
    if isinstance(found, list) and isinstance(told, int):
        return told - len(found) in (0, 1)  # papers that are missing, and a word on what else
    return bool(told == found)


def data_of(text: object) -> dict[str, Any]:
    """The data of a step or line; nothing of what is no JSON object any more."""
    try:
        found = from_json(text)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def steps_of(at: int, kind: str, fact: Fact) -> list[Told]:
    """The steps that were written with this fact; none with most."""
    kinds = KINDS.get(kind, ())
    if fact.get("again"):
        kinds += ("notice_again",)
    return [
        Told(fact["inquiry"], at, fact["staff"], name, _data(name, fact))
        for name in (each or fact["step"] for each in kinds)
    ]


def _data(kind: str, fact: Fact) -> dict[str, Any]:
    known = set() if kind == "notice_again" else _LESS.get(kind, SAID)
    return {name: fact[name] for name in fact.keys() & known}


def stands(steps: Iterable[Step], responsible: str) -> tuple[dict[str, Any], set[tuple[Any, ...]]]:
    """How an inquiry stands after these steps, by the columns of its row, and its parties as
    (department, asked_at, reported_at, staff); `responsible` was whose it was when it was opened.
    """
    row: dict[str, Any] = {
        "responsible": responsible, "told": 0, "tried": 0, "extended": 0, "notices": 0,
        "assigned": False, "state": "open",
        **dict.fromkeys(("offered_to", "offered_at", "outcome", "due_at", "dispatched_at",
                         "confirmed_at", "closed_at")),
    }  # fmt: skip
    parties: dict[Any, tuple[Any, ...]] = {}
    for at, staff, kind, data in steps:
        if kind == "involved":
            parties[data.get("department")] = (at, None, None)
        elif kind == "reported":
            asked = parties.get(data.get("department"), (None,))[0]
            parties[data.get("department")] = (asked, at, staff)
        else:
            row |= _moved(row, at, staff, kind, data)
    return row, {(name, *rest) for name, rest in parties.items()}


def _moved(row: Fact, at: int, staff: str, kind: str, data: Fact) -> Fact:
    """What this step changes."""
    free = {"offered_to": None, "offered_at": None}
    sent = {"dispatched_at": row["dispatched_at"] or at}
    match kind:
        case "opened":
            return {"due_at": _moment(data)}
        case "offered":
            return {"state": "offered", "offered_to": data.get("to"), "offered_at": at, **sent}
        case "taken_back":
            return {"state": "open", **free}
        case "taken":
            return {"state": "open", "responsible": staff, "assigned": False, **free}
        case "declined" | "unassigned":
            return {"state": "unassigned", **free}
        case "assigned":
            to = data.get("to")
            return {"state": "open", "responsible": to, "assigned": True, **free, **sent}
        case "closed":
            return {"state": "closed", "outcome": data.get("outcome"), "closed_at": at}
        case "reopened":
            gone = dict.fromkeys(("outcome", "closed_at", "confirmed_at"))
            due = {"due_at": _moment(data)} if "due" in data else {}
            return {"state": "open", "told": 0, "tried": 0, **gone, **due}
        case "confirmed":
            return {"confirmed_at": at}
        case "extended":
            return {"due_at": _moment(data), "extended": row["extended"] + 1}
        case "replied":
            name = "told" if data.get("reached") else "tried"
            return {name: row[name] + 1}
        case "notice":
            return {"notices": row["notices"] + 1}
    return {}


def _moment(data: Fact) -> int | None:
    try:
        return millis(datetime.fromisoformat(data["due"]))
    except (KeyError, TypeError, ValueError):
        return None
