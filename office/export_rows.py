"""What stands in a row of the exported ledger: ids said as names, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from hall.core.inquiry import CONTACT
from hall.desk.reading_export import Beside
from hall.hub.app import Hub
from hall.settings.house import Language
from office.export_file import Cell

COLUMNS = (
    "number", "ticket", "opened_at", "opened_by", "channel", "kind", "category", "urgency",
    "service", "matter",
    *CONTACT,
    "first", "responsible", "department", "parties", "state", "due_at", "in_time",
    "dispatched_at", "acknowledged_at", "told", "tried", "extended", "notices", "reopened",
    "findings", "outcome", "result", "closed_at", "confirmed_at", "about",
)  # fmt: skip
"""Keys of [office.ledger]; a contact masked, unless it was asked for with a reason."""
SAID = {"channel": "channel", "kind": "kind", "urgency": "urgency", "state": "state",
        "outcome": "outcome"}  # fmt: skip
"""Columns whose values have a section of words of their own under [office]."""


class Rows:
    """Makes cells of rows, in one language."""

    def __init__(self, hub: Hub, language: Language) -> None:
        words = hub.words.section("office", language)
        settings = hub.settings
        people = {n: f"{p.name[language]} {n}" for n, p in hub.desk.floor.staff.items()}
        self.heads = [words["ledger"][name] for name in COLUMNS]
        self.title = words["ledger"]["sheet"]
        self._names: dict[str, Mapping[str, str]] = {
            **{column: words[section] for column, section in SAID.items()},
            "category": {
                each.id: each.name.as_dict()[language] for each in settings.inquiries.categories
            },
            "department": {each.id: each.name.as_dict()[language] for each in settings.departments},
            "service": {each.id: each.name.as_dict()[language] for each in settings.services},
            "first": people, "responsible": people, "about": people, "opened_by": people,
            "in_time": words["in_time"],
        }  # fmt: skip
        self._and = words["and"]

    def cells(
        self, row: Any, contact: Mapping[str, str], beside: Beside, now: datetime
    ) -> list[Cell]:
        """In the order of COLUMNS."""
        departments = self._names["department"]
        helping = self._and.join(departments.get(each, each) for each in beside.parties)
        known: dict[str, Any] = {
            **{name: contact.get(name) for name in CONTACT},
            **asdict(beside), "parties": helping, "in_time": kept(row, now),
        }  # fmt: skip
        return [
            self._said(name, known[name] if name in known else getattr(row, name))
            for name in COLUMNS
        ]

    def _said(self, column: str, value: Any) -> Cell:
        names = self._names.get(column)
        known: Cell = value if names is None else names.get(value or "", value)
        return known


def kept(row: Any, now: datetime) -> str:
    """Whether the promise was kept: yes, no, or "" while it is not over and where there is none."""
    if row.due_at is None:
        return ""
    if row.closed_at is None:
        return "no" if now > row.due_at else ""
    return "no" if row.closed_at > row.due_at else "yes"
