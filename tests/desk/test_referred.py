"""Not a matter of this hall: nobody is sent away without a reason and a place to go (F7)."""

from collections.abc import Iterator

import pytest

from hall.desk import answering, serving, undoing
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from tests.halls import LI, Clerk, Clock, opened, refused, seated, visitor
from tests.office import done, office_settings, opened_by, timeline

TOLD = {"reason": "燃气不归本厅", "referral": "燃气公司，人民路 8 号，8555-7000"}


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


@pytest.fixture
def li(desk: Desk) -> Clerk:
    """Li has somebody in hand."""
    clerk = seated(desk, "1", LI)
    visitor(desk, "payment")
    clerk.next()
    clerk.begin()
    return clerk


def of_hand(li: Clerk, ticket: int) -> list[InquiryView]:
    """What was written down of that ticket."""
    with li.desk.read() as reading:
        return reading.inquiry_of_ticket(ticket, LI)


def test_why_and_where_to_go_are_written_down_and_it_is_ended(li: Clerk) -> None:
    """One act: the ticket is over, and so is the inquiry that says what the visitor was told."""
    ended = li.press(serving.finish, outcome="not_here", **TOLD)

    assert (ended.state, ended.outcome) == ("done", "not_here")
    (made,) = of_hand(li, ended.id)
    assert (made.state, made.outcome, made.told, made.due_at) == ("closed", "refused", 1, None)
    assert (made.first, made.responsible, made.matter, made.result) == (
        LI, LI, TOLD["reason"], TOLD["reason"],
    )  # fmt: skip
    (closed,) = [each for each in timeline(li.desk, made) if each.kind == "closed"]
    assert closed.data["referral"] == TOLD["referral"]


@pytest.mark.parametrize(
    ("code", "without"), [("reason_needed", "reason"), ("referral_needed", "referral")]
)
def test_neither_may_be_left_out(li: Clerk, code: str, without: str) -> None:
    """Nothing is written then."""
    for empty in ("", " \u200b "):
        with refused(li.desk, code):
            li.press(serving.finish, outcome="not_here", **TOLD | {without: empty})


def test_whoever_was_refused_already_is_not_asked_again(li: Clerk) -> None:
    """An inquiry of this ticket that ended so holds both; one that ended otherwise does not."""
    with li.desk.read() as reading:
        hand = reading.counter("1").in_hand
    assert hand is not None
    made = opened_by(li.desk, ticket=hand.id)
    done(li.desk, answering.reply, made, LI, reached=True, words="已说明")
    with refused(li.desk, "reason_needed"):
        li.press(serving.finish, outcome="not_here")
    done(li.desk, answering.close, made, LI, outcome="refused", result="不归本厅", referral="燃气")
    ended = li.press(serving.finish, outcome="not_here")
    assert len(of_hand(li, ended.id)) == 1


def test_taken_back_and_finished_again_it_is_one(li: Clerk) -> None:
    """Undo gives the ticket back; what the visitor was told stays told."""
    ended = li.press(serving.finish, outcome="not_here", **TOLD)
    li.press(undoing.undo)
    li.press(serving.finish, outcome="not_here")
    assert len(of_hand(li, ended.id)) == 1
