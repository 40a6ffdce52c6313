"""A ticket's life: the states it can be in and which act may move it from where to where."""

from __future__ import annotations

from typing import Final, Literal

State = Literal[
    "waiting", "called", "serving", "held", "done", "missed", "cancelled", "abandoned"
]  # fmt: skip
TicketClass = Literal["priority", "ordinary", "internal"]
Outcome = Literal["done", "incomplete", "not_here", "left", "deferred"]

CLASSES: Final[tuple[TicketClass, ...]] = ("priority", "ordinary", "internal")
"""In the order in which they are called when nothing else decides (PROVISIONS B1)."""

OUTCOMES: Final[tuple[Outcome, ...]] = ("done", "incomplete", "not_here", "left", "deferred")
"""How a service ended: settled; something is still missing; this hall cannot do it; the visitor
went away; to be answered later, which an inquiry holds.
"""

IN_HAND: Final[frozenset[State]] = frozenset({"called", "serving"})
"""A counter has at most one ticket in one of these states."""

ENDED: Final[frozenset[State]] = frozenset({"done", "missed", "cancelled", "abandoned"})

MOVES: Final[dict[str, tuple[frozenset[State], State]]] = {
    "call": (frozenset({"waiting"}), "called"),
    "recall": (frozenset({"called"}), "called"),
    "begin": (frozenset({"called"}), "serving"),
    "finish": (frozenset({"serving"}), "done"),
    "no_show": (frozenset({"called"}), "missed"),
    "transfer": (frozenset({"called", "serving", "held"}), "waiting"),
    "hold": (frozenset({"called", "serving"}), "held"),
    "take_back": (frozenset({"held"}), "serving"),
    "return": (frozenset({"called", "serving", "held"}), "waiting"),
    "add_service": (frozenset({"serving"}), "serving"),
    "lift": (frozenset({"waiting"}), "waiting"),
    "reclass": (frozenset({"waiting"}), "waiting"),
    "rejoin": (frozenset({"missed"}), "waiting"),
    "cancel": (frozenset({"waiting", "called", "held"}), "cancelled"),
    "abandon": (frozenset({"waiting", "called", "held"}), "abandoned"),
    "undo_next": (frozenset({"called"}), "waiting"),
    "undo_no_show": (frozenset({"missed"}), "called"),
    "undo_finish": (frozenset({"done"}), "serving"),
}
"""act -> (states it starts from, state it ends in). Number, arrival and first clerk survive every
move.
"""


def allows(act: str, state: State) -> bool:
    """May this act be done to a ticket in this state?"""
    return state in MOVES[act][0]


def after(act: str) -> State:
    """The state a ticket is in after this act."""
    return MOVES[act][1]
