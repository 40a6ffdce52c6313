"""A power cut in the middle of a rush loses nothing that was acknowledged."""

import sqlite3
import subprocess
from collections import Counter
from pathlib import Path

from tests.journeys.process import SHIPPED, Process
from tests.journeys.rush import MOST, Rush
from tests.patience import until
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read

MORE = """
[[counters]]
id = "{n}"
name = {{ zh = "{n} 号窗口", en = "Counter {n}" }}
serves = ["payment", "repair"]

[[staff]]
number = "9{n}0"
name = {{ zh = "测试", en = "Test" }}
title = {{ zh = "营业员", en = "Clerk" }}
roles = ["clerk"]
"""


def eight_counters(folder: Path) -> Path:
    """The shipped hall with two more counters and clerks."""
    config = folder / "config.toml"
    config.write_text(SHIPPED + MORE.format(n="7") + MORE.format(n="8"), "utf-8")
    return config


def rows(house: Process, question: str) -> list[tuple]:
    with sqlite3.connect(f"file:{house.var / 'shouwen.sqlite'}?mode=ro", uri=True) as store:
        return store.execute(question).fetchall()


def clerks(pins: dict[str, str]) -> dict[str, str]:
    return {staff: pin for staff, pin in pins.items() if staff.startswith(("10", "9"))}


def test_kill_9_in_a_rush_loses_no_number_no_call_and_no_slip(tmp_path: Path) -> None:
    """32 callers take and 8 clerks call; the process is killed, and everything told is there."""
    with PrinterPeer("good") as peer:
        printer = {
            "PRINTER__KIND": "network",
            "PRINTER__HOST": "127.0.0.1",
            "PRINTER__PORT": str(peer.port),
        }
        house = Process(tmp_path, eight_counters(tmp_path), **printer)
        with house:
            rush = Rush(house.url, clerks(house.pins), [str(n) for n in range(1, 9)])
            rush.start()
            until(lambda: len(rush.taken) > 160 and len(rush.called) > 20, 60, "a rush")
            until(lambda: len(peer.slips) > 3, 30, "some slips came out before the cut")
            assert len(rush.taken) < 32 * MOST, "the rush was over: nothing was proved"
            house.kill()
            rush.join()
        before = len(peer.slips)
        house.open()
        try:
            nothing_lost(house, rush)
            journal_whole(house)
            every_slip_once(house, peer)
            assert len(peer.slips) > before, "the cut came after the last slip: nothing was proved"
        finally:
            house.close()


def nothing_lost(house: Process, rush: Rush) -> None:
    kept = dict(rows(house, "SELECT token, number FROM tickets"))
    assert rush.taken.items() <= kept.items()
    assert max(Counter(kept.values()).values()) == 1, "a number was given twice"
    called = rows(
        house,
        "SELECT json_extract(data, '$.number'), counter FROM journal WHERE kind = 'TicketCalled'",
    )
    assert set(rush.called) <= set(called)
    assert max(Counter(number for number, _ in called).values()) == 1, "a ticket was called twice"
    seqs = [seq for (seq,) in rows(house, "SELECT seq FROM journal ORDER BY seq")]
    assert seqs == list(range(1, len(seqs) + 1))


def journal_whole(house: Process) -> None:
    """As `run.py verify` finds it, beside the hall that is open again."""
    done = subprocess.run(
        [*house.command, "verify"], env=house.env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def every_slip_once(house: Process, peer: PrinterPeer) -> None:
    without = (
        "SELECT token FROM tickets t WHERE state = 'waiting' AND NOT EXISTS "
        "(SELECT 1 FROM slips s WHERE s.ticket = t.id AND s.state IN ('ok', 'unconfirmed'))"
    )
    until(lambda: not rows(house, without), 120, "every visitor who waits has a slip")
    assert not rows(house, "SELECT 1 FROM slips WHERE copy > 0"), "nobody asked for a reprint"
    unsure = rows(house, "SELECT 1 FROM slips WHERE state = 'unconfirmed'")
    assert len(unsure) <= 1, "only the slip at the printer when it was cut may be in doubt"
    printed = Counter(
        paper.url().rpartition("/")[2] for slip in peer.slips for paper in read(slip).papers
    )
    assert max(printed.values()) == 1, "a slip came out twice"
