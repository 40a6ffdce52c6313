"""What every form of an inquiry needs: names by id, and by when an answer would be promised."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict

from hall.core.inquiry import KINDS, URGENCIES
from hall.core.refusals import Refusal
from hall.desk.inquiry import known_category
from hall.hub.app import Hub
from hall.hub.call import Call
from office.doors import WHO
from office.known import known


def known_to(hub: Hub) -> list[str]:
    """The categories of this hall."""
    return [one.id for one in hub.settings.inquiries.categories]


class KnownAnswer(BaseModel):
    """Names by id, as the office's page has them (office/known.py)."""

    model_config = ConfigDict(extra="allow")


class PromiseAnswer(BaseModel):
    """By when an answer is owed to what is opened now; null: nothing is promised."""

    due_at: datetime | None


def known_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/known and GET /api/promise."""

    @hub.door(blueprint, "GET", "/api/known", answer=KnownAnswer, who=WHO)
    def names(call: Call) -> dict[str, Any]:
        """Staff, departments, categories, and the papers each service asks for"""
        return known(hub)

    @hub.door(
        blueprint, "GET", "/api/promise", answer=PromiseAnswer, who=WHO,
        refuses=("not_found", "unknown_category"),
        query={
            "kind": {"type": "string", "enum": sorted(KINDS), "default": "handle"},
            "urgency": {"type": "string", "enum": sorted(URGENCIES), "default": "normal"},
            "category": {"type": "string", "enum": ["", *known_to(hub)]},
        },
    )  # fmt: skip
    def promise(call: Call) -> PromiseAnswer:
        """By when the hall promises an answer to what is opened now"""
        kind, urgency = call.query.get("kind", "handle"), call.query.get("urgency", "normal")
        if kind not in KINDS or urgency not in URGENCIES:
            raise Refusal("not_found")
        desk, category = hub.desk, call.query.get("category", "")
        known_category(desk, category)
        due = desk.promises.due(desk.office, desk.now(), kind, category, urgency)
        return PromiseAnswer(due_at=due and due.astimezone(UTC))
