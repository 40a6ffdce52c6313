"""How the hall says that the key of the contacts is missing, damaged or another one."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

import house
from hall.desk import inquiries, retention
from hall.settings.load import load
from hall.settings.words import Words
from hall.store.keyfile import NAME
from hall.store.tables import inquiries as rows
from server import main, run
from tests.halls import Clock
from tests.office import CONTACT
from tests.tree import ROOT

WORDS = Words.load(ROOT / "words")


def environment(var: Path) -> dict[str, str]:
    """A quiet hall in a folder of its own."""
    return {
        "SHOUWEN_STORE__VAR": str(var),
        "SHOUWEN_SERVER__PORT": "0",
        "SHOUWEN_VOICE__ENABLED": "false",
        "SHOUWEN_KIOSK__SPOKEN": "false",
    }


class Hall:
    """A house that can be opened and left again; `said` is what it told on its start."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.clock = Clock()

    def open(self) -> house.House:
        settings = load(ROOT / "config.toml", environment(self.var))
        return house.House(settings, WORDS, "threading", now=self.clock)

    def word(self, *words: str, language: str = "en", **env: str) -> Result:
        """What `run.py WORDS` says."""
        env = environment(self.var) | {"LC_ALL": language} | env
        return CliRunner().invoke(main, ["--config", str(ROOT / "config.toml"), *words], env=env)

    def worked(self) -> None:
        """A day on which one visitor left a contact."""
        opened = self.open()
        asked = {"kind": "ask", "matter": "水费", "contact": CONTACT}
        staff = opened.settings.staff[0].number
        opened.desk.act(inquiries.open_inquiry, staff=staff, **asked)
        leave(opened)


def leave(opened: house.House) -> None:
    """Close a house that never began to serve."""
    opened.sock.close()
    opened.stop()


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a hall where one contact is kept."""
    var = tmp_path_factory.mktemp("worked")
    Hall(var).worked()
    return var


@pytest.fixture
def hall(worked: Path, tmp_path: Path) -> Hall:
    """A copy of it."""
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    for each in worked.iterdir():
        if each.is_file():
            (var / each.name).write_bytes(each.read_bytes())
            (var / each.name).chmod(0o600)
    return Hall(var)


def test_before_the_first_start_check_says_that_a_key_will_be_made(tmp_path: Path) -> None:
    """And makes none itself."""
    hall = Hall(tmp_path / "var")
    said = hall.word("check").output
    assert f"+ Contact key: none yet; the first start makes one in {hall.var / NAME}." in said
    assert not (hall.var / NAME).exists()


def test_a_key_in_its_place_is_told_with_where_to_back_it_up(hall: Hall) -> None:
    """In the terminal's language."""
    assert "+ Contact key: is there" in hall.word("check").output
    assert "+ 联系方式密钥：" in hall.word("contact-key", language="zh").output.replace(":", "：")
    assert hall.word("contact-key").exit_code == 0


def test_a_lost_key_is_said_and_the_line_goes_on(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    """By check, by contact-key, and at the start; no other key is made in its place."""
    key = (hall.var / NAME).read_bytes()
    (hall.var / NAME).unlink()
    told = hall.word("check")
    assert "! Contact key: it is gone; contacts that cannot be read without it: 1." in told.output
    assert told.exit_code == 1
    opened = hall.open()
    opened.start()
    assert "密钥不见了，有 1 条" in capsys.readouterr().err
    assert opened.desk.seal.fingerprints == ()
    opened.stop()
    assert not (hall.var / NAME).exists()

    (hall.var / NAME).write_bytes(key)
    (hall.var / NAME).chmod(0o600)
    opened = hall.open()
    opened.start()
    assert "密钥" not in capsys.readouterr().err
    assert opened.desk.seal.fingerprints
    opened.stop()


def test_another_key_is_accepted_only_by_hand(hall: Hall) -> None:
    """Once it is certain that the old one is lost for good."""
    (hall.var / NAME).unlink()
    other = {"SHOUWEN_CONTACT_KEY": "A" * 43}
    assert (
        "! Contact key: it is another one than before" in hall.word("contact-key", **other).output
    )
    assert hall.word("contact-key", **other).exit_code == 1
    done = hall.word("contact-key", "--accept", **other)
    assert (done.exit_code, done.output[:2]) == (0, "+ ")
    assert "SHOUWEN_CONTACT_KEY belongs" in done.output
    assert not (hall.var / NAME).exists()
    assert "another one" in hall.word("contact-key", SHOUWEN_CONTACT_KEY="B" * 43).output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_key_that_others_can_read_keeps_the_hall_shut_with_a_sentence(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, in either language; check says the same."""
    (hall.var / NAME).chmod(0o644)
    assert "chmod 600" in hall.word("check").output
    for name, value in environment(hall.var).items():
        monkeypatch.setenv(name, value)
    for language, said in (("en", "does not open"), ("zh", "大厅没有打开")):
        monkeypatch.setenv("LC_ALL", language)
        assert run(["--config", str(ROOT / "config.toml"), "serve"]) == 1
        told = capsys.readouterr().err
        assert said in told
        assert str(hall.var / NAME) in told
        assert "Traceback" not in told


def test_a_damaged_key_keeps_the_hall_shut_with_a_sentence(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is never written over."""
    (hall.var / NAME).write_text("half of a k")
    assert "no usable key" in hall.word("check").output
    for name, value in environment(hall.var).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LC_ALL", "en")
    assert run(["--config", str(ROOT / "config.toml"), "serve"]) == 1
    assert "no usable key" in capsys.readouterr().err
    assert (hall.var / NAME).read_text() == "half of a k"


def test_the_house_empties_what_is_kept_too_long_once_a_day(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not when a time server sets the clock forward by a year."""
    steady, looks = [5000.0], []
    scrub = retention.scrub
    monkeypatch.setattr(house, "steady", lambda: steady[0])
    monkeypatch.setattr(retention, "BATCH", 1)
    monkeypatch.setattr(
        retention, "scrub", lambda desk, page: looks.append(1) or scrub(desk, page, most=1)
    )
    opened = hall.open()
    closed = update(rows).values(state="closed", closed_at=hall.clock())
    opened.desk.act(lambda desk, page: page.run(closed) and None)

    def kept() -> int:
        opened.look_at_the_day()
        with opened.desk.book.read() as connection:
            found = connection.execute(rows.select().where(rows.c.contact.is_not(None))).all()
        return len(found)

    assert kept() == 1
    assert (kept(), len(looks)) == (1, 1), "it is looked for once a day"
    hall.clock.go(days=400)
    assert kept() == 1, "the clock leapt: nothing that cannot be undone"
    steady[0] += 400 * 86400.0
    assert kept() == 0
    assert len(looks) == 3, "one after a full batch, to see that none is left"
    leave(opened)
