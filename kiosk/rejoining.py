"""The kiosk's number pad: a visitor who missed the call types the number and is back in line."""

from __future__ import annotations

from typing import Annotated

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.desk import rejoining
from hall.desk.views import TicketView
from hall.hub.app import Hub
from hall.hub.call import Call
from kiosk.tickets import TAKERS
from kiosk.visitor import Minutes, Text, waits_in


class RejoinBody(BaseModel):
    """The number as it stands on the slip."""

    model_config = ConfigDict(extra="forbid", strict=True)
    number: Annotated[str, Field(min_length=1, max_length=12)]


class Rejoined(BaseModel):
    """Back in line. No token: anybody may type a number, and this tells them no more than the hall
    display does.
    """

    number: str
    service: str
    ahead: int
    wait: Minutes | None
    wait_area: Text | None


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The door, on the kiosk's blueprint."""

    @hub.door(
        blueprint, "POST", "/api/kiosk/rejoin", body=RejoinBody, answer=Rejoined, who=TAKERS,
        refuses=("unknown_ticket", "not_missed", "day_ended", "rejoin_late"),
    )  # fmt: skip
    def rejoin(call: Call) -> Rejoined:
        """Back into the line by the number on the slip."""
        body: RejoinBody = call.body
        back: TicketView = call.act(
            rejoining.rejoin_number, number=body.number, device=call.viewer.device
        )
        with hub.desk.read() as reading:
            forecast = reading.forecast_of(back)
        return Rejoined(
            number=back.number,
            service=back.service,
            ahead=forecast.ahead,
            wait=Minutes.of(forecast.wait),
            wait_area=waits_in(hub.settings, back),
        )
