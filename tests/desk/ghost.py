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
    "TicketHeld": "hold",
    "TicketTakenBack": "take_back",
    "TicketReturned": "return",
    "TicketLifted": "lift",
    "TicketReclassed": "reclass",
    "ServiceAdded": "add_service",
    "PressUndone": "undo",
}
UNDONE = {"waiting": "undo_next", "serving": "undo_finish", "called": "undo_no_show"}
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
    "hold": "held",
    "take_back": "serving",
    "return": "waiting",
    "lift": "waiting",
    "reclass": "waiting",
    "add_service": "serving",
    "undo_next": "waiting",
    "undo_finish": "serving",
    "undo_no_show": "called",
}
SEATS = ("ClerkSignedIn", "ClerkSignedOut", "CounterPaused", "CounterResumed")


@dataclass
class Ghost:
    """A ticket as the journal tells it."""

    number: str
    service: str
    state: str = "waiting"
    counter: str | None = None
    first_clerk: str | None = None
    told: str = "TicketTaken"
    at: int = 0


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
                ghost = Ghost(entry.data["number"], entry.data["service"], at=entry.seq)
                self.tickets[entry.ticket] = ghost
            elif entry.kind in ACTS:
                ghost = self.tickets[entry.ticket]
                self.move(ghost, entry)
                ghost.told, ghost.at = entry.kind, entry.seq
            elif entry.kind in SEATS:
                self.seat(entry)

    def move(self, ghost: Ghost, entry: Entry) -> None:
        """A ticket went from one state to another."""
        act = ACTS[entry.kind]
        if act == "undo":
            act = UNDONE[entry.data["state"]]
        if act == "begin" and ghost.at == entry.seq - 1:
            self.at_once(ghost, entry)
        assert allows(act, ghost.state), f"{act} of a ticket that was {ghost.state}"
        ghost.state = BECOMES[act]
        assert entry.data["number"] == ghost.number
        if act == "call":
            self.called(ghost, entry)
        elif act == "begin":
            assert entry.data["first"] is (ghost.first_clerk is None)
            ghost.first_clerk = ghost.first_clerk or entry.data["clerk"]
        elif act == "take_back":
            self.handled(ghost, entry)
        elif act in ("transfer", "rejoin", "return", "undo_next"):
            ghost.counter = None
        assert entry.data.get("from_service", ghost.service) == ghost.service
        ghost.service = entry.data["service"]
        if ghost.counter is not None and entry.counter is not None:
            assert entry.counter == ghost.counter
            assert self.seats[entry.counter].clerk == entry.data["clerk"]

    def at_once(self, ghost: Ghost, entry: Entry) -> None:
        """Begun in the same act: a walk-up was just taken, or somebody held was taken back."""
        if ghost.told == "TicketTaken":
            self.handled(ghost, entry)
        if ghost.told in ("TicketTaken", "TicketTakenBack"):
            ghost.state = "called"

    def handled(self, ghost: Ghost, entry: Entry) -> None:
        """Only a free counter that serves or helps this line takes somebody on."""
        place = self.floor.counters[entry.data["counter"]]
        assert ghost.service in place.serves + place.helps
        assert self.in_hand(place.id) in ([], [ghost])
        ghost.counter = place.id

    def called(self, ghost: Ghost, entry: Entry) -> None:
        """Only to a counter that serves or helps this line, is free, and is open."""
        self.handled(ghost, entry)
        place = self.floor.counters[entry.data["counter"]]
        assert (entry.data["why"] == "helping") <= (ghost.service in place.helps)
        assert self.seats[place.id].state == "open"

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
