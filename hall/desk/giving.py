"""Whether numbers are given out now: the timetable, a person's word, and the room until closing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from hall.core.calendar import Hand, OpenState
from hall.core.crowd import Lane, crowd
from hall.core.refusals import Refusal
from hall.core.ticket import TicketClass
from hall.desk import lines, waits
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import days

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FULL = "full"
"""Why a service is closed when those who wait fill the time left."""


def day_row(connection: Connection, hall: str, day: str) -> Any:
    """What people decided about a business day (store.tables.days), or None."""
    return _DAY.first(connection, {"b_hall": hall, "b_day": day})


def state(desk: Desk, connection: Connection, now: datetime, day: str) -> OpenState:
    """Whether the hall gives out numbers, by the timetable and by hand."""
    row = day_row(connection, desk.book.hall, day)
    hand = Hand(row.state, row.at) if row is not None and row.state else None
    return desk.hours.kept(now, hand)


def full(desk: Desk, connection: Connection, now: datetime, hours: OpenState) -> frozenset[str]:
    """The services whose waiting visitors fill the time until closing (hours.stop_when_full).

    As the ranges count (core/crowd.py): those who wait for it, and of other lines at the same
    counters those who are called before them, take until closing or longer. Before any counter is
    open, all that would serve it are counted; where nothing is learnt, services.minutes.
    """
    if not desk.settings.hours.stop_when_full or not hours.open or hours.closes_at is None:
        return frozenset()
    left = (hours.closes_at - now).total_seconds()
    waiting = _all_who_wait(connection, desk.book.hall)
    if not waiting:
        return frozenset()
    hour = now.astimezone(desk.hours.zone).hour
    learnt = waits.paces_of(connection, desk.book.hall, hour)
    means = {one.id: one.minutes * 60.0 for one in desk.settings.services}
    means |= {name: pace.mean for name, pace in learnt.items() if pace.mean}
    lanes = [lane for _, lane in waits.lanes_of(desk, connection)]
    every = [Lane((counter.serves,)) for counter in desk.floor.counters.values()]
    found = set()
    for service in desk.floor.services:
        if service in waiting:
            around = crowd(service, lanes, waiting, means)
            around = around or crowd(service, every, waiting, means)
            if around is None or around.clears_in(means[service]) >= left:
                found.add(service)
    return frozenset(found)


def _all_who_wait(connection: Connection, hall: str) -> dict[str, dict[TicketClass, int]]:
    """By service, where anybody waits: internal visitors too must be served before closing."""
    return {
        service: {"priority": many["priority"], "ordinary": many["ordinary"] + many["internal"]}
        for service, many in lines.lengths(connection, hall).items()
        if sum(many.values())
    }


def must_give(desk: Desk, page: Page, service: str) -> None:
    """Refuses hall_closed (about: why, opens_at) and service_closed (about: why full)."""
    hours = state(desk, page.connection, page.now, page.day)
    if not hours.open:
        opens = hours.opens_at.strftime("%Y-%m-%d %H:%M") if hours.opens_at else ""
        raise Refusal("hall_closed", why=hours.why or "hall_closed", opens_at=opens)
    if service in full(desk, page.connection, page.now, hours):
        raise Refusal("service_closed", service=service, why=FULL)


_DAY = Hot(select(days).where(days.c.hall == bindparam("b_hall"), days.c.day == bindparam("b_day")))
