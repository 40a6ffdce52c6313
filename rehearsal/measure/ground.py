"""What every part of the bench stands on: how long to measure, how often, and the bare server."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Effort:
    """Seconds of one measurement, how often everything is measured in turns, tickets of the day."""

    seconds: float
    rounds: int
    tickets: int
    screens: tuple[int, ...]
    samples: int


FULL = Effort(seconds=3.0, rounds=5, tickets=10_000, screens=(1, 100, 500), samples=20)
QUICK = Effort(seconds=0.7, rounds=2, tickets=1_000, screens=(1, 100), samples=6)


class Ground:
    """The bare server in its own process, and the effort; a context manager."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rehearsal.measure.floor"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.port = self._printed_port()

    def _printed_port(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def __enter__(self) -> Ground:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()

    def commits(self, folder: Path, callers: int) -> tuple[float, float]:
        """Commits a second of three rows: bare, and through the writer thread."""
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "rehearsal.measure.commits", str(folder)]
        command += [str(self.effort.seconds), str(callers)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        told = json.loads(done.stdout)
        return told["bare"], told["written"]
