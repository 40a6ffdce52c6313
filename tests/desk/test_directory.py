"""The duty directory at the desk: who is away, who stands in, what the manager changes."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from hall.core.directory import Directory, Receiver
from hall.core.refusals import Refusal
from hall.desk import directory
from hall.desk.desk import Desk
from tests.halls import (
    GUARD,
    LI,
    MANAGER,
    MONDAY,
    Clock,
    both,
    everything,
    journal,
    opened,
    refused,
    settings,
)

HEAD, PIPER, FITTER, WRITER, OFFICE = "411", "412", "413", "422", "501"
ROLES = {
    LI: ["clerk"], GUARD: ["guard"], MANAGER: ["manager"], HEAD: ["head"], PIPER: ["member"],
    FITTER: ["member"], WRITER: ["member"], OFFICE: ["office"],
}  # fmt: skip
HOMES = {HEAD: "pipes", PIPER: "pipes", FITTER: "pipes", WRITER: "bills"}
PIPES = {
    "id": "pipes", "name": both("维修"), "room": {"zh": "一楼", "en": "Room 1"}, "phone": "8555",
    "head": HEAD, "duty": [PIPER, FITTER], "services": ["repair"], "matters": ["爆管"],
}  # fmt: skip
BILLS = {"id": "bills", "name": both("收费"), "room": both("二楼"), "head": WRITER}
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """A hall with two departments, an office and a manager, on either database."""
    people = [
        {"number": one, "name": both("员"), "title": both("岗"), "roles": roles}
        | ({"department": HOMES[one]} if one in HOMES else {})
        for one, roles in ROLES.items()
    ]
    made = settings().model_dump() | {"staff": people, "departments": [PIPES, BILLS]}
    with opened(store_url, type(settings()).model_validate(made)) as desk:
        yield desk


def now(desk: Desk) -> Directory:
    """The directory as it is now."""
    with desk.read() as reading:
        return reading.directory()


def go(desk: Desk, by: timedelta) -> None:
    """The clock is moved on."""
    clock = desk.now
    assert isinstance(clock, Clock)
    clock.now += by


def away(desk: Desk, staff: str, by: str = MANAGER, **more: object) -> None:
    """Somebody is away."""
    desk.act(directory.away, by=by, staff=staff, **{"kind": "leave", **more})


def receives(desk: Desk, **whom: str) -> Receiver | None:
    """Who receives it."""
    found: Receiver | None = desk.act(directory.receiver, **whom)
    return found


def change(desk: Desk, by: str = MANAGER, **more: object) -> None:
    """The department of pipes, changed in this."""
    same = {"room": ("一楼", "Room 1"), "phone": "8555", "head": HEAD, "duty": (PIPER, FITTER)}
    desk.act(directory.set_department, **{"by": by, "department": "pipes", **same, **more})


def test_whoever_is_away_is_passed_over_until_they_are_back(desk: Desk) -> None:
    """To the deputy if one was named; facts tell of both, and not why."""
    assert receives(desk, department="pipes") == Receiver(PIPER, "duty")
    away(desk, PIPER, kind="training", deputy=WRITER)
    assert receives(desk, department="pipes") == Receiver(WRITER, "deputy", (PIPER,))
    assert receives(desk, staff=PIPER) == Receiver(WRITER, "deputy", (PIPER,))
    desk.act(directory.back, by=PIPER, staff=PIPER)
    assert receives(desk, staff=PIPER) == Receiver(PIPER, "person")
    gone, back = journal(desk, "StaffAway", "StaffBack")
    assert gone.data == {
        "away": PIPER, "since": MONDAY.isoformat(), "until": None, "deputy": WRITER,
        "staff": MANAGER,
    }  # fmt: skip
    assert (back.data, back.staff) == ({"away": PIPER, "staff": PIPER}, PIPER)


def test_an_absence_begins_and_ends_by_itself(desk: Desk) -> None:
    """Said today for tomorrow; a reading tells what is to come, and nothing that is over."""
    away(desk, PIPER, since=desk.now() + HOUR, until=desk.now() + 2 * HOUR)
    assert receives(desk, staff=PIPER) == Receiver(PIPER, "person")
    go(desk, HOUR)
    assert receives(desk, staff=PIPER) == Receiver(FITTER, "duty", (PIPER,))
    with desk.read() as reading:
        assert [one.staff for one in reading.absences()] == [PIPER]
    go(desk, HOUR)
    assert receives(desk, staff=PIPER) == Receiver(PIPER, "person")
    with desk.read() as reading:
        assert reading.absences() == []
    with refused(desk, "not_away", staff=PIPER):
        desk.act(directory.back, by=MANAGER, staff=PIPER)
    away(desk, PIPER)
    assert receives(desk, staff=PIPER) == Receiver(FITTER, "duty", (PIPER,))


def test_a_newer_word_takes_the_place_of_the_older(desk: Desk) -> None:
    """One absence a person, however often it is said."""
    away(desk, PIPER, deputy=WRITER)
    away(desk, PIPER, deputy=FITTER)
    with desk.read() as reading:
        assert [one.deputy for one in reading.absences()] == [FITTER]
    desk.act(directory.back, by=MANAGER, staff=PIPER)
    assert not now(desk).away


def test_an_absence_that_cannot_be_is_refused(desk: Desk) -> None:
    """Nothing is written."""
    at = desk.now()
    with refused(desk, "unknown_staff"):
        away(desk, "999")
    with refused(desk, "unknown_staff"):
        away(desk, PIPER, deputy="999")
    with refused(desk, "own_deputy"):
        away(desk, PIPER, deputy=PIPER)
    for more in ({"until": at}, {"since": at + HOUR, "until": at + HOUR}, {"until": at - HOUR},
                 {"since": at - 2 * HOUR, "until": at - HOUR}):  # fmt: skip
        with refused(desk, "until_early"):
            away(desk, PIPER, **more)
    for more in ({"until": at + 401 * 24 * HOUR}, {"since": at - 401 * 24 * HOUR},
                 {"until": datetime.max.replace(tzinfo=timezone(-12 * HOUR))}):  # fmt: skip
        with refused(desk, "away_long", days=400):
            away(desk, PIPER, **more)
    with refused(desk, "not_away", staff=PIPER):
        desk.act(directory.back, by=MANAGER, staff=PIPER)


@pytest.mark.parametrize(
    ("by", "of", "may"),
    [
        (PIPER, PIPER, True), (GUARD, GUARD, True), (PIPER, FITTER, False), (LI, PIPER, False),
        (HEAD, PIPER, True), (HEAD, WRITER, False), (HEAD, LI, False), (OFFICE, PIPER, True),
        (MANAGER, PIPER, True),
    ],
)  # fmt: skip
def test_who_may_say_that_somebody_is_away(desk: Desk, by: str, of: str, may: bool) -> None:
    """Anybody of themself; a head of the own department; manager and office of everybody."""
    if not may:
        with refused(desk, "not_allowed"):
            away(desk, of, by)
        with refused(desk, "not_allowed"):
            desk.act(directory.back, by=by, staff=of)
        return
    away(desk, of, by)
    desk.act(directory.back, by=by, staff=of)


def test_the_manager_changes_a_department_over_the_settings(desk: Desk) -> None:
    """Room, phone, head and who is on duty; its name and matters are the settings'."""
    change(desk, room=("  三 楼\0 ", "Room  3"), phone=" 8556 ", head=FITTER, duty=[FITTER, FITTER])
    pipes = now(desk).departments["pipes"]
    assert (pipes.room, pipes.phone) == ({"zh": "三 楼", "en": "Room 3"}, "8556")
    assert (pipes.head, pipes.duty, pipes.matters) == (FITTER, (FITTER,), ("爆管",))
    assert receives(desk, department="pipes") == Receiver(FITTER, "duty")
    (fact,) = journal(desk, "DirectoryChanged")
    assert (fact.staff, fact.data["duty"]) == (MANAGER, [FITTER])
    change(desk)
    assert now(desk).departments["pipes"].duty == (PIPER, FITTER)


