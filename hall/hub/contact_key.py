"""How the key of the contacts stands: in `check`, at the start, and by the word contact-key."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from hall.desk import sealing
from hall.desk.sealing import Standing
from hall.hub.alone import desk_alone
from hall.hub.terminal import Word, spoken
from hall.settings.found import Check
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store import keyfile
from hall.store.keyfile import BadKey


def check(settings: Settings, env: Mapping[str, str]) -> Check:
    """Whether there is a key, and the one that this hall's contacts were sealed with."""
    try:
        found = keyfile.find(settings.var_dir, env)
    except BadKey as bad:
        return Check("contact_key", False, bad.why, {"place": bad.filename})
    except OSError as error:
        about = {"place": keyfile.place(settings.var_dir, env), "reason": error.strerror or ""}
        return Check("contact_key", False, "contact_key_closed", about)
    return told(settings, env, sealing.look(settings, found))


def told(settings: Settings, env: Mapping[str, str], seen: Standing) -> Check:
    """The same of what was seen."""
    about = {"place": keyfile.place(settings.var_dir, env), "count": str(seen.lost)}
    return Check("contact_key", seen.state in ("fine", "none"), f"contact_key_{seen.state}", about)


@click.command("contact-key", cls=Word)
@click.option("--accept", is_flag=True)
@click.pass_obj
def word(obj: tuple[Settings, Words], accept: bool) -> None:
    """How the key of the visitors' contacts stands."""
    settings, words = obj
    if accept:
        _accept(settings)
    found = check(settings, os.environ)
    click.echo(f"{'+' if found.ok else '!'} {found.say(words, spoken(settings.hall.language))}")
    raise SystemExit(0 if found.ok else 1)


def _accept(settings: Settings) -> None:
    with desk_alone(settings) as desk:
        seal = keyfile.find(settings.var_dir, os.environ) or keyfile.make(settings.var_dir)
        desk.act(sealing.accept, seal=seal)
