"""What was found when something was looked at, and how an address is tried."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from hall.settings.reasons import plainly, reason
from hall.settings.words import Words


@dataclass(frozen=True)
class Check:
    """One thing looked at. `code` names the sentence `checks.CODE`, `about` fills it."""

    name: str
    ok: bool
    code: str
    about: Mapping[str, str] = field(default_factory=dict)
    which: str = ""
    """Its own name, where there are several of the kind."""

    def say(self, words: Words, language: str) -> str:
        """One line for people: what was looked at, and what was found."""
        name = words.say(f"checks.names.{self.name}", language)
        if self.which:
            name = f"{name} {self.which}"
        about = plainly(self.about, words, language)
        return f"{name}: {words.say(f'checks.{self.code}', language, **about)}"


def answering(name: str, host: str, port: int, seconds: float) -> Check:
    """Whether something takes a connection at this address within so many seconds."""
    about = {"host": host, "port": str(port)}
    try:
        socket.create_connection((host, port), timeout=seconds).close()
    except OSError as error:
        return Check(name, False, "silent", about | {"reason": reason(error)})
    return Check(name, True, "answers", about)
