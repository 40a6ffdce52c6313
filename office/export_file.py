"""The ledger as a file for Excel and WPS: .xlsx or .csv, row after row, with flat memory."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, cast
from zoneinfo import ZoneInfo

import xlsxwriter

Form = Literal["xlsx", "csv"]
Cell = str | int | datetime | None

CELL = 32_767
"""Characters; Excel takes no more in one."""
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet would take for a formula, the wide signs where people write Chinese; such a
text of a visitor's gets a quote before it, so that opening a .csv runs nothing.
"""
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Sheet(Protocol):
    """A file that grows row by row."""

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More of them, in this order."""
        ...

    def close(self) -> None:
        """All of it is there."""
        ...


def open_sheet(form: Form, path: Path, title: str, heads: Sequence[str], zone: ZoneInfo) -> Sheet:
    """A new file with its row of headers; times are written in `zone`."""
    made: Callable[..., Sheet] = Xlsx if form == "xlsx" else Csv
    return made(path, title, heads, zone)


class Csv:
    """UTF-8 with a byte order mark, CRLF: what Excel and WPS open right with a double click."""

    def __init__(self, path: Path, title: str, heads: Sequence[str], zone: ZoneInfo) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._zone = zone
        self._writer = csv.writer(self._file)
        self._writer.writerow(heads)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More rows."""
        self._writer.writerows([self._cell(each) for each in row] for row in rows)

    def close(self) -> None:
        """Written out."""
        self._file.close()

    def _cell(self, cell: Cell) -> str | int | None:
        if isinstance(cell, datetime):
            return cell.astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S")
        if isinstance(cell, str):
            text = printable(cell)
            return f"'{text}" if text.startswith(FORMULA) else text
        return cell


class Xlsx:
    """Real dates, a header row that stays, filters; texts are texts, whatever they look like."""

    def __init__(self, path: Path, title: str, heads: Sequence[str], zone: ZoneInfo) -> None:
        self._book = xlsxwriter.Workbook(
            path,
            {
                "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                # Rows wait in a file until the end: here, where a hub that fell clears up.
                "tmpdir": str(path.parent),
            },
        )  # fmt: skip
        self._zone = zone
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._sheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(heads) - 1, 16)
        self._sheet.write_row(0, 0, heads, self._book.add_format({"bold": True}))
        self._wide = len(heads)
        self._row = 0

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More rows."""
        for row in rows:
            self._row += 1
            for column, cell in enumerate(row):
                self._put(column, cell)

    def close(self) -> None:
        """Zipped and written out."""
        self._sheet.autofilter(0, 0, self._row, self._wide - 1)
        self._book.close()

    def _put(self, column: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            local = cell.astimezone(self._zone).replace(tzinfo=None)
            self._sheet.write_datetime(self._row, column, local, self._time)
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, column, printable(cell))
        elif cell is not None:
            self._sheet.write_number(self._row, column, cell)


def printable(text: str) -> str:
    """Without what no file of either kind can hold."""
    return cast("str", _UNPRINTED.sub("", text))[:CELL]


Row = Callable[[Any, dict[str, str]], list[Cell]]
"""From a row of the ledger and its contact to its cells."""
