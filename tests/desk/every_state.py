"""One ticket in each state it can be in, and each verb tried on it: what the tables test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hall.desk import (
    calls,
    counters,
    day,
    holding,
    lifting,
    rating,
    recalling,
    rejoining,
    sending,
    serving,
    support,
    tickets,
    undoing,
)
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.halls import GUARD, LI, MANAGER, WANG, Clerk, seated, visitor

LATER = 30
"""Seconds between how it came to this state and the verb: nothing can be undone any more."""


@dataclass
class Scene:
    """Li at counter 1 presses; the ticket is Li's own, or Wang's at counter 2 (`there_...`)."""

    desk: Desk
    one: Issued
    li: Clerk
    wang: Clerk


def _called(who: Clerk, one: Issued) -> None:
    who.call(one.id)


def _serving(who: Clerk, one: Issued) -> None:
    who.call(one.id)
    who.begin()


def _held(who: Clerk, one: Issued) -> None:
    _serving(who, one)
    who.press(holding.hold, kind="away")


def _done(who: Clerk, one: Issued) -> None:
    _serving(who, one)
    who.finish()


def _missed(who: Clerk, one: Issued) -> None:
    who.call(one.id)
    who.no_show()


def _cancelled(who: Clerk, one: Issued) -> None:
    who.desk.act(tickets.cancel, token=one.token)


def _abandoned(who: Clerk, one: Issued) -> None:
    who.desk.now.go(hours=26)
    who.desk.act(day.turn_over)


LEADS: dict[str, Callable[[Clerk, Issued], None]] = {
    "waiting": lambda who, one: None,
    "called": _called,
    "serving": _serving,
    "held": _held,
    "done": _done,
    "missed": _missed,
    "cancelled": _cancelled,
    "abandoned": _abandoned,
}
STATES = (*LEADS, "there_called", "there_serving", "there_held")
"""Of the ticket; `there`: at another counter."""


def scene(desk: Desk, state: str) -> Scene:
    """A hall with one ticket, in this state."""
    li, wang = seated(desk, "1", LI, hours=48), seated(desk, "2", WANG, hours=48)
    one = visitor(desk)
    there, _, kind = state.rpartition("there_")
    LEADS[kind](wang if there or kind != state else li, one)
    desk.now.go(seconds=LATER)
    return Scene(desk, one, li, wang)


def ended(desk: Desk) -> list[Scene]:
    """A day that the manager has just ended, with a ticket in each state there can be then."""
    li, wang = seated(desk, "1", LI), seated(desk, "2", WANG)
    ones = []
    for lead in ("abandoned", "cancelled", "done", "missed"):
        ones.append(visitor(desk))
        if lead != "abandoned":
            LEADS[lead](li, ones[-1])
    desk.act(day.finish_day, staff=MANAGER, reason="停电")
    return [Scene(desk, one, li, wang) for one in ones]


Verb = Callable[[Scene], Any]


def _press(verb: Callable[..., Any], **what: Any) -> Verb:
    return lambda scene: scene.li.press(verb, **what)


def _on(verb: Callable[..., Any], **what: Any) -> Verb:
    return lambda scene: scene.li.press(verb, ticket=scene.one.id, **what)


def _staff(verb: Callable[..., Any], **what: Any) -> Verb:
    return lambda scene: scene.desk.act(verb, ticket=scene.one.id, staff=GUARD, **what)


def _visitor(verb: Callable[..., Any], **what: Any) -> Verb:
    return lambda scene: scene.desk.act(verb, token=scene.one.token, **what)


VERBS: dict[str, Verb] = {
    "next": _press(calls.next_ticket),
    "call": _on(calls.call),
    "recall": _press(recalling.recall),
    "begin": _press(serving.begin),
    "finish": _press(serving.finish, outcome="incomplete"),
    "no_show": _press(recalling.no_show),
    "hold": _press(holding.hold, kind="ask", reason="可以减免吗"),
    "take_back": _on(holding.take_back),
    "return": _press(holding.return_to_line),
    "return_this": _on(holding.return_to_line),
    "add_service": _press(serving.add_service, service="repair"),
    "walk_up": _press(serving.walk_up, service="payment"),
    "transfer": _press(sending.transfer, service="connection"),
    "to_counter": _press(sending.transfer, to_counter="2"),
    "to_staff": _press(sending.transfer, to_staff=WANG),
    "pause": _press(counters.pause, reason="取材料"),
    "resume": _press(counters.resume),
    "undo": _press(undoing.undo),
    "support": _press(support.ask),
    "lift": _staff(lifting.lift, reason="突发不适"),
    "priority": _staff(lifting.set_priority, priority=True),
    "rejoin": _visitor(rejoining.rejoin),
    "rejoin_by_staff": _staff(rejoining.rejoin_by_staff),
    "rejoin_number": lambda scene: scene.desk.act(rejoining.rejoin_number, number=scene.one.number),
    "cancel": _visitor(tickets.cancel),
    "rate": _visitor(rating.rate, score=5),
    "internal": lambda scene: scene.desk.act(tickets.take_internal, service="payment", staff=GUARD),
    "take": lambda scene: scene.desk.act(tickets.take, service="payment"),
}
