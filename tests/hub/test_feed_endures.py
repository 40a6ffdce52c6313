"""The worker that tells the screens outlives a store that cannot be read, with staff looking on."""

from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.hub import wire
from hall.hub.live import Screen
from hall.hub.viewer import Viewer
from tests.halls import LI, visitor
from tests.hub.stall import Stall
from tests.hub.test_feed import Ears
from tests.patience import until


def test_a_token_that_cannot_be_looked_up_does_not_end_the_news(
    hub: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every few seconds the staff's tokens are looked up again; the database is just restarting."""
    monkeypatch.setattr(wire, "TICK_SECONDS", 0.05)
    monkeypatch.setattr(wire, "BEAT_SECONDS", 0.05)
    ears = Ears(hub)
    ears.hub.live._screens["li"] = Screen(Viewer(LI, frozenset({"clerk"}), "1"), {})
    asked: list[Any] = []

    def restarting(environ: Any) -> Viewer:
        asked.append(environ)
        raise Refusal("store_busy")

    monkeypatch.setattr(ears.hub.auth, "viewer", restarting)
    ears.hub.feed.start()
    try:
        until(lambda: len(asked) > 2)
        visitor(ears.desk)
        until(lambda: [s for s in ears.scenes("booth", "main") if s["waiting"] == 1])
        beats = len([event for event, *_ in ears.heard if event == wire.BEAT])
        until(lambda: len([event for event, *_ in ears.heard if event == wire.BEAT]) > beats)
    finally:
        ears.hub.feed.stop()
