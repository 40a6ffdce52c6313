"""The door to who looked at contacts of visitors, and what was emptied: for manager and leader."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint
from pydantic import BaseModel, Field

from hall.core.refusals import Refusal
from hall.desk.reading_looks import LookView, ScrubView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

PAGE = 50
DAYS = 10
LATEST = 10**13
"""Milliseconds: in the year 2286."""


class LooksAnswer(BaseModel):
    """A page of looks, the newest first, and the last days on which something was emptied."""

    looks: list[LookView]
    before: int | None = Field(description="ask for the next page with this; null: the last one")
    scrubs: list[ScrubView]
    keep_days: int


def look_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/looks."""

    @hub.door(
        blueprint, "GET", "/api/looks", answer=LooksAnswer, who=STAFF("manager", "leader"),
        refuses=("not_found",),
        query={"before": {"type": "integer", "minimum": 1, "maximum": LATEST}},
    )  # fmt: skip
    def looks(call: Call) -> LooksAnswer:
        """Who read a contact, looked for a phone or took the ledger away, when and why"""
        before = _before(call.query.get("before", ""))
        viewer = call.viewer.staff or ""
        with hub.desk.read() as reading:
            found = reading.looks(viewer, PAGE + 1, before)
            shown = found[:PAGE]
            return LooksAnswer(
                looks=shown,
                before=round(shown[-1].at.timestamp() * 1000) if len(found) > PAGE else None,
                scrubs=reading.scrubs(viewer, DAYS),
                keep_days=hub.settings.privacy.keep_days,
            )


def _before(asked: str) -> datetime | None:
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:20]) <= LATEST):
        raise Refusal("not_found")
    return datetime.fromtimestamp(int(asked) / 1000, UTC)
