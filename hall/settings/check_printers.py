"""Whether the printers that the settings name are within reach from this PC."""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from hall.settings.found import Check, answering
from hall.settings.printers import MAIN, Printer
from hall.settings.schema import Settings

EXTRAS = {
    "serial": ("serial", "pyserial"),
    "usb": ("usb", "pyusb"),
    "windows": ("win32print", "pywin32"),
}
"""The module, and the package of the extra of that name, that a kind needs beside the install."""
PROGRAMS = ("lp", "lpstat", "cancel")
"""Of Debian's cups-client."""


def printers(settings: Settings) -> Iterator[Check]:
    """Every printer of the hall."""
    for name, chosen in settings.all_printers.items():
        found = printer(settings, chosen)
        yield found if name == MAIN else replace(found, which=name)


def printer(settings: Settings, chosen: Printer | None = None) -> Check:
    """One printer, the hall's own if none is given: it is there, and what it needs is installed."""
    chosen = chosen or settings.printer
    if chosen.kind == "network":
        return answering("printer", chosen.host, chosen.port, chosen.timeout_seconds)
    if missing := missing_part(chosen):
        return missing
    if chosen.kind in ("file", "serial"):
        path = settings.place(chosen.path)
        if sys.platform == "win32" and chosen.kind == "serial":  # COM3 is no file there
            return Check("printer", True, "printer_serial", {"path": chosen.path})
        place = path if path.exists() or chosen.kind == "serial" else path.parent
        sound = os.access(place, os.W_OK)
        return Check("printer", sound, "file_fine" if sound else "file_closed", {"path": str(path)})
    if chosen.kind == "usb":
        return _usb(chosen.usb)
    if chosen.kind == "cups":
        return _cups(chosen)
    about = {"queue": chosen.queue} if chosen.kind == "windows" else {}
    return Check("printer", True, f"printer_{chosen.kind}", about)


def missing_part(chosen: Printer) -> Check | None:
    """What this kind of printer needs beside the base install and is not on this PC; else None."""
    if chosen.kind in EXTRAS:
        return _library(chosen.kind)
    for program in PROGRAMS if chosen.kind == "cups" else ():
        if shutil.which(program) is None:
            about = {"program": program, "package": "cups-client"}
            return Check("printer", False, "program_missing", about)
    return None


def _library(kind: str) -> Check | None:
    module, package = EXTRAS[kind]
    if importlib.util.find_spec(module) is not None:
        return None
    return Check("printer", False, "library_missing", {"library": package, "extra": kind})


def _usb(address: str) -> Check:
    core = importlib.import_module("usb.core")
    vendor, product = (int(part, 16) for part in address.split(":"))
    try:
        found = core.find(idVendor=vendor, idProduct=product)
    except core.NoBackendError:
        about = {"program": "libusb", "package": "libusb-1.0-0"}
        return Check("printer", False, "program_missing", about)
    there = found is not None
    return Check("printer", there, "usb_fine" if there else "usb_absent", {"usb": address})


def _cups(chosen: Printer) -> Check:
    asked = ["lpstat", "-p", chosen.queue]
    try:
        done = subprocess.run(
            asked, capture_output=True, timeout=chosen.timeout_seconds, check=False
        )
        there = done.returncode == 0
    except OSError:
        there = False
    except Exception as error:
        # By name: a green subprocess raises the class of its own copy of the module.
        if type(error).__name__ != "TimeoutExpired":
            raise
        there = False
    return Check(
        "printer", there, "queue_fine" if there else "queue_absent", {"queue": chosen.queue}
    )
