"""A page of another site can make a browser knock, but not get in."""

import pytest

from hall.hub import gate
from tests.halls import LI
from tests.hub.stall import PIN, REMOTE, Stall


def code(answer: object) -> str:
    """The refusal of an answer, "" for none."""
    return (answer.json or {}).get("code", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("origin", "host", "public", "ours"),
    [
        ("http://localhost", "localhost", "", True),
        ("http://localhost:80", "localhost", "", True),
        ("http://192.168.1.5:8000", "192.168.1.5:8000", "", True),
        ("http://[::1]:8000", "[::1]:8000", "", True),
        ("https://hall.example", "hall.example", "", True),
        ("https://hall.example", "127.0.0.1:8000", "https://hall.example/", True),
        ("http://hall.example", "127.0.0.1:8000", "https://hall.example", False),
        ("http://localhost:8001", "localhost:8000", "", False),
        ("http://evil.example", "localhost", "", False),
        ("http://localhost.evil.example", "localhost", "", False),
        ("http://localhost@evil.example", "localhost", "", False),
        ("null", "localhost", "", False),
        ("", "localhost", "", False),
        ("http://[", "localhost", "", False),
        ("http://localhost:99999", "localhost", "", False),
    ],
)
def test_an_origin_is_ours_by_scheme_host_and_port(
    origin: str, host: str, public: str, ours: bool
) -> None:
    """Nothing that merely looks alike."""
    assert gate.same_origin(origin, host, public) is ours


def test_every_post_is_refused_from_a_foreign_page(hub: Stall) -> None:
    """Whatever the door, and even with a good token."""
    foreign = {"Origin": "http://evil.example"}
    who = hub.bearer(LI, "1")
    posts = {door.path for door in hub.hub.doors if door.method == "POST"}
    assert len(posts) > 4
    for path in posts:
        answer = hub.post(path.replace("{counter}", "1"), headers=foreign | who)
        assert (answer.status_code, code(answer)) == (403, "foreign_origin"), path


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"Origin": "http://localhost"}, False),
        ({"Origin": "null"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, False),
        ({}, True),
    ],
)
def test_a_cookie_counts_only_when_the_browser_says_the_page_is_ours(
    hub: Stall, headers: dict[str, str], refused: bool
) -> None:
    """Without a word of where it comes from, a cookie proves nothing."""
    browser = hub.browser()
    body = {"staff": LI, "pin": PIN, "counter": "1"}
    assert browser.post("/api/sign-in", json=body).status_code == 200
    answer = browser.post("/api/booth/1/next", json={}, headers=headers)
    assert code(answer) == ("foreign_origin" if refused else "")


def test_a_program_with_a_token_needs_no_origin(hub: Stall) -> None:
    """No page of another site can put a token into a header."""
    assert hub.post("/api/booth/1/next", headers=hub.bearer(LI, "1")).status_code == 200


@pytest.mark.parametrize(
    ("address", "headers", "device"),
    [
        ("127.0.0.1", {}, "loopback"),
        ("127.8.8.8", {"Host": "127.0.0.1:8000"}, "loopback"),
        ("::1", {"Host": "[::1]:8000"}, "loopback"),
        ("127.0.0.1", {"Host": "evil.example"}, None),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, None),
        ("127.0.0.1", {"Forwarded": "for=10.0.0.9"}, None),
        ("192.168.1.20", {"X-Forwarded-For": "127.0.0.1"}, None),
        ("192.168.1.20", {"Host": "localhost"}, None),
    ],
)
def test_only_the_hubs_own_machine_under_its_own_name_counts_as_enrolled(
    hub: Stall, address: str, headers: dict[str, str], device: str | None
) -> None:
    """A re-bound foreign name and a proxy both come from this machine, and are not it."""
    answer = hub.browser().get(
        "/api/booth/who", headers=headers, environ_overrides={"REMOTE_ADDR": address}
    )
    assert answer.json["device"] == device


def test_a_remote_browser_cannot_say_that_it_is_local(hub: Stall) -> None:
    """REMOTE here is what the network says, not what a header says."""
    assert hub.take(environ_overrides=REMOTE).status_code == 403
