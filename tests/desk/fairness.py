"""The promises of the line, watched call by call at a real desk with several counters."""

from collections import defaultdict
from dataclasses import dataclass, field

from hall.desk.views import TicketView

Pool = frozenset[str]


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

    def called(self, pool: Pool, waiting: list[TicketView], ticket: TicketView) -> None:
        """A counter asked this pool, these waited (by place), and this one was called."""
        own = [one for one in waiting if one.ticket_class == ticket.ticket_class]
        assert own[0].id == ticket.id, "(d) somebody of the same class came first"
        waited = {one.ticket_class for one in waiting}
        calls = self.calls[pool]
        calls.append((ticket.ticket_class, waited))
        if self.policy == "fifo":
            assert waiting[0].id == ticket.id
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

    def in_time(self, pool: Pool, waiting: list[TicketView], ticket: TicketView) -> None:
        """(c): the j-th ordinary visitor in line is called by call (m+1)*j from then on."""
        done, latest = len(self.calls[pool]), self.latest[pool]
        line = [one for one in waiting if one.ticket_class == "ordinary"]
        for j, one in enumerate(line, 1):
            by = done - 1 + (self.m + 1) * j
            latest[one.id] = min(latest.get(one.id, by), by)
            assert one.id == ticket.id or latest[one.id] > done, "(c) somebody waits too long"
