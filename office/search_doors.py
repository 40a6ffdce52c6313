"""The ledger, page by page; what is asked goes in the body, since no address may hold a phone."""

from __future__ import annotations

from flask import Blueprint
from pydantic import Field

from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.door import Door
from office.answers import LedgerAnswer
from office.doors import WHO, page_of
from office.wanted import Filter, sought


class SearchBody(Filter):
    """Which part of the ledger; `before` is the last inquiry seen, for the next page."""

    before: int | None = Field(None, ge=1, le=2**31 - 1)


def search_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries/search. Its answer is kept for no key: it changes nothing."""

    def search(call: Call) -> LedgerAnswer:
        wanted = sought(call, call.body)
        return page_of(hub, wanted, call.viewer.staff or "", call.body.before)

    hub.hang(blueprint, Door(
        "POST", "/api/inquiries/search", search, SearchBody, LedgerAnswer,
        who=WHO, refuses=("contact_key_lost", "too_many_requests"), keeps=False,
        summary="The ledger, as far as whoever asks may see it",
    ))  # fmt: skip
