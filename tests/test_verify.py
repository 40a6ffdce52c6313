"""`run.py verify`: the journal proved, in words, beside a hall that runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from click.testing import CliRunner, Result

import server
from hall.store import dialect, migrate
from hall.store.book import Book
from hall.store.tables import inquiries
from tests.halls import opened, opened_book
from tests.office import office_settings, opened_by
from tests.store.acts import saying, write
from tests.store.forger import forge

HERE = "chengdong"
"""The hall of the shipped config.toml."""
NOTED = re.compile(r"\d+:[0-9a-f]{64}")


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A store of its own, and English, whatever the tester's terminal speaks."""
    for name, value in {
        "SHOUWEN_SERVER__ASYNC_MODE": "threading", "SHOUWEN_STORE__VAR": str(tmp_path),
        "LANG": "en", "LC_ALL": "", "LC_MESSAGES": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An open hall of four lines."""
    with opened_book(f"sqlite:///{tmp_path / 'shouwen.sqlite'}", HERE) as book:
        write(book, saying("first", 4))
        yield book


def verify(*words: str) -> Result:
    """Say it as in a terminal."""
    return CliRunner().invoke(server.main, ["verify", *words])


def test_a_whole_journal_is_one_line_with_what_to_note_down(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hall, lines, times of the hall's own zone; exit code 0, while the hall has the store open."""
    done = verify()
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"{HERE}: the journal is whole: 4 lines from 2026-03-02 09:00:00")
    assert done.output.count("\n") == 1
    assert NOTED.findall(done.output)
    monkeypatch.setenv("LANG", "zh")
    assert verify().output.startswith(f"{HERE}：流水完整，共 4 条")


