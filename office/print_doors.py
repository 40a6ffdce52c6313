"""Doors of an inquiry's papers: asking for one, what became of them, and how one looks."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from hall.core.refusals import Refusal
from hall.desk import printing_inquiry
from hall.desk.views_prints import PrintView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.settings.printers import printer_at
from office.acts import THEIRS
from office.answers import PrintsAnswer
from office.doors import BLANK, WHO, number_of
from office.said import PrintBody


def print_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries/{inquiry}/print, GET .../prints and .../prints/{token}.png."""

    @hub.door(
        blueprint, "POST", "/api/inquiries/{inquiry}/print", body=PrintBody, answer=PrintView,
        who=WHO, blanks=BLANK,
        refuses=(*THEIRS, "no_paper", "nothing_to_print", "print_on_its_way"),
        summary="Bring out a receipt, a guide slip or a notice at the printer beside whoever asks",
    )  # fmt: skip
    def ask(call: Call) -> Any:
        viewer = call.viewer
        printer = printer_at(hub.settings.printers, viewer.counter)
        return call.act(
            printing_inquiry.ask_print, inquiry=number_of(call), kind=call.body.paper,
            staff=viewer.staff, printer=printer,
        )  # fmt: skip

    @hub.door(
        blueprint, "GET", "/api/inquiries/{inquiry}/prints", answer=PrintsAnswer, who=WHO,
        blanks=BLANK, refuses=("unknown_inquiry",), summary="Its papers, the newest first",
    )  # fmt: skip
    def prints(call: Call) -> PrintsAnswer:
        return PrintsAnswer(prints=_of(hub, number_of(call), call.viewer.staff or ""))

    @blueprint.get("/api/inquiries/<int:inquiry>/prints/<token>.png")
    def picture(inquiry: int, token: str) -> Response:
        """A paper that was kept as a picture, where the hall has no printer."""
        viewer = hub.viewer()
        WHO.check(viewer)
        known = {one.token for one in _of(hub, inquiry, viewer.staff or "")}
        found = hub.slip_picture(token) if token in known else None
        if found is None:
            raise Refusal("not_found")
        return Response(found, mimetype="image/png")


def _of(hub: Hub, inquiry: int, viewer: str) -> list[PrintView]:
    """The papers of an inquiry that this person may see. Refuses unknown_inquiry."""
    with hub.desk.read() as reading:
        reading.inquiry(inquiry, viewer)
        return reading.prints(inquiry)
