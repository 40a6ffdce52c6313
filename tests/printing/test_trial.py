"""`run.py slip`: a test slip, and in words what was found, for every way a printer can be."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hall.printing import telling
from hall.settings.load import load
from hall.settings.words import Words
from tests.printing import peer as printers
from tests.printing.halls import SHIPPED
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read
from tests.tree import ROOT

WORDS = Words.load(ROOT / "words")
NOW = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)
ADDRESS = "http://192.168.1.20:8000"


@dataclass
class Case:
    """A printer, and the sentences that must be among those told."""

    temper: str
    status: dict[int, int]
    good: bool
    told: tuple[str, ...]


CASES = (
    Case("good", printers.FINE, True, ("小票已打印", "打印前：打印机正常", "请扫一下")),
    Case("good", printers.NEAR_END, True, ("打印前：打印纸快用完了", "小票已打印")),
    Case("good", printers.PAPER_OUT, False, ("打印机缺纸，请换纸", "没有打出小票")),
    Case("good", printers.COVER_OPEN, False, ("打印机上盖未合好", "没有打出小票")),
    Case("silent", printers.FINE, True, ("打印机不报告状态", "小票已送出", "请看小票是否")),
    Case("forgetful", printers.FINE, True, ("打印机没有确认", "请看小票是否")),
    Case("hangs up", printers.FINE, True, ("打印到一半连接断了", "请看小票是否")),
    Case("leaves", printers.FINE, False, ("连不上打印机", "没有打出小票")),
)


def told(language: str = "zh", printer: str = "printer", **env: str) -> tuple[str, bool]:
    """All that is said, and whether all of it is good."""
    named = {f"SHOUWEN_PRINTER__{key}": value for key, value in env.items() if key != "VAR"}
    settings = load(SHIPPED, named | {"SHOUWEN_STORE__VAR": env.get("VAR", "var")})
    lines = list(telling.slip(settings, WORDS, language, printer, ADDRESS, NOW))
    return "\n".join(line for line, _ in lines), all(good for _, good in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.temper}-{case.told[0]}")
def test_a_technician_reads_what_is_the_matter(case: Case) -> None:
    """In the hall's language; what has to be done comes last."""
    with PrinterPeer(case.temper, case.status) as peer:
        peer.bytes_then_hang_up = 500
        said, good = told(
            KIND="network", HOST="127.0.0.1", PORT=str(peer.port), TIMEOUT_SECONDS="0.5",
            WIDTH_DOTS="384", MODE="gb18030",
        )  # fmt: skip

    assert f"网络 127.0.0.1:{peer.port}，58 毫米纸，用打印机自带字库" in said
    for text in case.told:
        assert text in said
    assert good == case.good


def test_the_test_slip_is_nobodys(tmp_path: Path) -> None:
    """Marked as a test in both languages; its code leads to the hall's first page."""
    path = tmp_path / "slips.bin"
    said, good = told("en", KIND="file", PATH=str(path), MODE="gb18030")
    (paper,) = read(path.read_bytes()).papers

    assert good
    assert said.startswith("Slip printer: ")
    assert "Result: Slip written to the file." in said
    assert said.endswith(
        f"The slip is in {path}. A plain file is no printer: nothing came out on paper."
    )
    assert "cannot confirm" not in said
    assert "测试 TEST" in "\n".join(line.text for line in paper.typed)
    assert (paper.number(), paper.url()) == ("A000", f"{ADDRESS}/")


@pytest.mark.parametrize(("mode", "told_so"), [("gb18030", True), ("raster", False)])
def test_a_picture_cannot_show_the_printer_s_own_font(
    tmp_path: Path, mode: str, told_so: bool
) -> None:
    """Whoever set it wants to see it: that this is not it is said at once."""
    said, good = told(KIND="picture", MODE=mode, VAR=str(tmp_path))
    assert good
    assert ("看不到自带字库的样子" in said) is told_so


def test_a_name_that_would_print_as_boxes_is_told(tmp_path: Path) -> None:
    """A rare surname in a street's name: better known before the first visitor has the slip."""
    config = tmp_path / "config.toml"
    text = SHIPPED.read_text("utf-8").replace("水质水价咨询", "𠮷家巷报装")
    config.write_text(text, "utf-8")
    settings = load(config, {})
    lines = [line for line, _ in telling.slip(settings, WORDS, "zh", "printer", ADDRESS, NOW)]

    assert any("𠮷" in line and "空框" in line for line in lines)
    assert "空框" not in told(KIND="none")[0] + told(KIND="file", PATH=str(tmp_path / "s"))[0]


def test_a_missing_part_is_named_before_anything_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which Debian package to install."""
    monkeypatch.setenv("PATH", os.devnull)
    said, good = told(KIND="cups", QUEUE="slips")

    assert "cups-client" in said
    assert "结果" not in said
    assert not good


@pytest.mark.parametrize(
    ("printer", "env", "text"),
    [("west", {}, "west"), ("printer", {"KIND": "none"}, "kind = none")],
)
def test_without_such_a_printer_that_is_said(printer: str, env: dict[str, str], text: str) -> None:
    """The ids there are, or that no paper is wanted."""
    said, good = told("en", printer, **env)

    assert text in said
    assert not good


def test_the_word_prints_and_exits_by_what_it_found(tmp_path: Path) -> None:
    """As it is typed: a picture under var, in the terminal's language."""
    env = {**os.environ, "SHOUWEN_STORE__VAR": str(tmp_path), "LC_ALL": "en_GB.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "server.py", "slip"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"The picture is {tmp_path}/slips/test.png." in ran.stdout
    assert (tmp_path / "slips" / "test.png").read_bytes()[:4] == b"\x89PNG"
