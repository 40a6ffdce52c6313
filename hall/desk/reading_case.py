"""Reading one inquiry, whole: how it stands, its timeline, who helps, what may be done with it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from hall.core import access, mask
from hall.core.possible import possible
from hall.core.refusals import Refusal
from hall.desk.finding import standing_findings
from hall.desk.inquiry import concern_of, person, standing_of
from hall.desk.reading_core import ReadingCore
from hall.desk.seeing import of_ticket, seen
from hall.desk.views_inquiry import InquiryView, PartyView, StepView
from hall.store.tables import inquiries, inquiry_parties, inquiry_steps


class CaseReading(ReadingCore):
    """What can be asked about one inquiry. `viewer` is a staff number: nobody sees what is about
    themself, nor what is not theirs to see (core/access.py).
    """

    def inquiry(self, inquiry: int, viewer: str) -> InquiryView:
        """One of them. Refuses unknown_inquiry."""
        return InquiryView.of(self._inquiry(inquiry, viewer))

    def inquiry_of_ticket(self, ticket: int, viewer: str) -> list[InquiryView]:
        """Those opened from a ticket, or visited again with it, the newest first."""
        asked = self._seen(viewer).where(inquiries.c.id.in_(of_ticket(self._hall, ticket)))
        return self._views(asked.order_by(inquiries.c.id.desc()).limit(20))

    def steps(self, inquiry: int, viewer: str) -> list[StepView]:
        """Its whole timeline, oldest first, but for that it was once taken to be about the viewer.
        Refuses unknown_inquiry.
        """
        self._inquiry(inquiry, viewer)
        asked = (
            select(inquiry_steps)
            .where(inquiry_steps.c.hall == self._hall, inquiry_steps.c.inquiry == inquiry)
            .order_by(inquiry_steps.c.id)
        )
        return [
            StepView(r.id, r.at, r.staff, r.kind, r.words, r.data)
            for r in self._connection.execute(asked)
            if r.data.get("about") != viewer
        ]

    def whys(self, inquiries_: list[int]) -> dict[int, str]:
        """Why the office was asked, by inquiry: the words of its last such step."""
        table = inquiry_steps.c
        asked = (
            select(table.inquiry, table.words)
            .where(table.hall == self._hall, table.inquiry.in_(inquiries_))
            .where(table.kind.in_(("declined", "unassigned")))
            .order_by(table.id)
        )
        return {row.inquiry: row.words for row in self._connection.execute(asked)}

    def parties(self, inquiry: int) -> list[PartyView]:
        """The departments that were asked to help, in that order."""
        asked = (
            select(inquiry_parties)
            .where(inquiry_parties.c.hall == self._hall, inquiry_parties.c.inquiry == inquiry)
            .order_by(inquiry_parties.c.asked_at, inquiry_parties.c.department)
        )
        return [
            PartyView(r.department, r.asked_at, r.reported_at, r.staff)
            for r in self._connection.execute(asked)
        ]

    def masked(self, inquiries_: list[int]) -> dict[int, dict[str, str]]:
        """The contacts of these, masked, where there are any that can be read."""
        asked = select(inquiries.c.id, inquiries.c.contact).where(
            inquiries.c.hall == self._hall, inquiries.c.id.in_(inquiries_)
        )
        return {
            row.id: self._mask(row.contact)
            for row in self._connection.execute(asked)
            if row.contact is not None
        }

    def _mask(self, sealed: str) -> dict[str, str]:
        try:
            return mask.contact(self._desk.seal.open(sealed))
        except Refusal:  # another key sealed it: whoever wants to read it is told so
            return {}

    def may(self, inquiry: int, viewer: str) -> list[str]:
        """What this person may do with it now (core/possible.py). Refuses unknown_inquiry."""
        row = self._inquiry(inquiry, viewer)
        found = concern_of(self._connection, self._hall, row)
        waits = frozenset(e.department for e in self.parties(inquiry) if e.reported_at is None)
        findings = bool(standing_findings(self._connection, self._hall, inquiry))
        return possible(
            person(self._desk, viewer), found, standing_of(row, waits, findings=findings)
        )

    def _inquiry(self, inquiry: int, viewer: str) -> Any:
        asked = select(inquiries).where(inquiries.c.hall == self._hall, inquiries.c.id == inquiry)
        row = self._connection.execute(asked).first()
        if row is None:
            raise Refusal("unknown_inquiry")
        found = concern_of(self._connection, self._hall, row)
        access.must(person(self._desk, viewer), "see", found)
        return row

    def _views(self, asked: Select[Any]) -> list[InquiryView]:
        return [InquiryView.of(row) for row in self._connection.execute(asked)]

    def _seen(self, viewer: str) -> Select[Any]:
        return seen(self._desk, person(self._desk, viewer))
