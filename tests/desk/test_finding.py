"""Findings: of whom, stated by a manager, withdrawn where they were wrong; and praise (F12)."""

from collections.abc import Iterator

import pytest

from hall.desk import coordinating, finding
from hall.desk.desk import Desk
from tests.halls import LI, MANAGER, Clock, journal, opened, refused
from tests.office import LEADER, PIPES_HEAD, done, office_settings, opened_by, timeline
from tests.store.forger import proved


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def test_a_finding_is_a_managers_word_about_somebody(desk: Desk) -> None:
    """A fact of six kinds, no score; not a clerk's, nor a head's of their own people."""
    made = opened_by(desk)
    said = {"fault": "late", "of": LI, "words": "超过时限一天"}
    with refused(desk, "not_allowed"):
        done(desk, finding.find, made, LI, **said)
    with refused(desk, "unknown_inquiry"):
        done(desk, finding.find, made, PIPES_HEAD, **said)
    with refused(desk, "unknown_staff"):
        done(desk, finding.find, made, LEADER, **said | {"of": "999"})
    with refused(desk, "words_needed"):
        done(desk, finding.find, made, LEADER, **said | {"words": " "})
    done(desk, finding.find, made, LEADER, **said)
    (fact,) = journal(desk, "FindingMade")
    assert (fact.data["fault"], fact.data["of"]) == ("late", LI)


def test_a_finding_that_was_wrong_is_withdrawn_by_a_new_fact(desk: Desk) -> None:
    """Once, with a reason; both stay in the timeline."""
    made, other = opened_by(desk), opened_by(desk)
    done(desk, finding.find, made, MANAGER, fault="rude", of=LI, words="来访者说")
    step = timeline(desk, made)[-1].id
    with refused(desk, "reason_needed"):
        done(desk, finding.withdraw, made, LEADER, finding=step, reason=" ")
    with refused(desk, "no_finding"):
        done(desk, finding.withdraw, other, LEADER, finding=step, reason="不是他")
    with refused(desk, "not_allowed"):
        done(desk, finding.withdraw, made, LI, finding=step, reason="不是我")
    done(desk, finding.withdraw, made, LEADER, finding=step, reason="不是他")
    with refused(desk, "no_finding"):
        done(desk, finding.withdraw, made, LEADER, finding=step, reason="不是他")
    last = timeline(desk, made)[-1]
    assert (last.kind, last.words) == ("withdrawn", "不是他")
    assert last.data == {"finding": step, "fault": "rude", "of": LI}
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_thanks_are_written_down_like_a_note(desk: Desk) -> None:
    """By whoever may write one."""
    made = opened_by(desk)
    done(desk, coordinating.note, made, LI, words="来访者送来锦旗", step="praise")
    assert timeline(desk, made)[-1].kind == "praise"
