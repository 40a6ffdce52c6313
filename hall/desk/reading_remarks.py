"""Reading what visitors said of the hall."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views import RemarkView
from hall.store.hot import Hot
from hall.store.tables import remarks, tickets


class RemarkReading(ReadingCore):
    """What can be asked about remarks."""

    def new_remarks(self) -> int:
        """How many nobody has read yet."""
        return int(self._first(_NEW).many)

    def remarks(self, limit: int = 50) -> list[RemarkView]:
        """The newest first, those nobody has read before all others."""
        asked = (
            select(remarks, tickets.c.number)
            .outerjoin(tickets, and_(tickets.c.id == remarks.c.ticket))
            .where(remarks.c.hall == self._hall)
            .order_by(remarks.c.seen_at.is_not(None), remarks.c.id.desc())
            .limit(limit)
        )
        return [
            RemarkView(r.id, r.kind, r.about, r.text, r.number, r.at, r.seen_at, r.seen_by)
            for r in self._connection.execute(asked)
        ]


_NEW = Hot(
    select(func.count().label("many")).where(remarks.c.hall == HERE, remarks.c.seen_at.is_(None))
)
"""Along remarks_new: the watch page asks with every change of the hall."""
