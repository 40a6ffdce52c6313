"""live.js in a real browser: it joins, keeps a scene fresh, and comes back by itself."""

import json
import re
import signal
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, WebSocketRoute

from tests.hub.opened import Opened, opened
from tests.patience import until

FOLLOW = """async (scene) => {
  const { live, hubNow } = await import("/static/hub/live.js");
  Object.assign(window, { live, hubNow, heard: [], states: [], refused: [] });
  window.wire = live({
    scene,
    onScene: (shown) => heard.push(shown),
    onState: (state) => states.push(state),
    onRefusal: (problem) => refused.push(problem),
  });
}"""


def follow(page: Page, hall: Opened, scene: str = "display") -> None:
    """Open a bare page of the hall and follow a scene from it."""
    page.goto(hall.url + "/healthz")
    page.evaluate(FOLLOW, scene)


def see(page: Page, what: str, within: float = 15) -> Any:
    """What the page's script holds, once it is true."""

    def look() -> Any:
        page.wait_for_timeout(20)  # lets the browser's own events through
        return page.evaluate(what)

    return until(look, within, what)


def test_it_joins_and_hears_the_news(halls: Any, page: Page) -> None:
    """First the scene, then each change; the state is live and the clock is the hub's."""
    hall: Opened = halls("eventlet")
    follow(page, hall)
    first = see(page, "heard.at(-1)")
    assert first["scene"] == "display"
    hall.post("/api/tickets", {"service": "general"})
    see(page, f"heard.at(-1).seq > {first['seq']}")
    assert see(page, "states") == ["live"]
    assert abs(page.evaluate("hubNow() - Date.now()")) < 2000


def test_it_hears_why_it_may_not_see(halls: Any, page: Page) -> None:
    """A refusal for good goes to the page, which then shows its sign-in form."""
    follow(page, halls("eventlet"), "watch")
    assert see(page, "refused")[0]["code"] == "not_signed_in"
    assert page.evaluate("heard") == []


def test_it_asks_again_when_the_page_is_seen_again(halls: Any, page: Page) -> None:
    """After sleep nothing on the screen can be trusted."""
    follow(page, halls("eventlet"))
    see(page, "states.at(-1) === 'live' && heard.length")
    page.evaluate("heard.length = 0; document.dispatchEvent(new Event('visibilitychange'))")
    see(page, "heard.length", within=5)


def test_it_says_that_it_may_be_old_and_then_that_it_is_not(tmp_path: Path, page: Page) -> None:
    """Five seconds without a word: stale, though the wire seems to stand."""
    with opened(tmp_path, "eventlet") as hall:
        follow(page, hall)
        see(page, "states.at(-1) === 'live'")
        hall.process.send_signal(signal.SIGSTOP)
        try:
            see(page, "states.at(-1) === 'stale'", within=12)
        finally:
            hall.process.send_signal(signal.SIGCONT)
        see(page, "states.at(-1) === 'live'")


def test_it_comes_back_by_itself_even_to_a_new_book(tmp_path: Path, page: Page) -> None:
    """The hub was restarted with an empty store: its seq is lower, and still it is the truth."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    with opened(tmp_path / "old", "eventlet") as hall:
        for _ in range(30):
            hall.post("/api/tickets", {"service": "general"})
        follow(page, hall)
        old = see(page, "heard.at(-1)")
        assert sum(line["count"] for line in waiting(old)) == 30
        port = hall.url.rpartition(":")[2]
    see(page, "states.at(-1) === 'stale'", within=12)
    with opened(tmp_path / "new", "eventlet", SERVER__PORT=port):
        see(page, "states.at(-1) === 'live'", within=20)
        new = page.evaluate("heard.at(-1)")
        assert new["seq"] < old["seq"]
        assert waiting(new) == []


def waiting(scene: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of a display scene in which somebody waits."""
    found = json.dumps(scene)
    assert '"waiting"' in found
    return [line for line in scene["waiting"] if line["count"]]


class Stage:
    """The hub's part of the wire, played by the test."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        self.wires: list[WebSocketRoute] = []
        page.route_web_socket(re.compile("/socket.io/"), self._open)

    def _open(self, wire: WebSocketRoute) -> None:
        self.wires.append(wire)
        wire.on_message(self._hear)
        wire.send('0{"sid":"s","pingInterval":5000,"pingTimeout":5000}')

    def _hear(self, said: str | bytes) -> None:
        text = str(said)
        self.said.append(text)
        if text == "40":
            self.wires[-1].send('40{"sid":"s"}')
        joined = re.match(r'42(\d+)\["join"', text)
        if joined:
            self.wires[-1].send(f'43{joined[1]}[{{"ok":true}}]')

    def show(self, seq: int, **more: Any) -> None:
        """Send a scene."""
        at = "2026-03-02T01:00:00.000Z"
        scene = {"scene": "display", "area": "main", "seq": seq, "at": at} | more
        self.wires[-1].send("42" + json.dumps(["scene", scene]))


def test_the_newest_seq_wins_and_pings_are_answered(halls: Any, page: Page) -> None:
    """A scene that was overtaken on its way is dropped; another room's is not ours."""
    stage = Stage(page)
    follow(page, halls("eventlet"))
    see(page, "states.at(-1) === 'live'")
    for seq in (5, 7, 6, 7, 4, 9):
        stage.show(seq)
    stage.show(99, area="other")
    stage.wires[-1].send("2")
    see(page, "heard.length >= 4")
    assert page.evaluate("heard.map((shown) => shown.seq)") == [5, 7, 7, 9]
    until(lambda: page.wait_for_timeout(20) or "3" in stage.said)


def test_it_climbs_down_from_a_wire_that_breaks_again_and_again(halls: Any, page: Page) -> None:
    """Each rest is longer than the one before, so that 50 screens do not storm a sick hub."""
    page.goto(halls("eventlet").url + "/healthz")
    page.evaluate(
        """() => {
          window.moments = [];
          const Real = WebSocket;
          window.WebSocket = class extends Real {
            constructor(url) {
              super(url.toString().replace(/:\\d+/, ":1"));
              moments.push(Date.now());
            }
          };
        }"""
    )
    page.evaluate(FOLLOW, "display")
    see(page, "moments.length >= 4")
    at = page.evaluate("moments")
    rests = [later - sooner for sooner, later in pairwise(at)]
    assert 300 < rests[0] < 1200
    assert rests[0] < rests[1] < rests[2]


def test_closing_it_ends_it(halls: Any, page: Page) -> None:
    """No try, no timer, no word afterwards."""
    stage = Stage(page)
    follow(page, halls("eventlet"))
    see(page, "states.at(-1) === 'live'")
    page.evaluate("wire.close()")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(1500)
    assert len(stage.wires) == 1
