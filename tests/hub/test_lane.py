"""The short way to the doors answers just as the framework does."""

import json
from typing import Any

import pytest
from werkzeug.test import Client

from hall.hub import lane as lane_room
from tests.halls import LI
from tests.hub.stall import Stall

JSON = "application/json"
CALLS: list[tuple[str, bytes, dict[str, str]]] = [
    ("/api/booth/tickets", b'{"service": "payment"}', {}),
    ("/api/booth/tickets", b'{"service": "payment"}', {"Idempotency-Key": "one and the same"}),
    ("/api/booth/tickets", b'{"service": "none"}', {"Accept-Language": "en"}),
    ("/api/booth/tickets?lang=en", b'{"service": ', {}),
    ("/api/booth/tickets", b'{"service": "payment"}', {"Origin": "http://elsewhere.example"}),
    ("/api/booth/tickets", b'{"service": "payment"}', {"Idempotency-Key": "\t"}),
    ("/api/booth/1/next", b"{}", {}),
    ("/api/booth/9/next", b"{}", {}),
    ("/api/booth/%31/next", b"{}", {}),
    ("/api/booth/%E4%B8%80/next", b"{}", {}),
    ("/api/booth/1/dance", b"{}", {}),
    ("/api/booth//next", b"{}", {}),
    ("/api/booth/tickets/", b'{"service": "payment"}', {}),
    ("/nowhere", b"{}", {}),
]


def told(client: Client, path: str, body: bytes, headers: dict[str, str]) -> tuple[Any, ...]:
    """Status, headers and body, without what differs from one number to the next."""
    answer = client.post(path, data=body, content_type=JSON, headers=headers)
    data = json.loads(answer.data)
    for changing in ("token", "number", "ahead"):
        data.pop(changing, None)
    carried = {name: value for name, value in answer.headers if name != "Content-Length"}
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    return answer.status_code, carried, data


@pytest.mark.parametrize(("path", "body", "headers"), CALLS)
@pytest.mark.parametrize("signed_in", [False, True])
def test_both_ways_give_the_same_answer(
    hub: Stall,
    path: str,
    body: bytes,
    headers: dict[str, str],
    signed_in: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Good calls, refusals of every kind, and addresses that lead nowhere."""
    who = hub.bearer(LI, "1") if signed_in else {}
    short = told(hub.browser(), path, body, headers | who)
    monkeypatch.setattr(lane_room._Signs, "find", lambda self, asked: None)
    long = told(hub.browser(), path, body, headers | who)
    assert short == long


def test_the_doors_are_found_without_the_framework(
    hub: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would compare the framework with itself."""
    monkeypatch.setattr(hub.hub.app, "full_dispatch_request", lambda: pytest.fail("the long way"))
    assert hub.take().status_code == 201
    assert hub.browser().post("/api/booth/1/next", headers=hub.bearer(LI, "1")).status_code == 200
