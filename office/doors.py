"""Doors of inquiries, for everybody of the staff; who may do what is the desk's to say."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from hall.core.refusals import Refusal
from hall.desk import inquiries
from hall.desk.reading_inquiries import Wanted
from hall.desk.views_inquiry import InquiryView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import EVERYBODY, STAFF
from office.acts import ACTS, THEIRS, Act
from office.answers import CaseAnswer, LedgerAnswer
from office.said import OpenBody

WHO = STAFF(*EVERYBODY)
BLANK = {"inquiry": {"type": "integer", "minimum": 1, "maximum": 2**53}}
PAGE = 50


def inquiry_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries, GET /api/inquiries/{inquiry}, POST .../{act}."""

    @hub.door(
        blueprint, "POST", "/api/inquiries", body=OpenBody, answer=InquiryView, status=201,
        who=WHO,
        refuses=("matter_needed", "unknown_ticket", "unknown_category",
                 "unknown_staff", "about_yourself", "due_past", "due_late", "contact_key_lost"),
        summary="Whoever receives a visitor first writes it down and is responsible",
    )  # fmt: skip
    def open_one(call: Call) -> Any:
        body = call.body
        told = body.model_dump(exclude={"contact"})
        contact = None if body.contact is None else body.contact.model_dump()
        return call.act(inquiries.open_inquiry, staff=call.viewer.staff, contact=contact, **told)

    @hub.door(
        blueprint, "GET", "/api/inquiries/{inquiry}", answer=CaseAnswer, who=WHO, blanks=BLANK,
        refuses=("unknown_inquiry",), summary="One inquiry whole, with its timeline",
    )  # fmt: skip
    def whole(call: Call) -> CaseAnswer:
        return case(hub, number_of(call), call.viewer.staff or "")

    for name, act in ACTS.items():
        _open(hub, blueprint, name, act)


def _open(hub: Hub, blueprint: Blueprint, name: str, act: Act) -> None:
    @hub.door(
        blueprint, "POST", f"/api/inquiries/{{inquiry}}/{name}", body=act.body,
        answer=InquiryView, who=WHO, blanks=BLANK, refuses=(*act.refuses, *THEIRS),
        summary=(act.verb.__doc__ or "").strip().partition("\n")[0],
    )  # fmt: skip
    def press(call: Call) -> Any:
        told = call.body.model_dump() if act.body else {}
        return call.act(act.verb, inquiry=number_of(call), staff=call.viewer.staff, **told)


def page_of(hub: Hub, wanted: Wanted, viewer: str, before: int | None) -> LedgerAnswer:
    """A page of the ledger as this person may see it; `before` is the last one's id."""
    with hub.desk.read() as reading:
        found = reading.inquiries(wanted, viewer, PAGE + 1, before)
        shown = found[:PAGE]
        return LedgerAnswer(
            total=reading.how_many(wanted, viewer),
            inquiries=shown,
            contacts=reading.masked([each.id for each in shown if each.has_contact]),
            before=shown[-1].id if len(found) > PAGE else None,
        )


def case(hub: Hub, inquiry: int, viewer: str) -> CaseAnswer:
    """One inquiry whole, as this person may see it. Refuses unknown_inquiry."""
    with hub.desk.read() as reading:
        view = reading.inquiry(inquiry, viewer)
        ticket = reading.ticket_by_id(view.ticket) if view.ticket else None
        return CaseAnswer(
            inquiry=view,
            ticket=ticket.number if ticket else "",
            contact=reading.masked([inquiry]).get(inquiry, {}),
            steps=reading.steps(inquiry, viewer),
            parties=reading.parties(inquiry),
            may=reading.may(inquiry, viewer),
        )


def number_of(call: Call) -> int:
    """The inquiry of the address. Refuses unknown_inquiry."""
    asked = call.path["inquiry"]
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):  # int4 of PostgreSQL
        raise Refusal("unknown_inquiry")
    return int(asked)
