"""Whose question is it: who owes the visitor an answer, and how that passes on (PROVISIONS F).

Custody is a chain. An inquiry always has exactly one responsible person. Handing it over only makes
an offer; the receiver's own word moves it (F4), or, where nobody takes it, the office's final one
(F5). The first person is written once and never changes. Nothing is closed without a result and an
answer to the visitor, or the attempts to give one (F10).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final, Literal

from hall.core.refusals import Refusal

State = Literal["open", "offered", "unassigned", "closed"]
"""`unassigned` waits for the office; whoever was responsible stays so until it has spoken."""

Outcome = Literal["answered", "done", "refused"]

REASON_LENGTH: Final = 500
"""Characters of a reason."""

NAME_LETTERS: Final = 2
"""Letters of a name, whoever was told: a tick or a time of day is nobody."""

OUTCOMES: Final[tuple[Outcome, ...]] = ("answered", "done", "refused")
"""A question answered, a matter done, or refused with the reason and where to go instead (F7)."""


@dataclass(frozen=True)
class Custody:
    """Where an inquiry stands. Staff are numbers; `told` counts replies, `tried` vain attempts."""

    first: str
    responsible: str
    state: State = "open"
    offered_to: str | None = None
    assigned: bool = False
    """By the office: bouncing it back needs a reason."""
    told: int = 0
    tried: int = 0
    outcome: Outcome | None = None

    def offer(self, by: str, to: str, notified: str, words: str = "") -> Custody:
        """Hand it over to a person; moves nothing yet.

        `notified` is who in the other department was told before the visitor was sent on (F3).
        What the office assigned is passed on with a reason only, in `words` (F5). Refuses
        inquiry_closed, not_responsible, already_offered, same_person, not_notified, reason_needed.
        """
        self._must_be(by)
        if to == self.responsible:
            raise Refusal("same_person")
        if sum(letter.isalpha() for letter in notified) < NAME_LETTERS:
            raise Refusal("not_notified")
        if self.assigned:
            _needed(words)
        return replace(self, state="offered", offered_to=to)

    def take_back(self, by: str) -> Custody:
        """The offer is withdrawn before anybody has taken it. Refuses inquiry_closed,
        not_responsible, not_offered.
        """
        self._must_be(by, offered=True)
        return replace(self, state="open", offered_to=None)

    def acknowledge(self, by: str) -> Custody:
        """The receiver says: mine now. Refuses inquiry_closed, not_offered (to others, too)."""
        self._must_be_offered_to(by)
        return replace(self, responsible=by, state="open", offered_to=None, assigned=False)

    def decline(self, by: str, reason: str) -> Custody:
        """The receiver says no, and the office decides. Refuses as `acknowledge`, reason_needed."""
        self._must_be_offered_to(by)
        _needed(reason)
        return replace(self, state="unassigned", offered_to=None)

    def ask_office(self, by: str, reason: str) -> Custody:
        """Nobody knows who is in charge (F5); once assigned, only with a reason. Refuses
        inquiry_closed, not_responsible, already_offered, reason_needed.
        """
        self._must_be(by)
        _needed(reason)
        return replace(self, state="unassigned")

    def assign(self, to: str) -> Custody:
        """The office's final word: responsibility moves at once. Refuses inquiry_closed,
        same_person where nothing is undecided.
        """
        if self.state == "closed":
            raise Refusal("inquiry_closed")
        if to == self.responsible and self.state == "open":
            raise Refusal("same_person")
        return replace(self, responsible=to, state="open", offered_to=None, assigned=True)

    def keep_from(self, about: str) -> Custody:
        """It turns out to be about this person: what is offered to them comes back, what they have
        waits for the office (G2).
        """
        if about == self.responsible and self.state in ("open", "offered"):
            return replace(self, state="unassigned", offered_to=None)
        if about == self.offered_to:
            return replace(self, state="open", offered_to=None)
        return self

    def reply(self, by: str, *, reached: bool) -> Custody:
        """The visitor was told, or could not be reached. Refuses inquiry_closed, not_responsible
        (to anybody but the responsible and the first person, who may answer for all: F6).
        """
        if self.state == "closed":
            raise Refusal("inquiry_closed")
        if by not in (self.responsible, self.first):
            raise Refusal("not_responsible")
        if reached:
            return replace(self, told=self.told + 1)
        return replace(self, tried=self.tried + 1)

    def close(
        self, by: str, outcome: Outcome, result: str, referral: str = "", *,
        owes: Collection[str] = (), first_owes: bool = False,
    ) -> Custody:  # fmt: skip
        """The end. `owes` are departments that were asked to help and have not reported;
        `first_owes` where they helped and the first person, who is here, has not replied (F6).

        Refuses inquiry_closed, not_responsible, already_offered, result_needed, referral_needed
        (refused without where to go), party_owes, first_replies, reply_needed: neither told nor
        tried, or called answered though nobody was reached.
        """
        self._must_be(by)
        if not result.strip():
            raise Refusal("result_needed")
        if outcome == "refused" and not referral.strip():
            raise Refusal("referral_needed")
        if owes:
            raise Refusal("party_owes", departments=",".join(sorted(owes)))
        if first_owes:
            raise Refusal("first_replies", staff=self.first)
        if not self.told and not self.tried:
            raise Refusal("reply_needed")
        if not self.told and outcome == "answered":
            raise Refusal("reply_needed", why="not_reached")
        return replace(self, state="closed", outcome=outcome)

    def reopen(self, reason: str) -> Custody:
        """The visitor was not content; the last responsible person has it again, and must answer
        again. Refuses inquiry_open, reason_needed.
        """
        if self.state != "closed":
            raise Refusal("inquiry_open")
        _needed(reason)
        return replace(self, state="open", outcome=None, told=0, tried=0)

    def _must_be(self, by: str, *, offered: bool = False) -> None:
        if self.state == "closed":
            raise Refusal("inquiry_closed")
        if by != self.responsible:
            raise Refusal("not_responsible")
        if offered and self.state != "offered":
            raise Refusal("not_offered")
        if not offered and self.state == "offered":
            raise Refusal("already_offered")

    def _must_be_offered_to(self, by: str) -> None:
        if self.state == "closed":
            raise Refusal("inquiry_closed")
        if self.state != "offered" or by != self.offered_to:
            raise Refusal("not_offered")


def opened(first: str, responsible: str | None = None) -> Custody:
    """A new inquiry: the first clerk of the ticket has it, or whoever opens one without a ticket
    (F1).
    """
    return Custody(first, responsible or first)


def _needed(reason: str) -> None:
    if not reason.strip():
        raise Refusal("reason_needed", longest=REASON_LENGTH)
