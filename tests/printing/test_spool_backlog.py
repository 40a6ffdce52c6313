"""A hall that ran for long without a printer, or whose printer was off all day."""

import pytest

from tests.printing.halls import PrintingHall, Tray, work_off


def test_the_first_printer_after_a_year_does_not_read_the_year(
    hall: PrintingHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would hold up every screen for a minute, for papers nobody waits for."""
    for _ in range(20):
        hall.take()
    hall.wait(2 * 24 * 3600)
    visitor = hall.take()
    tray = Tray()
    spool = hall.spool(tray)
    read: list[int] = []
    plain = spool._read
    monkeypatch.setattr(spool, "_read", lambda entry: (read.append(entry.seq), plain(entry)))
    work_off(spool)
    assert tray.tokens == [visitor.token]
    assert min(read) == 21, "the first line of today"


def test_in_a_backlog_the_spool_lets_others_have_their_turn(
    hall: PrintingHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On green threads nobody else runs while it reads."""
    rests: list[float] = []
    for _ in range(600):
        hall.take()
    hall.wait(3600)
    monkeypatch.setattr(hall.runtime, "sleep", rests.append)
    tray = Tray()
    work_off(hall.spool(tray))
    assert tray.tokens == []
    assert len(rests) >= 2
