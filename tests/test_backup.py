"""run.py backup and restore: what they say, and what they leave."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import server
from tests.halls import opened_book
from tests.store.acts import saying, write

HERE = "chengdong"
"""The hall of the shipped config.toml."""


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A store of its own, and English, whatever the tester's terminal speaks."""
    for name, value in {
        "SHOUWEN_SERVER__ASYNC_MODE": "threading", "SHOUWEN_STORE__VAR": str(tmp_path / "var"),
        "LANG": "en", "LC_ALL": "", "LC_MESSAGES": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    (tmp_path / "var").mkdir()
    return f"sqlite:///{tmp_path / 'var' / 'shouwen.sqlite'}"


def word(*words: str) -> Result:
    """Say it as in a terminal."""
    return CliRunner().invoke(server.main, words)


def test_a_copy_goes_into_a_folder_and_comes_back_proved(store: str, tmp_path: Path) -> None:
    """Named by its time; the way back says what it found and where the former store is."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with opened_book(store, HERE) as book:
        write(book, saying("first", 3))
        done = word("backup", str(stick))
        write(book, saying("later", 2))
    assert done.exit_code == 0, done.output
    (copy,) = stick.iterdir()
    assert copy.name.startswith("shouwen-20")
    assert f"Copied: {copy}" in done.output

    back = word("restore", str(copy))
    assert back.exit_code == 0, back.output
    (kept,) = (tmp_path / "var").glob("shouwen-*.sqlite")
    assert f"kept as {kept}" in back.output
    assert f"{HERE}: the journal is whole: 3 lines" in back.output


def test_each_reason_is_a_sentence_and_the_exit_code_says_so(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the terminal."""
    assert "There is no store at" in word("backup", str(tmp_path / "copy")).output
    with opened_book(store, HERE) as book:
        write(book, saying("first", 1))
    (tmp_path / "copy").write_bytes(b"not a database, but long enough to be looked at" * 99)
    again = word("backup", str(tmp_path / "copy"))
    assert "is there already" in again.output
    bad = word("restore", str(tmp_path / "copy"))
    assert "is damaged" in bad.output
    monkeypatch.setenv("LANG", "zh")
    none = word("restore", str(tmp_path / "none"))
    assert "处没有数据" in none.output
    assert {again.exit_code, bad.exit_code, none.exit_code} == {1}
