"""The socket, spoken to by the official client and by strangers, on eventlet and on threads."""

import time
from typing import Any

import pytest
import websocket

from tests.hub.opened import CHEN, LIN, ZHAO, Opened, Screen
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


def take(hall: Opened, service: str = "general") -> str:
    """A visitor's number."""
    answer = hall.post("/api/tickets", {"service": service})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["number"])


def test_a_joining_screen_gets_its_scene_and_then_the_news(hall: Opened) -> None:
    """Room first, then the scene; what comes after has a higher seq."""
    screen = Screen(hall)
    answer = screen.join("display")
    assert answer["ok"]
    first = until(lambda: screen.scenes)[0]
    assert (first["scene"], first["area"], first["seq"]) == ("display", "main", answer["seq"])
    take(hall)
    until(lambda: screen.scenes[-1]["seq"] > first["seq"])
    screen.close()


def test_what_a_screen_last_heard_is_what_a_fresh_one_gets(hall: Opened) -> None:
    """verify_scene: for every scene, after every kind of act."""
    who = hall.sign_in(LIN, "1")
    guard = hall.sign_in(ZHAO)
    watched: list[tuple[Screen, str, str, dict[str, str]]] = []
    for scene, area, headers in (
        ("display", "main", {}), ("kiosk", "main", {}), ("counter-screen", "1", {}),
        ("counter", "1", who), ("watch", "main", guard),
    ):  # fmt: skip
        screen = Screen(hall, headers)
        assert screen.join(scene, area)["ok"]
        watched.append((screen, scene, area, headers))
    take(hall, "payment")
    take(hall, "payment")
    for act in ("next", "recall", "begin", "finish", "pause", "resume"):
        body = {"reason": "meal"} if act == "pause" else {}
        answer = hall.post(f"/api/counters/1/{act}", body, headers=who)
        assert answer.status_code == 200, answer.text
        for screen, scene, area, headers in watched:
            place = scene if area == "main" else f"{scene}/{area}"

            def settled(
                screen: Screen = screen, place: str = place, headers: Any = headers
            ) -> bool:
                fresh = hall.get(f"/api/scenes/{place}", headers=headers).json()
                heard = screen.scenes[-1] if screen.scenes else {}
                return shown(fresh) == shown(heard)

            until(settled, what=f"{scene} after {act}")
    for screen, *_ in watched:
        screen.close()
    hall.post("/api/sign-out", headers=who)


def shown(scene: dict[str, Any]) -> dict[str, Any]:
    """What is on the screen: all but when and after what it was made."""
    return {name: value for name, value in scene.items() if name not in ("seq", "at")}


def test_a_beat_comes_even_when_nothing_happens(hall: Opened) -> None:
    """So that a screen can tell quiet from broken."""
    screen = Screen(hall)
    beats = until(lambda: len(screen.beats) >= 2 and screen.beats)
    assert set(beats[0]) == {"seq", "at"}
    screen.close()


def test_a_screen_sees_only_what_its_viewer_may_see(hall: Opened) -> None:
    """A stranger no staff scene, a clerk no other counter, nobody what does not exist."""
    who = hall.sign_in(CHEN, "2")
    stranger, clerk = Screen(hall), Screen(hall, who)
    assert stranger.join("watch")["code"] == "not_signed_in"
    assert stranger.join("counter", "2")["code"] == "not_signed_in"
    assert clerk.join("counter", "2")["ok"]
    assert clerk.join("counter", "3")["code"] == "not_your_counter"
    assert clerk.join("watch")["code"] == "no_role"
    assert stranger.join("nothing")["code"] == "not_found"
    assert stranger.join("display", "../etc")["code"] == "bad_request"
    assert not stranger.scenes
    for screen in (stranger, clerk):
        screen.close()
    hall.post("/api/sign-out", headers=who)


def test_signing_out_shows_the_clerks_screens_out(hall: Opened) -> None:
    """The room is left at once; nothing of the counter is heard afterwards."""
    who = hall.sign_in(CHEN, "2")
    screen = Screen(hall, who)
    assert screen.join("counter", "2")["ok"]
    hall.post("/api/sign-out", headers=who)
    until(lambda: [each["code"] for each in screen.refusals] == ["session_expired"])
    heard = len(screen.scenes)
    other = hall.sign_in(CHEN, "2")
    seen = Screen(hall, other)
    assert seen.join("counter", "2")["ok"]
    seq = until(lambda: seen.scenes)[-1]["seq"]
    hall.post("/api/counters/2/pause", {"reason": "meal"}, headers=other)
    until(lambda: seen.scenes[-1]["seq"] > seq)
    assert len(screen.scenes) == heard
    hall.post("/api/sign-out", headers=other)
    for each in (screen, seen):
        each.close()


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
    take(hall)
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


def test_a_device_says_how_it_is_and_a_speaker_what_it_played(hall: Opened) -> None:
    """Both are heard; a report with odd letters is not."""
    screen = Screen(hall)
    said = {"kind": "display", "state": "ok", "detail": ""}
    assert screen.client.call("health", said) == {"ok": True}
    assert screen.client.call("health", said | {"state": "<b>"})["code"] == "bad_request"
    assert screen.client.call("spoken", {"seq": 7}) == {"ok": True}
    assert screen.client.call("spoken", {"seq": -1})["code"] == "bad_request"
    until(lambda: "shouwen_calls_spoken_total" in hall.get("/metrics").text)
    screen.close()


def test_connected_screens_are_counted_and_forgotten(hall: Opened) -> None:
    """/metrics knows how many look at what."""

    def looking() -> float:
        line = next(
            line for line in hall.get("/metrics").text.splitlines()
            if line.startswith('shouwen_screens{scene="display"}')
        )  # fmt: skip
        return float(line.split()[-1])

    until(lambda: looking() == 0, 30)  # a pulled plug is noticed by the missing pong at the latest
    screens = [Screen(hall) for _ in range(3)]
    for screen in screens:
        assert screen.join("display")["ok"]
    assert looking() == 3
    for screen in screens:
        screen.close()
    until(lambda: looking() == 0, 30)  # a pulled plug is noticed by the missing pong at the latest


def test_news_is_prompt(hall: Opened) -> None:
    """The first change goes out at once: no Nagle, no waiting for a round of the feed."""
    screen = Screen(hall)
    screen.join("display")
    until(lambda: screen.scenes)
    waits = []
    for _ in range(5):
        seq = screen.scenes[-1]["seq"]
        started = time.monotonic()
        take(hall)
        until(lambda seq=seq: screen.scenes[-1]["seq"] > seq)  # type: ignore[misc]
        waits.append(time.monotonic() - started)
    assert min(waits) < 0.1, waits
    screen.close()
