"""What visitors said of a day, in sums by counter: for managers alone, so in no shared scene."""

from __future__ import annotations

import re
from datetime import date

from flask import Blueprint
from pydantic import BaseModel, Field

from hall.core.refusals import Refusal
from hall.desk.reading_ratings import Ratings
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


class CounterRatings(BaseModel):
    """One counter, or all of them: how many were served, how many said something, and what."""

    counter: str | None = Field(description="null: the whole hall")
    served: int
    rated: int
    satisfied: int = Field(description="of those rated, 3 (fair) and better")
    scores: dict[int, int] = Field(description="how many said each, 5 (best) to 1")
    reasons: dict[str, int] = Field(description="of bad ones; keys of [ticket.rating.reasons]")

    @classmethod
    def of(cls, sums: Ratings, counter: str | None) -> CounterRatings:
        """From the reading's sums."""
        return cls(
            counter=counter,
            served=sums.served,
            rated=sums.rated,
            satisfied=sums.satisfied,
            scores=sums.scores,
            reasons=sums.reasons,
        )


class DayRatings(BaseModel):
    """A business day; `promised` is the percentage of satisfied ones that the hall promises."""

    day: str
    promised: int
    hall: CounterRatings
    counters: list[CounterRatings]


def rating_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/ratings?day=; for managers."""

    @hub.door(
        blueprint, "GET", "/api/ratings", answer=DayRatings, who=STAFF("manager"),
        refuses=("bad_request",),
        query={"day": {"type": "string", "format": "date", "pattern": f"^{DAY}$"}},
    )  # fmt: skip
    def ratings(call: Call) -> DayRatings:
        """What visitors said today, or on `day`, in sums by counter; never of one visit."""
        day = call.query.get("day")
        if day is not None and not _is_day(day):
            raise Refusal("bad_request", fields="day")
        with hub.desk.read() as reading:
            found = reading.ratings(day)
            return DayRatings(
                day=day or reading.day,
                promised=hub.settings.promises.satisfaction_percent,
                hall=CounterRatings.of(Ratings.all_of(found), None),
                counters=[CounterRatings.of(each, each.counter) for each in found],
            )


def _is_day(text: str) -> bool:
    if not re.fullmatch(DAY, text, re.ASCII):
        return False
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
