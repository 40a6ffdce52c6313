"""Facts: each survives the journal, and none tells who a visitor is."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core import (
    happenings,
    happenings_contact,
    happenings_inquiry,
    happenings_post,
    happenings_prints,
    happenings_reminder,
)
from hall.core.happenings import Happening
from hall.store.tables import journal

KINDS = {
    *("TicketTaken", "TicketCalled", "TicketRecalled", "ServiceBegun", "ServiceFinished"),
    *("TicketMissed", "TicketRejoined", "TicketTransferred", "TicketCancelled", "TicketAbandoned"),
    *("ServiceAdded", "TicketHeld", "TicketTakenBack", "TicketReturned", "TicketLifted"),
    *("TicketReclassed", "PressUndone", "SupportAsked", "SupportAnswered"),
    "QuestionAnswered",
    *("DayOpened", "DayClosed", "DaySigned"),
    *("CounterPaused", "CounterResumed", "ClerkSignedIn", "ClerkSignedOut", "PinChanged"),
    *("AnnouncementMade", "AnnouncementEnded"),
    *("DeviceEnrolled", "DeviceChanged", "OnlineOffered", "OnlineAccepted"),
    *("RemarkLeft", "RemarkSeen", "TicketRated"),
    *("SlipPrinted", "SlipFailed", "SlipUnconfirmed", "SlipReprinted"),
    *("StaffAway", "StaffBack", "DirectoryChanged"),
    *("InquiryReminded", "ReminderSeen", "LetterLost"),
    *("InquiryPrintAsked", "InquiryPrinted", "InquiryPrintFailed", "InquiryPrintUnconfirmed"),
    *("InquiryOpened", "InquiryOffered", "InquiryTakenBack", "InquiryTaken", "InquiryDeclined"),
    *("InquiryUnassigned", "InquiryAssigned", "InquiryReplied", "InquiryExtended"),
    *("InquiryConfirmed", "InquiryClosed", "InquiryReopened", "InquiryNoted", "InquiryJoined"),
    *("InquiryReported", "NoticeGiven", "InquiryCorrected", "FindingMade"),
    *("FindingWithdrawn", "InquiryDeferred"),
    *("InquirySought", "InquiryVisited"),
    *("ContactGiven", "ContactSeen", "ContactsScrubbed", "LedgerExported"),
    *("PhoneSought", "RemarksScrubbed"),
}
# All that a fact may be about. `name` is a device's, `reason` a pause's, `why` a rule of the line.
ABOUT = {
    *("ticket", "number", "service", "ticket_class", "ahead", "wait", "from_service"),
    *("counter", "clerk", "staff", "calls", "why", "first", "seconds", "reason", "behind"),
    *("outcome", "hold_kind", "verb", "seat", "day", "red", "abandoned"),
    *("announcement", "phrase", "urgent"),
    *("device", "device_kind", "state", "detail", "name", "slip", "copy"),
    *("remark", "remark_kind", "score", "by"),
    *("away", "since", "until", "deputy", "department", "head", "duty", "rung", "letter", "way"),
    *(
        "inquiry",
        "responsible",
        "channel",
        "inquiry_kind",
        "category",
        "urgency",
        "due",
        "to",
        "of",
    ),
    *("export", "rows", "plain"),
    *("sheet", "paper", "printer"),
    *("count", "reached", "step", "department", "missing", "again", "field", "fault", "finding"),
}
REASONED = {
    *("TicketTransferred", "TicketHeld", "TicketReturned", "TicketLifted", "TicketAbandoned"),
}


def kind(name: str) -> type[Happening]:
    """The class of a fact, by the name the journal keeps."""
    rooms = (
        happenings,
        happenings_inquiry,
        happenings_contact,
        happenings_reminder,
        happenings_post,
        happenings_prints,
    )
    found: type[Happening] = next(getattr(room, name) for room in rooms if hasattr(room, name))
    return found


def leaves(above: type[Happening]) -> set[str]:
    """The names of the facts themselves, without the classes they are made from."""
    below = above.__subclasses__()
    return set.union(*map(leaves, below)) if below else {above.__name__}


def test_the_journal_knows_exactly_these_facts() -> None:
    """A new one is added here, and to whoever reads the journal."""
    assert leaves(Happening) == KINDS
    assert max(map(len, KINDS)) <= journal.c.kind.type.length


@given(st.data())
@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_fact_comes_back_from_the_journal_as_it_went_in(name: str, data: st.DataObject) -> None:
    """Kind and data are all that is kept; together they make the same fact again."""
    fact = data.draw(st.builds(kind(name)))
    kept = json.loads(json.dumps({"kind": fact.kind, "data": fact.data()}, ensure_ascii=False))
    assert kept["kind"] == name
    again = kind(kept["kind"])(**kept["data"])
    assert json.dumps(again.data()) == json.dumps(fact.data())


@pytest.mark.parametrize("name", sorted(KINDS))
def test_no_fact_tells_who_a_visitor_is_or_why_they_go_first(name: str) -> None:
    """Numbers only (D4); priority is one bit without a reason (K1). Where an act by staff needs one
    (B1, C3), it is the reason of the act.
    """
    fields = {field.name for field in dataclasses.fields(kind(name))}
    assert fields <= ABOUT
    if name.startswith(("Ticket", "Service", "Slip")):
        assert "name" not in fields
        assert ("reason" in fields) == (name in REASONED)


def test_a_fact_cannot_be_changed_afterwards() -> None:
    """What has happened has happened."""
    fact = happenings.CounterPaused("1", "101", "取材料")
    with pytest.raises(dataclasses.FrozenInstanceError):
        fact.reason = ""
