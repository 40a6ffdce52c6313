"""What run.py prints: help in both languages, the address for others, into a closed pipe."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

import server
from hall.hub import listen
from hall.settings.words import Words
from tests.tree import ROOT

HAN = re.compile("[\u3400-\u9fff]")
WORDS = Words.load(ROOT / "words")


def helped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What --help says to these words."""
    assert server.run([*words, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_and_option_is_explained_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Each in one line that is not cut; README names them all, too."""
    monkeypatch.setenv("LC_ALL", language)
    whole = helped(monkeypatch, capsys)
    told = WORDS.section("cli", language)["help"]
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(told["words"]) == {*server.main.commands, "test"}
    for name, sentence in told["words"].items():
        assert re.search(rf"^  {name} +{re.escape(sentence)}$", whole, re.M), whole
        assert name == "serve" or re.search(rf"`{name}\b|run.py {name}\b", readme), name
    for name, command in server.main.commands.items():
        said = helped(monkeypatch, capsys, name)
        assert told["words"][name] in said
        options = said.partition(told["options_list"])[2].strip().splitlines()
        arguments = sum(isinstance(each, click.Argument) for each in command.params)
        assert len(options) == len(command.params) + 1 - arguments
    assert "..." not in whole.partition("\n")[2]
    assert bool(HAN.search(whole)) is (language == "zh")


def test_whoever_stops_reading_is_no_trouble_of_the_hall(tmp_path: Path) -> None:
    """`run.py slip | head -1`: no complaint, and no exit code but 0."""
    env = os.environ | {"SHOUWEN_STORE__VAR": str(tmp_path), "LC_ALL": "en"}
    with subprocess.Popen(
        [sys.executable, "server.py", "slip"], cwd=ROOT, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as printing:  # fmt: skip
        assert printing.stdout
        assert printing.stderr
        printing.stdout.close()
        assert printing.stderr.read() == ""
    assert printing.returncode == 0


def test_the_start_tells_the_address_for_other_machines(tmp_path: Path) -> None:
    """What a technician types into the screens, when the hall listens to more than itself."""
    if (there := listen._own_address()) == "127.0.0.1":
        pytest.skip("this machine is in no network")
    env = os.environ | {
        "SHOUWEN_STORE__VAR": str(tmp_path), "LC_ALL": "en", "SHOUWEN_SERVER__PORT": "0",
        "SHOUWEN_SERVER__HOST": "0.0.0.0", "SHOUWEN_PRINTER__KIND": "none",
        "SHOUWEN_VOICE__ENABLED": "false", "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "server.py"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    ) as hall:
        assert hall.stdout
        lines = [next(hall.stdout) for _ in range(7)]
        hall.send_signal(signal.SIGTERM)
        assert hall.wait(60) == 0
    assert re.search(rf"use http://{re.escape(there)}:[0-9]+ ", lines[6]), lines
