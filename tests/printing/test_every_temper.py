"""Every way a printer can behave: what journal, kiosk and watch say, and what is made up.

One visitor takes a number while the printer is as told; then the printer is well again.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hall.core.happenings import SlipHappening
from hall.printing.printers import NetworkPrinter
from hall.printing.spool import Spool
from kiosk.choices import choices
from kiosk.proof import slip_answer
from tests.patience import until
from tests.printing import peer as printers
from tests.printing.halls import PrintingHall, work_off
from tests.printing.peer import PrinterPeer
from watch.crowd import crowd

TIMEOUT = 0.5


@dataclass(frozen=True)
class Case:
    """`slip`: state and detail; `health`: the printer's, as watch has it; `paper`: what the kiosk
    says beforehand to the next visitor; `listed`: whether watch names the number; `fault`: whether
    one is open; `made_up`: whether the slip comes out by itself when the printer is well.
    """

    name: str
    temper: str
    slip: tuple[str, str]
    health: str
    status: dict[int, int] | None = None
    paper: str = "ok"
    listed: bool = False
    fault: bool = False
    made_up: bool = False


OK, FAILED, UNSURE = "ok", "failed", "unconfirmed"
CASES = (
    Case("well", "good", (OK, "confirmed"), "ok"),
    Case("slow", "slow", (OK, "confirmed"), "ok"),
    Case("near its end", "good", (OK, "confirmed"), "near_end", printers.NEAR_END, fault=True),
    Case(
        "out of paper", "good", (FAILED, "paper_out"), "paper_out", printers.PAPER_OUT,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "cover open", "good", (FAILED, "cover_open"), "cover_open", printers.COVER_OPEN,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "offline", "good", (FAILED, "offline"), "offline", printers.SWITCHED_OFF,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "blade stuck", "good", (FAILED, "offline"), "offline", printers.BLADE_STUCK,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "refusing", "absent", (FAILED, "refused"), "offline", None,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "hanging up when asked", "leaves", (FAILED, "refused"), "offline", None,
        "trouble", listed=True, fault=True, made_up=True,
    ),
    Case(
        "hanging up mid-slip", "hangs up", (UNSURE, "broken_off"), "offline", None,
        "trouble", listed=True, fault=True,
    ),
    Case(
        "never reading", "mute", (UNSURE, "stuck"), "offline", None,
        "trouble", listed=True, fault=True,
    ),
    Case("never answering", "silent", (UNSURE, "silent"), "unknown"),
    Case("answering garbage", "babbling", (UNSURE, "silent"), "unknown"),
    Case("never confirming", "forgetful", (UNSURE, "unanswered"), "ok", listed=True),
    Case("talking unasked", "unasked", (OK, "confirmed"), "ok"),
)  # fmt: skip

SAID = {OK: "SlipPrinted", FAILED: "SlipFailed", UNSURE: "SlipUnconfirmed"}


def heard(hall: PrintingHall, visitor: Any) -> dict[str, Any]:
    """What kiosk, watch and the list of faults say at this moment."""
    with hall.desk.read() as reading:
        slip = slip_answer("network", reading.slip(visitor.id), visitor.token)
        seen = crowd(hall.desk.floor, hall.settings.line, reading)
        (printer,) = seen["printers"]
        return {
            "slip": (slip.state, slip.reason),
            "paper": choices(hall.settings, reading)["paper"]["state"],
            "health": printer["state"],
            "listed": [each["number"] for each in seen["slips"]] == [visitor.number],
            "fault": any(each.closed_at is None for each in reading.faults(hall.now)),
        }


def spool_of(hall: PrintingHall, peer: PrinterPeer) -> Spool:
    """The hall's spool, as after a start."""
    return hall.spool(NetworkPrinter("127.0.0.1", peer.port, TIMEOUT))


def slips_of(hall: PrintingHall) -> list[str]:
    """What the journal says of slips."""
    return hall.happened(*(kind.__name__ for kind in SlipHappening.__subclasses__()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_each_printer_and_what_is_made_up(case: Case, hall: PrintingHall) -> None:
    """The number stands whatever the paper does; a slip in doubt is never printed again."""
    peer = PrinterPeer("good" if case.temper == "absent" else case.temper, case.status)
    if case.temper == "absent":
        peer.close()
    spool, visitor = spool_of(hall, peer), hall.take()
    work_off(spool)

    state, detail = case.slip
    assert hall.state(visitor) == case.slip
    assert heard(hall, visitor) == {
        "slip": (state, "" if state == OK else detail),
        "paper": case.paper,
        "health": case.health,
        "listed": case.listed,
        "fault": case.fault,
    }
    assert slips_of(hall) == [SAID[state]]
    peer.close()

    with PrinterPeer() as well:
        spool.device = NetworkPrinter("127.0.0.1", well.port, TIMEOUT)
        hall.wait(20)
        work_off(spool)
        until(lambda: not case.made_up or well.slips, what="the slip that was made up")
        assert len(well.slips) == case.made_up
    after = heard(hall, visitor)
    assert (after["health"], after["paper"], after["fault"]) == ("ok", "ok", False)
    assert (hall.state(visitor) == (OK, "confirmed")) == (state == OK or case.made_up)
    assert slips_of(hall) == [SAID[state], *["SlipPrinted"] * case.made_up]


def test_each_temper_of_the_peer_is_in_the_table() -> None:
    """A new temper that nobody tries proves nothing."""
    source = Path(printers.__file__).read_text("utf-8")
    known = {case.temper for case in CASES} - {"absent"}

    for temper in known - {"good"}:
        assert temper in source
    assert {"good", "silent", "mute", "forgetful", "babbling", "unasked", "leaves", "slow"} < known
