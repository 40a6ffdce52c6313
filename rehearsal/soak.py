"""A week of a hall display in minutes: `python -m rehearsal.soak`; needs Chromium, as the tests do.

The page: 5,000 calls and 200 broken connections on clocks that run ahead (display_wire.js), so that
each call is really drawn; its heap after a forced collection, beside that at 500 calls. The hub:
as many real calls with a real display listening, 200 real reconnects; its resident memory.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from rehearsal.measure.measured import Measured

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

WIRE = (Path(__file__).parent / "display_wire.js").read_text("utf-8")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

CALLS, FIRST, RECONNECTS = 5_000, 500, 200
MOST_GROWTH = 1.2

DRIVE = """
async ([from, to, every]) => {
  const seen = new Set();
  for (let call = from; call < to; call += 1) {
    wire.skip += 11_000;
    if (every && call % every === 0) {
      wire.hangUp(false);
      await new Promise((done) => setTimeout(done, 10));
    }
    wire.call(`A${String(call % 1000).padStart(3, "0")}`, String(1 + (call % 6)), call);
    wire.push();
    await new Promise((done) => setTimeout(done, 0));
    seen.add(document.querySelector(".hero")?.dataset.seq);
  }
  return seen.size;
}
"""
"""Calls eleven seconds apart, each drawn; every `every`-th time the connection breaks first."""

REOPEN = """
const Real = WebSocket;
window.sockets = [];
window.WebSocket = class extends Real {
  constructor(...how) {
    super(...how);
    window.sockets = [this];
  }
};
"""


@dataclass(frozen=True)
class Weight:
    """What a page holds on to after a collection: bytes of its heap, nodes and listeners."""

    heap: int
    nodes: int
    listeners: int


def weigh(cdp: CDPSession) -> Weight:
    """The page's weight now."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    counted = cdp.send("Memory.getDOMCounters")
    used = int(cdp.send("Runtime.getHeapUsage")["usedSize"])
    return Weight(used, counted["nodes"], counted["jsEventListeners"])


def soak(page: Page, address: str, calls: int, first: int, reconnects: int) -> tuple[Weight, ...]:
    """The display's weight after `first` calls and after all; it must have drawn every one."""
    page.add_init_script(WIRE)
    page.goto(address)
    page.wait_for_function("() => document.documentElement.dataset.line === 'live'")
    cdp = page.context.new_cdp_session(page)
    every = max(1, calls // reconnects)
    drawn = page.evaluate(DRIVE, [0, first, every])
    before = weigh(cdp)
    drawn += page.evaluate(DRIVE, [first, calls, every])
    after = weigh(cdp)
    if drawn < calls or page.evaluate("wire.opened") < reconnects:
        raise RuntimeError(f"of {calls} calls {drawn} were drawn")
    return before, after


class Caller:
    """Somebody who takes numbers and calls them, over one connection."""

    def __init__(self, hall: Measured) -> None:
        self._line = HTTPConnection("127.0.0.1", hall.port, timeout=30)
        self._tokens, self._done = hall.tokens, 0

    def call(self) -> None:
        """A visitor comes, is called at the next counter and begins; who was there is finished."""
        place = self._done % len(self._tokens)
        token, self._done = self._tokens[place], self._done + 1
        service = ("payment", "connection", "transfer", "repair")[place % 4]
        self._post("/api/tickets", {"service": service})
        self._post(f"/api/counters/{place + 1}/next", {}, token)
        self._post(f"/api/counters/{place + 1}/begin", {}, token)

    def _post(self, path: str, body: dict[str, str], token: str = "") -> None:
        heads = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        self._line.request("POST", path, json.dumps(body), heads)
        answer = self._line.getresponse()
        told = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{path}: {answer.status} {told!r}")


def hub(page: Page, hall: Measured, calls: int, first: int, reconnects: int) -> tuple[float, ...]:
    """MB of the hub after `first` calls, after all, and after the reconnects, no call between."""
    page.add_init_script(REOPEN)
    page.goto(f"http://127.0.0.1:{hall.port}/display/")
    caller = Caller(hall)
    found = []
    for until, start in ((first, 0), (calls, first)):
        for _ in range(start, until):
            caller.call()
        sleep(3)
        found.append(hall.megabytes() or 0.0)
    for _ in range(reconnects):
        page.evaluate("sockets[0].close(); dispatchEvent(new Event('online'))")
        page.wait_for_function("() => sockets[0].readyState === 1")
    sleep(3)
    return (*found, hall.megabytes() or 0.0)


def main() -> int:
    """Print what was found; 1 when the page grew by more than a fifth."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        print("needs Chromium; on Debian: apt install chromium", file=sys.stderr)
        return 1
    with Measured() as hall, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        begun = monotonic()
        address = f"http://127.0.0.1:{hall.port}/display/?sound=1"
        before, after = soak(browser.new_page(), address, CALLS, FIRST, RECONNECTS)
        print(f"page  {FIRST:>5} calls  {before.heap / 1e6:.2f} MB heap, {before.nodes} nodes")
        print(f"page  {CALLS:>5} calls  {after.heap / 1e6:.2f} MB heap, {after.nodes} nodes,")
        print(f"      {RECONNECTS} reconnects, {monotonic() - begun:.0f} s", flush=True)
        early, late, again = hub(browser.new_page(), hall, CALLS, FIRST, RECONNECTS)
        print(f"hub   {FIRST:>5} calls  {early:.1f} MB; {CALLS:,} calls  {late:.1f} MB;")
        print(f"      then {RECONNECTS} reconnects  {again:.1f} MB")
        browser.close()
    return 0 if after.heap <= MOST_GROWTH * before.heap else 1


if __name__ == "__main__":
    sys.exit(main())
