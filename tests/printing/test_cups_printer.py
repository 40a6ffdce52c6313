"""A printer in CUPS: what `lp` is told, what `lpstat` says, and that no slip comes out tomorrow."""

from dataclasses import replace
from pathlib import Path

import pytest

from hall.printing.ink import NARROW
from hall.printing.native import Writer
from hall.printing.outcome import Outcome
from hall.printing.queues import CupsPrinter
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.cups import DISABLED, IDLE, PRINTING, Queue
from tests.printing.reader import read

PAGE = replace(Writer(WORDS, NARROW).set(ELDER), height=0)


def printed(queue: Queue, patch: pytest.MonkeyPatch, seconds: float = 5) -> tuple[Outcome, str]:
    """One slip through this queue, and the printer's health."""
    patch.setenv("PATH", f"{queue.programs}:/usr/bin:/bin")
    printer = CupsPrinter("slips", seconds)
    return printer.print(PAGE, TOKEN), printer.health()


def test_a_slip_goes_raw_into_the_queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, without a line added; the queue cannot confirm paper."""
    queue = Queue(tmp_path)

    outcome, health = printed(queue, monkeypatch)

    assert outcome == Outcome("unconfirmed", "written", "unknown")
    assert health == "unknown"
    (paper,) = read(queue.slip()).papers
    assert paper.number() == "A012"
    assert (tmp_path / "lp.words").read_text() == "-d slips -t slip -o raw\n"


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (IDLE.format(alerts="media-empty-error"), "paper_out"),
        (IDLE.format(alerts="cover-open-error offline-report"), "cover_open"),
        (IDLE.format(alerts="offline-report"), "offline"),
        (DISABLED, "offline"),
    ],
)
def test_a_queue_that_cannot_print_is_given_nothing(
    state: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would keep the slip for when its visitor has gone."""
    queue = Queue(tmp_path)
    queue.says(state)

    assert printed(queue, monkeypatch) == (Outcome("failed", word, word), word)
    assert queue.slip() == b""


def test_a_roll_near_its_end_still_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the staff hear of it."""
    queue = Queue(tmp_path)
    queue.says(IDLE.format(alerts="media-low-report"))

    assert printed(queue, monkeypatch)[0] == Outcome("unconfirmed", "written", "near_end")


def test_a_slip_the_queue_keeps_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not begun, so surely not printed: it may be tried again."""
    queue = Queue(tmp_path, "keeps")

    outcome, _ = printed(queue, monkeypatch, seconds=1)

    assert outcome == Outcome("failed", "stuck", "offline")
    assert queue.cancelled() == "slips-12"


def test_a_slip_taken_back_half_way_is_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Perhaps it came out, so it is not tried again."""
    queue = Queue(tmp_path, "keeps")
    queue.says(PRINTING)

    assert printed(queue, monkeypatch, seconds=1)[0].state == "unconfirmed"
    assert queue.cancelled() == "slips-12"


@pytest.mark.parametrize(
    ("temper", "outcome"),
    [
        ("refuses", Outcome("failed", "refused", "offline")),
        ("absent", Outcome("failed", "offline", "offline")),
        ("hangs", Outcome("unconfirmed", "stuck", "offline")),
    ],
)
def test_a_queue_in_trouble_ends_in_an_outcome(
    temper: str, outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not accepting, unknown, or never coming back."""
    assert printed(Queue(tmp_path, temper), monkeypatch, seconds=1)[0] == outcome


def test_without_cups_the_slip_fails_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian: cups-client."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert CupsPrinter("slips", 1).print(PAGE, TOKEN) == Outcome("failed", "no_library", "offline")
