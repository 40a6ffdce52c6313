"""Devices: enrolled by a one-time code, and heard when their state changes."""

from datetime import timedelta

from hall.desk import devices
from hall.desk.desk import Desk
from tests.halls import at_once, journal, opened, refused


def report(desk: Desk, state: str, detail: str = "", device: str = "printer") -> bool:
    """The device says how it is."""
    return desk.act(devices.report, device=device, kind="printer", state=state, detail=detail)


def hashed(desk: Desk, secret: str = "code") -> str:
    """Codes and tokens are unique in a store, whichever hall they belong to."""
    return f"{desk.book.hall} {secret}"


def code(desk: Desk, minutes: float = 10) -> None:
    """The manager allows one device."""
    until = desk.now() + timedelta(minutes=minutes)
    desk.act(devices.new_code, code_hash=hashed(desk), name="门口取号机", expires_at=until)


def enrol(desk: Desk, device: str = "kiosk-1") -> str:
    """The device uses the code."""
    return desk.act(
        devices.enrol, code_hash=hashed(desk), device=device, token_hash=hashed(desk, device)
    )


def test_a_device_that_says_the_same_again_is_no_news(desk: Desk) -> None:
    """It may report every few seconds; the journal keeps only changes."""
    assert report(desk, "ok") is True
    for _ in range(3):
        desk.now.go(seconds=5)
        assert report(desk, "ok") is False
    assert report(desk, "paper_low") is True
    assert report(desk, "paper_low", "about 20 left") is True
    told = [(entry.data["state"], entry.data["detail"]) for entry in journal(desk)]
    assert told == [("ok", ""), ("paper_low", ""), ("paper_low", "about 20 left")]


def test_a_device_is_shown_as_it_is_and_since_when(desk: Desk) -> None:
    """Since the change, not since the last word."""
    report(desk, "ok")
    desk.now.go(minutes=3)
    report(desk, "out_of_paper", "roll")
    changed = desk.now()
    desk.now.go(minutes=3)
    report(desk, "out_of_paper", "roll")
    with desk.read() as reading:
        (seen,) = reading.devices()
    assert (seen.id, seen.kind, seen.state, seen.detail) == (
        "printer",
        "printer",
        "out_of_paper",
        "roll",
    )
    assert seen.since == changed


def test_a_code_lets_one_device_in(desk: Desk) -> None:
    """It is used up by the first, and the device is known by its token from then on."""
    code(desk)
    assert enrol(desk) == "门口取号机"
    with desk.read() as reading:
        assert reading.enrolled(hashed(desk, "kiosk-1")) == "kiosk-1"
        assert reading.enrolled("guessed") is None
    assert journal(desk)[-1].data == {"device": "kiosk-1", "name": "门口取号机"}
    with refused(desk, "wrong_code"):
        enrol(desk, "kiosk-2")


def test_of_many_who_try_one_code_at_once_one_gets_in(desk: Desk) -> None:
    """Whoever copied the code from the screen comes too late."""
    code(desk)
    answers = at_once([lambda n=n: enrol(desk, f"kiosk-{n}") for n in range(6)])
    assert len([name for name in answers if name == "门口取号机"]) == 1
    assert [str(no) for no in answers if isinstance(no, Exception)] == ["wrong_code"] * 5


def test_a_code_is_good_until_its_time(desk: Desk) -> None:
    """And not a second longer."""
    code(desk)
    desk.now.go(minutes=10, seconds=1)
    with refused(desk, "wrong_code"):
        enrol(desk)
    code(desk)
    desk.now.go(minutes=10)
    assert enrol(desk)


def test_without_a_code_nobody_gets_in(desk: Desk) -> None:
    """Nor with the one of another hall."""
    with opened(desk.book.url) as other:
        code(other)
        with refused(desk, "wrong_code"):
            desk.act(
                devices.enrol, code_hash=hashed(other), device="kiosk-1", token_hash=hashed(desk)
            )
