"""What tests need from the machine: a skip that says what is missing, a failure in CI."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def need_browser() -> str:
    """The path of a Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    return missing("Chromium", "chromium")


def need_postgres() -> Path:
    """The folder with initdb and postgres of the newest PostgreSQL here."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda found: int(found.parent.name)
    )
    on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    for folder in [*reversed(debian), *on_path]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return missing("PostgreSQL's server", "postgresql")


def need_program(name: str, package: str = "") -> str:
    """The path of a program such as espeak-ng."""
    return shutil.which(name) or missing(name, package or name)


def missing(what: str, package: str) -> NoReturn:
    """End the test: this machine lacks something."""
    sentence = f"needs {what}; on Debian: apt install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)
