"""Learning how long a service takes, and forgetting a lesson that was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete

from hall.desk import waits
from hall.store.hot import Hot, putting
from hall.store.page import Page
from hall.store.tables import paces

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FORGOTTEN: Final = 10
"""A service of so many times its usual length was over long before; the key was forgotten."""

Lesson = list[Any]
"""[service, served, mean, variance] as they were before: plain, so that it can be kept as JSON."""


def learn(desk: Desk, page: Page, service: str, seconds: int) -> Lesson | None:
    """One finish forgotten over night would tell the next two hundred visitors "0-350 minutes".

    Answers what was known before; None when nothing was learnt.
    """
    usual = next((one.minutes for one in desk.settings.services if one.id == service), 0)
    if seconds > FORGOTTEN * usual * 60:
        return None
    before = waits.pace(page.connection, page.hall, service)
    learnt = before.and_one_of(seconds)
    page.do(
        _LEARN,
        service=service,
        served=learnt.served,
        mean=learnt.mean,
        variance=learnt.variance,
    )
    return [service, before.served, before.mean, before.variance]


def unlearn(page: Page, lesson: Lesson) -> None:
    """Know what was known before the lesson.

    Where another counter has learnt from the same service since, the two cannot be told apart any
    more and the lesson stays: one of two hundred.
    """
    service, served, mean, variance = lesson
    if waits.pace(page.connection, page.hall, service).served != served + 1:
        return
    if served:
        page.do(_LEARN, service=service, served=served, mean=mean, variance=variance)
    else:
        page.do(_FORGET, b_service=service)


_LEARN = Hot(putting(paces))
_FORGET = Hot(
    delete(paces).where(
        paces.c.hall == bindparam("b_hall"), paces.c.service == bindparam("b_service")
    )
)
