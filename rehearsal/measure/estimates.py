"""What telling waits costs: all services for a kiosk, a visitor in a long line, a number taken."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from hall.core.wait import MINIMUM_SERVED
from hall.desk import tickets
from hall.desk.desk import Desk
from hall.desk.learning import learn
from hall.store.page import Page
from rehearsal.measure.figures import Row, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import SERVICES, fill, open_desk, seat_all, written

SCENE_MS = 5.0
SCENE, LONG = 2_000, 10_000
"""Who waits when a kiosk's scene is made, and in the longest lines."""


def rows(ground: Ground) -> list[Row]:
    """In a hall that has learnt; a take there stands beside one where no range is told yet."""
    turns = 40 * ground.effort.rounds
    with ExitStack() as opened:
        knowing, new = _desk(opened), _desk(opened)
        knowing.act(_taught)
        taken = [(_take(knowing), _take(new)) for _ in range(turns)]
        fill(knowing, SCENE - turns)
        scene = typical([_scene(knowing) for _ in range(turns)])
        fill(knowing, LONG - SCENE)
        last = _last(knowing)
        page = typical([_visitor(knowing, last) for _ in range(turns)])
        for desk in (knowing, new):
            desk.book.close()
    return [
        Row(f"estimate of all services, {SCENE:,} waiting", scene, "ms", at_most=SCENE_MS),
        Row(f"estimate of the last visitor, {LONG:,} waiting", page, "ms", at_most=SCENE_MS),
        Row(
            "take at the desk, a range told beside none",
            typical([told for told, _ in taken]),
            "ms",
            typical([none for _, none in taken]),
        ),
    ]


def _desk(opened: ExitStack) -> Desk:
    folder = Path(opened.enter_context(TemporaryDirectory(prefix="shouwen-bench-")))
    (folder / "config.toml").write_text(written(), "utf-8")
    desk = open_desk(folder)
    seat_all(desk)
    return desk


def _taught(desk: Desk, page: Page) -> None:
    """Every service knows its pace."""
    luck = Random(1)
    for service in SERVICES:
        for _ in range(MINIMUM_SERVED):
            learn(desk, page, service, round(luck.uniform(120, 600)))


def _take(desk: Desk) -> float:
    begun = perf_counter()
    desk.act(tickets.take, service="payment")
    return (perf_counter() - begun) * 1000


def _scene(desk: Desk) -> float:
    begun = perf_counter()
    with desk.read() as reading:
        told = reading.forecasts()
    took = (perf_counter() - begun) * 1000
    if told["payment", "ordinary"].wait is None:
        raise RuntimeError("no range was told")
    return took


def _last(desk: Desk) -> str:
    token: str = desk.act(tickets.take, service="payment").token
    return token


def _visitor(desk: Desk, token: str) -> float:
    begun = perf_counter()
    with desk.read() as reading:
        ticket = reading.ticket(token)
        if ticket is None or reading.forecast_of(ticket).wait is None:
            raise RuntimeError("no range was told")
    return (perf_counter() - begun) * 1000
