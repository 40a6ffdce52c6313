"""Proves inquiries by the journal: what their timelines and rows say is what it says.

The chain holds the journal alone. So each of its facts about an inquiry is laid beside the steps
that were written with it, in order, and each row beside what its steps make of it: whoever changes,
removes or puts in one of them by hand is found. Words and contacts stand in no fact (K1) and cannot
be proved (docs/trust.md says what else).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Integer, String, Text, bindparam, cast, select

from hall.store.case_steps import Fact, Step, data_of, stands, steps_of
from hall.store.hot import Hot
from hall.store.inquiries import inquiries, inquiry_parties, inquiry_steps

BATCH: Final = 500
"""Inquiries looked at together."""

Line = Sequence[Any]
"""seq, at, day, kind, ticket, counter, staff, data as text, hash."""


class Wrong(NamedTuple):
    """What is wrong with an inquiry.

    step     its timeline is not what line `seq` says: a step was changed, taken out or put in
    step_in  its timeline has a step (`at`, `kind`) of which the journal knows nothing
    case     `what` of it is not what line `seq` says, which opened it; "number": it is not there
    case_in  it stands in the register, and the journal knows nothing of it
    case_is  `what` of it is not what its timeline makes of it
    """

    code: str
    number: str
    seq: int = 0
    at: Any = None
    kind: str = ""
    what: str = ""


def _named(table: Any, *names: str) -> list[Any]:
    return [cast(table.c[one], Text) if one == "data" else table.c[one] for one in names]


OPENED: Final = ("number", "opened_by", "opened_at", "first", "channel", "kind", "category",
                 "urgency", "ticket")  # fmt: skip
_TOLD: Final = ("number", "staff", "at", "first", "channel", "inquiry_kind", "category",
                "urgency", "ticket")  # fmt: skip
"""The same as the fact names them."""
CORRECTED: Final = ("kind", "category", "urgency")
KEPT: Final = (
    "responsible", "state", "offered_to", "offered_at", "assigned", "told", "tried", "outcome",
    "due_at", "extended", "notices", "dispatched_at", "confirmed_at", "closed_at",
)  # fmt: skip
"""Columns that the steps make."""

_HERE = bindparam("b_hall", type_=String())
_MANY = bindparam("b_limit", type_=Integer())
_AFTER, _LAST = bindparam("b_id", type_=Integer()), bindparam("b_last", type_=Integer())
_STEPS = _named(inquiry_steps, "id", "inquiry", "at", "staff", "kind", "data")
_FOLLOWING = Hot(
    select(*_STEPS)
    # Not the plain column: the index that begins with it would be sorted anew for each bite.
    .where((inquiry_steps.c.hall + "") == _HERE, inquiry_steps.c.id > _AFTER)
    .order_by(inquiry_steps.c.id)
    .limit(_MANY)
)
_ROW = Hot(
    select(*_named(inquiries, *OPENED, "about")).where(
        inquiries.c.hall == _HERE, inquiries.c.id == _AFTER
    )
)
_ROWS = Hot(
    select(*_named(inquiries, "id", "number", "first", "opened_by", "about", *KEPT))
    .where(inquiries.c.hall == _HERE, inquiries.c.id > _AFTER)
    .order_by(inquiries.c.id)
    .limit(_MANY)
)
_STEPS_OF = Hot(
    select(*_STEPS)
    .where(inquiry_steps.c.hall == _HERE)
    .where(inquiry_steps.c.inquiry > _AFTER, inquiry_steps.c.inquiry <= _LAST)
    .order_by(inquiry_steps.c.inquiry, inquiry_steps.c.id)
)
_PARTIES_OF = Hot(
    select(*_named(inquiry_parties, "inquiry", "department", "asked_at", "reported_at", "staff"))
    .where(inquiry_parties.c.hall == _HERE)
    .where(inquiry_parties.c.inquiry > _AFTER, inquiry_parties.c.inquiry <= _LAST)
)


class Timelines:
    """Lays the timelines of a hall's inquiries beside its journal, line after line."""

    def __init__(self, hall: str) -> None:
        self._hall = hall
        self._seen = -(2**62)

    def step(self, connection: Connection, lines: Sequence[Line]) -> Wrong | None:
        """Do they say what these lines do, which are proved? Every line is to come once, in order,
        each bite with a connection on which all comes from one moment.
        """
        told = [(line, data_of(line[7])) for line in lines]
        ought = [(line, fact, steps_of(line[1], line[3], fact)) for line, fact in told]
        rows = iter(self._following(connection, sum(len(steps) for *_, steps in ought)))
        for line, fact, steps in ought:
            wrong = ""
            for one in steps:
                row = next(rows, None)
                if row is None or not one.fits(row):
                    return Wrong("step", fact["number"], line[0], line[1], line[3])
                self._seen = row[0]
            if line[3] == "InquiryOpened":
                wrong = self._opened(connection, line[1], fact)
            if wrong:
                return Wrong("case", fact["number"], line[0], line[1], line[3], wrong)
        return None

    def ending(self, connection: Connection) -> Wrong | None:
        """Of the moment of the last bite: does a step stand behind all that are told of?"""
        for _, inquiry, at, _, kind, _ in self._following(connection, 1):
            rows = _ROW.bare(connection, self._one(inquiry))
            return Wrong("step_in", rows[0][0] if rows else str(inquiry), 0, at, kind)
        return None

    def _following(self, connection: Connection, many: int) -> list[tuple[Any, ...]]:
        asked = {"b_hall": self._hall, "b_id": self._seen, "b_limit": many}
        return _FOLLOWING.bare(connection, asked) if many else []

    def _one(self, inquiry: object) -> dict[str, Any]:
        return {"b_hall": self._hall, "b_id": inquiry}

    def _opened(self, connection: Connection, at: int, fact: Fact) -> str:
        """What of the row is not as it was opened."""
        rows = _ROW.bare(connection, self._one(fact["inquiry"]))
        if not rows:
            return "number"
        *row, about = rows[0]
        told = {**fact, "at": at}
        for name, column, value in zip(_TOLD, OPENED, row, strict=True):
            if value != told[name] and not self._corrected(connection, fact["inquiry"], column):
                return column
        if fact["responsible"] == _begun(fact, about):
            return ""
        return "" if fact["responsible"] == _begun(fact, self._named(connection, fact)) else "about"

    def _named(self, connection: Connection, fact: Fact) -> object:
        """Whom it was about when it was opened, if that was corrected since."""
        asked = {"b_hall": self._hall, "b_id": fact["inquiry"] - 1, "b_last": fact["inquiry"]}
        return _first_named((k, data_of(d)) for *_, k, d in _STEPS_OF.bare(connection, asked))

    def _corrected(self, connection: Connection, inquiry: int, column: str) -> bool:
        asked = {"b_hall": self._hall, "b_id": inquiry - 1, "b_last": inquiry}
        return column in CORRECTED and any(
            kind == "corrected" and data_of(data).get("field") == column
            for *_, kind, data in _STEPS_OF.bare(connection, asked)
        )


