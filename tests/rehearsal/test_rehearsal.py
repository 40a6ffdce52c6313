"""A rehearsed hall keeps every promise of a real one, since it is one."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from hall.desk.desk import Desk
from hall.store.journal import Entry
from rehearsal.rehearsal import Rehearsal
from tests.halls import journal, seated
from tests.patience import until
from tests.rehearsal.played import rehearsed

CALLED, ENDED = "TicketCalled", ("ServiceFinished", "TicketMissed", "TicketCancelled")


def today(rehearsal: Rehearsal) -> list[Entry]:
    """What happened since the doors opened."""
    opened = rehearsal.day.opens
    return [entry for entry in journal(rehearsal.desk) if entry.at >= opened]


def promises_kept(entries: list[Entry]) -> None:
    """No number twice, no one called who does not wait, one first clerk, one visitor a counter."""
    numbers = [entry.data["number"] for entry in entries if entry.kind == "TicketTaken"]
    assert len(numbers) > 20, "too few for this to mean anything"
    assert len(numbers) == len(set(numbers))
    waiting: set[int] = set()
    hands: dict[str, int] = {}
    first: set[int] = set()
    for entry in entries:
        ticket = entry.ticket
        if entry.kind in ("TicketTaken", "TicketTransferred"):
            waiting.add(ticket)
        if entry.kind == CALLED:
            assert ticket in waiting, f"{entry.data['number']} was called but did not wait"
            assert entry.counter not in hands, f"counter {entry.counter} had two visitors"
            waiting.remove(ticket)
            hands[entry.counter] = ticket
        if entry.kind in ENDED or entry.kind == "TicketTransferred":
            hands = {counter: held for counter, held in hands.items() if held != ticket}
            waiting -= {ticket} if entry.kind in ENDED else set()
        if entry.kind == "ServiceBegun" and entry.data["first"]:
            assert ticket not in first, "a second first clerk"
            first.add(ticket)


def states(desk: Desk) -> Counter[str]:
    """How many tickets of today are in each state."""
    with desk.read() as reading:
        taken = [entry.ticket for entry in journal(desk, "TicketTaken")]
        tickets = [reading.ticket_by_id(ticket) for ticket in taken]
    return Counter(ticket.state for ticket in tickets if ticket and ticket.day == reading.day)


def test_a_rehearsed_morning_keeps_every_promise(tmp_path: Path) -> None:
    """Two hours: nobody is lost, nobody is called twice, everything that may happen does."""
    with rehearsed(tmp_path) as rehearsal:
        rehearsal.until(rehearsal.day.opens + timedelta(hours=2))

        entries = today(rehearsal)
        promises_kept(entries)
        kinds = Counter(entry.kind for entry in entries)
        assert kinds["TicketTaken"] == states(rehearsal.desk).total()
        wanted = {"TicketRecalled", "TicketMissed", "CounterPaused", "CounterResumed"}
        assert wanted <= set(kinds)
        assert kinds["TicketMissed"] <= kinds["TicketTaken"] * 0.15


def test_the_same_seed_plays_the_same_morning(tmp_path: Path) -> None:
    """Fact for fact, at the same moments; another seed plays another."""

    def played(seed: int, name: str) -> list[tuple[str, str, object, object]]:
        with rehearsed(tmp_path / name, seed) as rehearsal:
            rehearsal.until(rehearsal.day.opens + timedelta(minutes=40))
            return [(e.kind, e.at.isoformat(), e.counter, e.ticket) for e in today(rehearsal)]

    first = played(3, "a")
    assert len(first) > 50
    assert first == played(3, "b")
    assert first != played(4, "c")


def test_it_opens_on_a_busy_hall_that_knows_its_pace(tmp_path: Path) -> None:
    """At least 15 wait, no clerk is idle, and every service shows a range of minutes."""
    with rehearsed(tmp_path) as rehearsal:
        waiting = rehearsal.until_people_wait(15)

        assert waiting >= 15
        with rehearsal.desk.read() as reading:
            busy = [view for view in reading.counters() if view.in_hand]
            told = reading.forecasts()
            spare = reading.counter("6")
        assert len(busy) >= 4
        assert spare.state == "closed"
        ranges = [told[service.id, "ordinary"].wait for service in rehearsal.desk.settings.services]
        assert None not in ranges


def test_played_live_it_goes_on_from_where_it_stood(tmp_path: Path) -> None:
    """The same actors, now in threads and at a multiple of our time; then all go home."""
    with rehearsed(tmp_path) as rehearsal:
        rehearsal.until_people_wait(15)
        before = len(today(rehearsal))
        rehearsal.go(600)
        with rehearsal.desk.read() as reading:
            assert reading.bookmark("spool"), "slips of before would be printed, or missed, now"
        until(lambda: len(today(rehearsal)) > before + 40, within=30)
        rehearsal.stop()

        assert all(home.wait(0) for home in rehearsal.homes)
    with rehearsed(tmp_path / "again") as fresh:
        assert today(fresh) == [], "the next rehearsal knows nothing of this one"


def test_whoever_sits_down_at_a_rehearsed_counter_keeps_it(tmp_path: Path) -> None:
    """A newcomer's own press is never undone; the clerk of that counter waits until it is free."""
    with rehearsed(tmp_path) as rehearsal:
        desk, day = rehearsal.desk, rehearsal.day
        newcomer = seated(desk, counter="1", staff=day.spare_clerk)
        rehearsal.until(day.opens + timedelta(minutes=30))
        called = newcomer.next()
        rehearsal.until(day.opens + timedelta(minutes=40))

        with desk.read() as reading:
            view = reading.counter("1")
        assert (view.clerk, view.in_hand) == (day.spare_clerk, called)

        newcomer.no_show()
        newcomer.leave()
        rehearsal.until(day.opens + timedelta(minutes=50))
        with desk.read() as reading:
            assert reading.counter("1").clerk == day.seats[0].staff
