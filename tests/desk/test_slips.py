"""Slips: begun before the first byte, ended by what the printer said, none printed twice."""

import pytest

from hall.desk import slips
from hall.desk.desk import Desk
from hall.desk.views import Issued, SlipView
from tests.halls import at_once, elder, journal, refused, seated, visitor


def start(desk: Desk, issued: Issued) -> SlipView | None:
    """The spool has come to this number's happening."""
    return desk.act(slips.start, ticket=issued.id, seq=issued.seq)


def end(desk: Desk, slip: SlipView, outcome: str, detail: str = "") -> SlipView:
    """The printer has answered."""
    return desk.act(slips.end, slip=slip.id, outcome=outcome, detail=detail)


def newest(desk: Desk, issued: Issued) -> SlipView | None:
    """The newest slip of a number."""
    with desk.read() as reading:
        return reading.slip(issued.id)


def test_the_same_happening_starts_one_slip(desk: Desk) -> None:
    """After a crash the spool reads it again, and nothing comes out twice."""
    one = visitor(desk)
    slip = start(desk, one)
    assert (slip.state, slip.copy, slip.attempts) == ("printing", 0, 1)
    assert start(desk, one) is None
    end(desk, slip, "ok")
    assert start(desk, one) is None
    assert newest(desk, one).state == "ok"


def test_two_spools_at_once_start_one_slip(desk: Desk) -> None:
    """Two hubs follow one journal; one prints."""
    one = visitor(desk)
    answers = at_once([lambda: start(desk, one)] * 6)
    assert len([slip for slip in answers if slip is not None]) == 1
    assert not [slip for slip in answers if isinstance(slip, Exception)]


def test_starting_a_slip_moves_the_spools_bookmark_with_it(desk: Desk) -> None:
    """Both or neither."""
    first, second = visitor(desk), visitor(desk)
    start(desk, first)
    with desk.read() as reading:
        assert reading.bookmark(slips.FOLLOWER) == first.seq
    start(desk, second)
    with desk.read() as reading:
        assert reading.bookmark(slips.FOLLOWER) == second.seq


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [("ok", "SlipPrinted"), ("failed", "SlipFailed"), ("unconfirmed", "SlipUnconfirmed")],
)
def test_every_end_is_a_fact_with_its_number(desk: Desk, outcome: str, kind: str) -> None:
    """The staff see which number has no paper."""
    one = visitor(desk)
    slip = end(desk, start(desk, one), outcome, "paper_out")
    assert (slip.state, slip.detail) == (outcome, "paper_out")
    (told,) = journal(desk, kind)
    assert (told.ticket, told.data["number"], told.data["slip"]) == (one.id, "A001", slip.id)


def test_only_a_slip_of_which_nothing_was_printed_is_tried_again(desk: Desk) -> None:
    """Printing, printed and unconfirmed ones are not: a second paper would be a second number."""
    one = visitor(desk)
    slip = start(desk, one)
    with refused(desk, "nothing_to_reprint"):
        desk.act(slips.again, slip=slip.id)
    end(desk, slip, "failed", "refused")
    again = desk.act(slips.again, slip=slip.id)
    assert (again.id, again.state, again.attempts) == (slip.id, "printing", 2)
    for outcome in ("unconfirmed", "ok"):
        end(desk, slip, outcome)
        with refused(desk, "nothing_to_reprint"):
            desk.act(slips.again, slip=slip.id)
    with refused(desk, "nothing_to_reprint"):
        desk.act(slips.again, slip=10_000_000)


def test_a_reprint_is_asked_for_counted_and_marked(desk: Desk) -> None:
    """Each gets the next copy number, also when the printer has not come to the one before."""
    one = visitor(desk)
    end(desk, start(desk, one), "ok")
    assert desk.act(slips.reprint, ticket=one.id) == 1
    assert desk.act(slips.reprint, ticket=one.id) == 2
    asked = journal(desk, "SlipReprinted")
    assert [entry.data["copy"] for entry in asked] == [1, 2]
    copy = desk.act(slips.start, ticket=one.id, seq=asked[0].seq, copy=1)
    assert (copy.copy, newest(desk, one).copy) == (1, 1)
    assert desk.act(slips.reprint, ticket=one.id) == 3
    with refused(desk, "unknown_ticket"):
        desk.act(slips.reprint, ticket=10_000_000)


def test_after_a_crash_the_slips_that_were_at_the_printer_are_known(desk: Desk) -> None:
    """Nobody guesses: each is unconfirmed, and the staff decide."""
    first, second = visitor(desk), visitor(desk)
    slip, other = start(desk, first), start(desk, second)
    end(desk, other, "ok")
    assert desk.act(slips.unsure) == [slip.id]
    end(desk, slip, "unconfirmed")
    assert desk.act(slips.unsure) == []


def test_the_staff_see_waiting_visitors_without_paper(desk: Desk) -> None:
    """Newest first; once called, or once a reprint came out, there is nothing left to do."""
    one, two = visitor(desk), elder(desk, "repair")
    begun = desk.now()
    end(desk, start(desk, one), "failed", "paper_out")
    end(desk, start(desk, two), "unconfirmed")

    def troubled() -> list[str]:
        with desk.read() as reading:
            return [ticket.number for _, ticket in reading.slip_troubles(begun)]

    assert troubled() == ["R001", "A001"]
    copy = desk.act(slips.reprint, ticket=two.id)
    again = desk.act(slips.start, ticket=two.id, seq=journal(desk)[-1].seq, copy=copy)
    end(desk, again, "ok")
    assert troubled() == ["A001"]
    seated(desk).next()
    assert troubled() == []


def test_a_slip_the_spool_has_not_come_to_is_nobodys_trouble(desk: Desk) -> None:
    """The number was given out whatever the printer does."""
    one = visitor(desk)
    assert newest(desk, one) is None
    with desk.read() as reading:
        assert reading.slips_in("printing") == []
