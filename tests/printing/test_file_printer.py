"""Printers behind a file: plain files, pipes, and devices that answer like those on the network."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.printing.outcome import Outcome
from hall.printing.printers import FilePrinter
from hall.printing.typesetter import Typesetter
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.peer import PAPER_OUT
from tests.printing.reader import read
from tests.printing.terminal import Terminal

PICTURE = Typesetter(WORDS).set(ELDER)
TIMEOUT = 0.5


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A device file of a printer that answers."""
    device = Terminal()
    yield device
    device.close()


def test_slips_are_added_to_a_plain_file(tmp_path: Path) -> None:
    """Two slips stand one after the other; a plain file has them for certain."""
    path = tmp_path / "slips.bin"
    printer = FilePrinter(path, TIMEOUT)

    assert printer.print(PICTURE, TOKEN) == Outcome("ok", "filed", "ok")
    assert printer.print(PICTURE, TOKEN).state == "ok"

    assert [paper.number() for paper in read(path.read_bytes()).papers] == ["A012", "A012"]
    assert printer.health() == "ok"


def test_a_slip_in_a_plain_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The code on it opens the visitor's page."""
    path = tmp_path / "slips.bin"
    FilePrinter(path, TIMEOUT).print(PICTURE, TOKEN)

    assert path.stat().st_mode & 0o077 == 0


def test_a_device_that_is_unplugged_is_not_made_up() -> None:
    """Under /dev nothing is created: a plain file there would swallow every slip."""
    path = Path(f"/dev/no-such-printer-{os.getpid()}")
    printer = FilePrinter(path, TIMEOUT)

    try:
        assert printer.print(PICTURE, TOKEN) == Outcome("failed", "refused", "offline")
        assert printer.health() == "offline"
        assert not path.exists()
    finally:
        path.unlink(missing_ok=True)


def test_a_folder_is_no_printer(tmp_path: Path) -> None:
    """A wrong path is an outcome, not a traceback."""
    assert FilePrinter(tmp_path, TIMEOUT).print(PICTURE, TOKEN).state == "failed"


def test_a_pipe_nobody_reads_from_fails_without_waiting(tmp_path: Path) -> None:
    """Opening it does not hang."""
    path = tmp_path / "pipe"
    os.mkfifo(path)

    assert FilePrinter(path, TIMEOUT).print(PICTURE, TOKEN).state == "failed"


def test_a_pipe_that_fills_up_is_given_up_in_time(tmp_path: Path) -> None:
    """The reader took the beginning and stopped: unconfirmed, and nobody is held."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    began = time.monotonic()

    outcome = FilePrinter(path, TIMEOUT).print(PICTURE, TOKEN)
    os.close(reader)

    assert outcome.state == "unconfirmed"
    assert time.monotonic() - began < 4 * TIMEOUT


def test_a_device_that_answers_confirms_the_slip(terminal: Terminal) -> None:
    """A printer on a cable is asked and believed like one on the network."""
    assert FilePrinter(Path(terminal.path), TIMEOUT).print(PICTURE, TOKEN) == Outcome(
        "ok", "confirmed", "ok"
    )
    assert terminal.names[-2:] == ["cut", "confirm"]


def test_a_device_out_of_paper_is_sent_nothing(terminal: Terminal) -> None:
    """The slip failed for certain."""
    terminal.status = dict(PAPER_OUT)
    printer = FilePrinter(Path(terminal.path), TIMEOUT)

    assert printer.print(PICTURE, TOKEN) == Outcome("failed", "paper_out", "paper_out")
    assert printer.health() == "paper_out"
    assert "raster" not in terminal.names
