"""The socket, spoken to by the official client, on eventlet and on threads."""

import time
from typing import Any

from tests.hub.opened import CHEN, LIN, ZHAO, Opened, Screen
from tests.patience import until


def test_a_joining_screen_gets_its_scene_and_then_the_news(hall: Opened) -> None:
    """Room first, then the scene; what comes after has a higher seq."""
    screen = Screen(hall)
    answer = screen.join("display")
    assert answer["ok"]
    first = until(lambda: screen.scenes)[0]
    assert (first["scene"], first["area"], first["seq"]) == ("display", "main", answer["seq"])
    hall.take()
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
    hall.take("payment")
    hall.take("payment")
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
    assert set(beats[0]) == {"seq", "at", "version"}
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
        hall.take()
        until(lambda seq=seq: screen.scenes[-1]["seq"] > seq)  # type: ignore[misc]
        waits.append(time.monotonic() - started)
    assert min(waits) < 0.1, waits
    screen.close()
