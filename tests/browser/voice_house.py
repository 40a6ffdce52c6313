"""A hall in this process whose displays speak shortened sounds, noted by the clock on the wall."""

import math
import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from hall.desk import calls, recalling, serving, tickets
from hall.voice import sound
from tests.browser.clerk_house import CHEN, LIN, OpenHouse, open_house
from tests.browser.display_hall import said
from tests.halls import seated

CHIME_SECONDS, SENTENCE_SECONDS = 0.1, 0.25

HASTE = """
const rest = window.setTimeout;
const pauses = [250, 500];
window.setTimeout = (work, ms, ...more) => rest(work, pauses.includes(ms) ? ms / 10 : ms, ...more);
"""
"""The pauses between sentences are shortened as well."""

RECORDER = """
window.played = [];
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...when) {
  const wall = () => performance.timeOrigin + performance.now();
  const one = { from: wall(), to: null, seconds: this.buffer.duration };
  window.played.push(one);
  this.addEventListener("ended", () => (one.to = wall()));
  return start.apply(this, when);
};
window.loudest = 0;
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...more) {
  if (to instanceof AudioDestinationNode) {
    const meter = new AnalyserNode(this.context, { fftSize: 2048 });
    const seen = new Float32Array(2048);
    connect.call(this, meter);
    setInterval(() => {
      meter.getFloatTimeDomainData(seen);
      window.loudest = Math.max(window.loudest, Math.hypot(...seen) / Math.sqrt(2048));
    }, 20);
  }
  return connect.call(this, to, ...more);
};
"""
"""Notes every sound that really begins and ends, and how loud what reaches the loudspeaker was."""


def tone(seconds: float, strength: int) -> bytes:
    """A steady tone as a WAV."""
    count = int(seconds * sound.RATE)
    return sound.write(array("h", (int(strength * math.sin(at / 8)) for at in range(count))))


CHIME, SENTENCE = tone(CHIME_SECONDS, 3000), tone(SENTENCE_SECONDS, 12000)


class Hall:
    """A running hall with two clerks who call at once."""

    def __init__(self, house: OpenHouse) -> None:
        self.house = house
        self.clerks = [seated(house.desk, "1", LIN), seated(house.desk, "2", CHEN)]
        self.hands: list[int | None] = [None, None]

    def call(self, which: int = 0) -> int:
        """A visitor comes and is called; answers the seq of the call."""
        clerk = self.clerks[which]
        if self.hands[which] is not None:
            clerk.press(serving.begin)
            clerk.press(serving.finish)
        issued = self.house.desk.act(tickets.take, service="payment")
        clerk.press(calls.call, ticket=issued.id)
        self.hands[which] = issued.id
        return self.seq()

    def recall(self, which: int = 0) -> int:
        """Call the one in hand again; answers the seq."""
        self.clerks[which].press(recalling.recall)
        return self.seq()

    def seq(self) -> int:
        """The seq of the newest happening."""
        with self.house.desk.read() as reading:
            return reading.recent_calls(1)[0].seq


@contextmanager
def speaking(folder: Path) -> Iterator[Hall]:
    """A hall with a voice; what its displays fetch of it is shortened."""
    asked = {
        "SHOUWEN_VOICE__ENABLED": "true",
        "SHOUWEN_VOICE__ENGINE": "espeak-ng",
        "SHOUWEN_VOICE__WORDS_PER_MINUTE": "300",
        "SHOUWEN_LINE__RECALL_SECONDS": "0",
        "SHOUWEN_LINE__RECALL_LIMIT": "9",
    }
    with open_house(folder, **asked) as house:
        yield Hall(house)


@contextmanager
def display(browser: Browser, hall: Hall, sentence: bytes = SENTENCE) -> Iterator[Page]:
    """A hall display with its sound on, a machine of its own."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    page.add_init_script(RECORDER)
    page.add_init_script(HASTE)
    page.route(
        re.compile(r"/voice/\w+\.wav"),
        lambda route: route.fulfill(
            body=CHIME if "chime" in route.request.url else sentence, content_type="audio/wav"
        ),
    )
    page.goto(f"{hall.house.url}/display/?sound=1")
    page.wait_for_function("() => document.documentElement.dataset.speaks !== undefined")
    try:
        yield page
    finally:
        context.close()


def heard(*pages: Page) -> list[int]:
    """The seqs spoken to their end on these pages, in the order in which they were over."""
    found = [each for page in pages for each in whole(page)]
    return [each["seq"] for each in sorted(found, key=lambda each: each["to"])]


def whole(page: Page) -> list[dict[str, Any]]:
    """Everything this page spoke to its end, by the clock on the wall."""
    origin = page.evaluate("performance.timeOrigin")
    done = [each for each in said(page) if each["times"]]
    return [each | {"to": each["to"] + origin} for each in done]


def sounds(*pages: Page) -> list[dict[str, float]]:
    """Every sound that began anywhere, in order, by the clock on the wall."""
    found = [each for page in pages for each in page.evaluate("window.played")]
    return sorted(found, key=lambda each: each["from"])


def overlaps(*pages: Page) -> list[tuple[float, float]]:
    """Sounds that began before the one before had ended, by more than its news took."""
    return [
        (before["to"], after["from"])
        for before, after in pairwise(sounds(*pages))
        if before["to"] is None or after["from"] < before["to"] - 30
    ]


def sentences(*pages: Page) -> int:
    """How many sentences (not chimes) sounded."""
    return sum(each["seconds"] > CHIME_SECONDS * 1.5 for each in sounds(*pages))
