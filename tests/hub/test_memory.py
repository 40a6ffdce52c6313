"""What a PIN borrows is given back: the small PC has 2 GB for everything."""

import subprocess
import sys
from typing import Any

import pytest

from hall.hub import memory
from house import House
from tests.tree import ROOT

ASKED = """
import gc, resource, sys
from hall.hub import memory
from hall.hub.auth import hash_pin

def resident():
    with open("/proc/self/statm") as found:
        return int(found.read().split()[1]) * resource.getpagesize() // 1_000_000

if sys.argv[1] == "yes":
    memory.give_back()
before = resident()
for pin in range(4):
    hash_pin(str(pin))
gc.collect()
print(resident() - before)
"""


def kept(thrifty: str) -> int:
    """MB that stay after four PINs."""
    run = subprocess.run(
        [sys.executable, "-c", ASKED, thrifty],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return int(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own habit")
def test_the_memory_of_a_pin_is_given_back() -> None:
    """19 MB each; without us the last of them stays."""
    assert kept("yes") < 8
    assert kept("no") >= 12, "the C library gives it back by itself now: memory.py may go"


def test_every_hall_gives_its_memory_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """First of all: what is borrowed before would stay."""
    nothing: Any = None

    def said() -> None:
        raise InterruptedError

    monkeypatch.setattr(memory, "give_back", said)
    with pytest.raises(InterruptedError):
        House(nothing, nothing, "threading")
