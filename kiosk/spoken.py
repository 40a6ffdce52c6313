"""The sounds of the spoken mode: each prompt by its id, for the kiosks of this hall."""

from __future__ import annotations

from flask import Blueprint, Response

from hall.core.refusals import Refusal
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.viewer import KIOSK

VOICE = "kiosk-voice"
"""The device that says whether the kiosk can speak (hall/voice/reader.py)."""

SOUND_AGE = 600
"""Seconds a browser may keep a sound: a hall's words change with its settings, at a restart."""


def speaks(reading: Reading) -> bool:
    """Whether the spoken mode is offered now."""
    return any(each.kind == VOICE and each.state == "ok" for each in reading.devices())


def hang_sounds(hub: Hub, blueprint: Blueprint) -> None:
    """GET /kiosk/spoken/{language}/{prompt}.wav, on the kiosk's blueprint."""

    @blueprint.get("/kiosk/spoken/<language>/<prompt>.wav")
    def sound(language: str, prompt: str) -> Response:
        KIOSK.check(hub.viewer())
        found = hub.prompt(language, prompt)
        if found is None:
            raise Refusal("not_found")
        response = Response(found, mimetype="audio/wav")
        response.headers["Cache-Control"] = f"private, max-age={SOUND_AGE}"
        return response
