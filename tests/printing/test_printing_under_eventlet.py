"""A slow printer under eventlet: paper takes its time, and nothing else waits for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.printing.cups import Queue
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read
from tests.printing.terminal import Terminal

PROGRAM = """
import json, sys
from hall.hub import runtime
runtime.patch()
import time
from pathlib import Path
from hall.printing.printers import FilePrinter, NetworkPrinter, SerialPrinter
from hall.printing.queues import CupsPrinter
from hall.printing.typesetter import Typesetter
from tests.printing.cast import ELDER, TOKEN, WORDS

hub = runtime.open_runtime("eventlet")
picture = Typesetter(WORDS).set(ELDER)
gaps, done = [], []

def tick():
    last = time.monotonic()
    while not done:
        hub.sleep(0.01)
        gaps.append(time.monotonic() - last)
        last = time.monotonic()

hub.spawn(tick)
outcomes = []
devices = [NetworkPrinter("127.0.0.1", int(sys.argv[1]), 1.0)]
devices += [FilePrinter(Path(path), 1.0) for path in sys.argv[2:4]]
devices += [SerialPrinter(sys.argv[4], 115200, "none", 1.0)]
devices += [CupsPrinter("slips", 1.0), CupsPrinter("hung", 1.0)]
for device in devices:
    began = time.monotonic()
    outcome = hub.offload(device.print, picture, TOKEN)
    outcomes.append([outcome.state, outcome.detail, time.monotonic() - began])
done.append(True)
print(json.dumps({"outcomes": outcomes, "longest": max(gaps), "ticks": len(gaps)}))
"""


def test_a_slow_printer_keeps_no_green_thread_waiting(tmp_path: Path) -> None:
    """While printers dawdle and hang the hub goes on ticking, and each slip gets its outcome."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    never_reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    terminal, queue = Terminal(), Queue(tmp_path / "cups")
    files = [str(tmp_path / "slips.bin"), str(pipe), terminal.path]
    with PrinterPeer("slow") as peer:
        peer.pause = 0.02
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(peer.port), *files],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PATH": f"{queue.programs}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        os.close(never_reading)
        terminal.close()
        assert ran.returncode == 0, ran.stderr
        said = json.loads(ran.stdout)

        assert [outcome[:2] for outcome in said["outcomes"]] == [
            ["ok", "confirmed"],
            ["ok", "filed"],
            ["unconfirmed", "unwritable"],
            ["ok", "confirmed"],
            ["unconfirmed", "written"],
            ["unconfirmed", "stuck"],
        ]
        assert said["outcomes"][0][2] > 1.0, "the printer was not slow: this proves nothing"
        assert said["ticks"] > 50
        assert said["longest"] < 0.5
        assert read(peer.slips[0]).papers[0].number() == "A012"
