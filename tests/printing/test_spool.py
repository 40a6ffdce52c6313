"""The spool: each number gets its slip once, failures are told at once, nothing comes twice."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hall.core.refusals import Refusal
from hall.desk import calls, sessions, slips, tickets
from hall.printing.outcome import Outcome
from hall.printing.pictures import Pictures
from hall.printing.printers import NetworkPrinter
from hall.printing.spool import Spool
from tests.patience import until
from tests.printing import peer as printers
from tests.printing.halls import PrintingHall, Tray
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read

NO_PAPER = Outcome("failed", "paper_out", "paper_out")
BROKEN_OFF = Outcome("unconfirmed", "broken_off", "offline")


class PowerCutError(BaseException):
    """The machine stops here."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[PrintingHall]:
    """A hall that prints."""
    made = PrintingHall(tmp_path)
    yield made
    made.book.close()


def work_off(spool: Spool) -> None:
    """Let the spool do all there is to do."""
    while spool.step():
        pass


def test_each_number_gets_its_slip_in_order(hall: PrintingHall) -> None:
    """Three visitors, three slips, each told as printed."""
    visitors = [hall.take() for _ in range(3)]
    tray = Tray()
    work_off(hall.spool(tray))

    assert tray.tokens == [visitor.token for visitor in visitors]
    assert [hall.state(visitor) for visitor in visitors] == [("ok", "confirmed")] * 3
    assert hall.happened("SlipPrinted") == ["SlipPrinted"] * 3


def test_the_paper_shows_this_visitor_and_leads_to_this_page(hall: PrintingHall) -> None:
    """From the tap to the dots: number and address are those of the ticket."""
    visitor = hall.take(priority=True)
    with PrinterPeer() as peer:
        work_off(hall.spool(NetworkPrinter("127.0.0.1", peer.port, 0.5)))
        (paper,) = read(peer.slips[0]).papers

    assert paper.number() == visitor.number
    assert paper.url() == f"http://192.168.1.20:8000/t/{visitor.token}"
    assert hall.state(visitor) == ("ok", "confirmed")


def test_a_slip_is_printing_in_the_store_before_its_first_byte_goes_out(
    hall: PrintingHall,
) -> None:
    """Whoever falls while printing leaves a trace."""
    visitor = hall.take()
    seen: list[str] = []

    class Watcher(Tray):
        def print(self, picture: object, token: str) -> Outcome:
            seen.append(hall.slip(visitor).state)
            return super().print(picture, token)

    work_off(hall.spool(Watcher()))

    assert seen == ["printing"]


def test_after_a_crash_a_slip_at_the_printer_is_unconfirmed_and_not_printed_again(
    hall: PrintingHall,
) -> None:
    """Nobody knows whether it came out, so a person looks; the next visitor's is printed."""
    first, second = hall.take(), hall.take()
    with pytest.raises(PowerCutError):
        work_off(hall.spool(Tray(PowerCutError())))
    assert hall.slip(first).state == "printing"

    tray = Tray()
    work_off(hall.spool(tray))

    assert hall.state(first) == ("unconfirmed", "interrupted")
    assert hall.state(second) == ("ok", "confirmed")
    assert tray.tokens == [second.token]


def test_a_new_start_prints_nothing_twice(hall: PrintingHall) -> None:
    """The bookmark moves together with the slip."""
    visitor = hall.take()
    work_off(hall.spool(Tray()))
    again = Tray()
    spool = hall.spool(again)
    spool.recover()
    assert spool.seq >= visitor.seq, "it would read the whole journal after every start"
    work_off(spool)

    assert again.tokens == []
    assert hall.state(visitor) == ("ok", "confirmed")


def test_a_slip_that_did_not_come_out_is_told_at_once_and_comes_when_there_is_paper(
    hall: PrintingHall,
) -> None:
    """The visitor and the staff know within the same step; a new roll brings the slip."""
    tray = Tray(NO_PAPER, health="paper_out")
    visitor, spool = hall.take(), hall.spool(tray)
    work_off(spool)
    assert hall.state(visitor) == ("failed", "paper_out")
    assert hall.printer() == "paper_out"

    hall.wait(120)
    work_off(spool)
    assert hall.state(visitor) == ("failed", "paper_out")
    assert hall.slip(visitor).attempts == 1

    tray.state = "ok"
    hall.wait(6)
    work_off(spool)
    assert hall.state(visitor) == ("ok", "confirmed")
    assert hall.printer() == "ok"
    assert hall.happened("SlipFailed", "SlipPrinted") == ["SlipFailed", "SlipPrinted"]


