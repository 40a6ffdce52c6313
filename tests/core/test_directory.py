"""Who receives what is handed over: the person, their deputy, the next on duty, the head."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.directory import Absence, Department, Directory, Receiver

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAME = {"zh": "科", "en": "Dept"}
PIPES = Department("pipes", NAME, NAME, "1", head="40", duty=("41", "42"))
EMPTY = Department("empty", NAME, NAME, "2", head="50")
HOMES = {"40": "pipes", "41": "pipes", "42": "pipes", "43": "pipes", "50": "empty", "60": ""}


def directory(**away: str | None) -> Directory:
    """Who is away (s41="43"), and who stands in for them."""
    gone = {
        staff[1:]: Absence(staff[1:], NOW, None, deputy, "leave") for staff, deputy in away.items()
    }
    return Directory({"pipes": PIPES, "empty": EMPTY}, HOMES, gone)


@pytest.mark.parametrize(
    ("away", "person", "receiver"),
    [
        ({}, "43", Receiver("43", "person")),
        ({"s43": "60"}, "43", Receiver("60", "deputy", ("43",))),
        ({"s43": None}, "43", Receiver("41", "duty", ("43",))),
        ({"s43": "42", "s42": "60"}, "43", Receiver("60", "deputy", ("43", "42"))),
        ({"s43": None, "s41": None}, "43", Receiver("42", "duty", ("43", "41"))),
        ({"s43": None, "s41": "60"}, "43", Receiver("60", "deputy", ("43", "41"))),
        ({"s43": None, "s41": None, "s42": None}, "43", Receiver("40", "head", ("43", "41", "42"))),
        ({"s43": "42", "s42": "43", "s41": None}, "43", Receiver("40", "head", ("43", "42", "41"))),
        ({"s43": None, "s41": None, "s42": None, "s40": "60"}, "43",
         Receiver("60", "deputy", ("43", "41", "42", "40"))),
        ({"s43": None, "s41": None, "s42": None, "s40": None}, "43", None),
        ({"s60": None}, "60", None),  # of no department
        ({"s60": "60"}, "60", None),
        ({}, "99", None),  # works here no more
        ({"s43": "99"}, "43", Receiver("41", "duty", ("43", "99"))),
    ],
)  # fmt: skip
def test_who_receives_what_is_meant_for_a_person(
    away: dict[str, str | None], person: str, receiver: Receiver | None
) -> None:
    """And who was asked for before."""
    assert directory(**away).for_person(person) == receiver


def test_a_department_is_whoever_is_on_duty_and_else_its_head() -> None:
    """In the order of the settings."""
    assert directory().for_department("pipes") == Receiver("41", "duty")
    assert directory(s41=None).for_department("pipes") == Receiver("42", "duty", ("41",))
    assert directory().for_department("empty") == Receiver("50", "head")
    assert directory(s50=None).for_department("empty") is None
    assert directory().for_department("nowhere") is None


def test_whoever_is_complained_of_never_receives_it() -> None:
    """Neither as the one on duty, nor standing in, nor as the head (G2)."""
    assert directory().for_department("pipes", {"41"}) == Receiver("42", "duty", ("41",))
    assert directory(s43="41").for_person("43", {"41"}) == Receiver("42", "duty", ("43", "41"))
    assert directory(s41=None, s42=None).for_department("pipes", {"40"}) is None


def test_an_absence_holds_from_its_beginning_to_its_end() -> None:
    """The first moment included, the last one not."""
    hour = timedelta(hours=1)
    one = Absence("41", NOW, NOW + hour, None, "leave")
    held = [one.holds(NOW + by) for by in (-timedelta(seconds=1), timedelta(), hour)]
    assert held == [False, True, False]
    assert Absence("41", NOW, None, None, "leave").holds(NOW + 10_000 * hour)


PEOPLE = st.sampled_from(sorted(HOMES))


@given(st.dictionaries(PEOPLE, st.none() | PEOPLE), PEOPLE, st.sets(PEOPLE))
def test_nobody_absent_and_nobody_excluded_is_ever_named(
    away: dict[str, str | None], person: str, but: set[str]
) -> None:
    """Whoever stands in for whom; it always ends; while the head is here somebody receives it."""
    made = directory(**{f"s{staff}": deputy for staff, deputy in away.items()})
    for found in (made.for_person(person, but), made.for_department("pipes", but)):
        if found is not None:
            assert found.staff not in away
            assert found.staff not in but
            assert set(found.passed) <= away.keys() | but
    if "40" not in away and "40" not in but:
        assert made.for_department("pipes", but) is not None
