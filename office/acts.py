"""What is done with an inquiry: each verb, what it must be told, and what it may refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel

from hall.desk import answering, coordinating, finding, handing, noticing, promising
from office import said

THEIRS = ("unknown_inquiry", "not_allowed")
"""Refusals of every act."""
HELD = ("inquiry_closed", "already_offered")


class Act(NamedTuple):
    """POST /api/inquiries/{inquiry}/<name>; the body's fields are the verb's own words."""

    verb: Callable[..., Any]
    refuses: tuple[str, ...]
    body: type[BaseModel] | None = None


RECEIVER = ("unknown_staff", "about_person", "away", "nobody_here")

ACTS: dict[str, Act] = {
    "offer": Act(
        handing.offer,
        (*HELD, "same_person", "not_notified", "notified_when", "reason_needed", *RECEIVER),
        said.HandOverBody,
    ),
    "take-back": Act(handing.take_back, ("inquiry_closed", "not_offered")),
    "acknowledge": Act(handing.acknowledge, ()),
    "decline": Act(handing.decline, ("reason_needed",), said.WhyBody),
    "ask-office": Act(handing.ask_office, (*HELD, "reason_needed"), said.WhyBody),
    "assign": Act(handing.assign, ("inquiry_closed", "same_person", *RECEIVER), said.AssignBody),
    "reply": Act(answering.reply, ("inquiry_closed", "words_needed"), said.ReplyBody),
    "close": Act(
        answering.close,
        (*HELD, "result_needed", "referral_needed", "party_owes", "first_replies", "reply_needed"),
        said.CloseBody,
    ),
    "reopen": Act(
        answering.reopen, ("inquiry_open", "reason_needed", "inquiry_scrubbed"), said.WhyBody
    ),
    "confirm": Act(answering.confirm, ("already_confirmed", "reply_needed"), said.MaybeBody),
    "extend": Act(
        promising.extend,
        ("inquiry_closed", "not_told", "reason_needed", "due_past", "due_late", "due_sooner"),
        said.ExtendBody,
    ),
    "involve": Act(
        coordinating.involve,
        ("inquiry_closed", "unknown_department", "already_asked"),
        said.InvolveBody,
    ),
    "report": Act(
        coordinating.report,
        ("inquiry_closed", "words_needed", "already_reported"),
        said.ReportBody,
    ),
    "report-for": Act(
        coordinating.report_for,
        ("inquiry_closed", "unknown_department", "who_needed", "words_needed", "already_reported"),
        said.ReportForBody,
    ),
    "note": Act(coordinating.note, ("words_needed",), said.NoteBody),
    "notice": Act(
        noticing.give_notice,
        ("inquiry_closed", "unknown_service", "nothing_missing", "reason_needed"),
        said.NoticeBody,
    ),
    "correct": Act(
        coordinating.correct,
        (
            "inquiry_closed",
            "reason_needed",
            "matter_needed",
            "unknown_category",
            "unknown_staff",
            "about_yourself",
        ),
        said.CorrectBody,
    ),
    "find": Act(finding.find, ("words_needed", "unknown_staff"), said.FindBody),
    "withdraw": Act(finding.withdraw, ("reason_needed", "no_finding"), said.WithdrawBody),
}
"""By the last word of the address."""
