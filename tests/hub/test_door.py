"""What a door lets through, and what it does with everything else."""

import json
from typing import Any

import pytest

from hall.hub import wire
from tests.halls import GUARD, LI, journal
from tests.hub.stall import REMOTE, Stall

JSON = "application/json"


def taken(hub: Stall) -> int:
    """How many numbers were given out."""
    return len(journal(hub.desk, "TicketTaken"))


def test_a_good_call_is_done_and_answered_in_the_doors_own_shape(hub: Stall) -> None:
    """Only what the answer's model names goes over the wire."""
    answer = hub.take()
    assert answer.status_code == 201
    assert set(answer.json) == {"token", "number", "ahead"}
    assert answer.json["number"] == "A001"
    assert taken(hub) == 1


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b'{"service": ', JSON, 400, "bad_json"),
        (b"\xff\xfe", JSON, 400, "bad_json"),
        (b"", JSON, 400, "bad_json"),
        (b"[1]", JSON, 422, "bad_request"),
        (b"null", JSON, 422, "bad_request"),
        (b'{"service": 7}', JSON, 422, "bad_request"),
        (b'{"service": "payment", "priority": "yes"}', JSON, 422, "bad_request"),
        (b'{"service": "payment", "priority": 1}', JSON, 422, "bad_request"),
        (b'{"service": "payment", "extra": 1}', JSON, 422, "bad_request"),
        (b'{"priority": true}', JSON, 422, "bad_request"),
        (b'{"service": "payment"}', "text/plain", 415, "wrong_media_type"),
        (b"service=payment", "application/x-www-form-urlencoded", 415, "wrong_media_type"),
        (b'{"service": "payment"}', "", 415, "wrong_media_type"),
    ],
)
def test_a_body_that_is_not_the_doors_is_refused_and_nothing_changes(
    hub: Stall, body: bytes, kind: str, status: int, code: str
) -> None:
    """Broken, wrong, too much, too little, or not JSON at all."""
    answer = hub.browser().post("/api/booth/tickets", data=body, content_type=kind)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert taken(hub) == 0


def test_an_empty_body_is_bad_json_only_where_one_is_needed(hub: Stall) -> None:
    """A call without a body may come with none, or with {}."""
    who = hub.bearer(LI, "1")
    bare = hub.browser().post("/api/booth/1/next", headers=who)
    assert bare.status_code == 200
    assert hub.post("/api/booth/1/next", headers=who).status_code == 200
    assert hub.post("/api/booth/1/next", {"x": 1}, headers=who).json["code"] == "bad_request"


def test_the_wrong_fields_are_named_but_never_their_values(hub: Stall) -> None:
    """A mistyped PIN must not come back in an answer, nor stand in a log."""
    answer = hub.post("/api/sign-in", {"staff": LI, "pin": "42 secret 42", "counter": 5})
    assert answer.json["code"] == "bad_request"
    assert set(answer.json["about"]["fields"].split(", ")) == {"pin", "counter"}
    assert "secret" not in answer.text


def test_a_huge_body_is_refused_unread(hub: Stall) -> None:
    """64 KiB is more than any call needs."""
    huge = json.dumps({"service": "p" * wire.MAX_BODY}).encode()
    answer = hub.browser().post("/api/booth/tickets", data=huge, content_type=JSON)
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")
    assert taken(hub) == 0


def test_a_body_at_the_limit_is_read(hub: Stall) -> None:
    """The bound is the last byte allowed, not the first refused."""
    body = b'{"service": "payment"}'.ljust(wire.MAX_BODY)
    answer = hub.browser().post("/api/booth/tickets", data=body, content_type=JSON)
    assert answer.status_code == 201


def test_the_same_key_gives_the_same_answer_and_one_effect(hub: Stall) -> None:
    """A doubled tap makes one ticket."""
    key = {"Idempotency-Key": "one press"}
    first, second = hub.take(headers=key), hub.take(headers=key)
    assert first.status_code == second.status_code == 201
    assert first.json == second.json
    assert taken(hub) == 1
    assert hub.take(headers={"Idempotency-Key": "another"}).json["number"] == "A002"


def test_a_key_used_for_something_else_is_refused(hub: Stall) -> None:
    """Another body, another call or another person: no answer of somebody else's press."""
    key = {"Idempotency-Key": "k"}
    assert hub.take(headers=key).status_code == 201
    other = hub.post("/api/booth/tickets", {"service": "repair"}, headers=key)
    guard = hub.take(headers=key | hub.bearer(GUARD))
    for answer in (other, guard):
        assert (answer.status_code, answer.json["code"]) == (422, "key_reused")
    assert taken(hub) == 1


def test_a_refused_press_may_be_pressed_again_with_its_key(hub: Stall) -> None:
    """Only what was done is remembered."""
    key = {"Idempotency-Key": "k"}
    who = hub.bearer(LI, "1")
    assert hub.post("/api/booth/2/next", headers=who | key).status_code in (403, 409)
    hub.take()
    assert hub.post("/api/booth/1/next", headers=who).json == {"number": "A001"}


@pytest.mark.parametrize("key", ["", "k" * 129, "ключ".encode().decode("latin-1"), "a\tb"])
def test_a_key_that_is_no_key_is_refused(hub: Stall, key: str) -> None:
    """1 to 128 printable ASCII letters; anything else is a mistake better heard of."""
    answer = hub.take(headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.json["code"]) == (400, "key_malformed")
    assert taken(hub) == 0


def test_a_door_lets_in_whom_it_names_and_says_why_not_to_others(hub: Stall) -> None:
    """Devices, the guard; not a stranger's browser, not a clerk without the role."""
    assert hub.take().status_code == 201
    assert hub.take(environ_overrides=REMOTE).json["code"] == "device_not_enrolled"
    guard = hub.bearer(GUARD)
    assert hub.take(headers=guard, environ_overrides=REMOTE).status_code == 201
    clerk = hub.bearer(LI)
    answer = hub.take(headers=clerk, environ_overrides=REMOTE)
    assert (answer.status_code, answer.json["code"]) == (403, "no_role")
    answer = hub.post("/api/booth/1/next")
    assert (answer.status_code, answer.json["code"]) == (401, "not_signed_in")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_nothing_there_and_no_such_method_are_refusals_too(hub: Stall) -> None:
    """404 and 405 under /api have codes; a GET never changes anything."""
    assert hub.browser().get("/api/nothing").json["code"] == "not_found"
    answer = hub.browser().get("/api/booth/tickets")
    assert (answer.status_code, answer.json["code"]) == (405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]
    assert hub.browser().put("/api/sign-in", json={}).status_code == 405


def test_a_mistake_of_ours_is_told_without_its_insides(
    hub: Stall, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the traceback; the answer has a sentence."""
    answer = hub.post("/api/booth/break")
    assert (answer.status_code, answer.json["code"]) == (500, "internal")
    assert "booth is broken" not in answer.text
    assert "booth is broken" in caplog.text


@pytest.mark.parametrize("code", ["store_busy", "store_full"])
def test_trouble_in_the_store_is_a_503_that_says_try_again(
    hub: Stall, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store's two troubles keep their own codes all the way to the screen."""
    from hall.core.refusals import Refusal

    def trouble(*args: Any, **what: Any) -> None:
        raise Refusal(code)

    monkeypatch.setattr(hub.desk.book, "write", trouble)
    answer = hub.take()
    assert (answer.status_code, answer.json["code"]) == (503, code)
    assert answer.headers["Retry-After"] == "1"
