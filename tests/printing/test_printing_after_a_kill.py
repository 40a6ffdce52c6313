"""kill -9 while a slip is on its way: no number gets two, and the doubtful one is known."""

import signal
import subprocess
import sys
from pathlib import Path

from hall.printing.printers import NetworkPrinter
from tests.patience import until
from tests.printing.halls import PrintingHall
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read

PROGRAM = """
import sys
from pathlib import Path
from hall.printing.printers import NetworkPrinter
from tests.printing.halls import PrintingHall

hall = PrintingHall(Path(sys.argv[1]))
hall.spool(NetworkPrinter("127.0.0.1", int(sys.argv[2]), 2.0)).run()
"""


def test_after_a_kill_only_the_slip_at_the_printer_is_in_doubt(tmp_path: Path) -> None:
    """It may yet come out of the wire, so it is not sent again; those behind it come once."""
    hall = PrintingHall(tmp_path)
    visitors = [hall.take() for _ in range(4)]
    with PrinterPeer("slow") as peer:
        peer.pause = 0.05
        running = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), str(peer.port)],
            cwd=Path(__file__).parents[2],
        )
        until(lambda: any(len(got) > 8000 for got in peer.received), 30, "half a slip")
        running.send_signal(signal.SIGKILL)
        running.wait(10)
        assert hall.state(visitors[0]) == ("printing", ""), "it was not killed in time"

        peer.temper = "good"
        spool = hall.spool(NetworkPrinter("127.0.0.1", peer.port, 2.0))
        while spool.step():
            pass
        whole = [slip for slip in peer.slips if b"\x1dV" in slip]
        numbers = [paper.number() for slip in whole for paper in read(slip).papers]

    assert hall.state(visitors[0]) == ("unconfirmed", "interrupted")
    assert [hall.state(one) for one in visitors[1:]] == [("ok", "confirmed")] * 3
    assert [number for number in numbers if number != visitors[0].number] == [
        one.number for one in visitors[1:]
    ]
    assert numbers.count(visitors[0].number) <= 1
    hall.book.close()
