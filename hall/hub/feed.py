"""The feed: follows the journal and tells each room its new scene, the first change at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any

from hall.core.happenings import Happening
from hall.hub import scenes, wire
from hall.store.journal import Entry, Follower

if TYPE_CHECKING:
    from hall.hub.app import Hub

log = logging.getLogger("shouwen.feed")

COMERS = frozenset({"ClerkSignedIn", "ClerkSignedOut", "PinChanged", "DeviceEnrolled"})
"""After these, tokens are looked up again."""

GAP = 1 / wire.SCENES_A_SECOND
RETRY_SECONDS = 1.0


def _kinds(parent: type[Happening]) -> dict[str, type[Happening]]:
    found = {parent.__name__: parent}
    for child in parent.__subclasses__():
        found |= _kinds(child)
    return found


KINDS = _kinds(Happening)


def happening(entry: Entry) -> Happening | None:
    """The fact of a journal line; None when a newer version of us wrote it."""
    kind = KINDS.get(entry.kind)
    try:
        return kind(**entry.data) if kind else None
    except TypeError:
        return None


class Feed:
    """Two workers: one reads the journal and marks rooms, one makes their scenes.

    Neither can stop the other, and no scene that fails can stop either.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._dirty: set[str] = set()
        self._sent: dict[str, float] = {}
        self._wake = hub.runtime.event()
        self._looked = monotonic()
        self._stopped = False
        self._follower: Follower | None = None

    @property
    def seq(self) -> int:
        """How far the feed has read."""
        return self._follower.seq if self._follower else 0

    def age(self) -> float:
        """Seconds since the sender last came round."""
        return monotonic() - self._looked

    def start(self) -> None:
        """Follow from now on; screens get what was before with their first scene."""
        with self._hub.desk.read() as reading:
            start = reading.seq
        self._follower = Follower(self._hub.desk.book, start, self._read_on, self._complain)
        self._hub.runtime.spawn(self._follower.run)
        self._hub.runtime.spawn(self._send)

    def stop(self) -> None:
        """Tell no more."""
        self._stopped = True
        if self._follower:
            self._follower.stop()
        self._wake.set()

    def _complain(self, error: BaseException) -> None:
        self._hub.figures.troubled()
        log.error("the feed met trouble and will try again: %r", error)

    def _read_on(self, entries: list[Entry]) -> None:
        hub = self._hub
        if any(entry.kind in COMERS for entry in entries):
            hub.auth.keys.forget()
            hub.live.recheck()
        hub.figures.happened((entry.kind, entry.data) for entry in entries)
        occupied = hub.live.occupied()
        if not occupied:  # nobody looks: there is nothing to find out
            return
        for entry in entries:
            self._dirty |= self._heard(happening(entry), occupied)
        self._wake.set()

    def _heard(self, fact: Happening | None, occupied: dict[str, tuple[str, str]]) -> set[str]:
        """The rooms that a fact changes."""
        areas: dict[str, Iterable[str] | None] = {}
        for name in {scene for scene, _ in occupied.values()}:
            scene = self._hub.scenes[name]
            heard = scene.hears(fact) if fact is not None else None
            areas[name] = None if heard is None else frozenset(heard)
        return {
            room for room, (name, area) in occupied.items()
            if areas[name] is None or area in areas[name]  # type: ignore[operator]
        }  # fmt: skip

    def _send(self) -> None:
        beat = tick = monotonic()
        while not self._stopped:
            now = self._looked = monotonic()
            wait = RETRY_SECONDS
            try:
                if now >= beat:
                    beat = now + wire.BEAT_SECONDS
                    now_said = wire.stamp(self._hub.desk.now())
                    self._hub.live.push(
                        wire.BEAT,
                        {"seq": self.seq, "at": now_said, "version": self._hub.version},
                    )
                if now >= tick:
                    tick = now + wire.TICK_SECONDS
                    self._dirty |= set(self._hub.live.occupied())
                    self._hub.live.recheck()
                wait = self._send_due(now)
            except Exception as error:  # a token that cannot be looked up must not end the news
                self._complain(error)
            self._wake.wait(max(0.0, min(wait, beat - monotonic())))
            self._wake.clear()

    def _send_due(self, now: float) -> float:
        """Tell the rooms whose turn it is; answers the seconds until the next one's."""
        occupied = self._hub.live.occupied()
        self._dirty &= set(occupied)
        self._sent = {room: at for room, at in self._sent.items() if room in occupied}
        due = [room for room in self._dirty if self._sent.get(room, 0.0) + GAP <= now]
        if due:
            self._dirty -= set(due)  # before reading: what happens meanwhile marks them again
            self._tell({room: occupied[room] for room in due}, now)
        waits = [self._sent.get(room, 0.0) + GAP - now for room in self._dirty]
        return min(waits, default=wire.BEAT_SECONDS)

    def _tell(self, rooms: dict[str, tuple[str, str]], now: float) -> None:
        try:
            with self._hub.desk.read() as reading:
                made = {room: self._make(reading, room, *at, now) for room, at in rooms.items()}
        except Exception as error:  # the store is in trouble: every room is owed its scene still
            self._owe(rooms, now, error)
            return
        for room, payload in made.items():
            if payload is not None:
                self._sent[room] = monotonic()
                self._hub.live.push(wire.SCENE, payload, room)
                self._hub.figures.sent(payload["scene"])

    def _make(
        self, reading: Any, room: str, name: str, area: str, now: float
    ) -> dict[str, Any] | None:
        """One room's scene; a fault in one window's scene must not silence the others."""
        try:
            return scenes.make(self._hub, reading, self._hub.scenes[name], area)
        except Exception as error:
            self._owe({room: (name, area)}, now, error)
            return None

    def _owe(self, rooms: dict[str, tuple[str, str]], now: float, error: Exception) -> None:
        """Try those rooms again after a rest."""
        self._hub.figures.troubled()
        log.error(
            "a scene could not be made and will be tried again: %s", list(rooms), exc_info=error
        )
        for room in rooms:
            self._sent[room] = now + RETRY_SECONDS - GAP
        self._dirty |= set(rooms)
