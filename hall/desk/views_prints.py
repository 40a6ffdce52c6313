"""Papers of inquiries as the staff and the spool see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Paper = Literal["receipt", "guide", "notice"]


@dataclass(frozen=True)
class PrintView:
    """A paper that was asked for; `state` is waiting, printing, ok, failed or unconfirmed.

    `detail` is a key of [slip.details]; `copy` 0 is the first paper of its step.
    """

    id: int
    inquiry: int
    paper: Paper
    step: int
    copy: int
    printer: str
    token: str
    asked_at: datetime
    asked_by: str
    state: str
    detail: str
    attempts: int
    at: datetime

    @classmethod
    def of(cls, row: Any) -> PrintView:
        """From a row of the prints table."""
        return cls(
            row.id, row.inquiry, row.paper, row.step, row.copy, row.printer, row.token,
            row.asked_at, row.asked_by, row.state, row.detail, row.attempts, row.at,
        )  # fmt: skip
