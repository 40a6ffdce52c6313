"""Screens say how they are, and are called by the roll: a kiosk that went dark is a fault."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Final

from hall.core.condition import CLOCK_OFF, OLD_PAGE
from hall.desk import devices, roll
from hall.hub import wire
from hall.hub.viewer import LOOPBACK

if TYPE_CHECKING:
    from hall.hub.app import Hub
    from hall.hub.live import Screen

log = logging.getLogger("shouwen.roll")

CLOCK_MS: Final = 120_000
"""A screen's clock may be so far from the hub's; it shows the hub's time anyway."""
OLD_SECONDS: Final = 900.0
"""An open page loads itself anew when nobody uses it; one that is still old then cannot."""


class Roll:
    """Hears how screens are, and calls the roll as long as the hub runs."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stop = hub.runtime.event()
        self._stopped = False

    def start(self) -> None:
        """Call it every roll.EVERY seconds; first when every screen has had time to come back."""
        self._hub.runtime.spawn(self._run)

    def stop(self) -> None:
        """Call no more."""
        self._stopped = True
        self._stop.set()

    def heard(self, screen: Screen, said: wire.Health) -> None:
        """A device's own word on itself; written down when it is news."""
        owner = screen.viewer.device
        told = self._state(screen, said), said.detail
        if screen.health.get(said.kind) == told:
            return
        self._hub.desk.act(
            devices.report, device=f"{owner}-{said.kind}", kind=said.kind,
            state=told[0], detail=told[1], owner=owner, seen=owner not in (None, LOOPBACK),
        )  # fmt: skip
        screen.health[said.kind] = told

    def _state(self, screen: Screen, said: wire.Health) -> str:
        """The gravest: what the page says itself, then its clock, then its age."""
        if said.version and said.version != self._hub.version:
            screen.old_since = screen.old_since or monotonic()
        else:
            screen.old_since = None
        if said.state != "ok":
            return said.state
        if said.clock_ms is not None and abs(said.clock_ms) > CLOCK_MS:
            return CLOCK_OFF
        old = screen.old_since is not None and monotonic() - screen.old_since > OLD_SECONDS
        return OLD_PAGE if old else "ok"

    def call(self) -> None:
        """One roll call. Pages on the hub's own machine are not missed: anybody may look at one."""
        here = {
            f"{screen.viewer.device}-{kind}"
            for screen in self._hub.live.all()
            if screen.viewer.device not in (None, LOOPBACK)
            for kind in screen.health
        }
        with self._hub.desk.read() as reading:
            due = reading.roll_is_due()
        if here or due:
            self._hub.desk.act(roll.call_roll, here=sorted(here))

    def _run(self) -> None:
        self._stop.wait(roll.SILENT.total_seconds())
        while not self._stopped:
            try:
                self.call()
            except Exception as error:  # a store in trouble: the next call is in half a minute
                log.error("the roll could not be called: %r", error)
            self._stop.wait(roll.EVERY)
