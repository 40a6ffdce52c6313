"""A printer on a serial port: the real pyserial, on a pseudo-terminal."""

import time

import pytest
import serial

from hall.printing import cable
from hall.printing.ink import NARROW
from hall.printing.native import Writer
from hall.printing.outcome import Outcome
from hall.printing.printers import SerialPrinter
from hall.printing.typesetter import Typesetter
from tests.patience import until
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.peer import PAPER_OUT
from tests.printing.reader import read
from tests.printing.terminal import Terminal

TEXT = Writer(WORDS, NARROW).set(ELDER)
PICTURE = Typesetter(WORDS, NARROW).set(ELDER)
TIMEOUT = 0.5


def printer_at(terminal: Terminal, flow: str = "none") -> SerialPrinter:
    """The printer behind this terminal."""
    return SerialPrinter(terminal.path, 115200, flow, TIMEOUT)


@pytest.mark.parametrize("flow", ["none", "xonxoff"])
def test_a_slip_goes_over_the_line_and_is_confirmed(flow: str) -> None:
    """Both as text and as a picture; what arrives bears the number."""
    terminal = Terminal()
    printer = printer_at(terminal, flow)
    try:
        assert printer.health() == "ok"
        assert printer.print(TEXT, TOKEN) == Outcome("ok", "confirmed", "ok")
        assert printer.print(PICTURE, TOKEN) == Outcome("ok", "confirmed", "ok")
    finally:
        terminal.close()

    papers = read(bytes(terminal.got)).papers
    assert [paper.number() for paper in papers] == ["A012", "A012"]


def test_a_printer_out_of_paper_is_sent_nothing() -> None:
    """As on the network."""
    terminal = Terminal()
    terminal.status = dict(PAPER_OUT)
    try:
        assert printer_at(terminal).print(TEXT, TOKEN) == Outcome(
            "failed", "paper_out", "paper_out"
        )
        assert "cut" not in terminal.names
    finally:
        terminal.close()


def test_a_line_without_an_answer_leaves_the_slip_unconfirmed() -> None:
    """Three wires and no way back."""
    terminal = Terminal("mute")
    try:
        assert printer_at(terminal).print(TEXT, TOKEN) == Outcome(
            "unconfirmed", "silent", "unknown"
        )
        until(lambda: read(bytes(terminal.got)).papers, what="the slip")
    finally:
        terminal.close()


def test_a_printer_that_is_switched_off_is_given_up_in_time() -> None:
    """The line takes a little and then stands still; nothing of it may come out tomorrow."""
    terminal = Terminal("deaf")
    began = time.monotonic()
    try:
        outcome = printer_at(terminal).print(PICTURE, TOKEN)
    finally:
        terminal.close()

    assert (outcome.state, outcome.detail) == ("unconfirmed", "stuck")
    assert time.monotonic() - began < 20 * TIMEOUT


def test_what_the_system_holds_back_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pseudo-terminal never holds anything back as a real port does: this much is pretended."""
    thrown: list[str] = []
    monkeypatch.setattr(serial.Serial, "out_waiting", property(lambda port: 3))
    monkeypatch.setattr(serial.Serial, "reset_output_buffer", lambda port: thrown.append("all"))
    terminal = Terminal("mute")
    try:
        outcome = printer_at(terminal).print(TEXT, TOKEN)
    finally:
        terminal.close()

    assert outcome == Outcome("failed", "stuck", "offline")
    assert thrown == ["all"]


def test_a_port_that_is_not_there_fails_at_once() -> None:
    """Unplugged."""
    absent = SerialPrinter("/dev/no-such-port", 9600, "rtscts", TIMEOUT)

    assert absent.print(TEXT, TOKEN) == Outcome("failed", "refused", "offline")
    assert absent.health() == "offline"


def test_without_pyserial_the_slip_fails_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base install does not have it."""
    monkeypatch.setattr(cable.Serial, "is_usable", staticmethod(lambda: False))
    printer = SerialPrinter("/dev/null", 9600, "none", TIMEOUT)

    assert printer.print(TEXT, TOKEN) == Outcome("failed", "no_library", "offline")
    assert printer.health() == "offline"