def test_while_the_printer_rests_new_slips_fail_without_being_tried(hall: PrintingHall) -> None:
    """Ten visitors before an empty printer do not wait ten time-outs for the bad news."""
    tray = Tray(NO_PAPER, health="paper_out")
    visitors, spool = [hall.take() for _ in range(10)], hall.spool(tray)
    work_off(spool)

    assert tray.tokens == []
    assert {hall.state(visitor) for visitor in visitors} == {("failed", "paper_out")}


def test_new_visitors_go_before_slips_that_failed(hall: PrintingHall) -> None:
    """Who stands at the kiosk comes first; who waits already has the number in mind."""
    tray = Tray(NO_PAPER, health="paper_out")
    early, spool = hall.take(), hall.spool(tray)
    work_off(spool)
    tray.state = "ok"
    hall.wait(6)

    late = hall.take()
    work_off(spool)

    assert tray.tokens == [late.token, early.token]


def test_after_so_many_attempts_it_is_left_at_that(hall: PrintingHall) -> None:
    """A printer that says it is well and takes nothing is not tried for ever."""
    refused = Outcome("failed", "stuck", "ok")
    visitor, spool = hall.take(), hall.spool(Tray(*[refused] * 10))
    for _ in range(10):
        work_off(spool)
        hall.wait(10)

    assert hall.slip(visitor).attempts == hall.settings.printer.attempts == 3
    assert hall.state(visitor) == ("failed", "stuck")


def test_attempts_are_further_and_further_apart(hall: PrintingHall) -> None:
    """One second after the first, two after the second."""
    refused = Outcome("failed", "stuck", "ok")
    visitor, spool = hall.take(), hall.spool(Tray(refused, refused))
    tries = []
    for _ in range(5):
        work_off(spool)
        tries.append(hall.slip(visitor).attempts)
        hall.wait(1)

    assert tries == [1, 2, 2, 3, 3]


def test_an_unconfirmed_slip_is_never_printed_again_by_itself(hall: PrintingHall) -> None:
    """Two papers with one number would bring two people to one counter."""
    visitor, tray = hall.take(), Tray(BROKEN_OFF)
    spool = hall.spool(tray)
    for _ in range(5):
        work_off(spool)
        hall.wait(20)

    assert hall.state(visitor) == ("unconfirmed", "broken_off")
    assert tray.tokens == []


def test_a_reprint_is_asked_for_counted_and_marked(hall: PrintingHall, tmp_path: Path) -> None:
    """The second slip is another picture than the first, and the row says copy 1."""
    pictures = Pictures(tmp_path / "slips")
    visitor, spool = hall.take(), hall.spool(pictures)
    work_off(spool)
    first = pictures.read(visitor.token)
    hall.desk.act(slips.reprint, ticket=visitor.id)
    work_off(spool)

    assert first is not None
    assert pictures.read(visitor.token) != first
    assert hall.slip(visitor).copy == 1
    assert hall.state(visitor) == ("ok", "kept")


def test_a_number_called_at_once_still_gets_its_slip(hall: PrintingHall) -> None:
    """An idle clerk is quicker than the printer; the visitor still stands at the kiosk."""
    visitor, tray = hall.take(), Tray()
    hall.desk.act(
        sessions.sign_in,
        staff=next(one.number for one in hall.settings.staff if "clerk" in one.roles),
        counter="1",
        token_hash="a" * 64,
        expires_at=hall.now + timedelta(hours=1),
    )
    with hall.desk.read() as reading:
        clerk = reading.counter("1").clerk
    hall.desk.act(calls.call, counter="1", staff=clerk, ticket=visitor.id)
    work_off(hall.spool(tray))

    assert tray.tokens == [visitor.token]


