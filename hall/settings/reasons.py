"""Why something could not be reached or opened, as a key of [checks.reasons]."""

import errno
import socket
from collections.abc import Mapping

from hall.settings.words import Words

_BY_NUMBER = {
    errno.ECONNREFUSED: "refused",
    errno.ETIMEDOUT: "timed_out",
    errno.EHOSTUNREACH: "no_route",
    errno.ENETUNREACH: "no_route",
    errno.EHOSTDOWN: "no_route",
    errno.ECONNRESET: "hung_up",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "not_there",
    errno.EEXIST: "not_a_folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EISDIR: "is_a_folder",
    errno.EROFS: "read_only",
    errno.ENOSPC: "no_room",
}


def reason(error: OSError) -> str:
    """The key of the plain words; for what is not usual the system's own text, which is no key."""
    if isinstance(error, socket.gaierror):
        return "unknown_host"
    if isinstance(error, TimeoutError):
        return "timed_out"
    usual = _BY_NUMBER.get(error.errno or 0)
    return usual or error.strerror or str(error) or type(error).__name__


def plainly(about: Mapping[str, object], words: Words, language: str) -> dict[str, object]:
    """What fills a sentence, its `reason` in plain words where it is a usual one."""
    usual = words.section("checks", language)["reasons"]
    return {**about, **{key: usual.get(about[key], about[key]) for key in about if key == "reason"}}


def why_not_sent(words: Words, language: str, detail: str) -> str:
    """The code of the post in plain words: http_503 and smtp_421 are what the other side said."""
    kind, _, status = detail.partition("_")
    if status.isdigit():
        return words.say(f"post.reason.{kind}", language, status=status)
    known = words.section("post", language)["reason"]
    return str(known.get(detail, detail))
