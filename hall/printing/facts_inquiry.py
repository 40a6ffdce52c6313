"""From an inquiry to what stands on its papers: nothing of the visitor's (K1), all of it as it is
when the paper comes out.
"""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from hall.core.directory import Department
from hall.desk.reading_prints import Printable
from hall.desk.views_inquiry import InquiryView, StepView
from hall.desk.views_prints import PrintView
from hall.printing.handover import Guide
from hall.printing.letterhead import Person
from hall.printing.notice import Item, Notice
from hall.printing.pen import Form
from hall.printing.receipt import Receipt
from hall.printing.slip import Said
from hall.settings.places import Service
from hall.settings.schema import Settings

_TIME = re.compile(r"\d ?[:：点时]")
"""Whoever noted when the other department was told needs no second time beside it."""


def form_of(settings: Settings, order: PrintView, known: Printable) -> Form:
    """The paper that was asked for."""
    making = _Making(settings, order, known)
    if order.paper == "guide":
        return making.guide()
    if order.paper == "notice":
        return making.notice()
    return making.receipt()


class _Making:
    """One paper on its way."""

    def __init__(self, settings: Settings, order: PrintView, known: Printable) -> None:
        self.settings = settings
        self.inquiry = known.inquiry
        self.steps = known.steps
        self.departments = known.directory.departments
        self.staff = {one.number: one for one in settings.staff}
        self.reprint = order.copy > 0

    def receipt(self) -> Receipt:
        inquiry = self.inquiry
        category = next(
            (one for one in self.settings.inquiries.categories if one.id == inquiry.category), None
        )
        service = self._service(inquiry.service)
        first = _contact(inquiry)
        now_with = inquiry.responsible if inquiry.responsible != first else None
        return Receipt(
            hall=self.settings.hall.name.as_dict(),
            number=inquiry.number,
            kind=inquiry.kind,
            category=category.name.as_dict() if category else None,
            service=service.name.as_dict() if service else None,
            opened_at=self._local(inquiry.opened_at),
            due_at=self._due(),
            first=self._person(first),
            now_with=self._person(now_with, placed=True) if now_with else None,
            complaint_phone=self.settings.hall.complaint_phone,
            language=inquiry.language,
            reprint=self.reprint,
        )

    def guide(self) -> Guide:
        offer = self.steps[0]  # or the office's word, of which nobody there was told by phone
        told = str(offer.data.get("notified", ""))
        return Guide(
            hall=self.settings.hall.name.as_dict(),
            number=self.inquiry.number,
            receiver=self._person(str(offer.data["to"]), placed=True),
            told=told,
            told_at=None if not told or _TIME.search(told) else self._local(_told_at(offer)),
            first=self._person(_contact(self.inquiry)),
            complaint_phone=self.settings.hall.complaint_phone,
            language=self.inquiry.language,
            reprint=self.reprint,
        )

    def notice(self) -> Notice:
        given = self.steps[0]
        service = self._service(str(given.data["service"]))
        missing = set(given.data["missing"])
        papers = service.materials if service else ()
        return Notice(
            hall=self.settings.hall.name.as_dict(),
            number=self.inquiry.number,
            service=_named(service, str(given.data["service"])),
            items=tuple(Item(each.as_dict(), at in missing) for at, each in enumerate(papers)),
            fee=service.fee.as_dict() if service else None,
            time_limit=service.time_limit.as_dict() if service and service.time_limit else None,
            remark=given.words,
            second=bool(given.data.get("again")),
            reason=_reason(given, self.steps[1:]),
            clerk=self._person(given.staff),
            given_at=self._local(given.at),
            complaint_phone=self.settings.hall.complaint_phone,
            language=self.inquiry.language,
            reprint=self.reprint,
        )

    def _person(self, number: str, *, placed: bool = False) -> Person:
        """Somebody of the staff; `placed` with where they sit, as the directory says today."""
        one = self.staff.get(number)
        department = self.departments.get(one.department or "") if one else None
        if one is None:
            return Person({"zh": number}, {"zh": ""}, "")
        where = department if placed else None
        return Person(
            one.name.as_dict(),
            (one.duty or one.title).as_dict(),
            one.phone or _phone(department),
            where.name if where else None,
            where.room if where else None,
        )

    def _service(self, service: str | None) -> Service | None:
        return next((one for one in self.settings.services if one.id == service), None)

    def _due(self) -> datetime | None:
        """Until when an answer is owed; nothing is owed once it was given."""
        inquiry = self.inquiry
        if inquiry.due_at is None or inquiry.state == "closed":
            return None
        return self._local(inquiry.due_at)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.settings.hall.timezone))


def _contact(inquiry: InquiryView) -> str:
    """Whom the visitor may call: the first person, but never the one they complain of (G2)."""
    return inquiry.responsible if inquiry.first == inquiry.about else inquiry.first


def _reason(given: StepView, after: list[StepView]) -> str:
    """Why a second notice was needed: written down together with it."""
    return next(
        (one.words for one in after if one.kind == "notice_again" and one.at == given.at), ""
    )


def _phone(department: Department | None) -> str:
    return department.phone if department else ""


def _named(service: Service | None, otherwise: str) -> Said:
    return service.name.as_dict() if service else {"zh": otherwise}


def _told_at(offer: StepView) -> datetime:
    """When the other department was told, as whoever handed it over says."""
    said = offer.data.get("notified_at")
    return datetime.fromisoformat(said) if said else offer.at
