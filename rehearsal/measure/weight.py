"""What the hall weighs and how soon it answers; and that a slow printer slows nothing else."""

from __future__ import annotations

from time import sleep

from rehearsal.measure.callers import Ask, Plan, call
from rehearsal.measure.figures import Row, middle, percentile, typical
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured, served
from rehearsal.measure.printer import SlowPrinter
from rehearsal.measure.reach import PEOPLE, call_to

PAGES = ("/kiosk/", "/display/", "/display/counter/1", "/counter/", "/watch/")
AS_SHIPPED = {"SHOUWEN_PRINTER__KIND": "picture", "SHOUWEN_VOICE__ENABLED": "true"}
"""The other parts measure a hall without paper and voice; its weight is that of a whole one."""

CLERKS = 16
SLOW = 2.0
UNMOVED = 1.3
"""Of two medians on a shared machine: what is left is noise, not two seconds."""

PRESSES = 20


def rows(ground: Ground) -> list[Row]:
    """Memory, first answer, and the printer's influence."""
    return [*_memory(ground), *_printer(ground)]


def _memory(ground: Ground) -> list[Row]:
    tickets = ground.effort.tickets
    with Measured(env=AS_SHIPPED) as hall:
        for page in PAGES:
            hall.get(page)
        sleep(1.0)
        idle = hall.megabytes()
        _day(hall, tickets)
        sleep(1.0)
        full = hall.megabytes()
        first = hall.first_answer
    found = [Row("first answer after the start", first, "s", at_most=3)]
    if idle is not None and full is not None:
        found.append(Row("memory of the idle hub", idle, "MB", at_most=150))
        what = f"more memory after {tickets:,} tickets"
        found.append(Row(what, max(0.0, full - idle), "MB", at_most=50))
    return found


def _day(hall: Measured, tickets: int) -> None:
    """So many numbers taken, and as many called and begun, from CLERKS counters."""
    asks = [
        [
            *(
                Ask("/api/tickets", f'{{"service":"{service}"}}', key=f"{service}-{place}")
                for service in served(place)
            ),
            *(
                Ask(f"/api/counters/{place + 1}/{verb}", token=hall.tokens[place], key=key)
                for verb, key in _presses(place)
            ),
        ]
        for place in range(CLERKS)
    ]
    call(Plan(hall.port, asks, seconds=600, asks=3 * tickets))


def _presses(place: int) -> list[tuple[str, str]]:
    """Two visitors called and begun: (verb, key)."""
    return [(verb, f"{verb}-{at}-{place}") for at in "ab" for verb in ("next", "begin")]


def _printer(ground: Ground) -> list[Row]:
    printer = SlowPrinter(SLOW)
    env = {
        "SHOUWEN_PRINTER__KIND": "network", "SHOUWEN_PRINTER__HOST": "127.0.0.1",
        "SHOUWEN_PRINTER__PORT": str(printer.port),
    }  # fmt: skip
    answers, shown = [], []
    with Measured(PEOPLE) as plain, Measured(PEOPLE, env) as slow:
        for turn in range(ground.effort.rounds + 1):
            answers.append((_answer(slow, turn), _answer(plain, turn)))
            shown.append((_shown(slow, turn), _shown(plain, turn)))
    printer.close()
    taken, bare = middle(answers[1:])
    called, quick = middle(shown[1:])
    return [
        Row(f"take with a {SLOW:g} s printer, beside none", taken, "ms", bare, at_most=UNMOVED),
        Row("call to 10 displays with it, beside none", called, "ms", quick, at_most=UNMOVED),
    ]


def _answer(hall: Measured, turn: int) -> float:
    ask = Ask("/api/tickets", '{"service":"payment"}', key=f"paper-{turn}")
    return percentile(call(Plan(hall.port, [[ask]], 60, PRESSES)).latencies, 50)


def _shown(hall: Measured, turn: int) -> float:
    times, _ = call_to(hall, 10, PRESSES // 2, f"paper-{turn}")
    return typical(times)
