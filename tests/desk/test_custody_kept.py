"""Whatever anybody presses at the real desk, on both databases: one responsible person, always."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.core.custody import OUTCOMES
from hall.core.refusals import Refusal
from hall.desk import answering, coordinating, handing, promising
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView, StepView
from tests.halls import LI, WANG, Clock, journal, opened
from tests.office import (
    HOTLINE,
    METER,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    office_settings,
    opened_by,
    stands,
    timeline,
)
from tests.store.forger import proved

WHO = st.sampled_from([LI, WANG, PIPES, PIPES_HEAD, METER, OFFICE, HOTLINE])
SAID = st.sampled_from(["因为"] * 4 + ["", " "])
LIKELY = {
    "open": ["offer", "offer", "ask_office", "reply", "reply", "close", "close", "extend"],
    "offered": ["acknowledge", "acknowledge", "acknowledge", "decline", "take_back"],
    "unassigned": ["assign", "reply"],
    "closed": ["reopen", "confirm", "close"],
}
"""What is pressed half of the time, else hardly anything would come of it."""
MOVES = {"taken", "assigned"}
"""The only steps after which somebody else may be responsible."""


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def acts(desk: Desk) -> dict[str, tuple[Any, dict[str, Any]]]:
    """Every verb, and how its words are drawn."""
    later = desk.now() + timedelta(days=30)
    return {
        "offer": (handing.offer, {"to": WHO, "notified": SAID, "words": SAID}),
        "take_back": (handing.take_back, {}),
        "acknowledge": (handing.acknowledge, {}),
        "decline": (handing.decline, {"reason": SAID}),
        "ask_office": (handing.ask_office, {"reason": SAID}),
        "assign": (handing.assign, {"to": WHO}),
        "reply": (answering.reply, {"reached": st.booleans(), "words": SAID}),
        "close": (
            answering.close,
            {"outcome": st.sampled_from(OUTCOMES), "result": SAID, "referral": SAID},
        ),
        "reopen": (answering.reopen, {"reason": SAID}),
        "confirm": (answering.confirm, {}),
        "extend": (promising.extend, {"due_at": st.just(later), "told": SAID, "reason": SAID}),
        "involve": (
            coordinating.involve,
            {"department": st.sampled_from(["pipes", "meter", "roof"])},
        ),
        "report": (coordinating.report, {"words": SAID}),
        "report_for": (
            coordinating.report_for,
            {"department": st.sampled_from(["meter", "roof"]), "said_by": SAID, "words": SAID},
        ),
    }


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_one_person_is_responsible_and_only_a_receivers_word_moves_it(
    desk: Desk, data: st.DataObject
) -> None:
    """The first clerk stays, nothing closes without result and answer, every act is one step more
    and one fact more, and a refusal is none.
    """
    known = acts(desk)
    before = opened_by(desk, LI)
    steps, facts = acted(desk, before)
    for _ in range(data.draw(st.integers(6, 20))):
        likely = st.sampled_from(LIKELY[before.state])
        verb, words = known[data.draw(likely | st.sampled_from(sorted(known)))]
        said = {name: data.draw(each) for name, each in words.items()}
        try:
            office = before.state in ("unassigned", "closed")
            near = OFFICE if office else before.offered_to or before.responsible
            whoever = st.sampled_from([near] * 3) | WHO
            desk.act(verb, inquiry=before.id, staff=data.draw(whoever), **said)
            done = 1
        except Refusal:
            done = 0
        now, (told, kept) = stands(desk, before), acted(desk, before)
        assert (len(told) - len(steps), kept - facts) == (done, done)
        assert done or now == before
        _holds(before, now, told)
        before, steps, facts = now, told, kept
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None), "verify finds it whole"


def acted(desk: Desk, inquiry: InquiryView) -> tuple[list[StepView], int]:
    """Its steps and how many facts there are, but for whoever was reminded along with them."""
    steps = [step for step in timeline(desk, inquiry) if step.kind != "reminded"]
    return steps, len([fact for fact in journal(desk) if fact.kind != "InquiryReminded"])


def _holds(before: InquiryView, now: InquiryView, told: list[StepView]) -> None:
    assert now.first == now.opened_by == LI
    assert now.responsible
    if now.responsible != before.responsible:
        assert told[-1].kind in MOVES
        assert told[-1].kind == "assigned" or told[-1].staff == now.responsible
    assert (now.offered_to is not None) == (now.state == "offered")
    if now.state == "closed":
        assert now.result.strip()
        assert now.told > 0 or (now.tried > 0 and now.outcome != "answered")
        assert now.outcome != "refused" or told[-1].kind != "closed" or told[-1].data["referral"]
