"""What can happen to the papers of an inquiry; not a word of what stands on them (K1)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening


@dataclass(frozen=True)
class PrintHappening(Happening):
    """`sheet` is its id; `paper`: receipt, guide or notice."""

    sheet: int
    inquiry: int
    number: str
    paper: str


@dataclass(frozen=True)
class InquiryPrintAsked(PrintHappening):
    """`copy` counts from 0; from 1 on it is a reprint, and marked."""

    copy: int
    printer: str
    staff: str


@dataclass(frozen=True)
class InquiryPrinted(PrintHappening):
    pass


@dataclass(frozen=True)
class InquiryPrintFailed(PrintHappening):
    """Surely nothing came out."""

    detail: str


@dataclass(frozen=True)
class InquiryPrintUnconfirmed(PrintHappening):
    """Nobody knows; it is never printed again by itself."""

    detail: str
