"""Signing in: the right PIN, the wrong ones, how long it lasts and how it ends."""

from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest

from hall.desk import pins
from hall.desk.pins import ADDRESS_TRIES
from hall.hub import auth
from hall.hub.gate import caller
from hall.hub.keys import digest
from tests.halls import GUARD, LI, MANAGER, WANG, everything
from tests.hub.stall import PIN, REMOTE, Stall, stall

SOMEWHERE = {"REMOTE_ADDR": "192.168.1.21"}


def wrong(hub: Stall, staff: str = LI, **more: Any) -> str:
    """The refusal of a wrong PIN."""
    answer = hub.post("/api/sign-in", {"staff": staff, "pin": "000000"}, **more)
    return str(answer.json["code"])


def cookie_of(answer: Any) -> Any:
    """The session cookie an answer sets."""
    return SimpleCookie(answer.headers["Set-Cookie"])[auth.COOKIE]


def test_the_right_pin_opens_a_session_and_the_counter(hub: Stall) -> None:
    """The answer says who it is, for programs as a token and for browsers as a cookie."""
    answer = hub.sign_in(LI, "1")
    assert answer.status_code == 200
    assert (answer.json["staff"], answer.json["counter"], answer.json["roles"]) == (
        LI, "1", ["clerk"],
    )  # fmt: skip
    assert cookie_of(answer).value == answer.json["token"]
    assert len(answer.json["token"]) >= 43
    with hub.desk.read() as reading:
        assert reading.counter("1").clerk == LI


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(hub: Stall) -> None:
    """HttpOnly, SameSite=Strict, and Secure once the hall has an https address."""
    cookie = cookie_of(hub.sign_in())
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["secure"]
    assert int(cookie["max-age"]) == 12 * 3600


def test_the_cookie_is_secure_where_the_hall_has_an_https_address(tmp_path: Path) -> None:
    """A token must not go over the wire in the clear where it need not."""
    with stall(tmp_path, server={"public_url": "https://hall.example"}) as hub:
        assert cookie_of(hub.sign_in())["secure"]


def test_neither_token_nor_pin_is_anywhere_in_the_store(hub: Stall) -> None:
    """Whoever steals the file can sign in as nobody."""
    answer = hub.sign_in(LI, "1", headers={"Idempotency-Key": "k"})
    kept = repr(everything(hub.desk.book))
    assert digest(answer.json["token"]) in kept
    assert answer.json["token"] not in kept
    assert PIN not in kept
    assert "argon2id" in kept


def test_a_wrong_pin_and_an_unknown_number_get_the_same_answer(hub: Stall) -> None:
    """Which numbers exist is nobody's business."""
    known = hub.post("/api/sign-in", {"staff": LI, "pin": "000000"})
    unknown = hub.post("/api/sign-in", {"staff": "999", "pin": "000000"})
    assert known.status_code == unknown.status_code == 401
    assert known.json == unknown.json


