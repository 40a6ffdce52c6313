"""The paper of this hall: which printer the settings name."""

from pathlib import Path
from typing import Protocol

from PIL import Image

from hall.printing.outcome import Outcome
from hall.printing.pictures import Pictures
from hall.settings.schema import Settings


class Device(Protocol):
    """Something slips come out of. Neither method raises, and each ends within a bounded time."""

    def print(self, picture: Image.Image, token: str) -> Outcome:
        """Bring out one slip; `picture` is 1-bit, `token` the ticket's."""
        ...

    def health(self) -> str:
        """One of health.HEALTHS."""
        ...


def open_device(settings: Settings) -> Device | None:
    """The device of `settings.printer`, None without paper (then there is nothing to spool)."""
    printer = settings.printer
    if printer.kind == "picture":
        return Pictures(settings.var_dir / "slips", printer.keep_pictures)
    if printer.kind == "none":
        return None
    # python-escpos takes a third of a second and a temporary folder: only for those who need it
    from hall.printing.printers import FilePrinter, NetworkPrinter

    if printer.kind == "network":
        return NetworkPrinter(printer.host, printer.port, printer.timeout_seconds)
    path = Path(printer.path)  # a device's link is followed at each slip: it moves when replugged
    place = path if path.is_absolute() else settings.place(printer.path)
    return FilePrinter(place, printer.timeout_seconds)
