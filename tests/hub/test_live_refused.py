"""A screen that the hub no longer knows: it must not show yesterday for ever."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.hub.opened import Opened

A_HUB_THAT_REFUSES = """
sessionStorage.opened = Number(sessionStorage.opened ?? 0) + 1;
window.WebSocket = class extends EventTarget {
  readyState = 1;
  constructor() {
    super();
    this.say('0{"sid":"s","pingInterval":5000,"pingTimeout":5000}');
  }
  say(data) {
    setTimeout(() => {
      const event = new MessageEvent("message", { data });
      this.onmessage?.(event);
      this.dispatchEvent(event);
    });
  }
  send(said) {
    if (said === "40") this.say('40{"sid":"s"}');
    const join = /^42(\\d+)\\["join"/.exec(said);
    if (join) this.say(`43${join[1]}[{"ok":false,"code":"device_not_enrolled"}]`);
  }
  close() {}
};
"""
"""Stands for the socket inside the page: the store was set up anew, so every join is refused."""


@pytest.mark.parametrize("path", ["/display/", "/display/counter/1", "/kiosk/"])
def test_a_screen_refused_for_good_opens_its_page_again(halls: Any, page: Page, path: str) -> None:
    """The store was set up anew: the page then says that it must be enrolled, and how."""
    hall: Opened = halls("eventlet")
    page.add_init_script(A_HUB_THAT_REFUSES)
    page.goto(hall.url + path)
    page.wait_for_function("() => Number(sessionStorage.opened) > 1", timeout=10_000)
    assert page.url.endswith(path)
