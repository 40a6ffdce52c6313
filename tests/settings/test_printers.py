"""The settings of printers: what each kind needs, and what is looked at before the hall opens."""

import importlib.util
import os
from pathlib import Path

import pytest

from hall.settings.check import printer, reachable
from hall.settings.load import load
from hall.settings.printers import printer_at
from hall.settings.words import Words
from tests.printing.cups import Queue
from tests.settings.halls import SHIPPED, changed, faults, shipped

WORDS = Words.load(SHIPPED.parent / "words")


def with_printers(folder: Path, *parts: str) -> Path:
    """The hall as shipped with these [[printers]] at its end."""
    path = changed(folder)
    rows = "".join(f"\n[[printers]]\n{part}\n" for part in parts)
    path.write_text(path.read_text("utf-8") + rows, "utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "key"),
    [("usb", "usb"), ("serial", "path"), ("cups", "queue"), ("windows", "queue")],
)
def test_each_kind_asks_for_what_it_cannot_do_without(kind: str, key: str, tmp_path: Path) -> None:
    """Under the path where it stands, also of a kiosk's printer."""
    wrong = faults(changed(tmp_path, ('kind = "picture"', f'kind = "{kind}"')))
    assert {path: fault.code for path, fault in wrong.items()} == {
        f"printer.{key}": f"printer_{key}"
    }

    path = with_printers(tmp_path, f'id = "east"\nkiosks = ["a"]\nkind = "{kind}"')
    assert list(faults(path)) == [f"printers[0].{key}"]


@pytest.mark.parametrize(
    ("parts", "where", "code"),
    [
        (('id = "printer"\nkiosks = ["a"]',), "printers[0].id", "printer_id"),
        (('id = "e"\nkiosks = ["a"]', 'id = "e"\nkiosks = ["b"]'), "printers[1].id", "twice"),
        (
            ('id = "e"\nkiosks = ["a"]', 'id = "f"\nkiosks = ["b", "a"]'),
            "printers[1].kiosks[1]",
            "twice",
        ),
        (('id = "e"\nkiosks = []',), "printers[0]", "printer_idle"),
        (
            ('id = "e"\ncounters = ["1"]', 'id = "f"\ncounters = ["2", "1"]'),
            "printers[1].counters[1]",
            "twice",
        ),
        (('id = "e"\ncounters = ["1", "99"]',), "printers[0].counters[1]", "printer_counter"),
        (('id = "e"\noffice = true', 'id = "f"\noffice = true'), "printers[1].office", "twice"),
        (('id = "e"\nkiosks = ["a"]\nusb = "4b8:202"',), "printers[0].usb", "usb_form"),
    ],
)
def test_printers_of_places_are_told_apart(
    parts: tuple[str, ...], where: str, code: str, tmp_path: Path
) -> None:
    """One id, one kiosk, one counter, one office, one printer; each of them serves somebody."""
    wrong = faults(with_printers(tmp_path, *parts))

    assert {path: fault.code for path, fault in wrong.items()} == {where: code}


def test_a_counter_and_the_office_have_their_own_printer_or_the_halls(tmp_path: Path) -> None:
    """Who has none in the settings prints at the hall's own."""
    parts = ('id = "e"\ncounters = ["1", "2"]', 'id = "f"\noffice = true')
    printers = load(with_printers(tmp_path, *parts), {}).printers

    assert [printer_at(printers, each) for each in ("1", "3", None)] == ["e", "printer", "f"]
    assert printer_at(printers[:1], None) == "printer"


def test_every_printer_is_looked_at_by_its_name(tmp_path: Path) -> None:
    """The hall's own first."""
    path = with_printers(tmp_path, 'id = "east"\nkiosks = ["a"]\nkind = "none"')
    found = [each for each in reachable(load(path, {})) if each.name == "printer"]

    assert [each.which for each in found] == ["", "east"]
    assert found[1].say(WORDS, "en").startswith("Printer east: ")


@pytest.mark.parametrize(
    ("kind", "module", "package"),
    [
        ("serial", "serial", "pyserial"),
        ("usb", "usb", "pyusb"),
        ("windows", "win32print", "pywin32"),
    ],
)
def test_a_missing_library_is_named(
    kind: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the extra that brings it."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == module else real(name)
    )
    told = printer(
        shipped(
            SHOUWEN_PRINTER__KIND=kind,
            SHOUWEN_PRINTER__PATH="/dev/null",
            SHOUWEN_PRINTER__USB="04b8:0202",
            SHOUWEN_PRINTER__QUEUE="slips",
        )
    )

    assert (told.ok, told.code) == (False, "library_missing")
    for language in ("zh", "en"):
        assert package in told.say(WORDS, language)


def test_a_print_queue_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its programs first, then the printer's name."""
    asked = shipped(SHOUWEN_PRINTER__KIND="cups", SHOUWEN_PRINTER__QUEUE="slips")
    monkeypatch.setenv("PATH", os.devnull)
    assert printer(asked).about["package"] == "cups-client"

    monkeypatch.setenv("PATH", f"{Queue(tmp_path / 'a').programs}:/usr/bin:/bin")
    assert printer(asked).code == "queue_fine"

    monkeypatch.setenv("PATH", f"{Queue(tmp_path / 'b', 'absent').programs}:/usr/bin:/bin")
    assert printer(asked).code == "queue_absent"


def test_a_usb_printer_that_is_not_there_is_told() -> None:
    """Or the system's libusb is missing: both are said in words."""
    told = printer(shipped(SHOUWEN_PRINTER__KIND="usb", SHOUWEN_PRINTER__USB="04b8:ffff"))

    assert not told.ok
    assert told.code in ("usb_absent", "program_missing")
