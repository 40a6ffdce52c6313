"""Which part of the ledger is asked for, as it is said on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hall.core.inquiry import Channel, Kind, Urgency
from hall.desk import seeking
from hall.desk.reading_inquiries import Wanted
from hall.hub.app import Hub
from hall.hub.call import Call

SHORT = Field("", max_length=80)
DAY = Field("", max_length=10, pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")


class Filter(BaseModel):
    """What is looked for; what is left out does not matter. `phone` is compared by its digits."""

    model_config = ConfigDict(extra="forbid", strict=True)

    box: Literal["", "owed", "overdue", "undispatched", "unassigned", "offered", "closed"] = ""
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


def sought(call: Call, asked: Filter) -> Wanted:
    """The same for the reading; a phone only as its marks, and that it was looked for is written
    down first. Refuses contact_key_lost, too_many_requests.
    """
    wanted = wanted_of(call.hub, asked)
    if wanted.phones:
        call.act(seeking.seek, staff=call.viewer.staff, mark=wanted.phones[0])
    return wanted


def wanted_of(hub: Hub, asked: Filter) -> Wanted:
    """The same for the reading: the phone only as its marks."""
    names = Filter.model_fields.keys() - {"phone"}
    said = {name: getattr(asked, name).replace("\0", "").strip() for name in names}
    phone = asked.phone.strip()
    return Wanted(**said, phones=hub.desk.seal.marks(phone) if phone else ())
