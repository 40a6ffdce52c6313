"""Saying something to the whole hall: the quiet reminder, an emergency text, and its end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Row, insert, select, update

from hall.core.announcement import EMERGENCIES, QUIET, QUIET_SECONDS, own_words
from hall.core.happenings import AnnouncementEnded, AnnouncementMade
from hall.core.refusals import Refusal
from hall.store.page import Page
from hall.store.tables import announcements

if TYPE_CHECKING:
    from hall.desk.desk import Desk

OPEN = announcements.c.ended_at.is_(None)


def announce(desk: Desk, page: Page, *, staff: str, phrase: str) -> int:
    """Show and speak a chosen text; answers its id. A newer emergency takes the place of the one
    before, and a reminder none.

    Refuses unknown_announcement, already_announced, emergency_stands.
    """
    own = [each.id for each in desk.settings.voice.emergencies]
    if phrase not in (QUIET, *EMERGENCIES, *own):
        raise Refusal("unknown_announcement", phrase=phrase)
    return _make(desk, page, staff, phrase, ("", ""), urgent=phrase != QUIET)


def announce_words(desk: Desk, page: Page, *, staff: str, text: str, text_en: str = "") -> int:
    """Show and speak a manager's own words as an emergency text; answers its id.

    Refuses text_needed, already_announced. The journal keeps that it was said, and no word of it.
    """
    return _make(desk, page, staff, "", own_words(text, text_en), urgent=True)


def end(desk: Desk, page: Page, *, staff: str, announcement: int) -> None:
    """It is over, for everybody. Refuses not_announced when it has ended already."""
    row = _standing(page)
    if row is None or row.id != announcement or row.until <= page.now:
        raise Refusal("not_announced")
    _close(page, staff)
    page.say(AnnouncementEnded(announcement, row.phrase, staff))


def _make(
    desk: Desk, page: Page, staff: str, phrase: str, words: tuple[str, str], *, urgent: bool
) -> int:
    row = _standing(page)
    if row is not None and row.until > page.now:
        if (row.phrase, row.text_zh, row.text_en) == (phrase, *words):
            raise Refusal("already_announced")
        if row.urgent and not urgent:
            raise Refusal("emergency_stands")
    _close(page, staff)
    minutes = timedelta(minutes=desk.settings.voice.emergency_minutes)
    until = page.now + (minutes if urgent else timedelta(seconds=QUIET_SECONDS))
    values = {
        "hall": page.hall, "seq": page.seq, "phrase": phrase, "text_zh": words[0],
        "text_en": words[1], "urgent": urgent, "staff": staff, "at": page.now, "until": until,
    }  # fmt: skip
    made: int = page.run(insert(announcements).returning(announcements.c.id), values).scalar_one()
    page.say(AnnouncementMade(made, phrase, urgent, staff))
    return made


def _standing(page: Page) -> Row[tuple[object, ...]] | None:
    return page.one(select(announcements).where(announcements.c.hall == page.hall, OPEN))


def _close(page: Page, staff: str) -> None:
    page.run(
        update(announcements)
        .where(announcements.c.hall == page.hall, OPEN)
        .values(ended_at=page.now, ended_by=staff)
    )
