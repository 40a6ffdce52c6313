"""The engines as the hub uses them: from a real thread, in a process where everything is green."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.need import need_program
from tests.tree import ROOT

GREEN = """
from hall.hub import runtime
runtime.patch()
import json, sys, time
from hall.voice import engine
from hall.voice.script import Phrase

house = runtime.open_runtime("eventlet")
phrase = Phrase("hello", "en", 150)
beats = []

def beat():
    while True:
        beats.append(time.monotonic())
        house.sleep(0.01)

def outcome(one):
    try:
        return len(house.offload(one.say, phrase))
    except engine.EngineFault as fault:
        return fault.code

def program(source):
    return engine.Engine("pretend", lambda _: [sys.executable, "-c", source], lambda _: b"")

house.spawn(beat)
house.sleep(0)
said = [outcome(one) for one in engine.engines("auto")]
engine.TIMEOUT = 0.5
failed = [outcome(program(s)) for s in ("import time; time.sleep(60)", "raise SystemExit(1)")]
gaps = [after - before for before, after in zip(beats, beats[1:])]
print(json.dumps({"said": said, "failed": failed, "gap": max(gaps), "beats": len(beats)}))
"""


@pytest.fixture(scope="module")
def green() -> dict[str, Any]:
    """What happened in a hub of its own."""
    need_program("espeak-ng")
    command = [sys.executable, "-c", GREEN]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_engine_speaks_from_a_green_hub(green: dict[str, Any]) -> None:
    """Each makes more than a second of sound."""
    assert green["said"]
    assert all(isinstance(size, int) and size > 22050 for size in green["said"])


def test_a_hanging_and_a_broken_engine_are_faults_in_a_green_hub_too(
    green: dict[str, Any],
) -> None:
    """There a time-out is raised as another class of the same name."""
    assert green["failed"] == ["silent", "broken"]


def test_the_hub_goes_on_while_an_engine_works_or_hangs(green: dict[str, Any]) -> None:
    """No green thread ever waits for a process."""
    assert green["beats"] > 30
    assert green["gap"] < 0.45
