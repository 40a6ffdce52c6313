"""The paper of this hall: which printers the settings name, and who sets their slips."""

from pathlib import Path
from typing import Protocol

from hall.printing.commands import Page
from hall.printing.native import Writer
from hall.printing.outcome import Outcome
from hall.printing.pen import Form
from hall.printing.pictures import Pictures
from hall.printing.sayings import Words
from hall.printing.slip import Slip
from hall.printing.typesetter import Typesetter
from hall.settings.printers import Printer
from hall.settings.schema import Settings


class Device(Protocol):
    """Something slips come out of. Neither method raises, and each ends within a bounded time."""

    def print(self, page: Page, token: str) -> Outcome:
        """Bring out one slip; `token` is the ticket's."""
        ...

    def health(self) -> str:
        """One of health.HEALTHS."""
        ...


class Setter(Protocol):
    """Someone who makes a page of a slip, or of another paper."""

    def set(self, slip: Slip) -> Page:
        """The slip as it goes to the printer."""
        ...

    def lay(self, form: Form) -> Page:
        """Another paper, likewise."""
        ...


def open_setter(printer: Printer, words: Words) -> Setter:
    """Who sets the slips of this printer; `words`: see `paper_words`."""
    if printer.mode == "gb18030" and printer.kind != "picture":
        return Writer(words, printer.width_dots)
    return Typesetter(words, printer.width_dots)


def open_device(settings: Settings, printer: Printer | None = None) -> Device | None:
    """The device of `printer` (the hall's own if left out), None without paper."""
    printer = printer or settings.printer
    if printer.kind == "picture":
        return Pictures(settings.var_dir / "slips", printer.keep_pictures)
    if printer.kind == "none":
        return None
    # python-escpos takes a third of a second and a temporary folder: only for those who need it
    from hall.printing.printers import FilePrinter, NetworkPrinter, SerialPrinter, UsbPrinter
    from hall.printing.queues import CupsPrinter, WindowsPrinter

    patience = printer.timeout_seconds
    match printer.kind:
        case "network":
            return NetworkPrinter(printer.host, printer.port, patience)
        case "usb":
            return UsbPrinter(printer.usb, patience)
        case "serial":
            return SerialPrinter(printer.path, printer.baud, printer.flow, patience)
        case "cups":
            return CupsPrinter(printer.queue, patience)
        case "windows":
            return WindowsPrinter(printer.queue)
    path = Path(printer.path)  # a device's link is followed at each slip: it moves when replugged
    place = path if path.is_absolute() else settings.place(printer.path)
    return FilePrinter(place, patience)
