"""A hall where seats, skills and pools overlap, for the tests of the line."""

from typing import Any

from sqlalchemy import select

from hall.desk.desk import Desk
from hall.settings.schema import Settings
from hall.store.tables import tickets
from tests.halls import both, settings

OFFERED = ("payment", "connection", "repair")
# 2 and 4 have the same services, 4 is low; 1 and 3 help with what the others serve.
PLACES = {
    "1": (["payment"], ["repair"], False),
    "2": (["payment", "connection"], [], False),
    "3": (["repair", "connection"], ["payment"], True),
    "4": (["payment", "connection"], ["repair"], True),
}
SKILLS: dict[str, list[str]] = {
    "101": [], "102": ["payment", "repair"], "103": ["connection"], "104": [],
}  # fmt: skip


def crowded(**line: Any) -> Settings:
    """The hall of these tests, with its line."""
    made = settings(
        staff={number: ["clerk"] for number in SKILLS},
        line=line,
        counters=[
            {"id": one, "name": both(one), "serves": serves, "helps": helps, "accessible": low}
            for one, (serves, helps, low) in PLACES.items()
        ],
    )
    able = [one.model_copy(update={"skills": tuple(SKILLS[one.number])}) for one in made.staff]
    return made.model_copy(update={"staff": tuple(able)})


def rows(desk: Desk) -> list[Any]:
    """Every ticket as the store keeps it, by place."""
    mine = select(tickets).where(tickets.c.hall == desk.book.hall)
    with desk.book.read() as connection:
        return list(connection.execute(mine.order_by(tickets.c.place, tickets.c.id)))
