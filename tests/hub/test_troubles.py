"""What keeps the hall from opening, or was mistyped, is a sentence in the terminal's language."""

import re
from pathlib import Path

import pytest

import server

HAN = re.compile("[\u3400-\u9fff]")
RAW = re.compile("Errno|Traceback|Usage")


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A store of its own, a free port, and English, whatever the tester's terminal speaks."""
    for name, value in {
        "SHOUWEN_SERVER__ASYNC_MODE": "threading", "SHOUWEN_STORE__VAR": str(tmp_path / "var"),
        "SHOUWEN_SERVER__PORT": "0", "LANG": "en", "LC_ALL": "", "LC_MESSAGES": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--config", "{folder}/nothing.toml"], "nothing.toml"),
        (["--config", "{folder}"], "{folder}"),
        (["--config", "{folder}/broken.toml", "check"], "broken.toml"),
        (["--config"], "--config"),
        (["--bogus"], "--bogus"),
        (["wurst"], "wurst"),
        (["check", "one", "two"], "--help"),
        (["pin"], "STAFF"),
        (["demo", "--speed", "x"], "--speed"),
        (["demo", "--at", "25:00"], "--at"),
    ],
)
def test_whatever_was_mistyped_is_named_in_one_line_of_the_language_asked_for(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: list[str],
    named: str,
) -> None:
    """Exit code 2; no traceback, no error number, no bare English."""
    (tmp_path / "broken.toml").write_text("[hall\n")
    monkeypatch.setenv("LANG", language)
    assert code([each.format(folder=tmp_path) for each in words]) == 2
    said = capsys.readouterr().err
    assert named.format(folder=tmp_path) in said
    assert len(said.strip().splitlines()) == 1
    assert bool(HAN.search(said)) is (language == "zh")
    assert not RAW.search(said)


def code(words: list[str]) -> int:
    """The exit code of server.py with these words."""
    try:
        return server.run(words)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"SERVER__HOST": "192.0.2.1"}, "no such address"),
        ({"STORE__VAR": "/dev/null/hall"}, "/dev/null/hall cannot be used"),
        ({"STORE__URL": "postgresql://127.0.0.1:1/hall"}, "The store cannot be opened"),
    ],
)
def test_why_the_hall_does_not_open_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    told: str,
) -> None:
    """Exit code 1; what is wrong, and what to look at."""
    for name, value in settings.items():
        monkeypatch.setenv(f"SHOUWEN_{name}", value)
    assert code([]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert len(said.strip().splitlines()) == 1
    assert not RAW.search(said)