def test_what_is_as_in_the_settings_follows_them_again(desk: Desk) -> None:
    """Else a later change of the file would stay without effect."""
    change(desk, phone="1")
    change(desk)
    assert everything(desk.book)["department_changes"] == []


def test_a_changed_department_outlives_whoever_left(desk: Desk) -> None:
    """A head who works here no more is the settings' one again; so with those on duty."""
    change(desk, head=FITTER, duty=[FITTER, PIPER])
    del desk.floor.staff[FITTER]  # type: ignore[attr-defined]
    pipes = now(desk).departments["pipes"]
    assert (pipes.head, pipes.duty) == (HEAD, (PIPER,))


def test_a_department_that_cannot_be_is_refused(desk: Desk) -> None:
    """Nothing is written; a head changes the own department alone."""
    for more, code in (
        ({"head": "999"}, "unknown_staff"), ({"duty": ["999"]}, "unknown_staff"),
        ({"room": ("三楼", " ")}, "room_needed"), ({"department": "x"}, "unknown_department"),
        ({"by": LI}, "not_allowed"), ({"by": PIPER}, "not_allowed"),
        ({"by": WRITER}, "not_allowed"),
    ):  # fmt: skip
        with refused(desk, code):
            change(desk, **more)  # type: ignore[arg-type]
    change(desk, HEAD, phone="2")
    change(desk, OFFICE, phone="3")


def test_whoever_is_away_cannot_be_handed_anything(desk: Desk) -> None:
    """The refusal names who receives it instead; where nobody does, the office decides."""
    desk.act(directory.must_be_here, staff=PIPER)
    away(desk, PIPER)
    with refused(desk, "away", staff=PIPER, instead=FITTER):
        desk.act(directory.must_be_here, staff=PIPER)
    with refused(desk, "away", staff=PIPER, instead=HEAD):
        desk.act(directory.must_be_here, staff=PIPER, but={FITTER})
    away(desk, FITTER)
    away(desk, HEAD)
    with refused(desk, "nobody_here", staff=PIPER):
        desk.act(directory.must_be_here, staff=PIPER)


def test_an_unknown_kind_of_absence_is_a_programmer_s_mistake(desk: Desk) -> None:
    """The door lets none in; an illness is no kind."""
    with pytest.raises(ValueError, match="ill"):
        away(desk, PIPER, kind="ill")
    with pytest.raises(Refusal):
        away(desk, "999", kind="ill")
