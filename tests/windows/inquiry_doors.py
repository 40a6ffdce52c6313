"""For the tests of the doors of inquiries and of the directory: who calls, and what with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hall.desk import directory
from hall.hub.door import Door
from tests.halls import journal
from tests.windows.clerk_hall import LIN, ZHENG, open_hall
from tests.windows.office_hall import CAO, HOTLINE, PENG, SUN, TIAN, XIAO, Office
from tests.windows.test_office_doors import SAID

PLACE, EXPORTS = "/api/inquiries", "/api/inquiries/exports"
AWAY, BACK = "/api/directory/away", "/api/directory/back"
DEPARTMENT = "/api/directory/departments/network"
AS_NOW = {"room_zh": "一楼", "room_en": "Room 1", "phone": "1", "head": CAO, "duty": [PENG]}
CONTACT = {"name": "赵大妈", "phone": "13812345678"}
BODIES: dict[str, dict[str, Any]] = {
    **SAID, "contact": {"name": "钱"}, "see-contact": {"reason": "回电话"},
    "print": {"paper": "receipt"},
}  # fmt: skip
"""Of every POST below one inquiry."""
AROUND: dict[str, dict[str, Any]] = {
    PLACE: {"kind": "ask", "matter": "水费"}, f"{PLACE}/search": {}, EXPORTS: {},
    AWAY: {"staff": SUN, "kind": "leave"}, BACK: {"staff": SUN},
    DEPARTMENT: AS_NOW,
}  # fmt: skip
"""Of every other POST."""


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """The guide is away; everybody else who calls is signed in, which is a fact."""
    with open_hall(folder) as hall:
        hall.desk.act(directory.away, by=ZHENG, staff=SUN, kind="outside")
        made = Office(hall)
        for staff in (LIN, ZHENG, HOTLINE, PENG, CAO, TIAN, XIAO):
            made.client(staff)
        yield made


def everything(office: Office) -> tuple[Any, ...]:
    """What an effect would change: a fact tells of each."""
    ledger = office.post(TIAN, f"{PLACE}/search")[1]
    return len(journal(office.hall.desk)), ledger


def doors(office: Office) -> list[Door]:
    """Those this file is about."""
    return [one for one in office.hub.doors if one.path.startswith((PLACE, "/api/directory"))]


def called(office: Office, method: str, path: str, who: str | None, body: Any) -> Any:
    """Status and answer."""
    return office.get(who, path) if method == "GET" else office.post(who, path, body)
