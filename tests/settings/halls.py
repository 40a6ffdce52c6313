"""Halls for the tests of settings: the one as shipped, changed in one place."""

from pathlib import Path

from hall.settings.faults import Fault, SettingsFault
from hall.settings.load import load
from hall.settings.schema import Settings

SHIPPED = Path(__file__).resolve().parents[2] / "config.toml"


def shipped(**env: str) -> Settings:
    """The hall as shipped, with the environment given."""
    return load(SHIPPED, env)


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the hall as shipped in which each first text is replaced once by the second."""
    text = SHIPPED.read_text("utf-8")
    for old, new in changes:
        assert old in text, f"config.toml no longer says {old!r}: the test would mean nothing"
        text = text.replace(old, new, 1)
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def faults(path: Path, **env: str) -> dict[str, Fault]:
    """Every fault of a hall, by its path; none when it can be used."""
    every: tuple[Fault, ...] = ()
    try:
        load(path, env)
    except SettingsFault as wrong:
        every = wrong.faults
    found = {fault.path: fault for fault in every}
    assert len(found) == len(every), "two faults at one path"
    return found
