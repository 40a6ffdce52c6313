"""Reading what is asked of a superior, and what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, literal_column, select

from hall.desk.reading_core import HERE, ReadingCore
from hall.store.hot import Hot
from hall.store.tables import questions, tickets


class Question(NamedTuple):
    """What `staff` asked about a ticket at `counter`; answered_at is None while nobody has."""

    ticket: int
    counter: str
    staff: str
    at: datetime
    words: str
    answered_at: datetime | None
    answered_by: str | None
    answer: str

    @classmethod
    def of(cls, row: Any) -> Question:
        """From a row of the questions table."""
        return cls(*(getattr(row, each) for each in cls._fields))


class QuestionReading(ReadingCore):
    """What can be asked about questions."""

    def questions(self) -> dict[int, Question]:
        """The question of each ticket that is on hold for one, answered or not."""
        return {row.ticket: Question.of(row) for row in self._all(_STANDING)}

    def question_of(self, ticket: int) -> Question | None:
        """The newest about this ticket, wherever it is now."""
        row = self._first(_NEWEST, b_ticket=ticket)
        return None if row is None else Question.of(row)


_STANDING = Hot(
    select(questions)
    .join(tickets, tickets.c.id == questions.c.ticket)
    .where(
        tickets.c.hall == HERE,
        questions.c.hall == HERE,
        # A literal: only then is the index of the held used.
        tickets.c.state == literal_column("'held'"),
        tickets.c.hold_kind == literal_column("'ask'"),
        tickets.c.held_at == questions.c.at,
    )
    .order_by(questions.c.id)
)
_NEWEST = Hot(
    select(questions)
    .where(questions.c.hall == HERE, questions.c.ticket == bindparam("b_ticket"))
    .order_by(questions.c.id.desc())
    .limit(1)
)
