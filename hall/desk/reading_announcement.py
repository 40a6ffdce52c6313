"""Reading what is being said to the whole hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from hall.desk.reading_core import HERE, ReadingCore
from hall.store.hot import Hot
from hall.store.tables import announcements


@dataclass(frozen=True)
class AnnouncementView:
    """`phrase` names its text, "" where `text_zh` (and perhaps `text_en`) are own words."""

    id: int
    seq: int
    phrase: str
    text_zh: str
    text_en: str
    urgent: bool
    staff: str
    at: datetime
    until: datetime


class AnnouncementReading(ReadingCore):
    """What can be asked about announcements."""

    def announcement(self) -> AnnouncementView | None:
        """The one that stands now."""
        row = self._first(_NOW)
        if row is None or row.until <= self.now:
            return None
        names = AnnouncementView.__dataclass_fields__
        return AnnouncementView(**{name: getattr(row, name) for name in names})


_NOW = Hot(
    select(announcements).where(announcements.c.hall == HERE, announcements.c.ended_at.is_(None))
)