def test_an_unknown_number_takes_as_long_as_a_known_one(
    hub: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The PIN is checked against a decoy, so that the clock tells nothing either."""
    checked: list[str | None] = []
    plain = auth.check_pin

    def seen(kept: str | None, pin: str) -> bool:
        checked.append(kept)
        return plain(kept, pin)

    monkeypatch.setattr(auth, "check_pin", seen)
    assert wrong(hub, "999") == wrong(hub, LI) == "wrong_pin"
    assert checked[0] is None
    assert checked[1] is not None
    assert not auth.check_pin(None, "000000")


def test_guessing_is_slowed_down_and_the_delay_grows(hub: Stall) -> None:
    """Three tries are free; then each wrong one costs twice as long as the one before."""
    assert [wrong(hub) for _ in range(4)] == ["wrong_pin"] * 4
    delays = []
    for _ in range(4):
        answer = hub.post("/api/sign-in", {"staff": LI, "pin": PIN})
        assert (answer.status_code, answer.json["code"]) == (429, "too_many_tries")
        delays.append(int(answer.headers["Retry-After"]))
        hub.clock.go(seconds=delays[-1] + 1)
        assert wrong(hub) == "wrong_pin"
    assert delays == [2, 4, 8, 16]


def test_the_right_pin_clears_the_slate_of_its_owner(hub: Stall) -> None:
    """Somebody who mistyped twice in the morning is not punished in the afternoon."""
    assert [wrong(hub) for _ in range(3)] == ["wrong_pin"] * 3
    assert hub.sign_in().status_code == 200
    assert [wrong(hub, environ_overrides=SOMEWHERE) for _ in range(3)] == ["wrong_pin"] * 3


def test_guessing_at_many_numbers_from_one_address_is_slowed_down_too(hub: Stall) -> None:
    """A PIN tried on everybody is a guess all the same; others are not held up by it."""
    everybody = (LI, WANG, GUARD, MANAGER, *(f"n{n}" for n in range(ADDRESS_TRIES - 3)))
    codes = [wrong(hub, staff, environ_overrides=REMOTE) for staff in everybody]
    assert codes == ["wrong_pin"] * (ADDRESS_TRIES + 1)
    assert wrong(hub, "777", environ_overrides=REMOTE) == "too_many_tries"
    assert hub.sign_in(LI, environ_overrides=SOMEWHERE).status_code == 200


def test_ones_own_pin_does_not_wipe_out_guesses_at_others(hub: Stall) -> None:
    """Signing in oneself between two guesses must not make guessing free."""
    codes = []
    for n in range(ADDRESS_TRIES + 2):
        codes.append(wrong(hub, f"n{n}", environ_overrides=REMOTE))
        hub.sign_in(LI, environ_overrides=REMOTE)
    assert "too_many_tries" in codes


def test_many_guesses_at_once_gain_nothing(hub: Stall) -> None:
    """Each try is counted before its PIN is looked at."""
    from tests.halls import at_once

    codes = at_once([lambda: wrong(hub) for _ in range(12)])
    assert codes.count("wrong_pin") == 4
    assert codes.count("too_many_tries") == 8


def test_no_one_address_can_keep_the_hub_busy_with_pins(hub: Stall) -> None:
    """Checking a PIN is dear on purpose; so is asking for it, from the thirtieth time."""
    codes = {wrong(hub, f"n{n}", environ_overrides=SOMEWHERE) for n in range(31)}
    assert "too_many_requests" in codes


def test_a_session_ends_by_itself(hub: Stall) -> None:
    """session_hours later the token is worth nothing."""
    who = hub.bearer(LI, "1")
    hub.clock.go(hours=12, seconds=-1)
    assert hub.post("/api/booth/1/next", headers=who).status_code == 200
    hub.clock.go(seconds=1)
    answer = hub.post("/api/booth/1/next", headers=who)
    assert (answer.status_code, answer.json["code"]) == (401, "session_expired")


def test_signing_out_ends_the_token_and_closes_the_counter(hub: Stall) -> None:
    """At once, for the token and for its cookie."""
    browser = hub.browser()
    browser.post("/api/sign-in", json={"staff": LI, "pin": PIN, "counter": "1"})
    assert browser.get("/api/booth/who").json["staff"] == LI
    answer = browser.post("/api/sign-out", json={}, headers={"Origin": "http://localhost"})
    assert answer.json == {"staff": LI}
    assert browser.get_cookie(auth.COOKIE) is None
    with hub.desk.read() as reading:
        assert reading.counter("1").state == "closed"


def test_a_token_that_was_ended_elsewhere_is_not_believed_for_long(hub: Stall) -> None:
    """Another hub, or `run.py pin`, ends it in the store; this hub hears of it by the journal."""
    hub.hub.start()
    who = hub.bearer(LI)
    assert hub.browser().get("/api/booth/who", headers=who).json["staff"] == LI
    hub.desk.act(pins.set_pin, staff=LI, pin_hash=auth.hash_pin("another"))
    from tests.patience import until

    until(lambda: hub.browser().get("/api/booth/who", headers=who).json["staff"] is None)
    hub.hub.stop()


@pytest.mark.parametrize("token", ["", "x", "Bearer", "é" * 50, "a" * 5000])
def test_a_token_that_is_none_is_nobodys(hub: Stall, token: str) -> None:
    """Nothing it could be made of opens a door or breaks one."""
    given = {"Authorization": f"Bearer {token}".encode().decode("latin-1")}
    answer = hub.post("/api/booth/1/next", headers=given)
    assert answer.status_code == 401


def test_somebody_who_left_the_staff_has_no_session_any_more(hub: Stall) -> None:
    """A number taken out of config.toml ends what was opened with it."""
    who = hub.bearer(LI)
    del hub.desk.floor.staff[LI]  # type: ignore[attr-defined]
    assert hub.browser().get("/api/booth/who", headers=who).json["staff"] is None


def test_a_taken_counter_and_an_unknown_one_are_refused(hub: Stall) -> None:
    """One clerk at a counter; and only counters that stand on the floor."""
    hub.sign_in(LI, "1")
    assert hub.sign_in(WANG, "1").json["code"] == "counter_taken"
    assert hub.sign_in(WANG, "9").json["code"] == "unknown_counter"
    assert hub.sign_in(GUARD, "2").json["code"] == "no_role"


def test_on_ipv6_a_whole_64_counts_as_one_caller(hub: Stall) -> None:
    """Whoever has one address there has 2**64 of them; the neighbour's network is another's."""
    codes = [
        wrong(hub, f"n{n}", environ_overrides={"REMOTE_ADDR": f"2001:db8:0:7::{n:x}"})
        for n in range(ADDRESS_TRIES + 2)
    ]
    assert codes == ["wrong_pin"] * (ADDRESS_TRIES + 1) + ["too_many_tries"]
    assert wrong(hub, "777", environ_overrides={"REMOTE_ADDR": "2001:db8:0:8::1"}) == "wrong_pin"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.168.1.20", "192.168.1.20"),
        ("::ffff:192.168.1.20", "192.168.1.20"),
        ("2001:db8:0:7:aaaa:bbbb:cccc:dddd", "2001:db8:0:7::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::1"),
        ("", "unknown"),
    ],
)
def test_against_whom_tries_are_counted(address: str, counted: str) -> None:
    """One name for one caller, however the address is written."""
    assert caller(address) == counted
