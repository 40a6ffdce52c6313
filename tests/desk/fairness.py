"""The promises of the line, watched call by call at a real desk with several counters."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hall.core.floor import Floor

Pool = Hashable


@dataclass(frozen=True)
class Seen:
    """Whom a clerk at a counter may call now: the pool that is asked, who waits there by place,
    and those lifted, by lift; each a ticket with id, ticket_class, service, seat, place, lift.
    """

    pool: Pool
    waiting: list[Any]
    lifted: list[Any]


def seen(floor: Floor, counter: str, staff: str, waiting: Iterable[Any]) -> Seen:
    """The published rule told once more, from a list of all who wait, by place."""
    place, skills = floor.counters[counter], floor.staff[staff].skills
    pools = [
        [one for one in pool if not skills or one in skills] for pool in (place.serves, place.helps)
    ]
    able = [one for one in waiting if one.service in pools[0] + pools[1]]
    mine = [one for one in able if one.seat in (f"counter:{counter}", f"staff:{staff}")]
    free = [one for one in able if one.seat == "" or (one.seat == "low" and place.accessible)]
    lifted = sorted((one for one in mine + free if one.lift is not None), key=lambda o: o.lift)
    for at, pool in enumerate(each for each in pools if each):
        here = [one for one in free if one.service in pool] + (mine if at == 0 else [])
        if here:
            apart = (counter, staff) if at == 0 and mine else any(o.seat == "low" for o in here)
            key = (frozenset(pool), apart)
            return Seen(key, sorted(here, key=lambda one: (one.place, one.id)), lifted)
    return Seen(None, [], lifted)


@dataclass
class Watch:
    """Every call by `next` of each pool, and by when each ordinary visitor must be called."""

    policy: str
    m: int
    calls: dict[Pool, list[tuple[str, set[str]]]] = field(default_factory=lambda: defaultdict(list))
    latest: dict[Pool, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def somebody_came_in_between(self) -> None:
        """A transfer or a return puts somebody before others: their count starts over."""
        self.latest.clear()

    def pressed(self, seen: Seen, ticket: Any | None) -> None:
        """A clerk pressed `next`, could call these, and this one was called; lifts stand apart."""
        if ticket is None:
            assert not seen.waiting + seen.lifted, "(e) somebody waits and nobody is called"
        elif seen.lifted:
            assert (ticket.id, ticket.why) == (seen.lifted[0].id, "lift")
        else:
            assert ticket.id in [one.id for one in seen.waiting], "not this clerk's to call here"
            self.called(seen.pool, seen.waiting, ticket)

    def undone(self, pool: Pool) -> None:
        """The last call of this pool was taken back: as if it had never been."""
        self.calls[pool].pop()
        self.somebody_came_in_between()

    def called(self, pool: Pool, waiting: list[Any], ticket: Any) -> None:
        """A counter asked this pool, these waited (by place), and this one was called."""
        own = [one for one in waiting if one.ticket_class == ticket.ticket_class]
        assert own[0].id == ticket.id, "(d) somebody of the same class came first"
        waited = {one.ticket_class for one in waiting}
        calls = self.calls[pool]
        calls.append((ticket.ticket_class, waited))
        if ticket.ticket_class == "internal":
            assert waited == {"internal"}, "a visitor waits behind an errand of the house"
        elif self.policy == "fifo":
            assert next(o for o in waiting if o.ticket_class != "internal").id == ticket.id
        elif self.policy == "strict":
            assert ticket.ticket_class == "priority" or "priority" not in waited
        else:
            self.in_turns(calls)
            self.in_time(pool, waiting, ticket)

    def in_turns(self, calls: list[tuple[str, set[str]]]) -> None:
        """(a) and (b): nobody's class is passed over for longer than the rule says."""
        for waits, length in (("ordinary", self.m + 1), ("priority", 2)):
            run = calls[-length:]
            if len(run) == length and all(waits in waited for _, waited in run):
                assert waits in [chosen for chosen, _ in run], f"{waits} passed over"

    def in_time(self, pool: Pool, waiting: list[Any], ticket: Any) -> None:
        """(c): the j-th ordinary visitor in line is called by call (m+1)*j from then on."""
        done, latest = len(self.calls[pool]), self.latest[pool]
        line = [one for one in waiting if one.ticket_class == "ordinary"]
        for j, one in enumerate(line, 1):
            by = done - 1 + (self.m + 1) * j
            latest[one.id] = min(latest.get(one.id, by), by)
            assert one.id == ticket.id or latest[one.id] > done, "(c) somebody waits too long"
