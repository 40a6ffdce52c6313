"""Learning how long a service takes, on the whole and in this hour of the day, and forgetting a
lesson that was undone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, delete, select

from hall.core.wait import MINIMUM_SERVED, Hour, Pace
from hall.desk.marking import FADES
from hall.store.hot import Hot, putting
from hall.store.learnt import pace_hours
from hall.store.page import Page
from hall.store.tables import paces

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FORGOTTEN: Final = 10
"""A service of so many times its usual length was over long before; the key was forgotten."""

Lesson = list[Any]
"""[service, served, mean, variance, and of the hour it began in: hour, day, served, took] as they
were before: plain, so that it can be kept as JSON. `day` is None where the hour was new.
"""


def learn(desk: Desk, page: Page, service: str, seconds: int) -> Lesson | None:
    """One finish forgotten over night would tell the next two hundred visitors "0-350 minutes".

    Answers what was known before; None when nothing was learnt.
    """
    usual = next((one.minutes for one in desk.settings.services if one.id == service), 0)
    if seconds > FORGOTTEN * usual * 60:
        return None
    began = page.now - timedelta(seconds=seconds)
    hour = began.astimezone(desk.hours.zone).hour
    before, day, then = _known(page, service, hour)
    if before.served >= MINIMUM_SERVED and before.mean:
        part = before.capped(seconds) / before.mean
        _keep_hour(page, service, hour, page.day, then.and_one_of(part, _fade(day, page.day)))
    _keep(page, service, before.and_one_of(seconds))
    known = (before.served, before.mean, before.variance)
    return [service, *known, hour, day, then.served, then.took]


def unlearn(page: Page, lesson: Lesson) -> None:
    """Know what was known before the lesson.

    Where another counter has learnt from the same service since, the two cannot be told apart any
    more and the lesson stays: one of two hundred.
    """
    service, served, mean, variance, hour, day, hour_served, took = lesson
    if _known(page, service, hour)[0].served != served + 1:
        return
    if day is None:
        page.do(_FORGET_HOUR, b_service=service, b_hour=hour)
    else:
        _keep_hour(page, service, hour, day, Hour(hour_served, took))
    if served:
        _keep(page, service, Pace(served, mean, variance))
    else:
        page.do(_FORGET, b_service=service)


def _fade(day: str | None, today: str) -> float:
    return 1.0 if day == today else FADES


def _known(page: Page, service: str, hour: int) -> tuple[Pace, str | None, Hour]:
    """The service's pace, and of this hour the day it was learnt last and what was learnt."""
    row = page.first(_KNOWN, b_service=service, b_hour=hour)
    if row is None:
        return Pace(), None, Hour()
    known = Hour() if row.day is None else Hour(row.of_hour, row.took)
    return Pace(row.served, row.mean, row.variance), row.day, known


def _keep(page: Page, service: str, pace: Pace) -> None:
    known = {"served": pace.served, "mean": pace.mean, "variance": pace.variance}
    page.do(_KEEP, service=service, **known)


def _keep_hour(page: Page, service: str, hour: int, day: str, known: Hour) -> None:
    learnt = {"served": known.served, "took": known.took}
    page.do(_KEEP_HOUR, service=service, hour=hour, day=day, **learnt)


_H: Any = bindparam("b_hall")
_THIS_HOUR = and_(
    pace_hours.c.hall == paces.c.hall,
    pace_hours.c.service == paces.c.service,
    pace_hours.c.hour == bindparam("b_hour"),
)
_ONE = (paces.c.hall == _H, paces.c.service == bindparam("b_service"))
_KNOWN = Hot(
    select(
        *(paces.c.served, paces.c.mean, paces.c.variance, pace_hours.c.day),
        *(pace_hours.c.served.label("of_hour"), pace_hours.c.took),
    )
    .select_from(paces.outerjoin(pace_hours, _THIS_HOUR))
    .where(*_ONE)
)
_KEEP = Hot(putting(paces))
_KEEP_HOUR = Hot(putting(pace_hours))
_FORGET = Hot(delete(paces).where(*_ONE))
_FORGET_HOUR = Hot(
    delete(pace_hours).where(
        pace_hours.c.hall == _H,
        pace_hours.c.service == bindparam("b_service"),
        pace_hours.c.hour == bindparam("b_hour"),
    )
)
