"""Reading who is signed in, and whose PIN may be tried."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from hall.desk.pins import guessers
from hall.desk.reading_core import ReadingCore
from hall.desk.views import Session
from hall.store.tables import guesses, sessions, staff_pins


class PeopleReading(ReadingCore):
    """What can be asked about sessions and PINs."""

    def session(self, token_hash: str) -> Session | None:
        """Who holds this token now; None when it expired or was revoked."""
        row = self._connection.execute(
            select(sessions).where(
                sessions.c.token_hash == token_hash,
                sessions.c.hall == self._hall,
                sessions.c.revoked.is_(False),
                sessions.c.expires_at > self.now,
            )
        ).first()
        return None if row is None else Session(row.staff, row.counter, row.expires_at)

    def pin_hash(self, staff: str) -> str | None:
        """The argon2 hash of somebody's PIN."""
        return self._connection.execute(
            select(staff_pins.c.pin_hash).where(
                staff_pins.c.hall == self._hall, staff_pins.c.staff == staff
            )
        ).scalar()

    def refused_until(self, staff: str, origin: str) -> datetime | None:
        """Until when PINs of this person, or from this address, are not even looked at."""
        until: datetime | None = self._connection.execute(
            select(func.max(guesses.c.until, type_=guesses.c.until.type)).where(
                guesses.c.hall == self._hall, guesses.c.who.in_(guessers(staff, origin))
            )
        ).scalar()
        return until if until and until > self.now else None
