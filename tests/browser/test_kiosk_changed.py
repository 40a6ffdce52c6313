"""The hall was started again with other services while somebody stands at the kiosk."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.journeys.process import Process


def test_a_service_that_is_gone_leads_back_to_the_choice(page: Page, tmp_path: Path) -> None:
    """Not to a page that stands still until it gives the visitor up."""
    wires: list[WebSocketRoute] = []
    wrong: list[str] = []

    def answer(wire: WebSocketRoute) -> None:
        def hear(said: str | bytes) -> None:
            if str(said) == "40":
                wire.send('40{"sid":"s"}')
            join = re.match(r'42(\d+)\["join"', str(said))
            if join:
                wire.send(f'43{join[1]}[{{"ok":true}}]')

        wires.append(wire)
        wire.on_message(hear)
        wire.send('0{"sid":"s","pingInterval":5000,"pingTimeout":5000}')

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route_web_socket(re.compile("/socket.io/"), answer)
    with Process(tmp_path) as hall:
        page.goto(f"{hall.url}/kiosk/")
        page.locator(".service").first.click()
        expect(page.locator(".take")).to_be_visible()
        scene = page.request.get(f"{hall.url}/api/scenes/kiosk").json()
        scene["services"] = scene["services"][1:]
        scene["seq"] += 1
        wires[-1].send("42" + json.dumps(["scene", scene]))
        expect(page.locator("#ask")).to_be_visible()
        assert wrong == []
