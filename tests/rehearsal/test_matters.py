"""The demo's inquiries: a working week with a past, as the hall itself would have written it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hall.settings.words import Words
from hall.store.reminders import reminders
from hall.store.seal import Seal
from hall.store.tables import inquiries, inquiry_parties
from rehearsal.rehearsal import Rehearsal, apart
from tests.rehearsal.played import MONDAY, DeskOnly, shipped
from tests.store.forger import proved
from tests.tree import ROOT


class Sealed(DeskOnly):
    """With a key for the visitors' contacts."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.desk.seal = Seal(bytes(32))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """On a Monday morning, when people wait."""
    alone = apart(shipped(), tmp_path_factory.mktemp("matters"), 0)
    words = Words.load(ROOT / "words")
    rehearsal = Rehearsal(alone, words, Sealed, seed=1, now=MONDAY, matters=True)
    rehearsal.until_people_wait(15)
    yield rehearsal
    rehearsal.stop()


def rows(demo: Rehearsal, asked: Any) -> list[Any]:
    """What the store answers."""
    with demo.desk.book.read() as connection:
        return list(connection.execute(asked))


def test_the_week_has_everything_a_manager_asks_about(demo: Rehearsal) -> None:
    """Some to take, some that nobody has, some in time and some late, by every way in."""
    every = rows(demo, select(inquiries))
    now = demo.clock()
    closed = [one for one in every if one.state == "closed"]
    states = Counter(one.state for one in every)
    assert (len(every), states["offered"], states["unassigned"]) == (26, 3, 2)
    assert sum(one.closed_at > one.due_at for one in closed) == 2 < len(closed) - 2
    assert sum(one.state != "closed" and one.due_at < now for one in every) == 2
    assert {one.channel for one in every} == {"visit", "phone", "letter"}
    assert [one.notices for one in every if one.notices] == [2]
    assert [one.about for one in every if one.kind == "complain"] != [None]
    assert len({one.day for one in every}) == 6
    assert len({one.opened_at for one in every}) == len(every)
    assert len({one.phone_mark for one in every if one.phone_mark}) == 25
    assert len({one.responsible for one in every}) >= 8
    assert len(rows(demo, select(inquiry_parties))) == 1


def test_what_is_overdue_was_told_when_it_became_so(demo: Rehearsal) -> None:
    """Not all at once when the pages open; and who was told has it standing still."""
    standing = rows(
        demo,
        select(inquiries.c.id, reminders.c.staff, reminders.c.rung, reminders.c.at)
        .join(reminders, reminders.c.inquiry == inquiries.c.id)
        .where(inquiries.c.state != "closed", inquiries.c.due_at < demo.clock())
        .where(reminders.c.seen_at.is_(None)),
    )
    assert len({one.id for one in standing}) == 2
    assert {"most", "due", "late"} <= {one.rung for one in standing}
    assert len({one.staff for one in standing}) == 3
    assert len({one.at.date() for one in standing}) > 1


def test_its_journal_is_proved_like_any_other(demo: Rehearsal) -> None:
    """All of it is done by the hall's own verbs."""
    found = proved(demo.desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_every_page_named_has_something(demo: Rehearsal) -> None:
    """Whoever receives, their head, the hotline, the office and the leader; first whom one waits
    for.
    """
    assert demo.matters
    first, *others = demo.matters.behind()
    offered = rows(demo, select(inquiries.c.offered_to).where(inquiries.c.state == "offered"))
    assert first in {one.offered_to for one in offered}
    for role in ("head", "hotline", "office", "leader"):
        assert any(role in demo.desk.floor.staff[one].roles for one in others)


def test_a_hall_without_departments_has_no_inquiries(tmp_path: Path) -> None:
    """Nobody is there to take them; the rehearsal goes on all the same."""
    settings = shipped()
    staff = [one for one in settings.staff if not {"hotline", "office"} & set(one.roles)]
    bare = settings.model_copy(update={"staff": staff})
    alone = apart(bare, tmp_path, 0)
    rehearsal = Rehearsal(
        alone, Words.load(ROOT / "words"), Sealed, seed=1, now=MONDAY, matters=True
    )
    assert rehearsal.matters
    assert rehearsal.matters.behind() == []
    assert rows(rehearsal, select(inquiries)) == []
    rehearsal.stop()