def _begun(fact: Fact, about: object) -> object:
    """Whose it was at the beginning."""
    return fact["staff" if about == fact["first"] else "first"]


def _first_named(steps: Iterable[tuple[str, Fact]], now: object = None) -> object:
    """Whom it was about at the beginning; `now` where nothing was corrected."""
    was = (
        data.get("about") for kind, data in steps if kind == "was" and data.get("field") == "about"
    )
    return next(was, now)


def rows(connection: Connection, hall: str, after: int) -> tuple[Wrong | None, int | None]:
    """Are the next BATCH inquiries after that id what their timelines make of them? Answers what
    is wrong, and the id to go on after: None where there is no more.
    """
    found = _ROWS.bare(connection, {"b_hall": hall, "b_id": after, "b_limit": BATCH})
    if not found:
        return None, None
    asked = {"b_hall": hall, "b_id": after, "b_last": found[-1][0]}
    steps: dict[int, list[Step]] = {}
    for _, inquiry, at, staff, kind, data in _STEPS_OF.bare(connection, asked):
        steps.setdefault(inquiry, []).append(Step(at, staff, kind, data_of(data)))
    parties: dict[int, set[tuple[Any, ...]]] = {}
    for inquiry, *party in _PARTIES_OF.bare(connection, asked):
        parties.setdefault(inquiry, set()).add(tuple(party))
    for one, number, first, opener, about, *kept in found:
        timeline = steps.get(one, [])
        if not timeline or timeline[0].kind != "opened":
            return Wrong("case_in", number), None
        named = _first_named(((one.kind, one.data) for one in timeline), about)
        ought, helping = stands(timeline, opener if named == first else first)
        other = [name for name, value in zip(KEPT, kept, strict=True) if value != ought[name]]
        if helping != parties.get(one, set()):
            other.append("parties")
        if other:
            return Wrong("case_is", number, what=", ".join(other)), None
    return None, int(found[-1][0])
