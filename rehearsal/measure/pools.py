"""Whether `next` minds how many pools overlap: twelve beside a single one, 10,000 waiting."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from hall.desk import calls, serving, sessions, tickets
from hall.desk.desk import Desk
from hall.store.page import Page
from rehearsal.measure.figures import Row, middle, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import open_desk

LETTERS = "ABCDEFGHJKLM"
PEOPLE, COUNTERS = 10_000, 12
LOW = 3
"""So many of the counters are accessible, and every tenth visitor needs one."""

SERVES, HELPS = 4, 2
FACTOR = 2.0


def rows(ground: Ground) -> list[Row]:
    """The median `next` where each of twelve counters has its own pool, beside one for all."""
    with ExitStack() as opened:
        desks = [_desk(opened, services) for services in (1, len(LETTERS))]
        turns = [[_pressed(desk) for desk in desks] for _ in range(2 * ground.effort.rounds + 1)]
        for desk in desks:
            desk.book.close()
    took, single = middle([(twelve, one) for one, twelve in turns[1:]])
    people = f"{PEOPLE:,} waiting"
    return [
        Row(f"next from a single pool, {people}", typical(turn[0] for turn in turns[1:]), "ms"),
        Row(f"next from 12 overlapping pools, {people}", took, "ms", single, at_most=FACTOR),
    ]


def written(services: int) -> str:
    """A config.toml: counter n serves four services from the n-th on and helps with two more."""
    parts = [
        '[hall]\nid = "bench"\nname = { zh = "b", en = "b" }\naddress = { zh = "b", en = "b" }',
        'complaint_phone = "0"\n[printer]\nkind = "none"\n[voice]\nenabled = false',
    ]
    names = [f"service-{letter.lower()}" for letter in LETTERS[:services]]
    for name, prefix in zip(names, LETTERS, strict=False):
        parts.append(
            f'[[services]]\nid = "{name}"\nprefix = "{prefix}"\nminutes = 5\n'
            f'name = {{ zh = "{name}", en = "{name}" }}\nfee = {{ zh = "-", en = "-" }}'
        )
    for place in range(COUNTERS):
        asked = list(dict.fromkeys(names[(place + at) % services] for at in range(SERVES + HELPS)))
        parts.append(
            f'[[counters]]\nid = "{place + 1}"\nserves = {json.dumps(asked[:SERVES])}\n'
            f"helps = {json.dumps(asked[SERVES:])}\naccessible = {json.dumps(place < LOW)}\n"
            f'name = {{ zh = "{place + 1}", en = "{place + 1}" }}\n'
            f'[[staff]]\nnumber = "{place + 101}"\nroles = ["clerk"]\n'
            'name = { zh = "b", en = "b" }\ntitle = { zh = "b", en = "b" }'
        )
    return "\n".join(parts) + "\n"


def _desk(opened: ExitStack, services: int) -> Desk:
    folder = Path(opened.enter_context(TemporaryDirectory(prefix="shouwen-bench-")))
    (folder / "config.toml").write_text(written(services), "utf-8")
    desk = open_desk(folder)
    for place in range(COUNTERS):
        until = desk.now() + timedelta(hours=12)
        who = {"staff": str(101 + place), "counter": str(1 + place)}
        desk.act(sessions.sign_in, **who, token_hash=f"bench-{place}", expires_at=until)

    def come(desk: Desk, page: Page) -> None:
        names = list(desk.floor.services)
        for each in range(PEOPLE):
            what = {"priority": each % 4 == 0, "low": each % 10 == 0}
            tickets.take(desk, page, service=names[each % len(names)], **what)

    desk.act(come)
    return desk


def _pressed(desk: Desk) -> float:
    """The median ms of `next`, two at each counter; one comes for each who is called."""
    took = []
    for place in [*range(COUNTERS)] * 2:
        who = {"counter": str(1 + place), "staff": str(101 + place)}
        desk.act(tickets.take, service=desk.floor.counters[who["counter"]].serves[0])
        begun = perf_counter()
        desk.act(calls.next_ticket, **who)
        took.append((perf_counter() - begun) * 1000)
        desk.act(serving.begin, **who)
    return typical(took)
