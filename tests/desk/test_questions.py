"""What a clerk asks a superior with the visitor on hold, and the answer (C6); words apart (K1)."""

import json

from sqlalchemy import select

from hall.desk import holding, questions, retention
from hall.desk.desk import Desk
from hall.desk.views import TicketView
from hall.store.tables import questions as kept
from tests.halls import LI, MANAGER, WANG, Clerk, journal, refused, seated, visitor


def asked(desk: Desk, words: str = "能否减免滞纳金？") -> tuple[Clerk, TicketView]:
    """Li asks about the visitor in hand."""
    visitor(desk)
    li = seated(desk)
    li.next()
    put = li.press(holding.hold, kind="ask", reason=words)
    assert put is not None
    return li, put


def answer(desk: Desk, ticket: int, words: str = "可以减免一半") -> None:
    """The manager answers."""
    desk.act(questions.answer, ticket=ticket, staff=MANAGER, words=words)


def test_a_question_is_answered_and_the_journal_holds_not_a_word_of_it(desk: Desk) -> None:
    """Who, when and about whom stand in the journal; the words in their own table."""
    li, put = asked(desk)
    since = desk.now()
    assert put.hold_reason == ""
    desk.now.go(minutes=4)
    answer(desk, put.id, " 可以  减免一半 ")
    with desk.read() as reading:
        told = reading.questions()[put.id]
    assert (told.counter, told.staff, told.at, told.words) == ("1", LI, since, "能否减免滞纳金？")
    assert (told.answered_by, told.answered_at) == (MANAGER, desk.now())
    assert told.answer == "可以 减免一半"
    li.press(holding.take_back, ticket=put.id)
    with desk.read() as reading:
        assert reading.questions() == {}
        assert reading.question_of(put.id) == told
        lines = json.dumps([each.data for each in reading.happenings(0)], ensure_ascii=False)
    assert "减免" not in lines
    fact = journal(desk, "QuestionAnswered")[0].data
    assert (fact["counter"], fact["staff"], fact["ticket"]) == ("1", MANAGER, put.id)


def test_an_answer_needs_a_question_that_stands(desk: Desk) -> None:
    """Not on hold any more, on hold for something else, answered already, no words, a letter."""
    li, put = asked(desk)
    with refused(desk, "unknown_ticket"):
        answer(desk, 10_000_000)
    for words in ("  ", "可" * 61):
        with refused(desk, "reason_needed", longest=60):
            answer(desk, put.id, words)
    li.press(holding.take_back, ticket=put.id)
    with refused(desk, "not_held", number=put.number, state="serving"):
        answer(desk, put.id)
    li.press(holding.hold, kind="away", reason="")
    with refused(desk, "no_question", number=put.number):
        answer(desk, put.id)
    li.press(holding.take_back, ticket=put.id)
    desk.now.go(minutes=1)
    li.press(holding.hold, kind="ask", reason="再问一次")
    answer(desk, put.id)
    with refused(desk, "no_question", number=put.number):
        answer(desk, put.id, "又一次")


def test_a_second_question_about_the_same_visitor_begins_without_the_old_answer(
    desk: Desk,
) -> None:
    """What was answered before does not stand beside what is asked now."""
    li, put = asked(desk)
    answer(desk, put.id)
    li.press(holding.take_back, ticket=put.id)
    desk.now.go(minutes=1)
    li.press(holding.hold, kind="ask", reason="能否分期？")
    with desk.read() as reading:
        told = reading.questions()[put.id]
        assert reading.question_of(put.id) == told
    assert (told.words, told.answer, told.answered_at) == ("能否分期？", "", None)


def test_a_colleague_who_takes_the_visitor_back_has_the_answer(desk: Desk) -> None:
    """It belongs to the visitor, not to the counter that asked."""
    _, put = asked(desk)
    answer(desk, put.id)
    seated(desk, "2", WANG).press(holding.take_back, ticket=put.id)
    with desk.read() as reading:
        told = reading.question_of(put.id)
    assert told is not None
    assert (told.counter, told.answer) == ("1", "可以减免一半")


def test_what_was_asked_and_answered_is_emptied_in_time(desk: Desk) -> None:
    """As the other words of staff: keep_days after they were said; who and when stays."""
    _, put = asked(desk)
    answer(desk, put.id)

    def words() -> tuple[str, str, str, str | None]:
        with desk.book.read() as connection:
            mine = kept.c.hall == desk.book.hall
            row = connection.execute(select(kept).where(mine)).one()
        return row.words, row.answer, row.staff, row.answered_by

    desk.now.go(days=desk.settings.privacy.keep_days)
    desk.act(retention.scrub_remarks)
    assert words() == ("能否减免滞纳金？", "可以减免一半", LI, MANAGER)
    desk.now.go(seconds=1)
    desk.act(retention.scrub_remarks)
    assert words() == ("", "", LI, MANAGER)
