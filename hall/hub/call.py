"""One call of the API, read and checked, as a window's function gets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request

from hall.hub.gate import caller
from hall.hub.viewer import Viewer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

    from hall.hub.app import Hub
    from hall.hub.door import Door


@dataclass(slots=True)
class Call:
    """`body` is the checked model, `path` the blanks of the path, `key` the Idempotency-Key."""

    hub: Hub
    door: Door
    environ: WSGIEnvironment
    viewer: Viewer
    path: dict[str, str]
    body: Any
    key: str | None
    fingerprint: str

    @property
    def address(self) -> str:
        """Where the call came from, for counting tries; never what a header says of it."""
        return caller(self.environ.get("REMOTE_ADDR", ""))

    @property
    def query(self) -> Any:
        """The query parameters, as text."""
        return Request(self.environ).args

    def act(self, verb: Callable[..., Any], **what: Any) -> Any:
        """Do it, once for this call's key; answers what the verb answers. Raises Refusal."""
        hub = self.hub
        started = perf_counter()
        try:
            if self.key is None:
                return hub.desk.act(verb, **what)
            return hub.answers.once(hub.desk, verb, self.key, self.fingerprint, what)
        finally:
            hub.figures.acted(verb.__name__, perf_counter() - started)
