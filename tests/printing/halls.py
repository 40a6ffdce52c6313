"""A small hall that prints: its own store, a clock held in the hand, a spool taken step by step."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hall.desk import devices, tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued, SlipView
from hall.hub.threads import ThreadingRuntime
from hall.printing.commands import Written
from hall.printing.outcome import Outcome
from hall.printing.paper import Device
from hall.printing.spool import Spool
from hall.settings.load import load
from hall.settings.printers import MAIN
from hall.store import migrate
from hall.store.book import Book
from tests.printing.cast import WORDS

SHIPPED = Path(__file__).resolve().parents[2] / "config.toml"
ADDRESS = "http://192.168.1.20:8000"


class PrintingHall:
    """The shipped hall in `folder`; `open` it again after a crash."""

    def __init__(self, folder: Path, more: str = "") -> None:
        """`more`: settings beside the shipped ones."""
        config = folder / "config.toml"
        config.write_text(f"{SHIPPED.read_text('utf-8')}\n{more}", "utf-8")
        self.settings = load(config, {"SHOUWEN_STORE__URL": f"sqlite:///{folder}/hall.sqlite"})
        migrate.upgrade(self.settings.store_url, self.settings.hall.id)
        self.now = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)
        self.ticks = 1000.0
        self.runtime = ThreadingRuntime()
        self.book = Book(self.settings.store_url, self.settings.hall.id, self.runtime)
        self.desk = Desk(self.settings, self.book, lambda: self.now)
        self.complaints: list[BaseException] = []

    def spool(self, device: Device, printer: str = MAIN) -> Spool:
        """A spool for this device, as after a start of the hall."""
        return Spool(
            self.desk,
            self.runtime,
            device,
            WORDS,
            ADDRESS,
            self.complaints.append,
            lambda: self.ticks,
            printer,
        )

    def enrol(self, device: str, name: str) -> None:
        """A kiosk joins the hall under this name."""
        until = self.now + timedelta(minutes=5)
        self.desk.act(devices.new_code, code_hash=device, name=name, expires_at=until)
        self.desk.act(devices.enrol, code_hash=device, device=device, token_hash=device)

    def take(self, **what: Any) -> Issued:
        """A visitor takes a number."""
        issued: Issued = self.desk.act(tickets.take, service="payment", **what)
        return issued

    def slip(self, visitor: Issued) -> SlipView:
        """The visitor's newest slip."""
        with self.desk.read() as reading:
            found = reading.slip(visitor.id)
        assert found is not None, "the spool has not come to this slip"
        return found

    def state(self, visitor: Issued) -> tuple[str, str]:
        """What is said of the visitor's newest slip: state and detail."""
        slip = self.slip(visitor)
        return slip.state, slip.detail

    def happened(self, *kinds: str) -> list[str]:
        """The happenings of these kinds, in order."""
        with self.desk.read() as reading:
            return [one.kind for one in reading.happenings(0) if one.kind in kinds]

    def printer(self, name: str = MAIN) -> str:
        """How the printer is, as the staff are told."""
        with self.desk.read() as reading:
            (device,) = (one for one in reading.devices() if one.id == name)
        return device.state

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.now += timedelta(seconds=seconds)
        self.ticks += seconds


class Tray:
    """A device of which a test decides how each slip ends; `tokens` are the slips that came out."""

    def __init__(self, *outcomes: Outcome | BaseException, health: str = "ok") -> None:
        self.outcomes = list(outcomes)
        self.state = health
        self.tokens: list[str] = []

    def print(self, picture: Any, token: str) -> Outcome:
        """Ends as foreseen; in order when nothing is foreseen."""
        assert isinstance(picture, Written) or picture.mode == "1"
        ending = self.outcomes.pop(0) if self.outcomes else Outcome("ok", "confirmed", "ok")
        if isinstance(ending, BaseException):
            raise ending
        if ending.state == "ok":
            self.tokens.append(token)
        return ending

    def health(self) -> str:
        """As the test says."""
        return self.state


def work_off(spool: Spool) -> None:
    """Let the spool do all there is to do."""
    while spool.step():
        pass
