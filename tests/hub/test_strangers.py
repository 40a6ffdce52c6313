"""The socket under strangers: unknown events, garbage, floods, foreign pages harm no one else."""

from typing import Any

import pytest
import websocket

from tests.hub.opened import Opened, Screen
from tests.patience import until


def raw(hall: Opened, origin: str | None = None) -> websocket.WebSocket:
    """A bare websocket, for saying what no client would; past Engine.IO's greeting."""
    address = hall.url.replace("http://", "ws://") + "/socket.io/?EIO=4&transport=websocket"
    wire = websocket.create_connection(
        address, timeout=8, origin=origin, suppress_origin=origin is None
    )
    assert str(wire.recv()).startswith("0{")
    wire.send("40")
    return wire


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("open the door", "open the door"), ("scene", "scene"), ("", ""),
        ("connect", "garbage"), ("disconnect", "garbage"), ("*", "garbage"),
    ],
)  # fmt: skip
def test_an_unknown_event_is_refused_and_the_connection_goes_on(
    hall: Opened, said: str, told: str
) -> None:
    """Counted, answered in words, and no harm done."""
    screen = Screen(hall)
    screen.client.emit(said, {"any": "thing"})
    until(lambda: screen.refusals)
    refusal = screen.refusals[0]
    assert refusal["code"] == "unknown_event"
    assert refusal["event"] == told
    assert refusal["detail_zh"] != refusal["detail_en"]
    assert screen.join("display")["ok"]
    screen.close()


@pytest.mark.parametrize(
    "said", [None, 5, "display", [], {}, {"scene": 5}, {"scene": "x" * 41}, {"area": "main"}]
)
def test_a_join_that_is_none_is_refused(hall: Opened, said: Any) -> None:
    """Whatever stands where the scene's name should."""
    screen = Screen(hall)
    assert screen.client.call("join", said) == {"ok": False, "code": "bad_request"}
    screen.close()


@pytest.mark.parametrize(
    "garbage",
    [
        "4", "42", "42{}", "42[]", "42[5]", "42nonsense", '42"join"', "43", "439[]", "45", "46",
        '451-["join",{"_placeholder":true,"num":0}]', "49", '4/admin,0{"x":1}', "7", "9", "x",
        "\x00", '42["join",' + "[" * 2000, b"\x00\x01\x02",
    ],
)  # fmt: skip
def test_garbage_harms_nobody_but_whoever_sent_it(hall: Opened, garbage: str | bytes) -> None:
    """The hub may hang up on it; everyone else is served on."""
    seen = Screen(hall)
    assert seen.join("display")["ok"]
    stranger = raw(hall)
    assert str(stranger.recv()).startswith("40{")
    if isinstance(garbage, bytes):
        stranger.send_binary(garbage)
    else:
        stranger.send(garbage)
    seq = until(lambda: seen.scenes)[-1]["seq"]
    hall.take()
    until(lambda: seen.scenes[-1]["seq"] > seq)
    assert hall.get("/healthz").json()["ready"]
    stranger.close()
    seen.close()
    assert "Traceback" not in hall.said(), hall.said()


def test_a_message_too_long_is_not_taken(hall: Opened) -> None:
    """Nothing a screen has to say is longer than 16 KiB."""
    screen = Screen(hall)
    assert screen.join("display")["ok"]
    screen.client.emit("join", {"scene": "x" * 200_000})
    until(lambda: not screen.client.connected)
    assert hall.get("/healthz").json()["ready"]


def test_joining_without_end_is_slowed_down(hall: Opened) -> None:
    """Each join makes a scene; twenty in ten seconds is more than any screen needs."""
    screen = Screen(hall)
    answers = [screen.join("display") for _ in range(22)]
    assert answers[0]["ok"]
    assert answers[-1] == {"ok": False, "code": "too_many_requests"}
    screen.close()


def test_a_page_of_another_site_cannot_listen(hall: Opened) -> None:
    """The socket is refused by its Origin; our own page's and a program's are not."""
    assert str(raw(hall, "http://evil.example").recv()).startswith("44{")
    assert str(raw(hall, "null").recv()).startswith("44{")
    assert str(raw(hall, hall.url).recv()).startswith("40{")
    assert str(raw(hall).recv()).startswith("40{")


def test_only_websockets_are_spoken(hall: Opened) -> None:
    """Long polling would need a sticky hub, and nobody here needs it."""
    answer = hall.get("/socket.io/?EIO=4&transport=polling")
    assert answer.status_code == 400
