"""Changing a ticket: some of its columns, and the whole ticket comes back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from hall.desk.views import TicketView
from hall.store.hot import Hot, changing
from hall.store.page import Page
from hall.store.tables import tickets


def change(page: Page, ticket: int, **values: Any) -> TicketView:
    return TicketView.of(page.first(_changing(tuple(values)), b_id=ticket, **values))


@lru_cache(maxsize=16)
def _changing(names: tuple[str, ...]) -> Hot:
    return Hot(changing(tickets, *names))
