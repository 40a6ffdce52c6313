"""A network printer in every temper: what became of the slip, how it is, and never a long wait."""

import socket
import time
from collections.abc import Callable

import pytest

from hall.printing.outcome import Outcome
from hall.printing.printers import NetworkPrinter
from hall.printing.typesetter import Typesetter
from tests.patience import until
from tests.printing import peer as printers
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read

PICTURE = Typesetter(WORDS).set(ELDER)
TIMEOUT = 0.5
PAPER_TIME = PICTURE.height / 400


def timed(work: Callable[[], Outcome | str]) -> tuple[Outcome | str, float]:
    """What came of it and how many seconds it took."""
    began = time.monotonic()
    return work(), time.monotonic() - began


def print_at(peer: PrinterPeer) -> Outcome:
    """One slip to this printer."""
    return NetworkPrinter("127.0.0.1", peer.port, TIMEOUT).print(PICTURE, TOKEN)


def test_a_good_printer_gets_one_whole_slip_and_confirms_it() -> None:
    """Asked before, printed, cut, confirmed: in this order, and the paper bears the number."""
    with PrinterPeer() as peer:
        assert print_at(peer) == Outcome("ok", "confirmed", "ok")

        got = read(peer.slips[0])
        assert got.names[:6] == ["status"] * 4 + ["automatic status", "reset"]
        assert got.names[-2:] == ["cut", "confirm"]
        assert [paper.number() for paper in got.papers] == ["A012"]


def test_no_band_of_dots_is_larger_than_a_small_printers_memory() -> None:
    """The raster goes out in bands of at most 256 rows, in single density."""
    with PrinterPeer() as peer:
        print_at(peer)
        rest, rows = peer.slips[0], []
        while (at := rest.find(b"\x1dv0\x00\x48\x00")) >= 0:
            rows.append(rest[at + 6] + 256 * rest[at + 7])
            rest = rest[at + 8 + 72 * rows[-1] :]

    assert sum(rows) == PICTURE.height
    assert max(rows) <= 256


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (printers.PAPER_OUT, "paper_out"),
        (printers.COVER_OPEN, "cover_open"),
        (printers.SWITCHED_OFF, "offline"),
        (printers.BLADE_STUCK, "offline"),
    ],
)
def test_a_printer_that_cannot_print_is_sent_nothing(status: dict[int, int], word: str) -> None:
    """The slip failed for certain, and the printer says why."""
    with PrinterPeer(status=status) as peer:
        assert print_at(peer) == Outcome("failed", word, word)
        assert NetworkPrinter("127.0.0.1", peer.port, TIMEOUT).health() == word
        assert peer.slips == []


def test_a_roll_near_its_end_still_prints() -> None:
    """The slip comes out, and the staff can fetch a roll in time."""
    with PrinterPeer(status=printers.NEAR_END) as peer:
        assert print_at(peer) == Outcome("ok", "confirmed", "near_end")


def test_the_paper_sensor_is_heard_in_the_confirmation_too() -> None:
    """Some printers notice the end of the roll only while they print."""
    with PrinterPeer() as peer:
        peer.confirmation = 0x03

        assert print_at(peer) == Outcome("ok", "confirmed", "near_end")


def test_a_printer_that_hangs_up_when_asked_is_not_sent_the_slip() -> None:
    """Busy with another computer, it closes politely: failed for certain, and at once."""
    with PrinterPeer("leaves") as peer:
        outcome, seconds = timed(lambda: print_at(peer))

        assert outcome == Outcome("failed", "refused", "offline")
        assert peer.slips == []
        assert seconds < TIMEOUT


def test_a_printer_that_is_not_there_fails_at_once() -> None:
    """Nothing was sent, so another attempt is safe."""
    with PrinterPeer() as peer:
        port = peer.port
    absent = NetworkPrinter("127.0.0.1", port, TIMEOUT)

    outcome, seconds = timed(lambda: absent.print(PICTURE, TOKEN))

    assert outcome == Outcome("failed", "refused", "offline")
    assert absent.health() == "offline"
    assert seconds < TIMEOUT


