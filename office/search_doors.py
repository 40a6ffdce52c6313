"""The ledger searched by what must not stand in an address: what is asked goes in the body."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.inquiry import Channel, Kind, Urgency
from hall.desk.reading_inquiries import Wanted
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.door import Door
from office.answers import LedgerAnswer
from office.doors import WHO, page_of

SHORT = Field("", max_length=80)
DAY = Field("", max_length=10, pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")


class SearchBody(BaseModel):
    """What is looked for; what is left out does not matter. `phone` is compared by its digits."""

    model_config = ConfigDict(extra="forbid", strict=True)
    box: Literal["", "owed", "overdue", "unassigned", "offered", "closed"] = ""
    channel: Channel | Literal[""] = ""
    kind: Kind | Literal[""] = ""
    urgency: Urgency | Literal[""] = ""
    category: str = SHORT
    department: str = SHORT
    staff: str = SHORT
    text: str = SHORT
    phone: str = SHORT
    since: str = DAY
    until: str = DAY
    before: int | None = Field(None, ge=1, le=2**31 - 1)


def search_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries/search. Its answer is kept for no key: it changes nothing."""

    def search(call: Call) -> LedgerAnswer:
        asked = {name: value.replace("\0", "") if isinstance(value, str) else value
                 for name, value in call.body.model_dump().items()}  # fmt: skip
        before, phone = asked.pop("before"), asked.pop("phone").strip()
        wanted = Wanted(**asked, phones=hub.desk.seal.marks(phone) if phone else ())
        return page_of(hub, wanted, call.viewer.staff or "", before)

    hub.hang(blueprint, Door(
        "POST", "/api/inquiries/search", search, SearchBody, LedgerAnswer,
        who=WHO, keeps=False,
        summary="The ledger, searched also by a phone, which no address may hold",
    ))  # fmt: skip
