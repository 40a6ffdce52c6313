"""What is answered by the very act that writes it down: told to who stands there, and ended."""

from __future__ import annotations

from hall.core.custody import Outcome
from hall.core.happenings_inquiry import InquiryClosed, InquiryReplied
from hall.desk.inquiry import Case, tidy


def end(case: Case, outcome: Outcome, result: str, referral: str = "") -> None:
    """The visitor was told and it is closed; refuses what custody refuses."""
    case.keep(case.custody.reply(case.staff, reached=True))
    case.say("replied", InquiryReplied, reached=True)
    closed = case.custody.close(case.staff, outcome, result, referral)
    case.keep(closed, result=tidy(result), closed_at=case.page.now)
    case.step("closed", result, outcome=outcome, referral=tidy(referral))
    case.tell(InquiryClosed, outcome=outcome)
