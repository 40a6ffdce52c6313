"""Papers of inquiries when printer or hall fail: told at once, made up later, never doubled."""

from typing import Any

import pytest

from hall.desk import printing_inquiry
from hall.desk.reading_prints import PrintReading
from hall.desk.views_inquiry import InquiryView
from hall.printing.outcome import Outcome
from hall.printing.printers import NetworkPrinter
from tests.halls import journal, visitor
from tests.office import opened_by
from tests.printing import peer as printers
from tests.printing.halls import Tray, work_off
from tests.printing.papers import PrintingOffice
from tests.printing.peer import PrinterPeer

BROKEN_OFF = Outcome("unconfirmed", "broken_off", "offline")


class PowerCutError(BaseException):
    """The machine stops here."""


def test_visitors_slips_go_first(office: PrintingOffice, case: InquiryView) -> None:
    """Who stands at the kiosk has nobody beside them."""
    sheet = office.ask(case)
    ticket = visitor(office.desk)
    tray = Tray()
    work_off(office.spool(tray))

    assert tray.tokens == [ticket.token, sheet.token]


def test_paper_runs_out_and_is_refilled(office: PrintingOffice, case: InquiryView) -> None:
    """Told at once, made up when there is paper, printed once and not marked."""
    with PrinterPeer(status=printers.PAPER_OUT) as peer:
        sheet = office.ask(case)
        spool = office.spool(NetworkPrinter("127.0.0.1", peer.port, 2.0))
        work_off(spool)
        assert office.state(sheet) == ("failed", "paper_out")
        office.wait(60)
        work_off(spool)

        peer.status = dict(printers.FINE)
        office.wait(6)
        work_off(spool)
        assert office.state(sheet) == ("ok", "confirmed")
        assert sum(b"\x1dV" in got for got in peer.received) == 1
    kinds = ("InquiryPrintFailed", "InquiryPrinted")
    assert [one.kind for one in journal(office.desk, *kinds)] == list(kinds)


def test_what_nobody_confirmed_is_asked_for_again_by_a_person_alone(
    office: PrintingOffice, case: InquiryView
) -> None:
    """Two papers could be about; the second says so."""
    sheet, tray = office.ask(case), Tray(BROKEN_OFF)
    spool = office.spool(tray)
    for _ in range(4):
        work_off(spool)
        office.wait(20)
    assert office.state(sheet) == ("unconfirmed", "broken_off")
    assert tray.tokens == []
    assert len(journal(office.desk, "InquiryPrintUnconfirmed")) == 1

    assert office.ask(case).copy == 1


@pytest.mark.parametrize("ending", [Outcome("ok", "confirmed", "ok"), BROKEN_OFF])
def test_what_has_ended_does_not_begin_again(
    office: PrintingOffice, case: InquiryView, ending: Outcome
) -> None:
    """Whoever comes late to it, such as a second hub, leaves it alone."""
    sheet = office.ask(case)
    work_off(office.spool(Tray(ending)))
    before = office.state(sheet)

    assert office.desk.act(printing_inquiry.begin, sheet=sheet.id) is None
    assert office.state(sheet) == before == (ending.state, ending.detail)


def test_what_did_not_come_out_is_tried_again_and_not_marked(
    office: PrintingOffice, case: InquiryView
) -> None:
    """The same paper, at another printer if need be; never two for one press."""
    sheet, tray = office.ask(case), Tray(*[Outcome("failed", "stuck", "ok")] * 3)
    spool = office.spool(tray)
    for _ in range(6):
        work_off(spool)
        office.wait(5)
    assert office.state(sheet) == ("failed", "stuck")
    again = office.ask(case, printer="c1")
    work_off(spool)
    work_off(office.spool(Tray(), "c1"))

    assert (again.id, again.copy, again.printer) == (sheet.id, 0, "c1")
    assert office.state(sheet) == ("ok", "confirmed")
    assert tray.tokens == []


def test_after_a_kill_the_paper_at_the_printer_is_in_doubt(
    office: PrintingOffice, case: InquiryView
) -> None:
    """It is not printed again; the one behind it is."""
    other = opened_by(office.desk)
    first, second = office.ask(case), office.ask(other)
    with pytest.raises(PowerCutError):
        work_off(office.spool(Tray(PowerCutError())))
    assert office.state(first) == ("printing", "")

    tray = Tray()
    work_off(office.spool(tray))

    assert office.state(first) == ("unconfirmed", "interrupted")
    assert office.state(second) == ("ok", "confirmed")
    assert tray.tokens == [second.token]


def test_a_paper_that_waited_too_long_does_not_come_out(
    office: PrintingOffice, case: InquiryView
) -> None:
    """The visitor has left; a receipt in the tray would be somebody else's to read."""
    sheet, tray = office.ask(case), Tray()
    office.wait(11 * 60)
    work_off(office.spool(tray))

    assert tray.tokens == []
    assert office.state(sheet) == ("failed", "lapsed")


def test_what_waits_for_a_printer_that_left_the_settings_is_ended(
    office: PrintingOffice, case: InquiryView
) -> None:
    """Else it would be on its way for ever, and nobody could ask again."""
    sheet = office.ask(case, printer="c1")
    office.desk.settings = office.desk.settings.model_copy(update={"printers": ()})
    work_off(office.spool(Tray()))

    assert office.state(sheet) == ("failed", "refused")
    assert office.ask(case).printer == "printer"


def test_nobody_looks_for_papers_while_none_is_asked_for(
    office: PrintingOffice, case: InquiryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every press in the hall wakes the spool; one look after a start, then only when asked."""
    looks: list[str] = []
    plain = PrintReading.prints_due

    def counted(reading: PrintReading, printer: str, *rest: Any) -> Any:
        looks.append(printer)
        return plain(reading, printer, *rest)

    monkeypatch.setattr(PrintReading, "prints_due", counted)
    tray = Tray()
    spool = office.spool(tray)
    for _ in range(5):
        visitor(office.desk)
        work_off(spool)
    assert len(looks) == 1

    sheet = office.ask(case)
    work_off(spool)
    assert tray.tokens[-1] == sheet.token
    assert len(looks) == 3


def test_one_bad_paper_stops_nobody(office: PrintingOffice, case: InquiryView) -> None:
    """It fails, and the next visitor's slip comes out."""
    sheet, tray = office.ask(case), Tray()
    spool = office.spool(tray)
    spool.setter.lay = None  # type: ignore[method-assign,assignment]
    work_off(spool)
    ticket = visitor(office.desk)
    work_off(spool)

    assert office.state(sheet) == ("failed", "spoiled")
    assert tray.tokens == [ticket.token]
    assert len(office.complaints) == 1
