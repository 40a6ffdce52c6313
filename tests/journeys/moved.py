"""The real server in a process of its own, whose two clocks a test puts forward together.

Nothing in the hall is changed by it but what time it is: as though so much time had really passed.
Run as a program it is server.py; the file named by MOVED holds the seconds.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.journeys.process import ROOT, Process
from tests.postgres import free_port


class MovedProcess(Process):
    """Keeps its port when it is opened again, as a hall does; `to` says what time it is there."""

    def __init__(self, folder: Path, config: Path | None = None, **settings: str) -> None:
        super().__init__(folder, config, SERVER__PORT=str(free_port()), **settings)
        self._moved = folder / "moved"
        self.command[1:2] = ["-m", "tests.journeys.moved"]
        self.env |= {"MOVED": str(self._moved), "PYTHONPATH": str(ROOT)}

    def to(self, moment: datetime) -> None:
        """It is this time now. Never back."""
        seconds = (moment - datetime.now(moment.tzinfo)).total_seconds()
        fresh = self._moved.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self._moved)  # never half written


def main() -> int:
    """As `python server.py` does, with the clocks moved."""
    from hall.hub import runtime

    runtime.patch()
    import house
    import server

    moved = Path(os.environ["MOVED"])
    steady = house.steady

    def now() -> datetime:
        return house.clock() + timedelta(seconds=float(moved.read_text()))

    make: Callable[..., house.House] = partial(house.House, now=now)
    server.House = make  # type: ignore[misc, assignment]
    house.steady = lambda: steady() + float(moved.read_text())
    return server.run(server.WORDS)


if __name__ == "__main__":
    sys.exit(main())
