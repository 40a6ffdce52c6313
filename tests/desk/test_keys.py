"""Idempotency keys: the same tap, however often it arrives, has one effect and one answer."""

import json

from hall.core.refusals import Refusal
from hall.desk import calls, day, tickets
from hall.desk.desk import Desk
from tests.halls import LI, at_once, everything, journal, refused, seated, visitor


def tap(desk: Desk, key: str = "tap-1", fingerprint: str = "payment") -> str:
    """The kiosk's request as the hub hands it on: answered as JSON text."""
    answer: str = desk.act(
        tickets.take, key=key, fingerprint=fingerprint, service="payment", device="kiosk-1"
    )
    return answer


def test_the_same_key_gets_the_same_answer_and_has_no_second_effect(desk: Desk) -> None:
    """A tap sent again after a lost answer gives the number that was given."""
    first = tap(desk)
    before = everything(desk.book)
    desk.now.go(minutes=5)
    assert tap(desk) == first
    assert everything(desk.book) == before
    assert json.loads(first)["number"] == "A001"


def test_eight_threads_with_one_key_make_one_ticket(desk: Desk) -> None:
    """A doubled tap, even at the same instant, makes one ticket; all are told the same number."""
    answers = at_once([lambda: tap(desk)] * 8)
    assert len(set(answers)) == 1
    assert isinstance(answers[0], str)
    assert len(journal(desk, "TicketTaken")) == 1


def test_another_key_is_another_tap(desk: Desk) -> None:
    """The next visitor at the same kiosk gets their own number."""
    assert json.loads(tap(desk, "tap-1"))["number"] == "A001"
    assert json.loads(tap(desk, "tap-2"))["number"] == "A002"


def test_a_key_used_for_something_else_is_refused(desk: Desk) -> None:
    """Better no number than the answer to another question."""
    tap(desk)
    with refused(desk, "key_reused"):
        tap(desk, fingerprint="repair")


def test_a_refusal_is_not_remembered_under_its_key(desk: Desk) -> None:
    """Pressed again when it is possible, the same press succeeds."""
    li = seated(desk)
    visitor(desk)
    li.next()
    press = {"key": "press-1", "fingerprint": "next", "counter": "1", "staff": LI}
    with refused(desk, "in_hand", number="A001"):
        desk.act(calls.next_ticket, **press)
    li.begin()
    assert json.loads(desk.act(calls.next_ticket, **press))["ticket"] is None


def test_a_repeated_press_of_next_does_not_finish_the_visitor_it_called(desk: Desk) -> None:
    """The second arrival of one press must not act on what the first one did."""
    seated(desk)
    visitor(desk)
    visitor(desk)
    press = {"key": "press-1", "fingerprint": "next", "counter": "1", "staff": LI}
    first = desk.act(calls.next_ticket, **press)
    assert desk.act(calls.next_ticket, **press) == first
    assert len(journal(desk, "TicketCalled")) == 1


def test_the_answer_can_be_written_by_the_caller(desk: Desk) -> None:
    """With or without a key the window's own form of it is what is answered and remembered."""
    written = {"encode": lambda issued: f"<{issued.number}>", "service": "payment"}
    assert desk.act(tickets.take, **written) == "<A001>"
    assert desk.act(tickets.take, key="k", fingerprint="f", **written) == "<A002>"
    assert desk.act(tickets.take, key="k", fingerprint="f", **written) == "<A002>"


def test_keys_are_forgotten_after_their_day_but_not_at_midnight_itself(desk: Desk) -> None:
    """A tap at 23:59 that is sent again at 00:01 is still the same tap."""
    desk.now.go(hours=14, minutes=59)
    first = tap(desk)
    desk.now.go(minutes=2)
    desk.act(day.turn_over)
    assert tap(desk) == first
    desk.now.go(days=1)
    desk.act(day.turn_over)
    assert tap(desk) != first


def test_an_act_that_went_wrong_keeps_no_key(desk: Desk) -> None:
    """What was never answered can be asked again."""
    wrong = {"key": "k", "fingerprint": "f", "service": "payment"}
    answers = at_once([lambda: desk.act(tickets.take, encode=lambda _: 1 / 0, **wrong)])
    assert isinstance(answers[0], ZeroDivisionError)
    assert not isinstance(answers[0], Refusal)
    assert journal(desk) == []
    assert json.loads(desk.act(tickets.take, **wrong))["number"] == "A001"
