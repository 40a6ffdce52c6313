"""What the settings name is tried: folder, store, printer, voice."""

import errno
import os
import shutil
import socket
from pathlib import Path

import pytest

from hall.settings.check import Check, folder, printer, reachable, store, voice
from hall.settings.schema import Settings
from hall.settings.words import Words
from tests.postgres import free_port
from tests.settings.halls import SHIPPED, shipped

WORDS = Words.load(SHIPPED.parent / "words")


def test_the_hall_as_shipped_finds_everything(tmp_path: Path) -> None:
    """Each line has its sentence in both languages."""
    checks = list(
        reachable(shipped(SHOUWEN_STORE__VAR=str(tmp_path), SHOUWEN_VOICE__ENGINE="auto"))
    )
    assert [check.name for check in checks] == ["folder", "store", "printer", "voice"]
    assert [check.name for check in checks if not check.ok] == []
    for check in checks:
        assert check.say(WORDS, "zh") != check.say(WORDS, "en")


def test_a_printer_that_listens_is_found_and_a_silent_one_told() -> None:
    """A bare connection is all that is tried."""
    with socket.create_server(("127.0.0.1", 0)) as peer:
        assert printer(_network(peer.getsockname()[1])).ok
    silent = printer(_network(free_port()))
    assert (silent.ok, silent.code) == (False, "silent")
    assert "127.0.0.1" in silent.say(WORDS, "en")


def test_a_database_server_that_is_not_there_is_told() -> None:
    """Without asking for its password."""
    url = f"postgresql://hall:geheim@127.0.0.1:{free_port()}/hall"
    told = store(shipped(SHOUWEN_STORE__URL=url))
    assert (told.ok, told.code) == (False, "silent")
    assert "geheim" not in told.say(WORDS, "en")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where a file stands, no folder can."""
    (tmp_path / "var").write_text("")
    told = folder(tmp_path / "var")
    assert (told.ok, told.code) == (False, "folder_closed")


def test_a_full_disk_is_told_before_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While there is still time to make room."""
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=499_999_999))
    assert folder(tmp_path) == Check(
        "folder", False, "folder_full", {"path": str(tmp_path), "megabytes": "499"}
    )


def test_a_missing_voice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only when a voice is asked for."""
    monkeypatch.setenv("PATH", os.devnull)
    assert voice(shipped(SHOUWEN_VOICE__ENGINE="espeak-ng")).code == "voice_missing"
    assert voice(shipped(SHOUWEN_VOICE__ENGINE="none")).ok
    assert voice(shipped(SHOUWEN_VOICE__ENABLED="false")).ok


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "ECONNREFUSED"), "连接被拒绝", "refused"),
        (TimeoutError("timed out"), "等不到回应", "no answer in time"),
        (OSError(errno.EHOSTUNREACH, "EHOSTUNREACH"), "到不了", "no way to it"),
        (OSError(errno.ENETUNREACH, "ENETUNREACH"), "到不了", "no way to it"),
        (socket.gaierror(-2, "Name or service not known"), "找不到这个名称", "no such name"),
        (OSError(errno.ELOOP, "Too many levels"), "Too many levels", "Too many levels"),
    ],
)
def test_why_nothing_answers_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, error: OSError, zh: str, en: str
) -> None:
    """As the green socket names it too; what is unusual is told as the system does."""

    def refuse(*about: object, **more: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", refuse)
    told = printer(_network(9100))
    assert zh in told.say(WORDS, "zh")
    assert en in told.say(WORDS, "en")
    assert "ECONN" not in told.say(WORDS, "zh")


def _network(port: int) -> Settings:
    return shipped(
        SHOUWEN_PRINTER__KIND="network",
        SHOUWEN_PRINTER__HOST="127.0.0.1",
        SHOUWEN_PRINTER__PORT=str(port),
    )
