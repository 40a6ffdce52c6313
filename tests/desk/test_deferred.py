"""A visitor is sent home with an answer to come only where somebody owes it (F2, F7)."""

from hall.desk import answering, serving, undoing
from hall.desk.desk import Desk
from tests.halls import LI, Clerk, journal, now_is, refused, seated, visitor
from tests.office import opened_by
from tests.store.forger import proved


def served(desk: Desk) -> Clerk:
    """Li serves whoever is next."""
    li = seated(desk)
    li.next()
    li.begin()
    return li


def test_nobody_is_deferred_without_an_inquiry(desk: Desk) -> None:
    """Not with none at all, nor with somebody else's: the ticket stays in hand."""
    one, other = visitor(desk), visitor(desk)
    li = served(desk)
    opened_by(desk, ticket=other.id)
    opened_by(desk)
    with refused(desk, "inquiry_needed"):
        li.press(serving.finish, outcome="deferred", reason="等表到货")

    assert now_is(desk, one).state == "serving"
    li.press(serving.finish, outcome="incomplete")
    assert now_is(desk, one).outcome == "incomplete"


def test_why_the_visitor_waits_for_the_answer_is_kept_with_the_inquiry(desk: Desk) -> None:
    """In the newest one that is open, without a word of it in the journal."""
    one = visitor(desk)
    li = served(desk)
    older, made = opened_by(desk, ticket=one.id), opened_by(desk, ticket=one.id)
    for none in ("", " \u200b"):
        with refused(desk, "reason_needed"):
            li.press(serving.finish, outcome="deferred", reason=none)
    li.press(serving.finish, outcome="deferred", reason=" 等表到货 ")
    with desk.read() as reading:
        last = reading.steps(made.id, LI)[-1]
        assert (last.kind, last.words, last.data) == ("deferred", "等表到货", {"ticket": one.id})
        assert [each.kind for each in reading.steps(older.id, LI)] == ["opened"]
    assert [each.data["ticket"] for each in journal(desk, "InquiryDeferred")] == [one.id]
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_an_inquiry_that_is_answered_owes_nothing_more(desk: Desk) -> None:
    """Closed: then it is settled, and not deferred."""
    one = visitor(desk)
    li = served(desk)
    made = opened_by(desk, ticket=one.id)
    desk.act(answering.reply, inquiry=made.id, staff=LI, reached=True, words="当面答复")
    desk.act(answering.close, inquiry=made.id, staff=LI, outcome="answered", result="已答复")
    with refused(desk, "inquiry_needed"):
        li.press(serving.finish, outcome="deferred", reason="等表到货")

    opened_by(desk, ticket=one.id, matter="还有一件")
    li.press(serving.finish, outcome="deferred", reason="等表到货")
    assert (now_is(desk, one).state, now_is(desk, one).outcome) == ("done", "deferred")


def test_a_deferred_finish_is_taken_back_like_any_other(desk: Desk) -> None:
    """The inquiry stays: what was written down is not unwritten by a slip of the finger."""
    one = visitor(desk)
    li = served(desk)
    made = opened_by(desk, ticket=one.id)
    li.press(serving.finish, outcome="deferred", reason="等表到货")
    li.press(undoing.undo)

    assert now_is(desk, one).state == "serving"
    with desk.read() as reading:
        assert [each.id for each in reading.inquiry_of_ticket(one.id, LI)] == [made.id]
