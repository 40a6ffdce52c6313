"""The socket: a screen connects, says what it looks at, and is told; all else is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import request
from flask_socketio import SocketIO, join_room, leave_room
from pydantic import ValidationError
from socketio.exceptions import ConnectionRefusedError as Refused

from hall.core.refusals import Refusal
from hall.hub import gate, mishaps, problems, scenes, wire
from hall.hub.careful import CarefulPacket, quiet, watch
from hall.hub.limits import Limit
from hall.hub.speakers import Speakers
from hall.hub.viewer import Viewer

if TYPE_CHECKING:
    from hall.hub.app import Hub

MOST_ROOMS = 8
"""Scenes one connection may look at."""


class _Json:
    """JSON for the socket: short, and in the hall's own letters."""

    @staticmethod
    def dumps(data: Any, **_: Any) -> str:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    loads = staticmethod(json.loads)


class Screen:
    """One connection: who, and what it looks at."""

    def __init__(self, viewer: Viewer, environ: dict[str, Any]) -> None:
        self.viewer = viewer
        self.environ = environ
        self.rooms: dict[str, tuple[str, str]] = {}
        self.health: dict[str, tuple[str, str]] = {}
        """What it last said of itself: kind -> (state, detail)."""
        self.old_since: float | None = None


class Live:
    """Connections and rooms; it knows who looks at what, so that nobody's scene is made in vain."""

    def __init__(self, hub: Hub, mode: str) -> None:
        self._hub = hub
        self._screens: dict[str, Screen] = {}
        self._joins = Limit(20, 10.0)
        self._talk = Limit(60, 10.0)
        self._speakers = Speakers(
            lambda sid, told: self.push(wire.SPEAKER, told, sid),
            lambda seconds, work: hub.runtime.spawn(self._later, seconds, work),
        )
        quiet()
        self.socketio = SocketIO(
            hub.app, async_mode=mode, transports=["websocket"], serializer=CarefulPacket,
            ping_interval=wire.PING_INTERVAL, ping_timeout=wire.PING_TIMEOUT, json=_Json,
            max_http_buffer_size=wire.MAX_MESSAGE, cors_allowed_origins=[], async_handlers=False,
            manage_session=True, cookie=None, always_connect=False,
        )  # fmt: skip
        watch(self.socketio.server.eio)
        self.socketio.on("connect")(self._connect)
        self.socketio.on("disconnect")(self._disconnect)
        self._hear(wire.JOIN, self._join)
        self._hear(wire.LEAVE, self._leave)
        self._hear(wire.SPOKEN, self._spoken)
        self._hear(wire.SPEAKER, self._speaker)
        self._hear(wire.HEALTH, self._health)
        self.socketio.on("*")(self._unknown)

    def occupied(self) -> dict[str, tuple[str, str]]:
        """The rooms somebody is in: room -> (scene, area)."""
        return {
            room: at
            for screen in list(self._screens.values())
            for room, at in list(screen.rooms.items())
        }

    def all(self) -> list[Screen]:
        """Every connection there is."""
        return list(self._screens.values())

    def screens(self) -> dict[str, int]:
        """How many screens look at each kind of scene."""
        counts = dict.fromkeys(self._hub.scenes, 0)
        for screen in list(self._screens.values()):
            for scene, _ in list(screen.rooms.values()):
                counts[scene] = counts.get(scene, 0) + 1
        return counts

    def push(self, event: str, payload: dict[str, Any], room: str | None = None) -> None:
        """Tell a room (or everyone)."""
        self.socketio.emit(event, payload, to=room)

    def recheck(self) -> None:
        """Show out whoever may no longer see what they look at: signed out, revoked, too long."""
        for sid, screen in list(self._screens.items()):
            if screen.viewer.staff is None:
                continue
            screen.viewer = self._hub.auth.viewer(screen.environ)
            for room, (scene, area) in list(screen.rooms.items()):
                try:
                    scenes.check(self._hub, screen.viewer, scene, area)
                except Refusal as refusal:
                    screen.rooms.pop(room, None)
                    self.socketio.server.leave_room(sid, room)
                    self._tell(sid, wire.JOIN, refusal)

    def _connect(self, auth: Any = None) -> None:
        environ = request.environ
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and not gate.same_origin(
            origin, environ.get("HTTP_HOST", ""), self._hub.public_url
        ):
            self._hub.figures.refused("foreign_origin")
            raise Refused("foreign_origin")
        bearer = auth.get("token") if isinstance(auth, dict) else None
        if isinstance(bearer, str) and 0 < len(bearer) <= 200:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {bearer}"
        self._screens[request.sid] = Screen(self._hub.auth.viewer(environ), environ)  # type: ignore[attr-defined]

    def _disconnect(self, reason: Any = None) -> None:
        sid = request.sid  # type: ignore[attr-defined]
        self._screens.pop(sid, None)
        self._speakers.gone(sid)
        self._joins.forget(sid)
        self._talk.forget(sid)

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        self._hub.runtime.sleep(seconds)
        work()

    def _hear(self, event: str, act: Callable[[str, Screen, Any], Any]) -> None:
        """Listen for an event: its form checked, its trouble told to whoever said it."""
        form = wire.SAID[event]

        def heard(*said: Any) -> Any:
            sid = request.sid  # type: ignore[attr-defined]
            screen = self._screens.get(sid)
            if screen is None:
                return None
            try:
                wait = (self._joins if event == wire.JOIN else self._talk).wait(sid)
                if wait:
                    raise Refusal("too_many_requests", retry_after=wait)
                return act(sid, screen, form.model_validate(said[0] if said else None))
            except ValidationError as error:
                names = ", ".join(str(each["loc"][0]) for each in error.errors() if each["loc"])
                return self._tell(sid, event, Refusal("bad_request", fields=names[:200]))
            except Exception as error:
                return self._tell(sid, event, mishaps.translate(error))

        self.socketio.on(event)(heard)

    def _join(self, sid: str, screen: Screen, said: wire.Join) -> dict[str, Any]:
        """Into the room first, then the scene: news in between comes twice rather than never."""
        scene = scenes.check(self._hub, screen.viewer, said.scene, said.area)
        room = wire.room(said.scene, said.area)
        if room not in screen.rooms and len(screen.rooms) >= MOST_ROOMS:
            raise Refusal("too_many_requests", retry_after=60)
        join_room(room)
        screen.rooms[room] = (said.scene, said.area)
        try:
            with self._hub.desk.read() as reading:
                payload = scenes.make(self._hub, reading, scene, said.area)
        except Exception:
            screen.rooms.pop(room, None)
            leave_room(room)
            raise
        self.push(wire.SCENE, payload, sid)
        return {"ok": True, "seq": payload["seq"], "at": payload["at"]}

    def _leave(self, sid: str, screen: Screen, said: wire.Leave) -> dict[str, Any]:
        room = wire.room(said.scene, said.area)
        screen.rooms.pop(room, None)
        leave_room(room)
        return {"ok": True}

    def _spoken(self, sid: str, screen: Screen, said: wire.Spoken) -> dict[str, Any]:
        self._hub.figures.spoken()
        self._speakers.spoken(sid, said.seq)
        return {"ok": True}

    def _speaker(self, sid: str, screen: Screen, said: wire.Speaker) -> dict[str, Any]:
        """A display that speaks, or no longer; only where it looks."""
        if wire.room("display", said.area) not in screen.rooms:
            raise Refusal("bad_request", fields="area")
        if said.on:
            self._speakers.stand(sid, said.area, said.page)
        else:
            self._speakers.withdraw(sid)
        return {"ok": True}

    def _health(self, sid: str, screen: Screen, said: wire.Health) -> dict[str, Any]:
        """A device's own word on itself; it cannot speak for another."""
        if screen.viewer.device is None:
            raise Refusal("device_not_enrolled")
        self._hub.roll.heard(screen, said)
        return {"ok": True}

    def _unknown(self, event: str, *said: Any) -> dict[str, Any]:
        sid = request.sid  # type: ignore[attr-defined]
        return self._tell(sid, str(event)[:40], Refusal("unknown_event", event=str(event)[:40]))

    def _tell(self, sid: str, event: str, refusal: Refusal) -> dict[str, Any]:
        """The refusal as an event and as the answer to whoever asked for one."""
        hub = self._hub
        hub.figures.refused(refusal.code)
        home = hub.settings.hall.language
        body = problems.problem(hub.words, hub.desk.floor, refusal, home)
        self.push(wire.REFUSAL, {"event": event, **body}, sid)
        return {"ok": False, "code": refusal.code}
