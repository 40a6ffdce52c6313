"""An earlier day in a moment: enough services of every kind for the hall to know its own pace."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from secrets import token_hex
from typing import TYPE_CHECKING

from hall.core.wait import MINIMUM_SERVED
from hall.desk import calls, serving, sessions, tickets
from hall.store.page import Page
from rehearsal.arrivals import service_seconds

if TYPE_CHECKING:
    from hall.desk.desk import Desk

SERVED = MINIMUM_SERVED + 10
"""Of each service; with fewer than MINIMUM_SERVED visitors are told no range of minutes."""


def teach(desk: Desk, seed: int) -> None:
    """Serve SERVED visitors of each service that has a counter and a clerk, one act a service.

    The desk's clock is held at some time of an earlier day; the acts of one service move on from
    there by themselves, so that the services have lengths to learn from.
    """
    chance = Random(f"earlier {seed}")
    clerk = next((each.number for each in desk.settings.staff if "clerk" in each.roles), None)
    for service in desk.settings.services:
        counters = desk.floor.serving(service.id) if service.enabled and clerk else ()
        if counters:
            lengths = [service_seconds(service.minutes, chance) for _ in range(SERVED)]
            desk.act(
                serve_all, service=service.id, counter=counters[0].id, clerk=clerk, lengths=lengths
            )


def serve_all(
    desk: Desk, page: Page, *, service: str, counter: str, clerk: str, lengths: list[float]
) -> datetime:
    """The same verbs as on any day, on one page: each visitor is served for that many seconds."""
    token = token_hex(32)
    until = page.now + timedelta(days=1)
    sessions.sign_in(desk, page, staff=clerk, counter=counter, token_hash=token, expires_at=until)
    for seconds in lengths:
        ticket = tickets.take(desk, page, service=service)
        calls.call(desk, page, counter=counter, staff=clerk, ticket=ticket.id)
        serving.begin(desk, page, counter=counter, staff=clerk)
        page.now += timedelta(seconds=seconds)
        serving.finish(desk, page, counter=counter, staff=clerk)
    sessions.sign_out(desk, page, token_hash=token)
    return page.now
