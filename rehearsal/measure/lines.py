"""Whether `next` minds how many wait: 100, 1,000 or 10,000, at the desk and over HTTP."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from hall.desk import calls, serving, tickets
from hall.desk.desk import Desk
from rehearsal.measure import pools
from rehearsal.measure.callers import Ask, Plan, call
from rehearsal.measure.figures import Row, middle, percentile, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured, fill, open_desk, seat_all, written

WAITING = (100, 1_000, 10_000)
PRESSES = 25
"""Of `next`, before the other lines have their turn."""

FACTOR = 1.3


def rows(ground: Ground) -> list[Row]:
    """The median `next` of each line beside that of the shortest, and of many pools beside one."""
    return [*_at_the_desk(ground), *pools.rows(ground), *_over_http(ground)]


def _at_the_desk(ground: Ground) -> list[Row]:
    with ExitStack() as opened:
        desks = [_desk(opened, people) for people in WAITING]
        turns = [[_pressed(desk) for desk in desks] for _ in range(2 * ground.effort.rounds + 1)]
        for desk in desks:
            desk.book.close()
    return _beside_the_first("next at the desk", turns[1:])


def _desk(opened: ExitStack, people: int) -> Desk:
    folder = Path(opened.enter_context(TemporaryDirectory(prefix="shouwen-bench-")))
    (folder / "config.toml").write_text(written(), "utf-8")
    desk = open_desk(folder)
    seat_all(desk)
    fill(desk, people)
    return desk


def _pressed(desk: Desk) -> float:
    """The median ms of PRESSES of next; one comes for each who is called, so the line stays."""
    took = []
    for _ in range(PRESSES):
        desk.act(tickets.take, service="payment")
        begun = perf_counter()
        desk.act(calls.next_ticket, counter="1", staff="101")
        took.append((perf_counter() - begun) * 1000)
        desk.act(serving.begin, counter="1", staff="101")
    return typical(took)


def _over_http(ground: Ground) -> list[Row]:
    with ExitStack() as opened:
        halls = [opened.enter_context(Measured(people)) for people in WAITING]
        turns = [
            [_called(hall, turn) for hall in halls] for turn in range(2 * ground.effort.rounds + 1)
        ]
    return _beside_the_first("next over HTTP", turns[1:])


def _called(hall: Measured, turn: int) -> float:
    """The same from one caller over HTTP."""
    asks = [
        Ask("/api/tickets", '{"service":"payment"}', key=f"line-take-{turn}", timed=False),
        Ask("/api/counters/1/next", token=hall.tokens[0], key=f"line-next-{turn}"),
        Ask("/api/counters/1/begin", token=hall.tokens[0], key=f"line-begin-{turn}", timed=False),
    ]
    tally = call(Plan(hall.port, [asks], seconds=60, asks=3 * PRESSES))
    if tally.refused:
        raise RuntimeError(f"{tally.refused} of {tally.answers} were refused")
    return percentile(tally.latencies, 50)


def _beside_the_first(what: str, turns: list[list[float]]) -> list[Row]:
    """A row a line: its time beside the shortest line's, of the round whose ratio is the median."""
    shortest = typical(turn[0] for turn in turns)
    found = [Row(f"{what}, {WAITING[0]:,} waiting", shortest, "ms")]
    for place, people in enumerate(WAITING[1:], 1):
        took, first = middle([(turn[place], turn[0]) for turn in turns])
        bound = FACTOR if people == max(WAITING) else None
        found.append(Row(f"{what}, {people:,} waiting", took, "ms", first, at_most=bound))
    return found