@pytest.mark.parametrize(
    ("forgery", "said"),
    [
        ("UPDATE journal SET staff = '102' WHERE seq = 2", "line 2 of 2026-03-02 09:00:00 (Devi"),
        ("DELETE FROM journal WHERE seq = 2", "line 2 is missing"),
        ("DELETE FROM journal WHERE seq > 2", "lines 3 to 4 are missing"),
        ("DELETE FROM journal", "lines 1 to 4 are missing"),
        ("UPDATE journal SET seq = 0 WHERE seq = 1", "line 0 of 2026-03-02"),
        ("UPDATE halls SET seq = 3", "line 4 of 2026-03-02"),
        ("UPDATE halls SET hash = 'x'", "the last line, 4 of"),
        ("UPDATE journal SET at = 'noon', kind = CAST(x'ff' AS TEXT) WHERE seq = 2", "line 2 of ?"),
        ("UPDATE journal SET seq = 'two' WHERE seq = 4", "line two of 2026-03-02"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_line_that_is_not_right_is_named(
    book: Book, monkeypatch: pytest.MonkeyPatch, language: str, forgery: str, said: str
) -> None:
    """In a sentence, with its time and kind; exit code 1."""
    monkeypatch.setenv("LANG", language)
    forge(book, forgery)
    done = verify()
    assert isinstance(done.exception, SystemExit), done.output
    assert done.exit_code == 1
    last = done.output.splitlines()[-1]
    assert last.startswith(f"! {HERE}: {said}" if language == "en" else f"! {HERE}：")
    assert "{" not in done.output


def test_a_guard_that_was_taken_away_is_told_even_where_nothing_was_changed(book: Book) -> None:
    """Somebody meant to."""
    forge(book)
    done = verify()
    assert done.exit_code == 1
    assert "its triggers are gone or off" in done.output
    assert "the journal is whole: 4 lines" in done.output


@pytest.mark.parametrize("trigger", ["inquiry_steps_no_update", "inquiries_first_stays"])
def test_a_guard_of_the_inquiries_that_was_taken_away_is_told(book: Book, trigger: str) -> None:
    """As of the journal."""
    with dialect.engine_for(book.url, writer=True).begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    done = verify()
    assert done.exit_code == 1
    assert "its triggers are gone or off" in done.output


CASES = {
    "UPDATE inquiries SET responsible = '102'": "does not stand as its timeline says:"
    " it was changed (responsible)",
    "UPDATE inquiries SET first = '102'": "is not there any more as line 1 of 2026-03-02 09:00:00"
    " (InquiryOpened) opened it: it was removed or changed (first)",
    "DELETE FROM inquiry_steps": "is not what line 1 of 2026-03-02 09:00:00 (InquiryOpened) says",
    "INSERT INTO inquiry_steps (hall, inquiry, at, staff, kind, words, data) SELECT hall, inquiry,"
    " at, staff, 'note', '', '{}' FROM inquiry_steps": "has a step of 2026-03-02 09:00:00 (note)",
    "INSERT INTO inquiries SELECT id + 1, hall, 'SW-X', "
    "{rest} FROM inquiries": "the journal knows nothing of inquiry SW-X",
}


@pytest.mark.parametrize("forgery", CASES)
def test_an_inquiry_that_was_changed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgery: str
) -> None:
    """Beside a journal that is whole; exit code 1, in both languages."""
    with opened(f"sqlite:///{tmp_path / 'shouwen.sqlite'}", office_settings(), hall=HERE) as desk:
        one = opened_by(desk)
        assert verify().exit_code == 0
        rest = [column.name for column in inquiries.c][3:]
        forge(desk.book, forgery.replace("{rest}", ", ".join(rest)))
        done = verify()
        assert done.exit_code == 1
        said = done.output.splitlines()
        assert f"{HERE}: the journal is whole: 1 lines" in said[1]
        assert said[2].startswith(f"! {HERE}: ")
        assert CASES[forgery] in said[2]
        assert one.number in said[2] or "SW-X" in said[2]
        monkeypatch.setenv("LANG", "zh")
        assert verify().output.splitlines()[2].startswith(f"! {HERE}：")


def test_a_noted_hash_is_taken_as_it_was_said_or_shortened(book: Book) -> None:
    """Later, when more has happened; sixteen digits are enough, in capitals too."""
    (noted,) = NOTED.findall(verify().output)
    write(book, saying("later", 3))
    assert verify("--noted", noted).exit_code == 0
    assert verify("--noted", noted[:18].upper()).exit_code == 0
    wrong = noted[:17] + ("0" if noted[17] != "0" else "1")
    done = verify("--noted", wrong)
    assert done.exit_code == 1
    assert "line 4 of 2026-03-02 09:00:00 (DeviceChanged) has another hash" in done.output
    assert verify("--noted", wrong, "--noted", noted).output == done.output
    gone = verify("--noted", f"99:{noted[2:]}")
    assert gone.exit_code == 1
    assert "there is no line 99" in gone.output


@pytest.mark.parametrize("noted", ["4", "4:abc", "x:" + "a" * 64, "4:" + "g" * 64, "0:" + "a" * 64])
def test_what_is_no_noted_hash_is_refused(
    book: Book, capsys: pytest.CaptureFixture[str], noted: str
) -> None:
    """And not taken for one that fits."""
    assert server.run(["verify", "--noted", noted]) == 2
    assert "--noted" in capsys.readouterr().err


def test_every_hall_of_the_store_has_its_line(book: Book) -> None:
    """One that is not whole makes the exit code 1, the others stand beside it."""
    with opened_book(book.url, "west") as west, opened_book(book.url, "east"):
        write(west, saying("other"))
        done = verify("--noted", NOTED.findall(verify().output)[0])
        assert done.exit_code == 0, "a noted hash is one of the hall of the settings"
        said = [line.partition(":")[0] for line in done.output.splitlines()]
        assert said == [HERE, "east", "west"]
        assert "east: nothing stands in the journal yet." in done.output
        forge(west, "UPDATE journal SET day = '' WHERE hall = :hall")
        done = verify()
        assert done.exit_code == 1
        assert f"{HERE}: the journal is whole" in done.output


def test_verifying_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped address is told, not answered with an empty store that is whole."""
    assert server.run(["verify"]) == 1
    assert "shouwen.sqlite" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_verifying_leaves_an_older_store_as_it_is(tmp_path: Path) -> None:
    """It has no chain yet; opening the hall makes one."""
    engine = dialect.engine_for(f"sqlite:///{tmp_path / 'shouwen.sqlite'}", writer=True)
    with engine.begin() as connection:
        command.upgrade(migrate.config(connection), "0011")
    done = verify()
    assert done.exit_code == 1
    assert "another version" in done.output
    with engine.connect() as connection:
        assert not migrate.is_newest(connection)
    engine.dispose()
