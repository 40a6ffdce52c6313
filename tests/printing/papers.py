"""A hall with an office that prints: its desk on either database, and a spool taken by hand."""

from collections.abc import Callable

from hall.desk import printing_inquiry
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from hall.desk.views_prints import Paper, PrintView
from hall.printing.paper import Device
from hall.printing.spool import Spool
from hall.settings.printers import MAIN
from hall.settings.schema import Settings
from tests.halls import LI
from tests.office import office_settings
from tests.printing.cast import WORDS

PAPERS = [
    {"zh": "身份证", "en": "Identity card"},
    {"zh": "房屋产权证明", "en": "Proof of ownership"},
    {"zh": "申请表", "en": "Application form"},
]
MATTER = "赵大妈家漏水"
COUNTER = {"id": "c1", "counters": ["1"], "kind": "file", "path": "c1", "width_dots": 384}


def settings_with_papers() -> Settings:
    """The office's hall: connections need three papers, and counter 1 has a printer of its own."""
    made = office_settings().model_dump(mode="json")
    made["services"][1] |= {"materials": PAPERS, "time_limit": {"zh": "五天", "en": "5 days"}}
    made["staff"][0] |= {"phone": "8555-0101", "duty": {"zh": "综合服务", "en": "Service"}}
    printer = {"kind": "file", "path": "main", "width_dots": 576, "mode": "gb18030"}
    printers = [COUNTER, {"id": "back", "office": True, "kind": "none"}]
    return Settings.model_validate(made | {"printer": printer, "printers": printers})


class PrintingOffice:
    """The hall, whose clock is held in the hand."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.ticks = 1000.0
        self.complaints: list[BaseException] = []

    def spool(self, device: Device, printer: str = MAIN) -> Spool:
        """A spool for this device, as after a start of the hall."""
        ticks: Callable[[], float] = lambda: self.ticks  # noqa: E731
        return Spool(
            self.desk, self.desk.book.runtime, device, WORDS, "http://x", self.complaints.append,
            ticks, printer,
        )  # fmt: skip

    def ask(self, inquiry: InquiryView, paper: Paper = "receipt", printer: str = MAIN,
            staff: str = LI) -> PrintView:  # fmt: skip
        """Somebody asks for a paper."""
        asked: PrintView = self.desk.act(
            printing_inquiry.ask_print, inquiry=inquiry.id, kind=paper, staff=staff, printer=printer
        )
        return asked

    def state(self, sheet: PrintView) -> tuple[str, str]:
        """What is said of a paper now: state and detail."""
        with self.desk.read() as reading:
            (found,) = (one for one in reading.prints(sheet.inquiry) if one.id == sheet.id)
        return found.state, found.detail

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.desk.now.go(seconds=seconds)  # type: ignore[attr-defined]
        self.ticks += seconds
