"""The hall told again from its journal alone: kinds to states, and nothing else."""

from dataclasses import dataclass, field

from hall.core.floor import Floor
from hall.core.ticket import allows
from hall.store.journal import Entry

# What each fact says was done to its ticket.
ACTS = {
    "TicketCalled": "call",
    "TicketRecalled": "recall",
    "ServiceBegun": "begin",
    "ServiceFinished": "finish",
    "TicketMissed": "no_show",
    "TicketRejoined": "rejoin",
    "TicketTransferred": "transfer",
    "TicketCancelled": "cancel",
    "TicketAbandoned": "abandon",
}
BECOMES = {
    "call": "called",
    "recall": "called",
    "begin": "serving",
    "finish": "done",
    "no_show": "missed",
    "rejoin": "waiting",
    "transfer": "waiting",
    "cancel": "cancelled",
    "abandon": "abandoned",
}


@dataclass
class Ghost:
    """A ticket as the journal tells it."""

    number: str
    service: str
    state: str = "waiting"
    counter: str | None = None
    first_clerk: str | None = None


@dataclass
class Seat:
    """A counter as the journal tells it."""

    clerk: str
    state: str = "open"


@dataclass
class Ghosts:
    """Everything the journal has told so far; a fact that could not have happened is an error."""

    floor: Floor
    seq: int = 0
    tickets: dict[int, Ghost] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)

    def read(self, entries: list[Entry]) -> None:
        """Hear what happened next."""
        for entry in entries:
            assert entry.seq == self.seq + 1, "the journal has a gap"
            self.seq = entry.seq
            if entry.kind == "TicketTaken":
                assert entry.ticket not in self.tickets
                self.tickets[entry.ticket] = Ghost(entry.data["number"], entry.data["service"])
            elif entry.kind in ACTS:
                self.move(self.tickets[entry.ticket], entry)
            else:
                self.seat(entry)

    def move(self, ghost: Ghost, entry: Entry) -> None:
        """A ticket went from one state to another."""
        act = ACTS[entry.kind]
        assert allows(act, ghost.state), f"{act} of a ticket that was {ghost.state}"
        ghost.state = BECOMES[act]
        assert entry.data["number"] == ghost.number
        if act == "call":
            self.called(ghost, entry)
        elif act == "begin":
            assert entry.data["first"] is (ghost.first_clerk is None)
            ghost.first_clerk = ghost.first_clerk or entry.data["clerk"]
        elif act in ("transfer", "rejoin"):
            ghost.counter = None
            assert entry.data.get("from_service", ghost.service) == ghost.service
            ghost.service = entry.data["service"]
        if ghost.counter is not None and entry.counter is not None:
            assert entry.counter == ghost.counter
            assert self.seats[entry.counter].clerk == entry.data["clerk"]

    def called(self, ghost: Ghost, entry: Entry) -> None:
        """Only to a counter that serves or helps this line, is free, and is open."""
        place = self.floor.counters[entry.data["counter"]]
        assert ghost.service in place.serves + place.helps
        assert (entry.data["why"] == "helping") <= (ghost.service in place.helps)
        assert self.in_hand(place.id) in ([], [ghost])
        assert self.seats[place.id].state == "open"
        ghost.counter = place.id

    def in_hand(self, counter: str) -> list[Ghost]:
        """Who is called to, or served at, a counter."""
        hands = (g for g in self.tickets.values() if g.state in ("called", "serving"))
        return [ghost for ghost in hands if ghost.counter == counter]

    def seat(self, entry: Entry) -> None:
        """A clerk came or went, or paused or went on."""
        counter, clerk = entry.counter, entry.data["clerk"]
        if entry.kind == "ClerkSignedIn":
            assert clerk not in [s.clerk for c, s in self.seats.items() if c != counter]
            if counter not in self.seats or self.seats[counter].clerk != clerk:
                self.seats[counter] = Seat(clerk)
            return
        assert self.seats[counter].clerk == clerk
        if entry.kind == "ClerkSignedOut":
            assert not self.in_hand(counter)
            del self.seats[counter]
        else:
            self.seats[counter].state = "paused" if entry.kind == "CounterPaused" else "open"
