"""A living hall for whoever wants to see one: a rehearsed morning, twenty times as fast as ours.

The desk's clock itself runs faster (clock.py): then waiting times, ranges and clocks on every page
agree with each other, as they would not if only the services were shorter. What depends on a
minute of that clock passes sooner (a call is spoken if a speaker is free within three of our
seconds, a visitor is late after three), which is as it should be: the hall is that much quicker.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import click

from hall.hub import listen, runtime
from hall.settings.schema import Settings
from hall.settings.words import Words
from rehearsal.rehearsal import Build, Rehearsal, apart

SPEED = 20.0
PEOPLE = 15
"""So many wait when the pages open."""

Tell = Callable[..., None]


def run(
    settings: Settings,
    words: Words,
    build: Build,
    *,
    language: str = "en",
    speed: float = SPEED,
    seed: int = 1,
    minutes: float | None = None,
    port: int | None = None,
    at: str | None = None,
) -> None:
    """Show a rehearsed day until Ctrl-C (or for so many of our minutes), then remove all of it.

    It opens at `at` (HH:MM of the rehearsed day), or as soon as PEOPLE wait.
    """

    def tell(key: str, **about: object) -> None:
        click.echo(words.say(f"demo.{key}", language, **about))
        sys.stdout.flush()

    stop = runtime.stop_signs((signal.SIGINT, signal.SIGTERM))
    folder = Path(tempfile.mkdtemp(prefix="shouwen-demo-"))
    try:
        tell("preparing")
        chosen = apart(settings, folder, free_port(settings, port))
        rehearsal = Rehearsal(chosen, words, build, seed=seed, now=datetime.now(UTC), matters=True)
        people = rehearsal.until_people_wait(PEOPLE) if at is None else rehearsal.until_time(at)
        pin, free = rehearsal.give_pin()
        behind = rehearsal.matters.behind() if rehearsal.matters else []
        rehearsal.go(speed)
        welcome(rehearsal, words, language, tell, speed, people)
        sign_ins(rehearsal, language, tell, pin, free, behind)
        tell("folder", folder=folder / "slips")
        tell("leave")
        watch(rehearsal, stop, tell, minutes)
        rehearsal.stop()
    finally:
        remove(folder)
    tell("gone", folder=folder)
    sys.stdout.flush()
    os._exit(0)  # an open websocket must not hold the door


def free_port(settings: Settings, asked: int | None) -> int:
    """The port asked for, or the hall's own; any free one where that is taken by the real hall."""
    wanted = settings.server.port if asked is None else asked
    try:
        listen.listen(settings.server.host, wanted).close()
    except OSError:
        return 0
    return wanted


def welcome(
    rehearsal: Rehearsal, words: Words, language: str, tell: Tell, speed: float, people: int
) -> None:
    """What there is to see, and where."""
    settings, url = rehearsal.desk.settings, rehearsal.house.url
    tell(
        "open",
        hall=settings.hall.name.as_dict()[language],
        speed=f"{speed:g}",
        time=local(rehearsal).strftime("%H:%M"),
        people=people,
    )
    pages = {name: f"{url}/{name}/" for name in ("kiosk", "display", "counter", "watch", "office")}
    for name, address in pages.items():
        tell("page", name=words.say(f"cli.pages.{name}", language), url=address)
    first = settings.counters[0].id
    tell("page", name=words.say("demo.screen", language), url=f"{url}/display/counter/{first}")


def sign_ins(
    rehearsal: Rehearsal, language: str, tell: Tell, pin: str, free: list[str], behind: list[str]
) -> None:
    """Who may sign in, and what for; `behind` the counters inquiries wait for people."""
    day, staff = rehearsal.day, rehearsal.desk.floor.staff
    tell("pin", pin=pin)
    if day.spare_counter and day.spare_clerk:
        name = staff[day.spare_clerk].name[language]
        tell("try_counter", staff=day.spare_clerk, name=name, counter=day.spare_counter)
    for number in free:
        if staff[number].roles & {"guard", "guide", "manager"}:
            tell("try_watch", staff=number, name=staff[number].name[language])
    for number in behind:
        title = staff[number].title[language]
        tell("try_office", staff=number, name=staff[number].name[language], title=title)


def local(rehearsal: Rehearsal) -> datetime:
    """The hall's time, in its zone."""
    return rehearsal.clock().astimezone(rehearsal.day.opens.tzinfo)


def watch(
    rehearsal: Rehearsal, stop: Callable[[], bool], tell: Tell, minutes: float | None
) -> None:
    """Wait for Ctrl-C or the end asked for; say once when the rehearsed day is over."""
    ends = None if minutes is None else monotonic() + minutes * 60
    over = False
    while not stop() and (ends is None or monotonic() < ends):
        rehearsal.house.runtime.sleep(0.1)
        if not over and rehearsal.clock() > rehearsal.day.closes:
            over = True
            tell("over", time=local(rehearsal).strftime("%H:%M"))


def remove(folder: Path) -> None:
    """The store, the slips, everything; what is just being written is removed a moment later."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
