"""Slips as pictures: whole or not at all, found by token alone, and not for ever."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hall.printing.outcome import Outcome
from hall.printing.pictures import Pictures
from hall.printing.slip import png
from hall.printing.typesetter import Typesetter
from tests.printing.cast import ELDER, TOKEN, WORDS

PICTURE = Typesetter(WORDS).set(ELDER)


def test_a_slip_is_found_by_its_token(tmp_path: Path) -> None:
    """The kiosk shows exactly what would have been printed."""
    pictures = Pictures(tmp_path / "var" / "slips")

    assert pictures.print(PICTURE, TOKEN) == Outcome("ok", "kept", "ok")
    assert pictures.read(TOKEN) == png(PICTURE)


@pytest.mark.parametrize(
    "token", ["", "unknown", "../secret", "..", "a/b", TOKEN + ".png", "x" * 65, "\0", "号"]
)
def test_what_is_no_token_finds_nothing(tmp_path: Path, token: str) -> None:
    """Nobody walks out of the folder, and nobody guesses."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    pictures = Pictures(tmp_path / "slips")
    pictures.print(PICTURE, TOKEN)

    assert pictures.read(token) is None


def test_only_the_newest_pictures_are_kept(tmp_path: Path) -> None:
    """A kiosk that runs for years does not fill the disk."""
    pictures = Pictures(tmp_path, keep=3)
    begins = time.time() - 3600
    for number in range(5):
        pictures.print(PICTURE, f"visitor-{number}")
        os.utime(tmp_path / f"visitor-{number}.png", (begins + number, begins + number))
    pictures.print(PICTURE, "visitor-5")

    kept = sorted(path.stem for path in tmp_path.iterdir())
    assert kept == ["visitor-3", "visitor-4", "visitor-5"]


def test_no_picture_is_kept_for_longer_than_a_month(tmp_path: Path) -> None:
    """A notice tells what somebody wanted; a quiet hall would keep it for years."""
    pictures = Pictures(tmp_path)
    for token, days in (("old", 31), ("young", 29)):
        pictures.print(PICTURE, token)
        when = time.time() - days * 86400
        os.utime(tmp_path / f"{token}.png", (when, when))
    pictures.print(PICTURE, "new")

    assert sorted(path.stem for path in tmp_path.iterdir()) == ["new", "young"]


def test_old_pictures_go_also_where_nothing_is_printed_any_more(tmp_path: Path) -> None:
    """A hall that got a printer keeps no month-old pictures of the time before; nor any longer than
    it keeps words.
    """
    pictures = Pictures(tmp_path)
    for token in ("old", "young"):
        pictures.print(PICTURE, token)
    now = datetime.now(UTC)
    os.utime(tmp_path / "old.png", (now.timestamp() - 5 * 86400,) * 2)

    pictures.tidy(now, 5000)
    assert len(list(tmp_path.iterdir())) == 2
    pictures.tidy(now, 4)
    assert [path.stem for path in tmp_path.iterdir()] == ["young"]
    pictures.tidy(now + timedelta(days=31), 5000)
    assert list(tmp_path.iterdir()) == []
    Pictures(tmp_path / "none").tidy(now, 5000)


def test_a_folder_that_cannot_be_written_is_an_outcome(tmp_path: Path) -> None:
    """A file stands where the folder should be: failed, and no half picture anywhere."""
    blocked = tmp_path / "slips"
    blocked.write_text("in the way")

    assert Pictures(blocked).print(PICTURE, TOKEN) == Outcome("failed", "unwritable", "offline")
    assert Pictures(blocked).health() == "offline"


def test_a_disk_that_fills_up_leaves_no_half_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft is taken away again and the slip counts as failed."""
    pictures = Pictures(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert pictures.print(PICTURE, TOKEN).state == "failed"
    assert list(tmp_path.iterdir()) == []
