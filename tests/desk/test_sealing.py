"""The key of the contacts: the one they were sealed with, or the seal stays shut."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.desk import sealing
from hall.desk.contacts import see_contact
from hall.desk.desk import Desk
from hall.desk.sealing import Standing
from hall.store.seal import Seal
from hall.store.tables import seal_keys
from tests.halls import KEY, LI, Clock, at_once, everything, opened
from tests.office import CONTACT, office_settings, opened_by

ONE, OTHER = Seal(KEY), Seal(bytes(32))


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def start(desk: Desk, key: Seal | None, made: Seal | None = None) -> Standing:
    """The hall starts and finds this key, or makes one where it may."""

    def make() -> Seal:
        assert made is not None, "a key was made though there had been one"
        return made

    return sealing.unlock(desk, key, make)


def test_the_first_start_makes_a_key_and_the_next_one_needs_it(desk: Desk) -> None:
    """Written down before anything is sealed with it."""
    assert start(desk, None, made=ONE) == Standing("fine")
    (row,) = everything(desk.book)["seal_keys"]
    assert ONE.fingerprints[0] in row
    before = everything(desk.book)
    assert start(desk, ONE) == Standing("fine")
    assert everything(desk.book) == before


@pytest.mark.parametrize(("key", "state"), [(None, "missing"), (OTHER, "other")])
def test_without_its_key_the_hall_opens_and_the_seal_stays_shut(
    desk: Desk, key: Seal | None, state: str
) -> None:
    """No second key is made or used; how many contacts it costs is said."""
    start(desk, ONE)
    first = opened_by(desk, contact=CONTACT)
    opened_by(desk)
    assert start(desk, key).state == state
    assert start(desk, key).lost == 1
    assert desk.seal.fingerprints == ()
    before = everything(desk.book)
    for press in (
        lambda: opened_by(desk, contact=CONTACT),
        lambda: desk.act(see_contact, inquiry=first.id, staff=LI, reason="回电话"),
    ):
        with pytest.raises(Refusal, match="contact_key_lost"):
            press()
    assert everything(desk.book) == before
    assert opened_by(desk).id, "the work goes on"
    assert start(desk, ONE) == Standing("fine")
    assert desk.act(see_contact, inquiry=first.id, staff=LI, reason="回电话")["name"] == "赵大妈"


def test_a_key_that_was_never_used_is_missed_all_the_same(desk: Desk) -> None:
    """Another hub of this hall may have it."""
    start(desk, ONE)
    assert start(desk, OTHER) == Standing("other")
    assert start(desk, None) == Standing("missing")


def test_a_key_is_changed_by_writing_the_new_one_above_the_old(desk: Desk) -> None:
    """The old one is needed as long as something is sealed with it."""
    start(desk, ONE)
    first = opened_by(desk, contact=CONTACT)
    assert start(desk, Seal(bytes(32), KEY)) == Standing("fine")
    second = opened_by(desk, contact=CONTACT)
    for one in (first, second):
        seen = desk.act(see_contact, inquiry=one.id, staff=LI, reason="回电话")
        assert seen["name"] == "赵大妈"
    assert start(desk, OTHER) == Standing("partly", lost=1)
    assert desk.seal.fingerprints == OTHER.fingerprints
    desk.act(see_contact, inquiry=second.id, staff=LI, reason="回电话")


def test_an_old_key_that_seals_nothing_any_more_is_not_missed(desk: Desk) -> None:
    """After its contacts were emptied it may be thrown away."""
    start(desk, ONE)
    start(desk, Seal(bytes(32), KEY))
    opened_by(desk, contact=CONTACT)
    assert start(desk, OTHER) == Standing("fine")


def test_somebody_may_decide_that_the_old_key_is_lost_for_good(desk: Desk) -> None:
    """Nothing is thrown away: should it turn up again, it can be added."""
    start(desk, ONE)
    first = opened_by(desk, contact=CONTACT)
    assert desk.act(sealing.accept, seal=OTHER) == 1
    assert start(desk, OTHER) == Standing("fine")
    opened_by(desk, contact=CONTACT)
    start(desk, Seal(bytes(32), KEY))
    assert desk.act(see_contact, inquiry=first.id, staff=LI, reason="找到了")["name"] == "赵大妈"


def test_of_hubs_that_start_at_once_with_different_keys_one_wins(desk: Desk) -> None:
    """The other one keeps its seal shut rather than sealing with a second key."""
    answers: list[Any] = at_once(
        [
            lambda: desk.act(sealing.introduce, seal=ONE),
            lambda: desk.act(sealing.introduce, seal=OTHER),
        ]
    )
    assert sorted(each.state for each in answers) == ["fine", "other"]
    with desk.book.read() as connection:
        mine = seal_keys.c.hall == desk.book.hall
        assert len(connection.execute(seal_keys.select().where(mine)).all()) == 1


def test_a_store_that_is_not_open_can_be_looked_at(tmp_path: Path) -> None:
    """As `check` does: it neither makes nor changes anything."""
    path = tmp_path / "elsewhere.sqlite"
    settings = office_settings(store={"url": f"sqlite:///{path}"})
    assert sealing.look(settings, None) == Standing("none")
    assert not path.exists()
    path.touch()
    assert sealing.look(settings, ONE) == Standing("fine")
    nowhere = office_settings(store={"url": "postgresql://127.0.0.1:1/hall"})
    assert sealing.look(nowhere, ONE) == Standing("fine")
