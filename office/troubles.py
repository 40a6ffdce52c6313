"""What whoever keeps the office's order should know of the hall itself: nothing of any inquiry."""

from __future__ import annotations

from typing import Any

from hall.desk.directory import KEEPERS
from hall.desk.letters import WAYS
from hall.desk.opening import unknown_promise
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.settings.reasons import why_not_sent


def troubles(hub: Hub, reading: Reading, roles: frozenset[str]) -> list[dict[str, Any]]:
    """For managers and the office: {code, words: {language: sentence}}. A way out that fails, and
    public holidays that nobody has told yet though promises are counted into that year.
    """
    if not roles & KEEPERS:
        return []
    found = []
    zone = hub.desk.hours.zone
    for each in reading.devices():
        if each.kind in WAYS and each.state == "failed":
            since = f"{each.since.astimezone(zone):%m-%d %H:%M}"
            told = {
                one: hub.words.say(
                    f"office.trouble.{each.kind}", one, since=since,
                    reason=why_not_sent(hub.words, one, each.detail),
                )
                for one in hub.words.languages
            }  # fmt: skip
            found.append({"code": each.kind, "words": told})
    year = unknown_promise(hub.settings, reading.now)
    if year is not None:
        told = {
            one: hub.words.say("office.trouble.calendar", one, year=year)
            for one in hub.words.languages
        }
        found.append({"code": "calendar", "words": told})
    return found
