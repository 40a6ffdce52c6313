"""The settings of paper: the hall's printer, and the printers of single kiosks."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from hall.settings.piece import Id, Piece, UsbAddress


class Printer(Piece):
    """The slip printer."""

    kind: Literal["picture", "network", "usb", "serial", "cups", "windows", "file", "none"] = Field(
        "picture",
        description="picture: slips as PNG files under var/slips; network: ESC/POS over TCP; "
        "usb, serial: over a cable; cups, windows: through the system's print queue; "
        "file: ESC/POS into a file or device; none: no paper.",
    )
    mode: Literal["raster", "gb18030"] = Field(
        "raster",
        description="raster: the slip as a picture, alike on every printer; gb18030: the printer "
        "sets the text in its own font, a hundredth of the bytes, for slow serial lines.",
    )
    host: str = Field("", description="Address of a network printer.")
    port: int = Field(9100, ge=1, le=65535, description="Its TCP port.")
    usb: UsbAddress = Field(
        "", description="Vendor and product of a usb printer as lsusb shows them: 04b8:0202."
    )
    path: str = Field(
        "",
        description="File or device of a file printer, such as /dev/usb/lp0, or the port of a "
        "serial one, such as /dev/ttyUSB0 or COM3.",
    )
    baud: int = Field(115200, ge=1200, le=921600, description="Speed of a serial line.")
    flow: Literal["rtscts", "xonxoff", "none"] = Field(
        "rtscts", description="How a serial printer says wait; none loses dots of long slips."
    )
    queue: str = Field("", description="Name of the printer in CUPS or Windows.")
    width_dots: Literal[384, 576] = Field(
        576, description="Printable width in dots: 576 for 80 mm paper, 384 for 58 mm."
    )
    timeout_seconds: float = Field(
        3.0, gt=0, le=30, description="Seconds to wait for the printer before it counts as silent."
    )
    keep_pictures: int = Field(
        500, ge=1, description="So many slip pictures are kept; older ones are removed."
    )
    attempts: int = Field(
        3, ge=1, le=10, description="Attempts at a slip that certainly did not come out."
    )


class PlacedPrinter(Printer):
    """The printer of single kiosks, of counters, of the office; everything else comes out of
    [printer].
    """

    id: Id = Field(description="Short name, as the watch shows it; not printer.")
    kiosks: tuple[str, ...] = Field(
        (),
        strict=False,
        description="The kiosks it serves, by the names given to `run.py device-code`; loopback "
        "is the browser on the hub's own machine.",
    )
    counters: tuple[Id, ...] = Field(
        (),
        strict=False,
        description="The counters whose receipts, notices and guide slips it prints, by id.",
    )
    office: bool = Field(
        False, description="Whether it prints those of everybody who sits at no counter."
    )


MAIN = "printer"
"""What the hall's own printer is called where printers have ids."""

NEEDS = {
    "network": "host", "usb": "usb", "serial": "path", "file": "path", "cups": "queue",
    "windows": "queue",
}  # fmt: skip
"""The key without which a kind cannot work."""


def printer_for(printers: Iterable[PlacedPrinter], *kiosk: str | None) -> str:
    """The id of the printer of a kiosk that goes by these names (its device id, what it is called);
    else MAIN.
    """
    return next((one.id for one in printers if not set(one.kiosks).isdisjoint(kiosk)), MAIN)


def printer_at(printers: Iterable[PlacedPrinter], counter: str | None) -> str:
    """The id of the printer of a counter, or of the office (None); else MAIN."""
    return next(
        (
            one.id
            for one in printers
            if (one.office if counter is None else counter in one.counters)
        ),
        MAIN,
    )
