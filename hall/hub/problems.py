"""A refusal as an answer: its status, its sentences in every language, its RFC 9457 body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from hall.core.floor import Floor
from hall.core.refusals import Refusal
from hall.settings.words import Words

STATUS: dict[str, int] = {
    "unknown_service": 422,
    "service_closed": 409,
    "hall_closed": 409,
    "device_not_enrolled": 403,
    "wrong_code": 403,
    "too_many_requests": 429,
    "unknown_ticket": 404,
    "unknown_counter": 404,
    "unknown_remark": 404,
    "not_this_kiosk": 403,
    "unknown_inquiry": 404,
    "not_allowed": 403,
    "unknown_staff": 404,
    "unknown_category": 404,
    "unknown_department": 404,
    "matter_needed": 422,
    "words_needed": 422,
    "result_needed": 422,
    "not_notified": 422,
    "notified_when": 422,
    "who_needed": 422,
    "not_told": 422,
    "room_needed": 422,
    "unknown_reminder": 404,
    "inquiry_needed": 422,
    "number_vague": 422,
    "text_needed": 422,
    "unknown_announcement": 422,
    "two_targets": 422,
    "recall_soon": 429,
    "wrong_pin": 401,
    "too_many_tries": 429,
    "not_signed_in": 401,
    "session_expired": 401,
    "no_role": 403,
    "not_your_counter": 403,
    "foreign_origin": 403,
    "bad_json": 400,
    "bad_request": 422,
    "too_large": 413,
    "wrong_media_type": 415,
    "not_found": 404,
    "method_not_allowed": 405,
    "key_malformed": 400,
    "key_reused": 422,
    "unknown_event": 400,
    "store_busy": 503,
    "store_full": 503,
    "internal": 500,
}
"""HTTP status by code; a code that is not here is a conflict with how things stand: 409."""

NAMED = {"service": "services", "staff": "staff", "clerk": "staff", "instead": "staff"}
"""Blanks that hold an id and are read out as the name of what it names."""


class Problem(BaseModel):
    """A refusal on the wire (RFC 9457, application/problem+json)."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str = Field(description="urn:shouwen:refusal: and the code")
    title: str = Field(description="the HTTP status in words")
    status: int
    code: str = Field(description="what a program should look at; see docs/wire.md")
    detail: str = Field(description="the sentence in the language asked for")
    detail_zh: str
    detail_en: str
    about: dict[str, Any] = Field(description="what the sentence is about")


class _Blanks(dict[str, Any]):
    """A sentence with a blank nobody filled is still better than none."""

    def __missing__(self, key: str) -> str:
        return ""


def status(code: str) -> int:
    """The HTTP status of a refusal."""
    return STATUS.get(code, 409)


def sentence(words: Words, floor: Floor, refusal: Refusal, language: str) -> str:
    """What happened, what it means and what to do now, for a person."""
    about = _Blanks(refusal.about)
    for blank, shelf in NAMED.items():
        thing = getattr(floor, shelf).get(about.get(blank))
        if thing is not None:
            about[blank] = thing.name[language]
    if "departments" in about:
        those = about["departments"].split(",")
        names = [floor.departments.get(one, {}).get(language, one) for one in those]
        about["departments"] = words.say("office.and", language).join(names)
    said = words.tables[language]
    pattern: str = said["because"].get(about.get("why")) or said["refusals"][refusal.code]
    return pattern.format_map(about)


def problem(words: Words, floor: Floor, refusal: Refusal, language: str) -> dict[str, Any]:
    """The body of the answer, in both languages and once more in the one asked for."""
    number = status(refusal.code)
    said = {f"detail_{each}": sentence(words, floor, refusal, each) for each in words.languages}
    return {
        "type": f"urn:shouwen:refusal:{refusal.code}",
        "title": HTTPStatus(number).phrase,
        "status": number,
        "code": refusal.code,
        "detail": said[f"detail_{language}"],
        **said,
        "about": refusal.about,
    }


def headers(refusal: Refusal, language: str) -> dict[str, str]:
    """What an answer with this refusal carries besides its body."""
    out = {"Content-Language": language, "Cache-Control": "no-store"}
    number = status(refusal.code)
    if number == HTTPStatus.UNAUTHORIZED:
        out["WWW-Authenticate"] = "Bearer"
    if number in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        out["Retry-After"] = str(refusal.about.get("retry_after", 1))
    if number == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        out["Connection"] = "close"  # nobody reads the rest of it
    return out


_TAG = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q=([0-9.]{1,5}))?\s*")


def language_of(query: Mapping[str, str], accepted: str, known: tuple[str, ...], home: str) -> str:
    """The reader's language: ?lang, then Accept-Language, then the hall's own."""
    asked = query.get("lang", "")
    if asked in known:
        return asked
    best, weight = home, 0.0
    for part in accepted[:200].split(","):
        found = _TAG.fullmatch(part)
        if not found or found[1].lower() not in known:
            continue
        try:
            q = float(found[2] or 1)
        except ValueError:
            continue
        if q > weight:
            best, weight = found[1].lower(), q
    return best
