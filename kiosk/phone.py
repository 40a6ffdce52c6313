"""The visitor's page in words: all of it is made here, so that it can be read without a script."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from flask import Response

from hall.core.rating import REASONS, SCORES, asks_why
from hall.core.span import span
from hall.hub.app import Hub
from kiosk.visitor import Passed, Rated, Text, VisitorView, view_of

NEAR: Final = 2
"""People ahead from whom on the page asks more often."""

SOON, OFTEN, SELDOM = 4, 10, 60
"""Seconds until the page asks again: near the call, while waiting, when only the day may end."""

LEAVES: Final = ("waiting", "called", "held")


def visitor_page(hub: Hub, token: str) -> Response:
    """No sign-in: the token is unguessable; and no trace: not kept, not indexed, and dead with the
    business day.
    """
    language = hub.language()
    with hub.desk.read() as reading:
        ticket = reading.ticket(token)
        over = ticket is not None and reading.is_over(ticket)
        view = None
        if ticket is not None and not over:
            view = view_of(hub.settings, hub.desk.floor, reading, ticket)
    told = {"token": token} | Phone(hub, language).told(view) if view else _nothing(over)
    other = "en" if language == "zh" else "zh"
    about = {
        "other": other,
        "other_tag": "en" if other == "en" else "zh-CN",
        "address": hub.settings.hall.address.as_dict()[language],
        "phone": hub.settings.hall.complaint_phone,
        "version": hub.version,
    }
    response = hub.pages.render("kiosk/visitor.html", language, "ticket", None, told | about)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.status_code = 200 if view else 410 if over else 404
    return response


def _nothing(over: bool) -> dict[str, Any]:
    """A page that knows of no number; `over`: of one whose day is over."""
    state = "over" if over else "gone"
    return {"state": state, "number": "", "again": 0, "token": "", "news": ""}


class Phone:
    """One visitor's page, in one language."""

    def __init__(self, hub: Hub, language: str) -> None:
        self._hub = hub
        self._language = language
        self._zone = ZoneInfo(hub.settings.hall.timezone)

    def told(self, view: VisitorView) -> dict[str, Any]:
        """All that the template sets: sentences, and what the script must know of them.

        `news` changes when the visitor is called (again): then the phone rings; `again` is in how
        many seconds the page should ask anew.
        """
        letter = view.number.rstrip("0123456789")
        counter = self._local(view.counter and view.counter.name)
        return {
            "state": view.state,
            "number": view.number,
            "letter": letter,
            "digits": view.number[len(letter) :],
            "news": f"{view.state} {view.counter.id if view.counter else ''} {view.calls}",
            "again": self._again(view),
            "at": self._clock(view.at),
            "go_to": self._say("ticket.go_to", counter=counter) if view.state == "called" else "",
            "service": self._local(view.service.name),
            "priority": view.priority,
            "ahead": self._ahead(view.ahead),
            "range": self._range(view),
            "what_now": self._what_now(view, counter),
            "moved": view.moved,
            "low": view.sent is not None and view.sent.to == "low",
            "overtaken": [self._passed(each) for each in view.overtaken],
            "rule": self._rule(),
            "may_leave": view.state in LEAVES,
            "rejoin_until": self._rejoin(view),
            "rating": self._rating(view.rating),
        }

    def _again(self, view: VisitorView) -> int:
        if view.state == "called" or (view.ahead is not None and view.ahead <= NEAR):
            return SOON
        return OFTEN if view.state in (*LEAVES, "serving", "missed") else SELDOM

    def _say(self, key: str, **about: Any) -> str:
        return self._hub.words.say(key, self._language, **about)

    def _local(self, text: Text | None) -> str:
        return "" if text is None else str(text.model_dump()[self._language])

    def _clock(self, at: datetime) -> str:
        return at.astimezone(self._zone).strftime("%H:%M")

    def _ahead(self, count: int | None) -> str:
        if count is None:
            return ""
        key = "ahead_none" if count == 0 else "ahead_one" if count == 1 else "ahead"
        return self._say(f"common.{key}", count=count)

    def _range(self, view: VisitorView) -> str:
        if view.wait is None:
            return ""
        told = span(view.wait.low, view.wait.high)
        return self._say(f"common.{told.code}", **told.figures())

    def _what_now(self, view: VisitorView, counter: str) -> str:
        sent = view.sent
        if sent is not None and sent.to != "low":
            key = "person_at" if sent.to == "person" and sent.counter else sent.to
            return self._say(
                f"ticket.sent_{key}", counter=self._local(sent.counter and sent.counter.name)
            )
        if view.state == "waiting" and view.wait_area is not None:
            return self._say("ticket.wait_in", area=self._local(view.wait_area))
        # the day was ended: nobody comes back any more
        ended = view.state == "missed" and view.rejoin_until is None
        return self._say(f"ticket.what_now.{'abandoned' if ended else view.state}", counter=counter)

    def _passed(self, passed: Passed) -> str:
        """Who came later and yet went first, and by which rule: nobody has to guess (B1)."""
        key = f"{passed.why}_one" if passed.count == 1 else passed.why
        return self._say(
            f"ticket.overtaken.{key}",
            count=passed.count,
            counter=self._local(passed.counter and passed.counter.name),
        )

    def _rule(self) -> str:
        line = self._hub.settings.line
        return self._say(
            "ticket.rule", rule=self._say(f"common.rule.{line.policy}", m=line.priority_in_a_row)
        )

    def _rejoin(self, view: VisitorView) -> str:
        until = view.rejoin_until
        return self._clock(until) if until is not None and until > view.at else ""

    def _rating(self, rated: Rated | None) -> dict[str, Any] | None:
        """Keys to press with their words, which of them are pressed, and until when to change."""
        if rated is None:
            return None
        scores = [
            (str(one), self._say(f"common.rating.{one}"), one == rated.score) for one in SCORES
        ]
        reasons = [
            (one, self._say(f"ticket.rating.reasons.{one}"), one == rated.reason) for one in REASONS
        ]
        bad = rated.score is not None and asks_why(rated.score)
        return {
            "open": rated.open,
            "said": rated.score is not None,
            "until": self._clock(rated.until) if rated.until else "",
            "scores": scores,
            "reasons": reasons if bad else [],
        }
