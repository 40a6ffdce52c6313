"""An inquiry always has one responsible person; only a receiver's or the office's word moves it."""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hall.core.custody import OUTCOMES, Custody, opened
from hall.core.refusals import Refusal

STAFF = ["101", "102", "201", "301"]
WHO = st.sampled_from(STAFF)
WORDS = st.sampled_from(["", "  ", "because"])


class Life(RuleBasedStateMachine):
    """Any acts by anybody in any order; refusals change nothing."""

    @initialize(first=WHO)
    def open(self, first: str) -> None:
        """Somebody receives a visitor."""
        self.first = first
        self.now = opened(first)

    def do(self, act: str, *what: Any, **more: Any) -> Custody | None:
        """Try an act; what was before, if it was done."""
        before = self.now
        try:
            self.now = getattr(before, act)(*what, **more)
        except Refusal:
            assert self.now is before
            return None
        return before

    @rule(by=WHO, to=WHO, notified=WORDS, why=WORDS)
    def offer(self, by: str, to: str, notified: str, why: str) -> None:
        """Responsibility stays, the department was told, and to oneself is no hand-over."""
        before = self.do("offer", by, to, notified, why)
        if before:
            assert self.now.responsible == before.responsible == by != to
            assert notified.strip()
            assert why.strip() or not before.assigned
            assert before.state != "offered"

    @rule(by=WHO)
    def acknowledge(self, by: str) -> None:
        """Only by whom it was offered to."""
        before = self.do("acknowledge", by)
        if before:
            assert before.offered_to == by == self.now.responsible

    @rule(by=WHO, reason=WORDS)
    def decline(self, by: str, reason: str) -> None:
        """Whoever offered it keeps it until the office has spoken."""
        before = self.do("decline", by, reason)
        if before:
            assert reason.strip()
            assert self.now.responsible == before.responsible
            assert self.now.state == "unassigned"

    @rule(by=WHO)
    def take_back(self, by: str) -> None:
        """By whoever is still responsible."""
        if self.do("take_back", by):
            assert self.now.responsible == by

    @rule(by=WHO, reason=WORDS)
    def ask_office(self, by: str, reason: str) -> None:
        """With a reason, and by whoever is responsible."""
        if self.do("ask_office", by, reason):
            assert reason.strip()
            assert self.now.responsible == by

    @rule(to=WHO)
    def assign(self, to: str) -> None:
        """At once."""
        if self.do("assign", to):
            assert self.now.responsible == to

    @rule(by=WHO, reached=st.booleans())
    def reply(self, by: str, reached: bool) -> None:
        """By the responsible or the first person; nobody's custody changes."""
        before = self.do("reply", by, reached=reached)
        if before:
            assert by in (before.responsible, before.first)
            assert self.now.responsible == before.responsible

    @rule(by=WHO, outcome=st.sampled_from(OUTCOMES), result=WORDS, referral=WORDS)
    def close(self, by: str, outcome: Any, result: str, referral: str) -> None:
        """Only with a result and a reply, and where to go for whoever is refused."""
        before = self.do("close", by, outcome, result, referral)
        if before:
            assert before.responsible == by
            assert before.state in ("open", "unassigned")
            assert result.strip()
            assert before.told + before.tried
            assert before.told or outcome != "answered"
            assert outcome != "refused" or referral.strip()

    @rule(reason=WORDS)
    def reopen(self, reason: str) -> None:
        """It must be answered again."""
        if self.do("reopen", reason):
            assert not self.now.told + self.now.tried

    @invariant()
    def one_is_responsible_and_the_first_stays_the_first(self) -> None:
        """Whatever was done."""
        assert self.now.first == self.first
        assert self.now.responsible in STAFF
        assert (self.now.offered_to is not None) == (self.now.state == "offered")
        assert self.now.offered_to != self.now.responsible
        assert (self.now.outcome is not None) == (self.now.state == "closed")

    @invariant()
    def every_path_can_end(self) -> None:
        """From wherever it stands, the office and one willing person bring it to its end."""
        now = self.now
        if now.state == "closed":
            return
        if now.state != "open":
            now = now.assign("301")
        now = now.reply(now.responsible, reached=True)
        assert now.close(now.responsible, "answered", "told").state == "closed"


TestLife = Life.TestCase


@pytest.mark.parametrize(
    ("act", "what", "code"),
    [
        ("offer", ("102", "201", "told"), "not_responsible"),
        ("offer", ("101", "101", "told"), "same_person"),
        ("offer", ("101", "201", " "), "not_notified"),
        ("offer", ("101", "201", "x 9"), "not_notified"),
        ("take_back", ("101",), "not_offered"),
        ("acknowledge", ("102",), "not_offered"),
        ("decline", ("102", "x"), "not_offered"),
        ("ask_office", ("101", ""), "reason_needed"),
        ("assign", ("101",), "same_person"),
        ("close", ("101", "answered", ""), "result_needed"),
        ("close", ("101", "answered", "x"), "reply_needed"),
        ("close", ("101", "refused", "x"), "referral_needed"),
        ("reopen", ("x",), "inquiry_open"),
    ],
)
def test_what_cannot_be_done_to_a_new_inquiry_is_refused(
    act: str, what: tuple[str, ...], code: str
) -> None:
    """Each with its own code."""
    with pytest.raises(Refusal) as refused:
        getattr(opened("101"), act)(*what)
    assert refused.value.code == code


def test_help_that_is_owed_and_a_first_person_who_was_not_heard_keep_it_open() -> None:
    """Said with whom; then whether anybody was reached at all (F6, F10)."""
    tried = opened("101", "201").reply("201", reached=False)
    owed = {"party_owes": {"owes": ["pipes", "meter"]}, "first_replies": {"first_owes": True}}
    about = {"party_owes": {"departments": "meter,pipes"}, "first_replies": {"staff": "101"}}
    for code, what in owed.items():
        with pytest.raises(Refusal) as refused:
            tried.close("201", "done", "mended", **what)  # type: ignore[arg-type]
        assert (refused.value.code, refused.value.about) == (code, about[code])
    with pytest.raises(Refusal) as refused:
        tried.close("201", "answered", "mended")
    assert (refused.value.code, refused.value.about) == ("reply_needed", {"why": "not_reached"})
    assert tried.close("201", "refused", "no", "next door").outcome == "refused"


@pytest.mark.parametrize("act", ["offer", "take_back", "acknowledge", "decline", "assign", "close"])
def test_a_closed_inquiry_is_closed(act: str) -> None:
    """Until it is opened again."""
    closed = opened("101").reply("101", reached=False).close("101", "done", "mended")
    what = {
        "offer": ("101", "102", "x"), "take_back": ("101",), "acknowledge": ("102",),
        "decline": ("102", "x"), "assign": ("102",), "close": ("101", "done", "x"),
    }  # fmt: skip
    with pytest.raises(Refusal) as refused:
        getattr(closed, act)(*what[act])
    assert refused.value.code == "inquiry_closed"
    assert closed.reopen("not content").responsible == "101"
