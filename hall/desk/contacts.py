"""A visitor's contact: kept sealed, shown masked, read only with a reason that is written down
(K1; PIPL art. 6, 28, 51).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hall.core.happenings_contact import ContactGiven, ContactSeen
from hall.core.inquiry import CONTACT, contact_of
from hall.core.refusals import Refusal
from hall.desk.inquiry import Case, needed, open_case, tidy
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page
from hall.store.seal import Unsealable

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def see_contact(desk: Desk, page: Page, *, inquiry: int, staff: str, reason: str) -> dict[str, str]:
    """The contact in plain words, by name, phone, unit and address; who read it and why is written
    down first, in the same commit.

    A door to this must not keep its answer for its key: it would stand unsealed among the answers.
    Refuses unknown_inquiry, not_allowed, reason_needed, inquiry_scrubbed, no_contact,
    contact_key_lost, contact_unreadable.
    """
    case = open_case(desk, page, inquiry, staff, "contact")
    why = needed(reason)
    _must_be_kept(case)
    if case.row.contact is None:
        raise Refusal("no_contact")
    plain = desk.seal.open(case.row.contact)
    case.say("seen", ContactSeen, why)
    return plain


def put_contact(
    desk: Desk,
    page: Page,
    *,
    inquiry: int,
    staff: str,
    contact: Mapping[str, str],
    reason: str = "",
) -> InquiryView:
    """Given or corrected later: what is named is changed, "" takes it away, the rest stays. What
    was kept is changed or taken away only with a reason, which stands in the timeline.

    Refuses unknown_inquiry, not_allowed, inquiry_scrubbed, contact_key_lost, reason_needed.
    """
    case = open_case(desk, page, inquiry, staff, "correct")
    _must_be_kept(case)
    given = {name: contact[name] for name in CONTACT if name in contact}
    before = _before(desk, case)
    after = contact_of({**before, **given})
    loses = case.row.contact is not None and not before  # it cannot be read, and is replaced
    loses |= any(after.get(name) != was for name, was in before.items())
    why = needed(reason) if loses else tidy(reason)
    kept = sealed(desk, after)
    case.keep(None, contact=kept["contact"], phone_mark=kept["phone_mark"])
    case.step("contact", why, fields=sorted(given))
    case.tell(ContactGiven)
    return InquiryView.of(case.row)


def sealed(desk: Desk, contact: Mapping[str, str] | None) -> dict[str, str | None]:
    """A contact as its row keeps it: `contact` and `phone_mark`, each None where nothing was told.
    Refuses contact_key_lost.
    """
    known = contact_of(dict(contact or {}))
    phone = known.get("phone", "")
    return {
        "contact": desk.seal.close(known) if known else None,
        "phone_mark": (desk.seal.mark(phone) or None) if phone else None,
    }


def _before(desk: Desk, case: Case) -> dict[str, str]:
    """What is kept so far; what cannot be read any more is replaced."""
    if case.row.contact is None:
        return {}
    try:
        return desk.seal.open(case.row.contact)
    except Unsealable:
        return {}


def _must_be_kept(case: Case) -> None:
    if case.row.scrubbed_at is not None:
        raise Refusal("inquiry_scrubbed")
