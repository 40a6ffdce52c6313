"""Everybody presses at once, at two hubs of one hall: one person is responsible, and nobody hears
of an error.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.desk import answering, handing, inquiries
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from hall.store.dialect import is_sqlite
from tests.halls import LI, WANG, Clock, at_once, journal, opened
from tests.office import METER, OFFICE, PIPES, done, office_settings, opened_by, stands, timeline
from tests.store.forger import proved


@pytest.fixture
def hubs(store_url: str) -> Iterator[tuple[Desk, Desk]]:
    """One hall at two hubs of a PostgreSQL; at one hub, twice, where SQLite has but one."""
    with opened(store_url, office_settings(), Clock()) as one:
        if is_sqlite(store_url):
            yield one, one
        else:
            with opened(store_url, office_settings(), one.now, hall=one.book.hall) as two:  # type: ignore[arg-type]
                yield one, two


def offered(desk: Desk) -> InquiryView:
    """Handed to the pipes' member, answered once, so that it could be closed."""
    made = opened_by(desk, LI)
    done(desk, answering.reply, made, LI, reached=True, words="说了")
    return done(desk, handing.offer, made, LI, to=PIPES, notified="电话")


PRESSES: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    (PIPES, handing.acknowledge, {}),
    (LI, handing.take_back, {}),
    (PIPES, handing.decline, {"reason": "不归我"}),
    (OFFICE, handing.assign, {"to": METER}),
    (LI, answering.close, {"outcome": "answered", "result": "答了"}),
    (PIPES, answering.close, {"outcome": "answered", "result": "答了"}),
    (LI, handing.offer, {"to": WANG, "notified": "当面"}),
    (LI, answering.reply, {"reached": False, "words": "没人接"}),
)
CODES = {"not_offered", "already_offered", "not_responsible", "inquiry_closed", "not_allowed",
         "unknown_inquiry", "same_person"}  # fmt: skip


def test_whatever_is_pressed_at_once_one_person_has_it(hubs: tuple[Desk, Desk]) -> None:
    """What was done stands in the timeline, what lost is refused with a code; `verify` agrees."""
    outcomes = Counter[str]()
    for _ in range(8):
        one = offered(hubs[0])
        before = len(timeline(hubs[0], one))
        work = [
            partial(done, hubs[place % 2], verb, one, who, **said)
            for place, (who, verb, said) in enumerate(PRESSES)
        ]
        answers = at_once(work)
        refusals = [each for each in answers if isinstance(each, Exception)]
        assert all(isinstance(each, Refusal) and each.code in CODES for each in refusals), refusals
        steps = timeline(hubs[1], one)[before:]
        acts = [step for step in steps if step.kind != "reminded"]
        assert len(acts) == len(PRESSES) - len(refusals)
        now = stands(hubs[1], one)
        moves = [step for step in acts if step.kind in ("taken", "assigned")]
        last = moves[-1] if moves else None
        holder = LI if last is None else last.data.get("to", last.staff)
        assert (now.responsible, now.first) == (holder, LI)
        outcomes[now.state] += 1
        assert proved(hubs[0].book).wrong is None
    assert outcomes


def test_one_key_pressed_at_both_hubs_has_one_effect(hubs: tuple[Desk, Desk]) -> None:
    """The same answer for both, one inquiry."""
    what = {"staff": LI, "kind": "ask", "matter": "水费"}
    said = at_once([
        lambda hub=hub: hub.act(
            inquiries.open_inquiry, "one key", "same", encode=lambda made: made.number, **what)
        for hub in hubs * 4
    ])  # fmt: skip
    assert len(set(said)) == 1, said
    assert len(journal(hubs[0], "InquiryOpened")) == 1


def test_fifty_clerks_open_at_once_and_the_numbers_have_no_gap(hubs: tuple[Desk, Desk]) -> None:
    """On the day that ends meanwhile, and on the next."""
    clock: Any = hubs[0].now
    late = clock.now.replace(hour=23, minute=59, second=59)

    def press(place: int) -> InquiryView:
        if place == 25:
            clock.now = late + timedelta(seconds=1)
        made: InquiryView = opened_by(hubs[place % 2], (LI, WANG, PIPES)[place % 3])
        return made

    clock.now = late
    made = at_once([lambda place=place: press(place) for place in range(50)])
    assert all(isinstance(each, InquiryView) for each in made), made
    days: dict[str, list[int]] = {}
    for each in made:
        _, day, seq = each.number.split("-")
        assert day == each.opened_at.astimezone(hubs[0].hours.zone).strftime("%Y%m%d")
        days.setdefault(day, []).append(int(seq))
    assert sum(map(len, days.values())) == 50
    for counted in days.values():
        assert sorted(counted) == [*range(1, len(counted) + 1)]
    assert proved(hubs[0].book).wrong is None
