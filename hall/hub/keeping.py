"""The words backup and restore: a copy of the store, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from hall.hub.proving import tell_proof
from hall.hub.terminal import Word, teller
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store import copies
from hall.store.copies import NoCopy

PATH = click.Path(path_type=Path)


@click.command("backup", cls=Word)
@click.argument("file", type=PATH)
@click.pass_obj
def backup(obj: tuple[Settings, Words], file: Path) -> None:
    """Copy the store into FILE, or into a new file in the folder FILE."""
    settings, tell = obj[0], teller(*obj)
    to = file / f"shouwen-{_stamp(settings)}.sqlite" if file.is_dir() else file
    with_reasons(tell, lambda: copies.save(settings.store_url, to))
    tell("copy.saved", file=to, size=f"{to.stat().st_size / 2**20:.1f}")


@click.command("restore", cls=Word)
@click.argument("file", type=PATH)
@click.pass_obj
def restore(obj: tuple[Settings, Words], file: Path) -> None:
    """Put the copy FILE back as the store; what was there before is kept beside it."""
    settings, tell = obj[0], teller(*obj)
    url, stamp = settings.store_url, _stamp(settings)
    kept = with_reasons(tell, lambda: copies.put_back(url, settings.var_dir, file, stamp))
    tell("copy.restored", file=file)
    if kept is not None:
        tell("copy.kept", file=kept)
    raise SystemExit(0 if tell_proof(settings, {}, tell) else 1)


def with_reasons(tell: Callable[..., None], do: Callable[[], Path | None]) -> Path | None:
    """Do it, or say why it cannot be done and leave with 1."""
    try:
        return do()
    except NoCopy as no:
        tell(f"copy.{no.why}", file=no.path)
    except FileExistsError as there:
        tell("copy.exists", file=there.filename2 or there.filename)
    raise SystemExit(1)


def _stamp(settings: Settings) -> str:
    return f"{datetime.now(ZoneInfo(settings.hall.timezone)):%Y%m%d-%H%M%S}"
