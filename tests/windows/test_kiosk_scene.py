"""What the kiosk shows: honest counts, the rule in force, what is shut and why; never a person."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from hall.core import happenings
from hall.desk import devices, slips
from kiosk.choices import changed_by
from tests.halls import LI, STAFF, elder, journal, seated, visitor
from tests.windows.kiosk_hall import HOURS, KioskHall, kiosk_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """The small hall, open around the clock."""
    with kiosk_hall(tmp_path) as made:
        yield made


def test_the_scene_knows_numbers_of_people_but_never_a_person(hall: KioskHall) -> None:
    """PROVISIONS K1: no ticket, token, clerk or priority visitor can be read from the kiosk."""
    first, second = visitor(hall.desk), elder(hall.desk)
    clerk = seated(hall.desk)
    clerk.next()

    shown = json.dumps(hall.shows(), ensure_ascii=False)

    assert '"ahead": 1' in shown, "somebody must be waiting for this test to mean anything"
    for secret in (first.token, second.token, first.number, second.number, "员工", *STAFF):
        assert f'"{secret}"' not in shown


def test_the_kiosk_shows_what_the_next_visitor_is_then_told(hall: KioskHall) -> None:
    """People ahead on the key are those on the slip, for both classes."""
    for _ in range(3):
        visitor(hall.desk)
    elder(hall.desk)

    shown = hall.service("payment")
    told = elder(hall.desk).ahead, visitor(hall.desk).ahead

    assert shown["priority"]["ahead"] == told[0]
    assert told[0] < shown["ordinary"]["ahead"] <= told[1]


def test_a_young_hall_shows_people_and_no_range(hall: KioskHall) -> None:
    """With fewer than 50 served a range would be a guess (DESIGN, Wait)."""
    visitor(hall.desk)

    assert hall.service("payment")["ordinary"] == {"ahead": 1, "wait": None}


def test_a_service_that_is_switched_off_says_so(hall: KioskHall) -> None:
    """Advice is switched off in this hall, the others are not."""
    advice, payment = hall.service("advice"), hall.service("payment")

    assert (advice["open"], advice["why"]) == (False, "service_closed")
    assert (payment["open"], payment["why"]) == (True, None)


def test_a_closed_hall_says_when_it_opens(tmp_path: Path) -> None:
    """On Friday evening that is Monday morning (PROVISIONS A7)."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        assert hall.scene()["hours"]["open"], "Monday at nine it is open"

        hall.clock.go(hours=24 * 4 + 11)

        expected = {"open": False, "why": "hall_closed", "opens_at": "2026-03-09T08:30:00+08:00"}
        assert hall.scene()["hours"].items() >= expected.items()
        for service in hall.scene()["services"]:
            assert {key: service[key] for key in expected} == expected


def test_after_the_cut_off_the_kiosk_stops_before_the_hall_does(tmp_path: Path) -> None:
    """The last number is given fifteen minutes before closing, to the minute."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        hall.clock.go(hours=8, minutes=14)
        assert hall.scene()["hours"]["open"], "17:14 is before the cut-off"

        hall.clock.go(minutes=1)

        assert hall.scene()["hours"]["why"] == "last_ticket"


@pytest.mark.parametrize(("policy", "m"), [("ratio", 3), ("fifo", 2), ("strict", 2)])
def test_the_rule_on_the_kiosk_is_the_rule_in_force(tmp_path: Path, policy: str, m: int) -> None:
    """PROVISIONS A2: what is published comes from the same setting the line obeys."""
    line = {"policy": policy, "priority_in_a_row": m}
    with kiosk_hall(tmp_path, line=line) as hall:
        assert hall.scene()["rule"] == {"policy": policy, "in_a_row": m}


@pytest.mark.parametrize("state", ["paper_out", "cover_open", "offline"])
def test_the_kiosk_says_beforehand_that_there_is_no_slip(hall: KioskHall, state: str) -> None:
    """And takes it back when the printer is well; running low is no trouble for a visitor."""
    report = {"device": "printer", "kind": "printer"}
    hall.desk.act(devices.report, **report, state=state)
    assert hall.scene()["paper"]["state"] == "trouble"

    hall.desk.act(devices.report, **report, state="near_end")

    assert hall.scene()["paper"]["state"] == "ok"


def blank(kind: str) -> happenings.Happening:
    """A happening of this kind about nothing; only its kind is looked at."""
    made: type[happenings.Happening] = getattr(happenings, kind)
    return made.__new__(made)


def test_news_the_kiosk_does_not_listen_to_would_change_nothing_on_it(hall: KioskHall) -> None:
    """Each act whose happenings are left out of its feed leaves the scene as it was."""
    ticket = visitor(hall.desk)
    clerk = seated(hall.desk, staff=LI)
    begun = partial(hall.desk.act, slips.start, ticket=ticket.id, seq=1)
    acts: list[Callable[[], object]] = [
        partial(visitor, hall.desk), clerk.next, clerk.recall, clerk.begin, begun,
        lambda: hall.desk.act(slips.end, slip=1, outcome="failed", detail="paper_out"),
        clerk.pause, clerk.resume, clerk.finish,
    ]  # fmt: skip
    unheard, shown = set(), set()

    for act in acts:
        before, seq = hall.shows(), hall.scene()["seq"]
        act()
        kinds = {entry.kind for entry in journal(hall.desk) if entry.seq > seq}
        if all(changed_by(blank(kind)) == () for kind in kinds):
            unheard |= kinds
            assert hall.shows() == before, kinds
        elif hall.shows() != before:
            shown |= kinds

    assert unheard == {"TicketRecalled", "ServiceBegun", "SlipFailed"}
    assert {"TicketTaken", "TicketCalled"} <= shown
