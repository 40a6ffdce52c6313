"""The roll call and the faults: whoever falls silent is missed, and every fault has its times."""

from datetime import datetime

from hall.desk import devices
from hall.desk.desk import Desk
from hall.desk.roll import EVERY, FORGOTTEN, SILENT, call_roll
from tests.halls import journal

KIOSK, WALL = "door-kiosk", "wall-display"


def say(desk: Desk, device: str, state: str = "ok", detail: str = "") -> None:
    """The screen says how it is."""
    kind = device.rpartition("-")[2]
    desk.act(devices.report, device=device, kind=kind, state=state, detail=detail)


def roll(desk: Desk, *here: str) -> list[str]:
    """A roll call; who is missed from now on."""
    missed: list[str] = desk.act(call_roll, here=here)
    return missed


def states(desk: Desk) -> dict[str, str]:
    """How each device is."""
    with desk.read() as reading:
        return {each.id: each.state for each in reading.devices()}


def faults(desk: Desk) -> list[tuple[str, str, datetime, datetime | None]]:
    """Every fault there was, the newest first."""
    with desk.read() as reading:
        found = reading.faults(desk.now() - 2 * FORGOTTEN)
    return [(each.device, each.state, each.opened_at, each.closed_at) for each in found]


def test_who_stays_on_the_line_is_never_missed(desk: Desk) -> None:
    """Roll after roll; and what is not a screen is not called at all."""
    say(desk, KIOSK)
    desk.act(devices.report, device="printer", kind="printer", state="ok")
    for _ in range(10):
        assert roll(desk, KIOSK) == []
        desk.now.go(seconds=EVERY)
    assert states(desk) == {KIOSK: "ok", "printer": "ok"}
    assert len(journal(desk)) == 2


def test_who_falls_silent_is_missed_once_and_is_well_when_back(desk: Desk) -> None:
    """Its fault opens after SILENT and closes by itself; both times are kept."""
    say(desk, KIOSK)
    say(desk, WALL)
    roll(desk, KIOSK, WALL)
    desk.now.go(seconds=SILENT.total_seconds())
    assert roll(desk, WALL) == []
    desk.now.go(seconds=1)
    missed = desk.now()
    assert roll(desk, WALL) == [KIOSK]
    desk.now.go(seconds=EVERY)
    assert roll(desk, WALL) == []
    assert states(desk) == {KIOSK: "gone", WALL: "ok"}
    assert faults(desk) == [(KIOSK, "gone", missed, None)]
    desk.now.go(minutes=5)
    assert roll(desk, WALL, KIOSK) == []
    assert states(desk) == {KIOSK: "ok", WALL: "ok"}
    assert faults(desk) == [(KIOSK, "gone", missed, desk.now())]


def test_a_screen_that_another_hub_hears_is_not_missed(desk: Desk) -> None:
    """Each hub calls its own; here they take turns."""
    say(desk, KIOSK)
    say(desk, WALL)
    for _ in range(5):
        assert roll(desk, KIOSK) == []
        assert roll(desk, WALL) == []
        desk.now.go(seconds=EVERY)


def test_a_missed_screen_that_says_it_is_well_is_well(desk: Desk) -> None:
    """Before the next roll call."""
    say(desk, KIOSK)
    roll(desk, KIOSK)
    desk.now.go(minutes=3)
    assert roll(desk) == [KIOSK]
    say(desk, KIOSK)
    assert states(desk) == {KIOSK: "ok"}
    assert roll(desk, KIOSK) == []


def test_what_was_put_away_is_forgotten_with_its_fault_closed(desk: Desk) -> None:
    """After FORGOTTEN; a screen that was enrolled but never looked at stays."""
    say(desk, KIOSK)
    roll(desk, KIOSK)
    desk.now.go(minutes=3)
    roll(desk)
    desk.now.go(seconds=FORGOTTEN.total_seconds())
    roll(desk)
    assert states(desk) == {KIOSK: "gone"}
    desk.now.go(seconds=1)
    roll(desk)
    assert states(desk) == {}
    assert [closed for *_, closed in faults(desk)] == [desk.now()]


def test_a_fault_that_turns_into_another_ends_where_that_begins(desk: Desk) -> None:
    """Low paper, then none, then a new roll; and what nobody knows is no fault."""
    times = []
    for state in ("unknown", "near_end", "paper_out", "ok"):
        times.append(desk.now())
        desk.act(devices.report, device="printer", kind="printer", state=state)
        desk.now.go(minutes=1)
    assert faults(desk) == [
        ("printer", "paper_out", times[2], times[3]),
        ("printer", "near_end", times[1], times[2]),
    ]


def test_faults_that_ended_long_ago_are_not_shown(desk: Desk) -> None:
    """Those that last are, however old."""
    say(desk, WALL, "soundless")
    say(desk, KIOSK, "clock_off")
    say(desk, KIOSK)
    desk.now.go(hours=13)
    with desk.read() as reading:
        found = reading.faults(desk.now.now.replace(hour=12))
    assert [(each.device, each.state) for each in found] == [(WALL, "soundless")]


def test_a_screen_bears_the_name_of_the_device_that_was_enrolled(desk: Desk) -> None:
    """Not its number."""
    until = desk.now.now.replace(hour=23)
    desk.act(devices.new_code, code_hash=f"{desk.book.hall} c", name="门口", expires_at=until)
    desk.act(
        devices.enrol, code_hash=f"{desk.book.hall} c", device="d1",
        token_hash=f"{desk.book.hall} t",
    )  # fmt: skip
    desk.act(devices.report, device="d1-kiosk", kind="kiosk", state="gone", owner="d1")
    with desk.read() as reading:
        assert {each.id: each.name for each in reading.devices()}["d1-kiosk"] == "门口"
        assert [each.name for each in reading.faults(desk.now())] == ["门口"]
