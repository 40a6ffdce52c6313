"""Which printer the settings name, and where its file lies."""

from pathlib import Path

import pytest

from hall.printing.paper import open_device
from hall.printing.printers import FilePrinter
from hall.settings.check import printer
from hall.settings.load import load
from tests.printing.halls import SHIPPED


def test_a_printers_file_is_looked_for_where_check_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the config file, whatever folder the hall was started from."""
    home, elsewhere = tmp_path / "hall", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    config = home / "config.toml"
    config.write_text(SHIPPED.read_text("utf-8"), "utf-8")
    env = {"SHOUWEN_PRINTER__KIND": "file", "SHOUWEN_PRINTER__PATH": "slips.bin"}
    settings = load(config, env)
    device = open_device(settings)
    assert isinstance(device, FilePrinter)
    assert device.path == home / "slips.bin"
    assert printer(settings).about == {"path": str(home / "slips.bin")}


def test_a_devices_link_stays_a_link(tmp_path: Path) -> None:
    """The printer that is plugged in again may be another device behind the same name."""
    (tmp_path / "lp1").write_bytes(b"")
    link = tmp_path / "printer"
    link.symlink_to(tmp_path / "lp1")
    settings = load(SHIPPED, {"SHOUWEN_PRINTER__KIND": "file", "SHOUWEN_PRINTER__PATH": str(link)})
    device = open_device(settings)
    assert isinstance(device, FilePrinter)
    assert device.path == link
