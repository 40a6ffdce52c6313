"""The ledger's files, read back by other programs: what went in comes out, and nothing runs."""

import csv
import io
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from office.export_file import Cell, Form, open_sheet, printable

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADS = ("编号", "事由", "次数", "登记时间")
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ODD = st.sampled_from(
    [
        "=1+1",
        "@SUM(A1)",
        "-5",
        "\t=x",
        "\n=x",
        "＝1+1",
        "－5",
        "＠SUM(A1)",
        "＋1",
        "http://a.example",
        'a"b',
        "二\r\n行",
        "😀℃",
    ]
)
ROWS = st.lists(st.tuples(st.text(max_size=40) | ODD, st.integers(0, 99)), max_size=12)


def made(form: Form, rows: list[list[Cell]]) -> bytes:
    """The file with these rows, written in two bunches."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"ledger.{form}"
        sheet = open_sheet(form, path, "台账", HEADS, SHANGHAI)
        sheet.add(rows[:1])
        sheet.add(rows[1:])
        sheet.close()
        return path.read_bytes()


def row(text: str, count: int) -> list[Cell]:
    """Number, matter, count, time."""
    return ["SW-1", text, count, NINE]


def as_xml(text: str) -> str:
    """What an XML file keeps of it: a carriage return is a new line there."""
    return re.sub("\r\n?", "\n", printable(text))


@settings(max_examples=40, deadline=None)
@given(ROWS)
@example([("=1+1", 1), ("_x000D_", 2)])
def test_excel_gets_texts_numbers_and_real_times(drawn: list[tuple[str, int]]) -> None:
    """A visitor's words are text even if they look like a formula; times are the hall's."""
    book = load_workbook(io.BytesIO(made("xlsx", [row(*each) for each in drawn])))
    sheet = book.active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows()
    assert [each.value for each in head] == list(HEADS)
    assert len(rows) == len(drawn)
    for cells, (text, count) in zip(rows, drawn, strict=True):
        assert cells[1].data_type != "f"
        read = unescape(str(cells[1].value or ""))  # as Excel does
        assert as_xml(read) == as_xml(text)
        assert cells[2].value == count
        assert cells[3].value == datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - Excel knows no zones


@settings(max_examples=40, deadline=None)
@given(ROWS)
@example([("=1+1", 1), ("＝1+1", 2), ("＠SUM(A1)", 3)])
def test_csv_opens_right_and_runs_nothing(drawn: list[tuple[str, int]]) -> None:
    """With a byte order mark, CRLF, and a quote before what a spreadsheet would run."""
    data = made("csv", [row(*each) for each in drawn])
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert head == list(HEADS)
    assert data.count(b"\r\n") >= len(drawn) + 1
    for cells, (text, count) in zip(rows, drawn, strict=True):
        assert not cells[1].startswith(tuple("=+-@＝＋－＠\t\r\n"))
        assert cells[1].removeprefix("'") == printable(text).removeprefix("'")
        assert cells[2:] == [str(count), "2026-11-23 09:00:00"]


def test_rows_on_their_way_lie_beside_the_file_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contacts may stand in them: a hub that falls clears its own folder, not the machine's."""
    elsewhere, folder = tmp_path / "tmp", tmp_path / "exports"
    for each in (elsewhere, folder):
        each.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    sheet = open_sheet("xlsx", folder / "ledger.xlsx", "台账", HEADS, SHANGHAI)
    sheet.add([row("赵大妈", 1)])
    waiting = list(folder.iterdir())
    assert waiting
    assert list(elsewhere.iterdir()) == []
    assert [each.stat().st_mode & 0o077 for each in waiting] == [0] * len(waiting)
    sheet.close()
    assert [each.name for each in folder.iterdir()] == ["ledger.xlsx"]
