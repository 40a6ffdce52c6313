"""What stands in a row of the exported ledger: ids said as names, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.core.inquiry import CONTACT
from hall.hub.app import Hub
from hall.settings.house import Language
from office.export_file import Cell

COLUMNS = (
    "number", "opened_at", "channel", "kind", "category", "urgency", "service", "matter",
    *CONTACT,
    "first", "responsible", "department", "state", "due_at", "dispatched_at", "told", "tried",
    "extended", "notices", "outcome", "result", "closed_at", "confirmed_at", "about",
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
            "first": people, "responsible": people, "about": people,
        }  # fmt: skip

    def cells(self, row: Any, contact: Mapping[str, str]) -> list[Cell]:
        """In the order of COLUMNS."""
        return [
            contact.get(name) if name in CONTACT else self._said(name, getattr(row, name))
            for name in COLUMNS
        ]

    def _said(self, column: str, value: Any) -> Cell:
        names = self._names.get(column)
        known: Cell = value if names is None else names.get(value or "", value)
        return known
