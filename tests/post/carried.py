"""A hall whose reminders leave the house, and its postman, for the tests of the post."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from hall.desk import handing, inquiries
from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.post.postman import Postman
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store.letters import letters as table
from tests.halls import LI, Clock
from tests.office import LEADER, OFFICE, PIPES, office_settings
from tests.tree import ROOT

SECRET = "sixteen characters at least"
WORDS = Words.load(ROOT / "words")
MATTER = "我家没有水"
MAIL = {PIPES: "pipes@hall.example", LEADER: "leader@hall.example"}


def posting(**post: Any) -> Settings:
    """The hall with departments and this post; two of its people have an e-mail address."""
    made = office_settings().model_dump()
    made["post"] = {"timeout_seconds": 1.0, **post}
    for person in made["staff"]:
        person["email"] = MAIL.get(person["number"], "")
    return Settings.model_validate(made)


def hooked(url: str, **more: Any) -> Settings:
    """The same with a web hook."""
    return posting(webhook_url=url, webhook_secret=SECRET, **more)


def postman(desk: Desk, complain: Callable[[BaseException], None] | None = None) -> Postman:
    """One who has begun."""

    def fail(error: BaseException) -> None:
        raise error

    made = Postman(desk, open_runtime("threading"), WORDS, complain or fail)
    made.step()
    return made


def carry(man: Postman) -> None:
    """Until there is nothing to do."""
    while man.step():
        pass


def go(desk: Desk, **span: float) -> None:
    """The clock is moved on."""
    assert isinstance(desk.now, Clock)
    desk.now.go(**span)


def offer(desk: Desk) -> str:
    """Somebody is to take over a repair; its number."""
    made = _repair(desk)
    desk.act(handing.offer, inquiry=made.id, staff=LI, to=PIPES, notified="老周 9:05")
    number: str = made.number
    return number


def remind(desk: Desk) -> str:
    """An inquiry is given to somebody, who is told; its number."""
    made = _repair(desk)
    desk.act(handing.assign, inquiry=made.id, staff=OFFICE, to=PIPES)
    number: str = made.number
    return number


def _repair(desk: Desk) -> Any:
    said = {"kind": "repair", "matter": MATTER, "channel": "phone"}
    return desk.act(inquiries.open_inquiry, staff=LI, **said)


def condition(desk: Desk, way: str) -> tuple[str, str]:
    """(state, detail) of a way out, as the devices of the hall stand."""
    with desk.read() as reading:
        (found,) = [each for each in reading.devices() if each.id == way]
    return found.state, found.detail


def kept(desk: Desk) -> list[tuple[str, str, int, str]]:
    """(way, state, attempts, detail) of every letter."""
    asked = select(table).where(table.c.hall == desk.book.hall).order_by(table.c.id)
    with desk.book.read() as connection:
        rows = connection.execute(asked).all()
    return [(row.way, row.state, row.attempts, row.detail) for row in rows]
