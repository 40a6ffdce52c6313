"""How long until the last of many displays shows a call, beside a bare emit of as many bytes."""

from __future__ import annotations

from rehearsal.measure.callers import Ask
from rehearsal.measure.figures import Row, middle, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured
from rehearsal.measure.screens import Show, watch

JOIN = '["join",{"scene":"display","area":"main"}]'
PEOPLE = 60
"""As in a full hall; for each who is called another comes."""
FRAMING = len('42["scene",{"pad":""}]')
MOST = 500
FACTOR = 1.5


def rows(ground: Ground) -> list[Row]:
    """From sending the press of `next` until the last display has the whole scene in hand."""
    with Measured(PEOPLE) as hall:
        return [_row(ground, hall, screens) for screens in ground.effort.screens]


def _row(ground: Ground, hall: Measured, screens: int) -> Row:
    pairs = []
    for turn in range(ground.effort.rounds):
        times, size = call_to(hall, screens, ground.effort.samples, f"{screens}-{turn}")
        bare = Ask(f"/emit/{max(0, size - FRAMING)}")
        floor, _ = watch(Show(ground.port, screens, "", [bare], ground.effort.samples))
        pairs.append((typical(times), typical(floor)))
    took, floor_took = middle(pairs)
    bound = FACTOR if screens >= MOST else None
    what = f"call to the last of {screens} display{'s' if screens > 1 else ''}"
    return Row(what, took, "ms", floor_took, at_most=bound)


def call_to(hall: Measured, screens: int, rounds: int, key: str) -> tuple[list[float], int]:
    """The times of so many calls to so many displays, and the bytes of a scene."""
    path, token = "/api/counters/1", hall.tokens[0]
    asks = [
        Ask(f"{path}/next", token=token, key=f"show-next-{key}"),
        Ask(f"{path}/begin", token=token, key=f"show-begin-{key}", timed=False),
        Ask("/api/tickets", '{"service":"payment"}', key=f"show-take-{key}", timed=False),
    ]
    return watch(Show(hall.port, screens, JOIN, asks, rounds))
