"""Who hears when people are away, gone or none: always somebody who is here (F4, F8, G2)."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.desk import directory, promising
from hall.desk.desk import Desk
from hall.settings.schema import Settings
from tests.desk.test_reminding import DAY, DUE, climb, go, reminded, taken
from tests.halls import MANAGER, MONDAY, Clock, journal, opened
from tests.office import (
    LEADER,
    METER_HEAD,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
)

LATE = DUE + DAY


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on either database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def without(*roles: str) -> Settings:
    """The same hall where nobody has these roles."""
    made = office_settings().model_dump()
    made["staff"] = [one for one in made["staff"] if not set(one["roles"]) & set(roles)]
    return Settings.model_validate(made)


def away(desk: Desk, staff: str, deputy: str | None = None) -> None:
    """On leave from now."""
    desk.act(directory.away, by=MANAGER, staff=staff, kind="leave", deputy=deputy)


def told(desk: Desk, now: Any) -> dict[str, str]:
    """Whom the look at `now` told of the highest rung, staff by staff."""
    go(desk, now)
    climb(desk)
    fact = journal(desk, "InquiryReminded")[-1]
    return dict.fromkeys(fact.data["to"], fact.data["rung"])


def test_the_deputy_of_a_head_who_is_away_hears(desk: Desk) -> None:
    """In the head's place at the due time, and so does the head on coming back."""
    taken(desk)
    away(desk, PIPES_HEAD, METER_HEAD)
    assert told(desk, DUE) == dict.fromkeys((PIPES, PIPES_HEAD, METER_HEAD), "due")


def test_where_nobody_leads_the_department_now_the_leader_hears(desk: Desk) -> None:
    """A head away without a deputy; whoever is on duty is no head."""
    taken(desk)
    away(desk, PIPES_HEAD)
    assert told(desk, DUE) == dict.fromkeys((PIPES, PIPES_HEAD, LEADER), "due")


def test_the_deputy_of_a_leader_who_is_away_hears(desk: Desk) -> None:
    """Without one the manager does: late is never told to empty chairs alone."""
    taken(desk)
    away(desk, LEADER, OFFICE)
    assert told(desk, LATE) == dict.fromkeys((PIPES, PIPES_HEAD, LEADER, OFFICE), "late")
    taken(desk)
    away(desk, LEADER)
    assert told(desk, LATE + 7 * DAY) == dict.fromkeys((PIPES, PIPES_HEAD, LEADER, MANAGER), "late")


def test_a_hall_without_leader_and_office_has_its_manager(store_url: str) -> None:
    """For what is late, for complaints, and for what nobody has."""
    with opened(store_url, without("leader", "office"), Clock()) as desk:
        taken(desk)
        assert told(desk, LATE) == dict.fromkeys((PIPES, PIPES_HEAD, MANAGER), "late")
        opened_by(desk, kind="complain", about=METER_HEAD)
        assert reminded(desk, METER_HEAD, MANAGER) == {
            METER_HEAD: [], MANAGER: ["complaint", "late"],
        }  # fmt: skip


def test_where_a_whole_department_is_away_those_above_hear(desk: Desk) -> None:
    """Already of the first rung, which nobody would read for days."""
    taken(desk)
    away(desk, PIPES)
    away(desk, PIPES_HEAD)
    found = told(desk, MONDAY.replace(day=4))
    assert found == dict.fromkeys((PIPES, LEADER, OFFICE), "half")


def test_a_later_promise_is_counted_from_when_it_was_made(desk: Desk) -> None:
    """Due in three days and put off by three at the last moment: half is a day and a half later,
    not on the spot.
    """
    made = taken(desk)
    go(desk, DUE)
    climb(desk)
    later = DUE.replace(day=10)
    done(desk, promising.extend, made, PIPES, due_at=later, told="电话告知", reason="等配件")
    assert climb(desk) == 0
    assert told(desk, DUE.replace(day=9)) == {PIPES: "half"}
    assert told(desk, later) == dict.fromkeys((PIPES, PIPES_HEAD), "due")