@pytest.mark.parametrize("host", ["", "no.such.printer.invalid", "a" * 70 + ".invalid", "ä..b"])
def test_an_address_that_leads_nowhere_fails(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped host is an outcome, not a traceback; nobody asks a name server in this test."""
    if "." in host and host.isascii() and len(host) < 70:
        real = socket.getaddrinfo

        def no_names(name: str, *rest: object, **named: object) -> object:
            if name == host:
                raise socket.gaierror("no such name")
            return real(name, *rest, **named)

        monkeypatch.setattr(socket, "getaddrinfo", no_names)
    printer = NetworkPrinter(host, 1, TIMEOUT)

    assert printer.print(PICTURE, TOKEN).state == "failed"
    assert printer.health() == "offline"


def test_a_printer_that_hangs_up_half_way_is_not_sent_the_slip_again() -> None:
    """Half a slip may have come out: that is for a person to look at."""
    with PrinterPeer("hangs up") as peer:
        outcome, seconds = timed(lambda: print_at(peer))

        assert outcome == Outcome("unconfirmed", "broken_off", "offline")
        assert len(peer.slips) == 1
        assert seconds < 2 * TIMEOUT


def test_a_printer_that_hangs_up_before_the_slip_has_failed_for_certain() -> None:
    """Not one byte of the slip went out."""
    with PrinterPeer("hangs up") as peer:
        peer.bytes_then_hang_up = 0

        assert print_at(peer).state == "failed"
        assert peer.slips == []


def test_a_printer_that_takes_nothing_is_given_up_in_time() -> None:
    """It accepted the call and never reads: given up, though the network kept some of it."""
    with PrinterPeer("mute") as peer:
        outcome, seconds = timed(lambda: print_at(peer))

        assert outcome == Outcome("unconfirmed", "stuck", "offline")
        assert seconds < 3 * TIMEOUT + PAPER_TIME


def test_a_printer_that_never_answers_prints_all_the_same() -> None:
    """Many cheap printers are dumb: their slips come out, unconfirmed."""
    with PrinterPeer("silent") as peer:
        assert print_at(peer) == Outcome("unconfirmed", "silent", "unknown")
        until(lambda: read(peer.slips[0]).papers, what="the slip")
        assert read(peer.slips[0]).papers[0].number() == "A012"


def test_a_printer_known_to_be_silent_is_not_waited_for_again() -> None:
    """Only the first visitor pays for its silence."""
    with PrinterPeer("silent") as peer:
        printer = NetworkPrinter("127.0.0.1", peer.port, 2.0)
        _, first = timed(lambda: printer.print(PICTURE, TOKEN))
        _, second = timed(lambda: printer.print(PICTURE, TOKEN))

    assert first > 2.0
    assert second < 1.0


def test_a_printer_that_finds_its_voice_is_believed_again() -> None:
    """One silent minute does not make every later slip unconfirmed."""
    with PrinterPeer("silent") as peer:
        printer = NetworkPrinter("127.0.0.1", peer.port, TIMEOUT)
        assert printer.print(PICTURE, TOKEN).state == "unconfirmed"

        peer.temper = "good"

        assert printer.print(PICTURE, TOKEN) == Outcome("ok", "confirmed", "ok")


def test_the_silence_of_a_printer_that_used_to_answer_is_told() -> None:
    """Not its nature but trouble: somebody should look whether the slip is there."""
    with PrinterPeer() as peer:
        printer = NetworkPrinter("127.0.0.1", peer.port, TIMEOUT)
        assert printer.health() == "ok"
        peer.temper = "silent"

        assert printer.print(PICTURE, TOKEN) == Outcome("unconfirmed", "unanswered", "unknown")


def test_a_printer_that_answers_but_never_confirms_is_unconfirmed() -> None:
    """It took everything and then said nothing: python-escpos would call that adequate."""
    with PrinterPeer("forgetful") as peer:
        outcome, seconds = timed(lambda: print_at(peer))

        assert outcome == Outcome("unconfirmed", "unanswered", "ok")
        assert seconds < 3 * TIMEOUT + PAPER_TIME


def test_what_is_no_printer_confirms_nothing() -> None:
    """A web server on that port talks a lot; none of it counts as a confirmation."""
    with PrinterPeer("babbling") as peer:
        outcome = print_at(peer)

        assert outcome.state == "unconfirmed"
        assert outcome.health == "unknown"


def test_status_nobody_asked_for_is_not_taken_for_an_answer() -> None:
    """Some printers send four bytes by themselves; the real answers behind them still count."""
    with PrinterPeer("unasked") as peer:
        assert print_at(peer) == Outcome("ok", "confirmed", "ok")


def test_a_slow_printer_is_given_its_time() -> None:
    """The time-out is for a standstill: steady slowness ends well."""
    with PrinterPeer("slow") as peer:
        outcome, seconds = timed(lambda: print_at(peer))

        assert outcome == Outcome("ok", "confirmed", "ok")
        assert seconds > 0.3
