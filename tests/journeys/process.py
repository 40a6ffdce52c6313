"""The real server in a process of its own, which a test may kill and open again on its store."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.patience import until

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (ROOT / "config.toml").read_text("utf-8")


class Process:
    """`python server.py` on a free port; `url` and `pins` are read from what it prints."""

    def __init__(self, folder: Path, config: Path | None = None, **settings: str) -> None:
        self.folder = folder
        self.var = folder / "var"
        asked = {"STORE__VAR": str(self.var), "SERVER__PORT": "0", "VOICE__ENGINE": "none"}
        self.env = os.environ | {f"SHOUWEN_{k}": v for k, v in (asked | settings).items()}
        self.command = [sys.executable, str(ROOT / "server.py")]
        if config is not None:
            self.command += ["--config", str(config)]
        self._starts = 0
        self.first = True
        """Whether its first start will print the table of PINs: not on a store that has them."""
        self.pins: dict[str, str] = {}

    def open(self) -> "Process":
        """Start it, and wait until it answers."""
        self._starts += 1
        log = self.folder / f"log{self._starts}"
        with log.open("w") as out:
            self.process = subprocess.Popen(
                self.command, env=self.env, stdout=out, stderr=subprocess.STDOUT
            )
        said = until(lambda: self._said(log), 30, "the hall opens")
        self.pins |= dict(re.findall(r"^  (\d{3})  (\d{6})  ", said, re.MULTILINE))
        found = re.search(r"http://\S+:\d+(?=/watch/)", said)
        assert found, said
        self.url = found[0]
        return self

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def close(self) -> None:
        """End it politely."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)

    def __enter__(self) -> "Process":
        return self.open()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _said(self, log: Path) -> str:
        said = log.read_text("utf-8")
        assert self.process.poll() is None, said
        expected = "301  " if self._starts == 1 and self.first else "/watch/"
        return said if "/watch/" in said and expected in said else ""
