"""The hall in figures, for Prometheus: acts, refusals, screens, printer, queue to the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Figures:
    """One hub's own registry, so that two hubs in one process do not share counts."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        own: dict[str, Any] = {"registry": self._registry}
        self._happened = Counter(
            "shouwen_happenings", "Facts in the journal since the start", ["kind"], **own
        )
        self._taken = Counter(
            "shouwen_tickets_taken", "Numbers given out", ["service", "line"], **own
        )
        self._online = Counter(
            "shouwen_online_offers", "Offers to do it online", ["service", "answer"], **own
        )
        self._calls = Counter("shouwen_calls", "Numbers called and called again", ["why"], **own)
        self._acts = Histogram(
            "shouwen_act_seconds", "From asking to durable", ["verb"], buckets=BUCKETS, **own
        )
        self._timers: dict[str, Any] = {}
        self._refusals = Counter("shouwen_refusals", "Refusals by code", ["code"], **own)
        self._scenes = Counter("shouwen_scenes_sent", "Scenes pushed to rooms", ["scene"], **own)
        self._trouble = Counter("shouwen_feed_trouble", "Times the feed had to try again", **own)
        self._spoken = Counter("shouwen_calls_spoken", "Calls a speaker played to the end", **own)
        self._screens = Gauge("shouwen_screens", "Connected screens", ["scene"], **own)
        self._devices = Gauge(
            "shouwen_device_ok", "1 while a device is in order", ["device", "state"], **own
        )
        self._depth = Gauge("shouwen_store_waiting", "Acts waiting to be written", **own)
        self._age = Gauge("shouwen_feed_age_seconds", "Since the feed last looked", **own)

    def acted(self, verb: str, seconds: float) -> None:
        """An act took so long, whatever came of it."""
        timer = self._timers.get(verb)
        if timer is None:
            timer = self._timers[verb] = self._acts.labels(verb)
        timer.observe(seconds)

    def refused(self, code: str) -> None:
        """Somebody was refused."""
        self._refusals.labels(code).inc()

    def happened(self, facts: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """The journal has new lines, each a kind and its data; counted in bunches."""
        bunches: dict[tuple[Any, ...], int] = defaultdict(int)
        for kind, data in facts:
            bunches[self._happened, kind] += 1
            if kind == "TicketTaken":
                bunches[self._taken, data.get("service", ""), data.get("ticket_class", "")] += 1
            elif kind in ("OnlineOffered", "OnlineAccepted"):
                answer = kind.removeprefix("Online").lower()
                bunches[self._online, data.get("service", ""), answer] += 1
            elif kind == "TicketCalled":
                bunches[self._calls, data.get("why", "")] += 1
            elif kind == "TicketRecalled":
                bunches[self._calls, "recall"] += 1
        for (figure, *labels), times in bunches.items():
            figure.labels(*labels).inc(times)

    def sent(self, scene: str) -> None:
        """A scene went to its room."""
        self._scenes.labels(scene).inc()

    def troubled(self) -> None:
        """The feed failed and will try again."""
        self._trouble.inc()

    def spoken(self) -> None:
        """A call was heard."""
        self._spoken.inc()

    def follow(self, depth: Callable[[], float], age: Callable[[], float]) -> None:
        """Where to look for the queue's depth and the feed's age when somebody asks."""
        self._depth.set_function(depth)
        self._age.set_function(age)

    def text(self, screens: dict[str, int], devices: dict[str, str]) -> bytes:
        """Everything as Prometheus reads it; screens by scene, states by device."""
        self._screens.clear()
        for scene, count in screens.items():
            self._screens.labels(scene).set(count)
        self._devices.clear()
        for device, state in devices.items():
            self._devices.labels(device, state).set(state == "ok")
        return generate_latest(self._registry)
