"""A printer in Windows' own queue: what is asked of pywin32. No Windows was near this test."""

from types import SimpleNamespace
from typing import Any

import pytest
from escpos.printer import win32raw

from hall.printing.ink import NARROW
from hall.printing.native import Writer
from hall.printing.outcome import Outcome
from hall.printing.queues import WindowsPrinter
from tests.printing.cast import ELDER, TOKEN, WORDS
from tests.printing.reader import read

PAGE = Writer(WORDS, NARROW).set(ELDER)


class SpoolerError(Exception):
    """As pywintypes.error: no OSError."""


class Spooler:
    """The functions of win32print that are used, and what came through them."""

    PRINTER_ENUM_NAME = 8

    def __init__(self, status: int = 0, breaks: bool = False) -> None:
        self.status = status
        self.breaks = breaks
        self.got = b""
        self.open = 0

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None

    def EnumPrinters(self, *_: object) -> list[dict[str, str]]:  # noqa: N802
        return [{"pPrinterName": "slips"}]

    def OpenPrinter(self, name: str) -> str:  # noqa: N802
        if name != "slips":
            raise SpoolerError("1801")
        self.open += 1
        return name

    def ClosePrinter(self, handle: str) -> None:  # noqa: N802
        self.open -= 1

    def GetPrinter(self, handle: str, level: int) -> dict[str, int]:  # noqa: N802
        assert level == 2
        return {"Status": self.status}

    def WritePrinter(self, handle: str, data: bytes) -> None:  # noqa: N802
        if self.breaks:
            raise SpoolerError("1722")
        self.got += data


def windows(monkeypatch: pytest.MonkeyPatch, spooler: Spooler) -> None:
    """Let python-escpos and us find this spooler."""
    monkeypatch.setattr(win32raw, "_DEP_WIN32PRINT", True)
    monkeypatch.setattr(win32raw, "win32print", spooler, raising=False)
    kinds = SimpleNamespace(error=SpoolerError)
    monkeypatch.setattr(win32raw, "pywintypes", kinds, raising=False)
    monkeypatch.setitem(__import__("sys").modules, "win32print", spooler)


def test_a_slip_goes_raw_to_the_spooler(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes it and cannot confirm it; every handle is given back."""
    spooler = Spooler()
    windows(monkeypatch, spooler)

    assert WindowsPrinter("slips").print(PAGE, TOKEN) == Outcome(
        "unconfirmed", "written", "unknown"
    )
    assert [paper.number() for paper in read(spooler.got).papers] == ["A012"]
    assert spooler.open == 0


@pytest.mark.parametrize(
    ("status", "word"), [(0x10, "paper_out"), (0x400000, "cover_open"), (0x80, "offline")]
)
def test_what_windows_knows_of_the_printer_is_believed(
    status: int, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slip is kept back."""
    spooler = Spooler(status)
    windows(monkeypatch, spooler)

    assert WindowsPrinter("slips").print(PAGE, TOKEN) == Outcome("failed", word, word)
    assert spooler.got == b""


def test_an_unknown_printer_fails_and_a_broken_one_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """pywin32 raises its own kind of error: none gets through."""
    spooler = Spooler(breaks=True)
    windows(monkeypatch, spooler)

    assert WindowsPrinter("other").print(PAGE, TOKEN).state == "failed"
    assert WindowsPrinter("slips").print(PAGE, TOKEN) == Outcome(
        "unconfirmed", "broken_off", "offline"
    )
    assert spooler.open == 0


def test_without_pywin32_the_slip_fails_and_says_so() -> None:
    """As on any other system."""
    assert WindowsPrinter("slips").print(PAGE, TOKEN) == Outcome("failed", "no_library", "offline")
