"""The wire's dictionary: every event, room and payload name, once; docs/wire.md is held to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

# the client says
JOIN = "join"
LEAVE = "leave"
SPOKEN = "spoken"
SPEAKER = "speaker"
HEALTH = "health"

# the hub says
SCENE = "scene"
BEAT = "beat"
REFUSAL = "refusal"

MAX_MESSAGE = 16 * 1024
"""Bytes; nothing a client has to say over the socket is longer."""

MAX_BODY = 64 * 1024
"""Bytes of a POST."""

PING_INTERVAL = 5
PING_TIMEOUT = 5
BEAT_SECONDS = 2.0
"""A beat says that news would have come; a screen that hears none for 5 s says it may be old."""

TICK_SECONDS = 15.0
"""Every scene is made afresh this often, since waits and open hours change by the clock alone."""

SCENES_A_SECOND = 20
"""At most this many scenes a second go to one room; the first change goes out at once."""

AREA = "main"
AREA_FORM = r"^[A-Za-z0-9_-]{1,32}$"


class _Said(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Join(_Said):
    """Show me this scene and keep me told; `seq` is the newest the screen has."""

    scene: str = Field(min_length=1, max_length=40)
    area: str = Field(AREA, pattern=AREA_FORM)
    seq: int | None = None


class Leave(_Said):
    """I no longer look at it."""

    scene: str = Field(min_length=1, max_length=40)
    area: str = Field(AREA, pattern=AREA_FORM)


class Spoken(_Said):
    """A speaker has played the call of that seq to its end."""

    seq: int = Field(ge=0)


class Health(_Said):
    """How a device is: `state` ok or a word of core/condition.py, `detail` a short code; the
    `version` of its page, and the milliseconds its clock lacks to the hub's.
    """

    kind: str = Field(pattern=r"^[a-z-]{1,20}$")
    state: str = Field(pattern=r"^[a-z_-]{1,20}$")
    detail: str = Field("", max_length=80)
    version: str = Field("", max_length=80)
    clock_ms: int | None = Field(None, ge=-(2**53), le=2**53)


class Speaker(_Said):
    """This page (a name it made up) can speak in an area whose display it shows, or no longer."""

    area: str = Field(pattern=AREA_FORM)
    page: str = Field(min_length=1, max_length=64)
    on: bool = True


SAID: dict[str, type[BaseModel]] = {
    JOIN: Join,
    LEAVE: Leave,
    SPOKEN: Spoken,
    SPEAKER: Speaker,
    HEALTH: Health,
}
"""What a client may say; anything else is refused with unknown_event."""

HEARD = {
    SCENE: ("scene", "area", "seq", "at"),
    BEAT: ("seq", "at", "version"),
    SPEAKER: ("area", "yours", "done"),
    REFUSAL: ("code", "event", "detail_zh", "detail_en"),
}
"""What the hub says, with the fields that are always there."""


def room(scene: str, area: str) -> str:
    """The one room of a scene in an area."""
    return f"scene {scene} {area}"


def stamp(moment: datetime) -> str:
    """A time on the wire: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def scene_payload(
    scene: str, area: str, seq: int, now: datetime, shown: dict[str, Any]
) -> dict[str, Any]:
    """A scene as it goes over the wire, first paint and push alike."""
    return {"scene": scene, "area": area, "seq": seq, "at": stamp(now), **shown}
