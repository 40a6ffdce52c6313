"""Next: one press finishes the one in hand and calls who is next by the published rule."""

from hall.desk import day
from hall.desk.desk import Desk
from tests.halls import LI, MONDAY, WANG, at_once, elder, journal, now_is, refused, seated, visitor


def test_next_calls_whoever_came_first(desk: Desk) -> None:
    """The number, the counter, the clerk, the time and the reason stand in the call."""
    first, _second = visitor(desk), visitor(desk)
    li = seated(desk)
    desk.now.go(minutes=3)
    called = li.next()
    assert called == now_is(desk, first)
    assert (called.state, called.counter, called.clerk) == ("called", "1", LI)
    assert (called.called_at, called.calls, called.why) == (desk.now(), 1, "fifo")
    (told,) = journal(desk, "TicketCalled")
    assert told.data == {
        "ticket": first.id,
        "number": "A001",
        "service": "payment",
        "counter": "1",
        "clerk": LI,
        "why": "fifo",
    }


def test_two_elders_then_one_visitor_then_elders_again(desk: Desk) -> None:
    """The rule on the wall with m = 2, and each call says why this one."""
    for _ in range(3):
        visitor(desk)
    for _ in range(4):
        elder(desk)
    li = seated(desk)
    called = []
    while ticket := li.next():
        called.append((ticket.number, ticket.why))
        li.begin()
    assert called == [
        ("A004", "priority"),
        ("A005", "priority"),
        ("A001", "ordinary_turn"),
        ("A006", "priority"),
        ("A007", "priority"),
        ("A002", "fifo"),
        ("A003", "fifo"),
    ]


def test_next_finishes_the_visitor_in_hand_in_the_same_act(desk: Desk) -> None:
    """One key does the whole routine; both facts stand side by side."""
    first, second = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    desk.now.go(minutes=7)
    called = li.next()
    assert called is not None
    assert called.id == second.id
    done = now_is(desk, first)
    assert (done.state, done.ended_at) == ("done", desk.now())
    finished, told = journal(desk)[-2:]
    assert (finished.kind, finished.data["seconds"]) == ("ServiceFinished", 420)
    assert (told.kind, told.seq) == ("TicketCalled", finished.seq + 1)


def test_a_visitor_only_called_is_not_passed_over(desk: Desk) -> None:
    """Begin or no-show is said first: nobody disappears by a second press."""
    visitor(desk)
    visitor(desk)
    li = seated(desk)
    li.next()
    with refused(desk, "in_hand", number="A001"):
        li.next()


def test_when_nobody_waits_the_finished_one_stays_finished(desk: Desk) -> None:
    """There is nothing to refuse: the counter is simply free."""
    first = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    assert li.next() is None
    assert now_is(desk, first).state == "done"
    assert li.next() is None
    assert len(journal(desk, "TicketCalled")) == 1


def test_a_paused_counter_calls_nobody(desk: Desk) -> None:
    """And the pause after this visitor holds when the clerk presses next out of habit."""
    first, second = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    li.pause("取材料")
    assert li.next() is None
    assert now_is(desk, first).state == "done"
    with refused(desk, "counter_paused", counter="1"):
        li.next()
    li.resume()
    assert li.next().id == second.id


def test_a_counter_helps_only_when_nobody_waits_for_its_own(desk: Desk) -> None:
    """Counter 1 serves payment and helps with repairs; it says that it is helping."""
    repair, payment = visitor(desk, "repair"), visitor(desk)
    li = seated(desk)
    own = li.next()
    assert (own.id, own.why) == (payment.id, "fifo")
    li.begin()
    helped = li.next()
    assert (helped.id, helped.why) == (repair.id, "helping")


def test_a_counter_never_calls_what_it_neither_serves_nor_helps(desk: Desk) -> None:
    """Counter 1 knows nothing of new connections, however long somebody waits for one."""
    visitor(desk, "connection")
    assert seated(desk).next() is None
    assert seated(desk, "2", WANG).next().number == "C001"


def test_overlapping_pools_take_the_same_line_in_turn(desk: Desk) -> None:
    """Counters 1 and 2 both serve payment; 2 also new connections, oldest of both first."""
    for service in ("payment", "connection", "payment", "payment"):
        visitor(desk, service)
    li, wang = seated(desk), seated(desk, "2", WANG)
    called = []
    for clerk in (wang, wang, li, wang):
        called.append(clerk.next().number)
        clerk.begin()
    assert called == ["A001", "C001", "A002", "A003"]


def test_two_clerks_pressing_at_once_get_two_visitors(desk: Desk) -> None:
    """The same number is never called to two counters."""
    for _ in range(2):
        visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    called = at_once([li.next, wang.next])
    assert {ticket.number for ticket in called} == {"A001", "A002"}


def test_only_the_clerk_who_sits_there_may_press(desk: Desk) -> None:
    """Not at an empty counter, not at a colleague's, not at one that does not exist."""
    visitor(desk)
    li = seated(desk)
    stray = type(li)
    for verb in ("next", "begin", "finish", "no_show", "recall", "pause", "resume"):
        with refused(desk, "counter_not_open", counter="2"):
            getattr(stray(desk, "2", LI), verb)()
        with refused(desk, "not_your_counter", counter="1", clerk=LI):
            getattr(stray(desk, "1", WANG), verb)()
        with refused(desk, "unknown_counter", counter="9"):
            getattr(stray(desk, "9", LI), verb)()


def test_next_up_names_exactly_whom_next_will_call(desk: Desk) -> None:
    """What the clerk sees before pressing is what happens, in every position of the streak."""
    for n in range(9):
        (elder if n % 3 else visitor)(desk, "payment" if n % 2 else "repair")
    li = seated(desk)
    for _ in range(10):
        with desk.read() as reading:
            foreseen = reading.next_up(desk.floor.counter("1"))
        called = li.next()
        assert (called and called.id) == (foreseen and foreseen.id)
        if called:
            li.begin()
    assert called is None


def test_the_visitor_of_ten_to_midnight_is_called_at_ten_past(desk: Desk) -> None:
    """Their number is of yesterday, and still theirs."""
    desk.now.now = MONDAY.replace(hour=23, minute=50)
    late = visitor(desk)
    desk.now.go(minutes=20)
    desk.act(day.turn_over)
    early = visitor(desk)
    assert (late.number, early.number) == ("A001", "A001")
    assert (now_is(desk, late).day, now_is(desk, early).day) == ("2026-03-02", "2026-03-03")
    li = seated(desk)
    assert li.next().id == late.id
