"""Whether what the settings name can be reached from this PC, a line for each thing."""

import importlib.util
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from hall.settings.schema import Settings
from hall.settings.words import Words

ENOUGH_MEGABYTES = 500  # ten busy days


@dataclass(frozen=True)
class Check:
    """One thing looked at. `code` names the sentence `checks.CODE`, `about` fills it."""

    name: str
    ok: bool
    code: str
    about: Mapping[str, str] = field(default_factory=dict)

    def say(self, words: Words, language: str) -> str:
        """One line for people: what was looked at, and what was found."""
        name = words.say(f"checks.names.{self.name}", language)
        return f"{name}: {words.say(f'checks.{self.code}', language, **self.about)}"


def reachable(settings: Settings) -> Iterator[Check]:
    """Folder, store, printer and voice, as far as the standard library can try them."""
    yield folder(settings.var_dir)
    yield store(settings)
    yield printer(settings)
    yield voice(settings)


def folder(path: Path) -> Check:
    """The folder for everything the hall writes: a file can be made in it, and there is room."""
    about = {"path": str(path)}
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        return Check("folder", False, "folder_closed", about | {"reason": error.strerror or ""})
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
    return _answer("store", host, port, 3.0)


def printer(settings: Settings) -> Check:
    """The slip printer: it takes a connection, or its file can be written."""
    chosen = settings.printer
    if chosen.kind == "network":
        return _answer("printer", chosen.host, chosen.port, chosen.timeout_seconds)
    if chosen.kind == "file":
        path = settings.place(chosen.path)
        sound = os.access(path if path.exists() else path.parent, os.W_OK)
        return Check("printer", sound, "file_fine" if sound else "file_closed", {"path": str(path)})
    return Check("printer", True, f"printer_{chosen.kind}")


def voice(settings: Settings) -> Check:
    """The engine that the settings ask for is on this PC."""
    chosen = settings.voice
    if not chosen.enabled or chosen.engine == "none":
        return Check("voice", True, "voice_off")
    here = {
        "espeak-ng": shutil.which("espeak-ng") is not None,
        "loader": importlib.util.find_spec("espeakng_loader") is not None,
    }
    wanted = list(here) if chosen.engine == "auto" else [chosen.engine]
    found = next((engine for engine in wanted if here[engine]), None)
    if found is None:
        return Check("voice", False, "voice_missing", {"engine": " / ".join(wanted)})
    return Check("voice", True, "voice_fine", {"engine": found})


def _answer(name: str, host: str, port: int, seconds: float) -> Check:
    about = {"host": host, "port": str(port)}
    try:
        socket.create_connection((host, port), timeout=seconds).close()
    except OSError as error:
        return Check(name, False, "silent", about | {"reason": error.strerror or str(error)})
    return Check(name, True, "answers", about)
