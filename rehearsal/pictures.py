"""The README's pictures, of the real pages of a rehearsed hall: `python -m rehearsal.pictures`.

Needs what the tests need (playwright, a Chromium on the machine). The hall is that of config.toml,
at the same minute of the same rehearsed morning every time.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from rehearsal.measure.ground import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = ROOT / "docs" / "pictures"
SEED, MOMENT = "4", "10:57"
"""A morning and a minute with a counter paused, one calling, and some twenty people waiting."""

MOST_BYTES = 150_000
COLOURS = (256, 128, 64, 32)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True)
class Stage:
    """The demo that is photographed: where it is, and who may sign in."""

    url: str
    pin: str
    clerk: str
    counter: str
    guard: str


def main() -> int:
    """Take every picture; 1 when this machine has no Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        print("needs Chromium; on Debian: apt install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, picture in taken(browser, stage):
            file = FOLDER / f"{name}.png"
            file.write_bytes(small(picture))
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1000} KB", flush=True)
        browser.close()
    return 0


@contextmanager
def demo() -> Iterator[Stage]:
    """The demo in a process of its own, at our pace, so that little moves meanwhile."""
    command = [sys.executable, str(ROOT / "server.py"), "demo", "--port", "0", "--speed", "1"]
    process = subprocess.Popen(
        [*command, "--seed", SEED, "--at", MOMENT],
        env=os.environ | {"LC_ALL": "en_US.UTF-8"}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        said = ""
        for line in process.stdout or ():
            said += line
            if "Ctrl-C" in line:
                break
        yield stage_of(said)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def stage_of(said: str) -> Stage:
    """What the demo printed."""
    forms = {
        "url": r"(http://\S+)/kiosk/", "pin": r"below: (\d+)", "guard": r"(\w+)  .+  watch page",
        "clerk": r"(\w+)  .+  counter page", "counter": r"counter page, counter (\w+)",
    }  # fmt: skip
    found = {name: re.search(form, said) for name, form in forms.items()}
    missing = [name for name, match in found.items() if match is None]
    if missing:
        raise RuntimeError(f"the demo did not say its {', '.join(missing)}: {said}")
    return Stage(**{name: match[1] for name, match in found.items() if match})


def taken(browser: Browser, stage: Stage) -> Iterator[tuple[str, bytes]]:
    """(name, PNG) of each window; the two that act come last, so that the others see them too."""
    counter = opened(browser, stage, "/counter/", 1366, 768)
    signed_in(counter, stage.clerk, stage.pin, stage.counter)
    counter.locator("#big").wait_for()
    for _ in range(2):  # next, then begin
        counter.locator("#answer").wait_for(state="attached")
        counter.locator("#big").click()
        counter.wait_for_timeout(700)
    kiosk = opened(browser, stage, "/kiosk/", 1080, 1920)
    yield "kiosk", shot(kiosk)
    yield "kiosk-en", shot(opened(browser, stage, "/kiosk/?lang=en", 1080, 1920))
    yield "display", shot(opened(browser, stage, "/display/", 1920, 1080))
    screen = opened(browser, stage, f"/display/counter/{stage.counter}", 1280, 720)
    yield "counter-screen", shot(screen)
    yield "counter", shot(counter)
    watch = opened(browser, stage, "/watch/", 390, 844)
    signed_in(watch, stage.guard, stage.pin)
    watch.wait_for_function("() => !document.querySelector('#sign-in-staff')")
    watch.wait_for_timeout(700)
    yield "watch", shot(watch)
    kiosk.locator(".service").first.click()
    kiosk.locator(".take").click()
    kiosk.locator("img.slip").wait_for()
    yield "kiosk-number", shot(kiosk)


def opened(browser: Browser, stage: Stage, path: str, width: int, height: int) -> Page:
    """A page of that size, in Chinese, once it hears the hub."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    page.goto(stage.url + path)
    page.wait_for_timeout(1500)  # the first scene, and the clock set by it
    return page


def signed_in(page: Page, staff: str, pin: str, counter: str | None = None) -> None:
    """Fill in the form as people do."""
    page.fill("#sign-in-staff", staff)
    page.fill("#sign-in-pin", pin)
    if counter is not None:
        page.select_option("#sign-in-counter", counter)
    page.press("#sign-in-pin", "Enter")


def shot(page: Page) -> bytes:
    """What it looks like, fonts and pictures loaded."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return page.screenshot(animations="disabled", caret="hide")


def small(png: bytes, most: int = MOST_BYTES) -> bytes:
    """The same picture in as many colours as fit into `most` bytes; smaller only if none do."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    while True:
        for colours in COLOURS:
            out = io.BytesIO()
            few = picture.quantize(
                colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
            )
            few.save(out, "PNG", optimize=True)
            if out.tell() < most:
                return out.getvalue()
        picture = picture.resize(
            (picture.width * 3 // 4, picture.height * 3 // 4), Image.Resampling.LANCZOS
        )


if __name__ == "__main__":
    sys.exit(main())
