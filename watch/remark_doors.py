"""What visitors said of the hall, for its managers alone."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.core.remark import RemarkAbout, RemarkKind
from hall.desk import remarks
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

REMARK = {"remark": {"type": "integer", "minimum": 1, "maximum": 2**53}}


class Remark(BaseModel):
    """One remark; `number` where the visitor named theirs."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    kind: RemarkKind
    about: RemarkAbout
    text: str
    number: str | None
    at: datetime
    seen_at: datetime | None
    seen_by: str | None = Field(description="staff number of the manager who read it")


class Remarks(BaseModel):
    """Those nobody has read first, then the others; the newest before older ones."""

    new: int
    remarks: list[Remark]


def remark_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/remarks and POST /api/remarks/{remark}/seen; for managers."""
    manager = STAFF("manager")

    @hub.door(blueprint, "GET", "/api/remarks", answer=Remarks, who=manager)
    def read(call: Call) -> Remarks:
        """The newest remarks, those not read yet before all others."""
        return _all(hub)

    @hub.door(
        blueprint, "POST", "/api/remarks/{remark}/seen", answer=Remarks, who=manager,
        refuses=("unknown_remark",), blanks=REMARK,
    )  # fmt: skip
    def seen(call: Call) -> Remarks:
        """A manager has read it."""
        asked = call.path["remark"]
        if not (asked.isascii() and asked.isdigit() and len(asked) < 10):  # int4 of PostgreSQL
            raise Refusal("unknown_remark")
        call.act(remarks.see, remark=int(asked), staff=call.viewer.staff)
        return _all(hub)


def _all(hub: Hub) -> Remarks:
    with hub.desk.read() as reading:
        found = [Remark.model_validate(each) for each in reading.remarks()]
        return Remarks(new=reading.new_remarks(), remarks=found)
