"""Kiosks and displays are let in by a one-time code, typed once."""

from hall.hub import auth, enrolment
from tests.halls import journal
from tests.hub.stall import REMOTE, Stall


def enrol(hub: Stall, code: str, browser: object = None) -> object:
    """The answer to a code typed on a remote device."""
    device = browser or hub.browser()
    return device.post(  # type: ignore[attr-defined]
        "/api/devices/enrol", json={"code": code}, environ_overrides=REMOTE
    )


def test_a_code_makes_a_browser_a_device_of_the_hall(hub: Stall) -> None:
    """From then on its cookie opens what only devices may use."""
    browser = hub.browser()
    page = browser.get("/booth/", environ_overrides=REMOTE)
    assert page.status_code == 403
    assert "/static/hub/enrol.js" in page.text
    code = enrolment.new_code(hub.desk, "入口取号机")
    answer = enrol(hub, code, browser)
    assert answer.status_code == 200, answer.text
    assert answer.json["name"] == "入口取号机"
    assert browser.get("/booth/", environ_overrides=REMOTE).status_code == 200
    cookie = browser.get_cookie(auth.DEVICE_COOKIE)
    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Strict"
    own = {"Origin": "http://localhost"}
    taken = browser.post(
        "/api/booth/tickets", json={"service": "payment"}, headers=own, environ_overrides=REMOTE
    )
    assert taken.status_code == 201
    assert len(journal(hub.desk, "DeviceEnrolled")) == 1


def test_a_code_is_good_once(hub: Stall) -> None:
    """Whoever looked over the shoulder comes too late."""
    code = enrolment.new_code(hub.desk, "屏")
    assert enrol(hub, code).status_code == 200
    second = enrol(hub, code)
    assert (second.status_code, second.json["code"]) == (403, "wrong_code")


def test_a_code_is_good_for_ten_minutes(hub: Stall) -> None:
    """A forgotten note on a desk opens nothing."""
    code = enrolment.new_code(hub.desk, "屏")
    hub.clock.go(minutes=10, seconds=1)
    assert enrol(hub, code).json["code"] == "wrong_code"


def test_a_code_may_be_typed_as_people_type(hub: Stall) -> None:
    """Small letters, spaces and a forgotten dash are no mistakes."""
    code = enrolment.new_code(hub.desk, "屏")
    assert enrol(hub, f" {code.lower().replace('-', ' ')} ").status_code == 200


def test_guessing_codes_is_slowed_down(hub: Stall) -> None:
    """Ten wrong codes a minute, and no more."""
    codes = [enrol(hub, f"WRNG-{n:04d}").json["code"] for n in range(11)]
    assert codes == ["wrong_code"] * 10 + ["too_many_requests"]


def test_the_code_itself_is_not_kept(hub: Stall) -> None:
    """Only what it hashes to."""
    from tests.halls import everything

    code = enrolment.new_code(hub.desk, "屏")
    assert enrolment.plain(code) not in repr(everything(hub.desk.book))
