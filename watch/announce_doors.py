"""Saying something to the whole hall: a chosen text by the floor staff, own words by a manager."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field, create_model

from hall.desk import announcing
from hall.desk.announced import choices, text_of
from hall.desk.reading import Reading
from hall.hub import wire
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF


class PhraseBody(BaseModel):
    """Which text: quiet, an emergency text of every hall, or one of this hall's settings."""

    model_config = ConfigDict(extra="forbid", strict=True)
    phrase: str = Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")


def phrase_body(hub: Hub) -> type[PhraseBody]:
    """The same, with what there is to choose told to programs."""
    known = [phrase for phrase, _, _ in choices(hub.settings.voice, hub.words.say)]
    told = Field(min_length=1, max_length=32, json_schema_extra={"enum": [*known]})
    return create_model("PhraseBody", __base__=PhraseBody, phrase=(str, told))


class WordsBody(BaseModel):
    """A manager's own words; where there is no English, none is shown or spoken."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: str = Field(
        max_length=400,  # the desk itself says text_needed; this tells programs what it wants
        json_schema_extra={"minLength": 1, "maxLength": 60, "pattern": r"[^\s\x1c-\x1f]"},
    )
    text_en: str = Field("", max_length=400, json_schema_extra={"maxLength": 120})


class AnnouncementAnswer(BaseModel):
    """The announcement that stands now; null when there is none."""

    id: int | None


def announce_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/announcements, /words, /{announcement}/end."""
    floor = STAFF("guard", "guide", "manager")

    @hub.door(
        blueprint, "POST", "/api/announcements", body=phrase_body(hub),
        answer=AnnouncementAnswer, who=floor,
        refuses=("unknown_announcement", "already_announced", "emergency_stands"),
    )  # fmt: skip
    def announce(call: Call) -> AnnouncementAnswer:
        """Show and speak a chosen text in the whole hall"""
        call.act(announcing.announce, staff=call.viewer.staff, phrase=call.body.phrase)
        return _standing(hub)

    @hub.door(
        blueprint, "POST", "/api/announcements/words", body=WordsBody, answer=AnnouncementAnswer,
        who=STAFF("manager"), refuses=("text_needed", "already_announced"),
    )  # fmt: skip
    def words(call: Call) -> AnnouncementAnswer:
        """Show and speak a manager's own words as an emergency text"""
        said = {"text": call.body.text, "text_en": call.body.text_en}
        call.act(announcing.announce_words, staff=call.viewer.staff, **said)
        return _standing(hub)

    @hub.door(
        blueprint, "POST", "/api/announcements/{announcement}/end", answer=AnnouncementAnswer,
        who=floor, refuses=("not_announced",),
        blanks={"announcement": {"type": "string", "pattern": r"^[0-9]{1,9}$"}},
    )  # fmt: skip
    def end(call: Call) -> AnnouncementAnswer:
        """It is over, for everybody"""
        given = call.path["announcement"]
        which = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
        call.act(announcing.end, staff=call.viewer.staff, announcement=which)
        return _standing(hub)


def _standing(hub: Hub) -> AnnouncementAnswer:
    with hub.desk.read() as reading:
        now = reading.announcement()
    return AnnouncementAnswer(id=now.id if now else None)


def announce_scene(hub: Hub, reading: Reading) -> dict[str, Any]:
    """{now, choices}: the announcement that stands ({id, urgent, text, until, by}, or null), and
    all that may be chosen ({phrase, name, text}).
    """
    voice, say = hub.settings.voice, hub.words.say
    now = reading.announcement()
    return {
        "choices": [
            {"phrase": phrase, "name": name, "text": text}
            for phrase, name, text in choices(voice, say)
        ],
        "now": None
        if now is None
        else {
            "id": now.id,
            "phrase": now.phrase,
            "urgent": now.urgent,
            "text": text_of(now, voice, say),
            "until": wire.stamp(now.until),
            "by": now.staff,
        },
    }
