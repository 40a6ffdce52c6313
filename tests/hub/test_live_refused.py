"""A screen that the hub no longer knows: it must not show yesterday for ever."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.hub.opened import Opened
from tests.patience import until


@pytest.mark.parametrize("path", ["/display/", "/display/counter/1", "/kiosk/"])
def test_a_screen_refused_for_good_opens_its_page_again(halls: Any, page: Page, path: str) -> None:
    """The store was set up anew: the page then says that it must be enrolled, and how."""
    hall: Opened = halls("eventlet")
    opened: list[str] = []
    joined: list[str] = []

    def refuse(wire: WebSocketRoute) -> None:
        def hear(said: str | bytes) -> None:
            if str(said) == "40":
                wire.send('40{"sid":"s"}')
            join = re.match(r'42(\d+)\["join"', str(said))
            if join:
                joined.append(str(said))
                wire.send(f'43{join[1]}[{{"ok":false,"code":"device_not_enrolled"}}]')

        wire.on_message(hear)
        wire.send('0{"sid":"s","pingInterval":5000,"pingTimeout":5000}')

    page.route_web_socket(re.compile("/socket.io/"), refuse)
    page.on("request", lambda asked: opened.append(asked.url) if asked.url.endswith(path) else None)
    page.goto(hall.url + path)

    def again() -> bool:
        page.wait_for_timeout(20)
        return len(opened) > 1

    until(again, 10, "the page is opened again")
    assert len(joined) == 1
