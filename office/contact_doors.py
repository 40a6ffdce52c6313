"""Doors to a visitor's contact: read with a reason, given or corrected later (K1)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from hall.desk import contacts
from hall.desk.views_inquiry import InquiryView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.door import Door
from office.acts import THEIRS
from office.answers import ContactAnswer
from office.doors import BLANK, WHO, number_of
from office.said import ContactPutBody, WhyBody


def contact_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries/{inquiry}/contact and .../see-contact."""

    @hub.door(
        blueprint, "POST", "/api/inquiries/{inquiry}/contact", body=ContactPutBody,
        answer=InquiryView, who=WHO, blanks=BLANK,
        refuses=(*THEIRS, "reason_needed", "inquiry_scrubbed", "contact_key_lost"),
    )  # fmt: skip
    def put(call: Call) -> Any:
        """Give or correct how the visitor is reached; what is left out stays, "" takes it away"""
        given = call.body.model_dump(exclude_unset=True)
        told = {"reason": given.pop("reason", ""), "contact": given}
        return call.act(
            contacts.put_contact, inquiry=number_of(call), staff=call.viewer.staff, **told
        )

    # Its answer is never kept for a key: it would lie unsealed beside the sealed contact, and each
    # reading is to be written down.
    hub.hang(blueprint, Door(
        "POST", "/api/inquiries/{inquiry}/see-contact", _see, WhyBody, ContactAnswer, who=WHO,
        refuses=(*THEIRS, "reason_needed", "inquiry_scrubbed", "no_contact", "contact_key_lost",
                 "contact_unreadable"),
        blanks=BLANK, keeps=False,
        summary="Read how the visitor is reached; who reads it and why is written down first",
    ))  # fmt: skip


def _see(call: Call) -> ContactAnswer:
    told = {"staff": call.viewer.staff, "reason": call.body.reason}
    return ContactAnswer(**call.act(contacts.see_contact, inquiry=number_of(call), **told))
