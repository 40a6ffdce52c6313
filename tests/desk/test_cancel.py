"""Giving a number back."""

from hall.desk import tickets
from hall.desk.desk import Desk
from tests.halls import journal, now_is, refused, seated, visitor


def test_a_waiting_visitor_may_give_the_number_back(desk: Desk) -> None:
    """Nobody is called for them any more, and the others move up."""
    gone, stays = visitor(desk), visitor(desk)
    seen = desk.act(tickets.cancel, token=gone.token)
    assert (seen.state, seen.ended_at) == ("cancelled", desk.now())
    assert journal(desk)[-1].kind == "TicketCancelled"
    with desk.read() as reading:
        assert [ticket.id for ticket in reading.in_line()] == [stays.id]
        assert reading.forecasts()["payment", "ordinary"].ahead == 1
    assert seated(desk).next().id == stays.id


def test_a_called_visitor_may_still_give_it_back_and_frees_the_counter(desk: Desk) -> None:
    """Whoever will not come should not be waited for."""
    gone, stays = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    desk.act(tickets.cancel, token=gone.token)
    with desk.read() as reading:
        assert reading.counter("1").in_hand is None
        assert [line.count for line in reading.waiting()] == [1]
        assert reading.forecasts()["payment", "ordinary"].ahead == 1
    assert li.next().id == stays.id


def test_a_number_cannot_be_given_back_while_served_or_after_its_end(desk: Desk) -> None:
    """Nor twice, nor by a token nobody has."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    with refused(desk, "cannot_cancel", number="A001", state="serving"):
        desk.act(tickets.cancel, token=one.token)
    li.finish()
    with refused(desk, "cannot_cancel", number="A001", state="done"):
        desk.act(tickets.cancel, token=one.token)
    two = visitor(desk)
    desk.act(tickets.cancel, token=two.token)
    with refused(desk, "cannot_cancel", number="A002", state="cancelled"):
        desk.act(tickets.cancel, token=two.token)
    with refused(desk, "unknown_ticket"):
        desk.act(tickets.cancel, token="guessed")


def test_a_number_given_back_is_not_given_out_again(desk: Desk) -> None:
    """Two people with one slip would both be right."""
    desk.act(tickets.cancel, token=visitor(desk).token)
    assert visitor(desk).number == "A002"


def test_tokens_cannot_be_guessed(desk: Desk) -> None:
    """Sixteen random bytes each; the number tells nothing about them."""
    tokens = [visitor(desk).token for _ in range(50)]
    assert len(set(tokens)) == 50
    assert min(map(len, tokens)) >= 21
    assert now_is(desk, visitor(desk)).number not in "".join(tokens)
