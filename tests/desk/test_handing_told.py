"""Whom somebody tells before handing over, and why where the office had assigned it (F3, F5)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hall.desk import handing
from hall.desk.desk import Desk
from tests.halls import LI, Clock, opened, refused
from tests.office import METER, OFFICE, PIPES, done, office_settings, opened_by, timeline


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


@pytest.mark.parametrize("nobody", ["", " \u200b ", "好", "9:05", "13812345678", "周 9:05", "✓✓"])
def test_who_was_told_is_a_name(desk: Desk, nobody: str) -> None:
    """A tick, a time of day or one letter is nobody."""
    made = opened_by(desk)
    with refused(desk, "not_notified"):
        done(desk, handing.offer, made, LI, to=PIPES, notified=nobody)


def test_when_they_were_told_is_kept_beside_the_name(desk: Desk) -> None:
    """Now, unless it is said; not to come, nor longer ago than a day."""
    made, now = opened_by(desk), desk.now()
    for wrong in (timedelta(seconds=1), -timedelta(days=1, seconds=1)):
        with refused(desk, "notified_when"):
            done(desk, handing.offer, made, LI, to=PIPES, notified="老周", notified_at=now + wrong)
    for at in (None, now - timedelta(minutes=20), now - timedelta(days=1)):
        done(desk, handing.offer, made, LI, to=PIPES, notified=" 老周 ", notified_at=at)
        data = timeline(desk, made)[-1].data
        assert data == {"to": PIPES, "notified": "老周", "notified_at": (at or now).isoformat()}
        done(desk, handing.take_back, made, LI)


def test_what_the_office_assigned_is_not_bounced_on_without_a_reason(desk: Desk) -> None:
    """Neither to the office nor to somebody else; once somebody took it, it is theirs to give."""
    made = opened_by(desk)
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    for none in ("", " \t"):
        with refused(desk, "reason_needed"):
            done(desk, handing.offer, made, PIPES, to=METER, notified="老赵", words=none)
    done(desk, handing.offer, made, PIPES, to=METER, notified="老赵", words="归水表管")
    assert timeline(desk, made)[-1].words == "归水表管"
    done(desk, handing.acknowledge, made, METER)
    done(desk, handing.offer, made, METER, to=PIPES, notified="老周")
