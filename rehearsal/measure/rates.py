"""How many numbers and calls a second are durable over HTTP, beside a route that does nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rehearsal.measure.callers import Ask, Plan, Tally, call
from rehearsal.measure.figures import Row, middle, percentile, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured

CALLERS = (1, 8, 32)
DAWN = 100
"""Waiting when visitors begin to take numbers."""

PEOPLE = 60_000
"""Waiting when clerks begin to call, so that nobody runs out of visitors."""

Asks = Callable[[str, int], list[Ask]]
"""(a prefix for keys that is never used again, the caller's place) -> what that caller asks."""


def rows(ground: Ground) -> list[Row]:
    """take and next for 1, 8 and 32 callers, each beside the bare route in the same minute."""
    found, written = _commits(ground)
    with Measured(DAWN) as hall:
        for callers in CALLERS:
            found += _takes(ground, hall, callers, written)
    with Measured(PEOPLE) as hall:
        for callers in CALLERS:
            pairs, _ = _in_turns(ground, hall, callers, _calling(hall))
            rate, bare = middle(pairs)
            found.append(Row(f"next and begin in turn, {callers} callers", rate, "/s", bare))
    return found


def _commits(ground: Ground) -> tuple[list[Row], float]:
    """The store's own floors, and the writer thread's rate."""
    with TemporaryDirectory(prefix="shouwen-bench-") as folder:
        turns = range(ground.effort.rounds)
        rates = [ground.commits(Path(folder) / str(turn), max(CALLERS)) for turn in turns]
    bare, written = (typical(rate) for rate in zip(*rates, strict=True))
    return [
        Row("bare SQLite commit of three rows, 1 caller", bare, "/s"),
        Row(f"act of three rows, writer thread, {max(CALLERS)} callers", written, "/s"),
    ], written


def _takes(ground: Ground, hall: Measured, callers: int, written: float) -> list[Row]:
    pairs, tallies = _in_turns(ground, hall, callers, _taking)
    rate, bare = middle(pairs)
    what = f"take, {callers} callers"
    if callers != max(CALLERS):
        return [Row(what, rate, "/s", bare)]
    half, slow = (
        typical(percentile(tally.latencies, percent) for tally in tallies) for percent in (50, 99)
    )
    promised = (
        Row(what, rate, "/s", bare, at_least=0.6)
        if written >= 0.6 * bare
        else Row(what, rate, "/s", written, at_least=1.0, note="(beside the writer thread)")
    )
    return [promised, Row(f"{what}: p99 beside p50", slow, "ms", half, at_most=10)]


def _taking(key: str, place: int) -> list[Ask]:
    return [Ask("/api/tickets", '{"service":"payment"}', key=f"{key}-{place}")]


def _calling(hall: Measured) -> Asks:
    def asks(key: str, place: int) -> list[Ask]:
        path, token = f"/api/counters/{place + 1}", hall.tokens[place]
        return [
            Ask(f"{path}/{verb}", token=token, key=f"{verb}-{key}-{place}")
            for verb in ("next", "begin")
        ]

    return asks


def _in_turns(
    ground: Ground, hall: Measured, callers: int, asks: Asks
) -> tuple[list[tuple[float, float]], list[Tally]]:
    """(hall's rate, bare rate) of each round, and the hall's tallies. Raises when any was refused.

    Before them a short round that does not count, since what is done first is done slowest.
    """
    pairs, tallies = [], []
    for turn in range(-1, ground.effort.rounds):
        seconds = ground.effort.seconds if turn >= 0 else 0.3
        bare = call(Plan(ground.port, [[Ask("/bare")]] * callers, seconds))
        key = f"{callers}-{turn}"
        tally = call(Plan(hall.port, [asks(key, place) for place in range(callers)], seconds))
        if tally.refused:
            raise RuntimeError(f"{tally.refused} of {tally.answers} were refused")
        if turn >= 0:
            pairs.append((tally.rate, bare.rate))
            tallies.append(tally)
    return pairs, tallies
