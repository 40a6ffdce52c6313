"""The key of the contacts: whether it is the one that this hall's contacts were sealed with.

The hall opens without it, since a line of people waits; only contacts can neither be kept nor read
until the key is back. Nothing is ever sealed with a second key that nobody has chosen: it would
look as if all were well, and half of the contacts were lost with either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, delete, func, insert, inspect, make_url, select
from sqlalchemy.exc import DBAPIError

from hall.settings.schema import Settings
from hall.store import dialect
from hall.store.page import Page
from hall.store.seal import FINGERPRINT, Seal
from hall.store.tables import inquiries, seal_keys

if TYPE_CHECKING:
    from hall.desk.desk import Desk

State = Literal["fine", "none", "missing", "other", "partly"]


@dataclass(frozen=True)
class Standing:
    """How a key stands to what is sealed. `none`: no key yet, and none needed; `missing`: there was
    one; `other`: not that one; `partly`: an older one is missing. `lost` contacts cannot be read.
    """

    state: State
    lost: int = 0

    @property
    def usable(self) -> bool:
        """Whether contacts may be sealed with it."""
        return self.state in ("fine", "partly")


def standing(connection: Connection, hall: str, seal: Seal | None) -> Standing:
    """How this key stands to the contacts of the hall; `seal` None where there is no key."""
    known = set(
        connection.execute(
            select(seal_keys.c.fingerprint).where(seal_keys.c.hall == hall)
        ).scalars()
    )
    ours = set() if seal is None else set(seal.fingerprints)
    if not known - ours:
        return Standing("fine" if ours else "none")
    lost = sum(sealed_with(connection, hall).get(each, 0) for each in known - ours)
    if seal is None:
        return Standing("missing", lost)
    if known.isdisjoint(ours):
        return Standing("other", lost)
    return Standing("partly" if lost else "fine", lost)


def look(settings: Settings, seal: Seal | None) -> Standing:
    """The same of a store that is not open; of one that is not there, or cannot be looked at, as if
    it held nothing.
    """
    nothing = Standing("none" if seal is None else "fine")
    url = make_url(settings.store_url)
    if dialect.is_sqlite(settings.store_url) and not Path(url.database or "").exists():
        return nothing
    engine = dialect.engine_for(settings.store_url, writer=False, places=1)
    try:
        with engine.connect() as connection, connection.begin():
            if not inspect(connection).has_table(seal_keys.name):
                return nothing
            return standing(connection, settings.hall.id, seal)
    except DBAPIError:
        return nothing
    finally:
        engine.dispose()


def sealed_with(connection: Connection, hall: str) -> dict[str, int]:
    """How many contacts are kept under each key, by its fingerprint; looks at every one."""
    key = func.substr(inquiries.c.contact, 1, FINGERPRINT)
    kept = (inquiries.c.hall == hall) & inquiries.c.contact.is_not(None)
    rows = connection.execute(select(key, func.count()).where(kept).group_by(key)).all()
    return {str(name): int(count) for name, count in rows}


def unlock(desk: Desk, found: Seal | None, make: Callable[[], Seal]) -> Standing:
    """Give the desk the seal of this hall, made where it never had one; shut where its key is
    missing or another one. Answers how it stands.
    """
    seen: Standing = desk.act(introduce, seal=found)
    if seen.state == "none":
        found = make()
        seen = desk.act(introduce, seal=found)
    desk.seal = found if found is not None and seen.usable else Seal()
    return seen


def introduce(desk: Desk, page: Page, *, seal: Seal | None) -> Standing:
    """Write down a key that may be used, before anything is sealed with it."""
    seen = standing(page.connection, page.hall, seal)
    if seal is not None and seen.usable:
        mine = seal_keys.c.hall == page.hall
        writes = seal.fingerprints[0]
        if page.one(select(seal_keys).where(mine, seal_keys.c.fingerprint == writes)) is None:
            row = {"hall": page.hall, "fingerprint": writes, "since": page.now}
            page.run(insert(seal_keys), row)
    return seen


def accept(desk: Desk, page: Page, *, seal: Seal) -> int:
    """From now on only this key counts: somebody has decided that the missing ones are lost for
    good. What they sealed stays as it is, unreadable; answers how many contacts that are.
    """
    seen = standing(page.connection, page.hall, seal)
    gone = seal_keys.c.fingerprint.not_in(seal.fingerprints)
    page.run(delete(seal_keys).where(seal_keys.c.hall == page.hall, gone))
    introduce(desk, page, seal=seal)
    return seen.lost
