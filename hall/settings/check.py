"""Whether what the settings name can be reached from this PC, a line for each thing."""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from hall.settings.check_printers import printer, printers
from hall.settings.found import Check, answering
from hall.settings.reasons import reason
from hall.settings.schema import Settings

__all__ = ["Check", "folder", "printer", "reachable", "store", "voice"]

ENOUGH_MEGABYTES = 500  # ten busy days


def reachable(settings: Settings) -> Iterator[Check]:
    """Folder, store, printer and voice, as far as the standard library can try them."""
    yield folder(settings.var_dir)
    yield store(settings)
    yield from printers(settings)
    yield voice(settings)


def folder(path: Path) -> Check:
    """The folder for everything the hall writes: a file can be made in it, and there is room."""
    about = {"path": str(path)}
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        return Check("folder", False, "folder_closed", about | {"reason": reason(error)})
    megabytes = shutil.disk_usage(path).free // 1_000_000
    about["megabytes"] = str(megabytes)
    if megabytes < ENOUGH_MEGABYTES:
        return Check("folder", False, "folder_full", about)
    return Check("folder", True, "folder_fine", about)


def store(settings: Settings) -> Check:
    """The database: its server answers, or the folder of its file is there."""
    address = urlsplit(settings.store_url)
    if address.scheme.startswith("sqlite"):
        path = Path(settings.store_url.partition(":///")[2])
        sound = path.parent.is_dir() and os.access(path if path.exists() else path.parent, os.W_OK)
        return Check("store", sound, "file_fine" if sound else "file_closed", {"path": str(path)})
    host, port = address.hostname or "127.0.0.1", address.port or 5432
    return answering("store", host, port, 3.0)


def voice(settings: Settings) -> Check:
    """The engine that the settings ask for is on this PC."""
    chosen = settings.voice
    if not chosen.speaks:
        return Check("voice", True, "voice_off")
    if chosen.engine == "none":
        return Check("voice", True, "voice_clips", {"path": str(settings.place(chosen.clips))})
    here = {
        "espeak-ng": shutil.which("espeak-ng") is not None,
        "loader": importlib.util.find_spec("espeakng_loader") is not None,
    }
    wanted = list(here) if chosen.engine == "auto" else [chosen.engine]
    found = next((engine for engine in wanted if here[engine]), None)
    if found is None:
        return Check("voice", False, "voice_missing", {"engine": " / ".join(wanted)})
    return Check("voice", True, "voice_fine", {"engine": found})