def test_a_cancelled_number_gets_no_slip(hall: PrintingHall) -> None:
    """Nobody misses it, and nobody is told of a fault."""
    visitor, tray = hall.take(), Tray()
    hall.desk.act(tickets.cancel, token=visitor.token)
    work_off(hall.spool(tray))

    assert tray.tokens == []
    assert hall.happened("SlipFailed", "SlipPrinted") == []


@pytest.mark.parametrize(("minutes", "state"), [(9, "ok"), (11, "failed")])
def test_after_a_long_outage_only_young_slips_are_made_up(
    hall: PrintingHall, minutes: int, state: str
) -> None:
    """Ten minutes on, the visitor has made do; the staff see that this number has no paper."""
    visitor = hall.take()
    hall.wait(minutes * 60)
    work_off(hall.spool(Tray()))

    assert hall.slip(visitor).state == state
    assert (hall.slip(visitor).detail == "too_late") == (state == "failed")


def test_the_staff_hear_of_the_printer_only_when_something_changes(hall: PrintingHall) -> None:
    """Asked every quarter of a minute, reported on change alone."""
    tray = Tray()
    spool = hall.spool(tray)
    for health in ("ok", "ok", "near_end", "near_end", "cover_open", "ok"):
        tray.state = health
        hall.wait(16)
        work_off(spool)

    assert hall.happened("DeviceChanged") == ["DeviceChanged"] * 4
    assert hall.printer() == "ok"


def test_a_slip_that_cannot_be_laid_out_is_a_failure_not_an_end(hall: PrintingHall) -> None:
    """One bad slip stops neither the spool nor the next visitor's."""
    spool, tray = None, Tray()
    spool = hall.spool(tray)
    whole = spool.typesetter.set

    def spoil_once(slip: object) -> object:
        spool.typesetter.set = whole  # type: ignore[method-assign]
        raise ValueError("ink everywhere")

    spool.typesetter.set = spoil_once  # type: ignore[assignment,method-assign]
    first, second = hall.take(), hall.take()
    spool.step()

    assert hall.state(first) == ("failed", "spoiled")
    assert hall.state(second) == ("ok", "confirmed")
    assert [str(error) for error in hall.complaints] == ["ink everywhere"]


def test_a_store_that_is_busy_costs_time_but_no_slip(
    hall: PrintingHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of a slip is written down as soon as the store takes it."""
    visitor, tray = hall.take(), Tray()
    spool, act, refusals = hall.spool(tray), hall.desk.act, [1, 1]

    def busy(verb: object, *rest: object, **what: object) -> object:
        if verb is slips.end and refusals:
            refusals.pop()
            raise Refusal("store_busy")
        return act(verb, *rest, **what)  # type: ignore[arg-type]

    monkeypatch.setattr(hall.desk, "act", busy)
    monkeypatch.setattr(hall.runtime, "sleep", lambda _: None)
    work_off(spool)

    assert tray.tokens == [visitor.token]
    assert hall.state(visitor) == ("ok", "confirmed")
    assert len(hall.complaints) == 2


def test_the_running_spool_hears_the_bell(hall: PrintingHall) -> None:
    """A number taken while it sleeps is printed at once, and it ends when told to."""
    tray = Tray()
    spool = hall.spool(tray)
    thread = hall.runtime.spawn(spool.run)
    until(lambda: hall.happened("DeviceChanged"), what="the first look at the printer")
    visitor = hall.take()
    until(lambda: tray.tokens == [visitor.token], within=0.9, what="the slip, before the next look")
    spool.stop()
    thread.join(5)

    assert not thread.is_alive()


def test_a_real_printer_runs_out_and_recovers(hall: PrintingHall) -> None:
    """Over a socket: kept back while the roll is out, printed once when it is in."""
    with PrinterPeer(status=printers.PAPER_OUT) as peer:
        visitor = hall.take()
        spool = hall.spool(NetworkPrinter("127.0.0.1", peer.port, 0.5))
        work_off(spool)
        assert hall.state(visitor) == ("failed", "paper_out")

        peer.status = dict(printers.FINE)
        hall.wait(6)
        work_off(spool)

        assert hall.state(visitor) == ("ok", "confirmed")
        assert len(peer.slips) == 1
