"""The kiosk's key for a slip that did not come out, or was lost a moment later."""

from __future__ import annotations

from flask import Blueprint
from pydantic import BaseModel, Field

from hall.desk import reprinting
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import KIOSK


class Reprinted(BaseModel):
    """A second slip was asked for; whether it came out stands at .../slip."""

    copies: int = Field(description="which reprint it is, from 1; each is marked as one")


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The door, on the kiosk's blueprint."""

    @hub.door(
        blueprint, "POST", "/api/tickets/{token}/reprint", answer=Reprinted, who=KIOSK,
        refuses=("unknown_ticket", "not_this_kiosk", "reprint_late", "reprint_limit",
                 "nothing_to_reprint"),
    )  # fmt: skip
    def reprint(call: Call) -> Reprinted:
        """Print the slip once more, at the kiosk that gave the number and only at once."""
        done = call.act(reprinting.at_kiosk, token=call.path["token"], device=call.viewer.device)
        return Reprinted(copies=done)
