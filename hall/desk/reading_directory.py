"""Reading the duty directory."""

from __future__ import annotations

from sqlalchemy import select

from hall.core.directory import Absence, Directory
from hall.desk.directory import absences_at, directory_at
from hall.desk.reading_core import ReadingCore
from hall.store.tables import counters


class DirectoryReading(ReadingCore):
    """What can be asked about departments, and who is away."""

    def directory(self) -> Directory:
        """Departments and people as they are now."""
        return directory_at(self._desk, self._connection, self.now)

    def seats(self) -> dict[str, str]:
        """By counter who sits there now."""
        asked = select(counters.c.counter, counters.c.clerk).where(
            counters.c.hall == self._hall, counters.c.clerk.is_not(None)
        )
        sits = {row.counter: str(row.clerk) for row in self._connection.execute(asked)}
        return {one: sits[one] for one in self._desk.floor.counters if one in sits}

    def absences(self) -> list[Absence]:
        """Who is away now or will be, by when it begins."""
        known = absences_at(self._connection, self._hall)
        return [one for one in known if one.until is None or one.until > self.now]
