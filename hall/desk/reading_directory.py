"""Reading the duty directory."""

from __future__ import annotations

from hall.core.directory import Absence, Directory
from hall.desk.directory import absences_at, directory_at
from hall.desk.reading_core import ReadingCore


class DirectoryReading(ReadingCore):
    """What can be asked about departments, and who is away."""

    def directory(self) -> Directory:
        """Departments and people as they are now."""
        return directory_at(self._desk, self._connection, self.now)

    def absences(self) -> list[Absence]:
        """Who is away now or will be, by when it begins."""
        known = absences_at(self._connection, self._hall)
        return [one for one in known if one.until is None or one.until > self.now]
