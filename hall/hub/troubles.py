"""What keeps the hall from opening, or was mistyped: the sentence of [cli] that tells it."""

from __future__ import annotations

import errno
import socket

import click
from sqlalchemy.exc import DBAPIError

from hall.hub.listen import CannotListen
from hall.settings.reasons import reason
from hall.store.keyfile import BadKey
from hall.store.sole import Taken

Told = tuple[str, dict[str, object]]
"""The key of a sentence below [cli], and what fills its blanks."""

_PORTS = {
    errno.EADDRINUSE: "port_taken",
    errno.EACCES: "port_forbidden",
    errno.EADDRNOTAVAIL: "address_unknown",
}


def of_opening(error: OSError | DBAPIError) -> Told:
    """Why the hall did not open."""
    if isinstance(error, DBAPIError):
        return "store_unreachable", {"reason": str(error.orig).strip().partition("\n")[0]}
    if isinstance(error, CannotListen):
        place = {"host": error.host, "port": error.port}
        if isinstance(error.__cause__, socket.gaierror):
            return "address_unknown", place
        key = _PORTS.get(error.errno or 0, "cannot_open")
        return key, place | ({"reason": reason(error)} if key == "cannot_open" else {})
    if isinstance(error, Taken):
        return "second_hub", {"folder": error.filename}
    if isinstance(error, BadKey):
        return error.why, {"place": error.filename}
    if error.filename is not None:
        return "file_trouble", {"path": error.filename, "reason": reason(error)}
    return "trouble", {"reason": reason(error)}


def of_typing(error: click.ClickException) -> Told:
    """What was mistyped."""
    if isinstance(error, click.NoSuchOption):
        return "no_such_option", {"option": error.option_name}
    if isinstance(error, click.exceptions.NoSuchCommand):
        return "no_such_word", {"word": error.command_name}
    if isinstance(error, click.BadOptionUsage):
        return "option_alone", {"option": error.option_name}
    if isinstance(error, click.MissingParameter):
        return "word_missing", {"name": _name(error)}
    if isinstance(error, click.BadParameter):
        return "value_wrong", {"name": _name(error)}
    return "not_understood", {}


def _name(error: click.BadParameter) -> str:
    given = error.param
    if given is None:
        return ""
    return given.opts[0] if isinstance(given, click.Option) else (given.name or "").upper()
