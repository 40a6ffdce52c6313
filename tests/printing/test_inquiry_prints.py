"""Papers of inquiries, from asking for one to what the printer got, on both databases."""

import json

from hall.desk import answering, handing, inquiries, noticing
from hall.desk.views_inquiry import InquiryView
from hall.printing.printers import NetworkPrinter
from tests.halls import GUARD, LI, WANG, journal, refused, seated, visitor
from tests.office import CONTACT, METER, OFFICE, PIPES, done, opened_by
from tests.printing.halls import Tray, work_off
from tests.printing.papers import MATTER, PrintingOffice
from tests.printing.peer import PrinterPeer
from tests.printing.reader import read
from tests.printing.sheets import bare, number, said

SECRETS = (*CONTACT.values(), "13812345678", MATTER)


def printed(office: PrintingOffice) -> list[str]:
    """Let the hall's own printer print what is asked for: the papers, as text without spaces."""
    with PrinterPeer() as peer:
        work_off(office.spool(NetworkPrinter("127.0.0.1", peer.port, 2.0)))
        papers = [paper for got in list(peer.received) for paper in read(bytes(got)).papers]
    return [said(paper) for paper in papers]


def test_a_receipt_says_who_is_responsible_and_nothing_of_the_visitor(
    office: PrintingOffice, case: InquiryView
) -> None:
    """Number, first clerk, duty, phone, until when (F11, C7); no word of the contact (K1)."""
    sheet = office.ask(case)
    (text,) = printed(office)

    assert office.state(sheet) == ("ok", "confirmed")
    for part in (
        case.number,
        "首问回执",
        "员工101（综合服务）",
        "8555-0101",
        "3月5日（周四）17:30",
    ):
        assert part in text
    assert not [secret for secret in SECRETS if bare(secret) in text]
    assert "补打" not in text


def test_who_has_it_now_stands_there_only_once_they_said_so(
    office: PrintingOffice, case: InquiryView
) -> None:
    """An offer moves nothing; after the receiver's word the receipt names both."""
    done(office.desk, handing.offer, case, LI, to=PIPES, notified="老周，9:05")
    office.ask(case)
    (before,) = printed(office)
    done(office.desk, handing.acknowledge, case, PIPES)
    office.ask(case)
    (after,) = printed(office)

    assert "员工401" not in before
    assert "员工401" in after
    assert "pipes二楼" in after
    assert "8555-1" in after
    assert after.index("员工101") < after.index("员工401")


def test_a_guide_slip_leads_to_who_was_told(office: PrintingOffice, case: InquiryView) -> None:
    """Department, place, receiver, and that they know; without an offer there is none (F3)."""
    with refused(office.desk, "nothing_to_print"):
        office.ask(case, "guide")
    done(office.desk, handing.offer, case, LI, to=PIPES, notified="管网中心老周")
    office.ask(case, "guide")
    (text,) = printed(office)

    for part in (
        "pipes二楼",
        "员工401",
        "我们已经通知：管网中心老周（09:00）",
        case.number,
        "员工101",
    ):
        assert part in text
    assert not [secret for secret in SECRETS if bare(secret) in text]


def test_the_offices_word_leads_there_too(office: PrintingOffice, case: InquiryView) -> None:
    """Nobody there was told by phone, and the slip does not say so (F3, F5)."""
    done(office.desk, handing.offer, case, LI, to=METER, notified="老周，9:05")
    done(office.desk, handing.assign, case, OFFICE, to=PIPES)
    office.ask(case, "guide")
    (text,) = printed(office)

    assert "pipes二楼" in text
    assert "员工401" in text
    assert "我们已经通知" not in text


def test_nobody_is_sent_to_who_does_not_receive_them(
    office: PrintingOffice, case: InquiryView
) -> None:
    """Taken back: the visitor would stand before a door in vain. Taken over: still right."""
    done(office.desk, handing.offer, case, LI, to=PIPES, notified="老周")
    done(office.desk, handing.take_back, case, LI)
    with refused(office.desk, "nothing_to_print"):
        office.ask(case, "guide")
    done(office.desk, handing.offer, case, LI, to=PIPES, notified="老周")
    done(office.desk, handing.acknowledge, case, PIPES)

    assert office.ask(case, "guide").state == "waiting"


def test_a_time_that_was_noted_needs_no_second_one(
    office: PrintingOffice, case: InquiryView
) -> None:
    """As it was written down, so it stands there."""
    done(office.desk, handing.offer, case, LI, to=PIPES, notified="老周，8:50")
    office.ask(case, "guide")

    assert "我们已经通知：老周，8:50首问责任人" in printed(office)[0].replace("-", "")


def test_each_notice_has_its_own_paper(office: PrintingOffice, case: InquiryView) -> None:
    """What is missing has a box, the rest a dot; the second is no reprint but marked, with
    its reason (F9).
    """
    with refused(office.desk, "nothing_to_print"):
        office.ask(case, "notice")
    asked = {"service": "connection", "words": "请带原件"}
    done(office.desk, noticing.give_notice, case, LI, missing=[1], **asked)
    office.ask(case, "notice")
    (first,) = printed(office)
    done(office.desk, noticing.give_notice, case, LI, missing=[1, 2], reason="漏说了", **asked)
    office.ask(case, "notice")
    (second,) = printed(office)

    assert "□房屋产权证明" in first
    assert "·身份证·申请表" in first
    assert "说明：请带原件" in first
    assert "办结时限：五天" in first
    assert "第二次" not in first
    assert "□房屋产权证明□申请表" in second
    assert "第二次告知" in second
    assert "再次告知的原因：漏说了。" in second
    assert "补打" not in second


def test_a_second_paper_of_the_same_is_a_reprint_and_counted(
    office: PrintingOffice, case: InquiryView
) -> None:
    """The first came out; the second says 补打, and the facts say so."""
    office.ask(case)
    printed(office)
    again = office.ask(case)
    (text,) = printed(office)

    assert again.copy == 1
    assert "补打" in text
    assert [one.data["copy"] for one in journal(office.desk, "InquiryPrintAsked")] == [0, 1]
    assert len(journal(office.desk, "InquiryPrinted")) == 2


def test_whom_a_visitor_complains_of_is_not_whom_to_call(office: PrintingOffice) -> None:
    """The receipt names who has the complaint (G2)."""
    ticket, clerk = visitor(office.desk), seated(office.desk, "1", LI)
    clerk.next()
    clerk.begin()
    made = office.desk.act(
        inquiries.open_inquiry,
        staff=WANG,
        kind="complain",
        matter="态度",
        about=LI,
        ticket=ticket.id,
    )
    assert made.first == LI, "else this would prove nothing"
    office.ask(made, staff=WANG)
    text = printed(office)[-1]

    assert "员工102" in text
    assert "员工101" not in text


def test_an_answered_inquiry_promises_nothing_any_more(
    office: PrintingOffice, case: InquiryView
) -> None:
    """What is over is not owed until Thursday."""
    done(office.desk, answering.reply, case, LI, reached=True, words="已答复")
    done(office.desk, answering.close, case, LI, outcome="answered", result="已解释")
    office.ask(case)

    assert "前答复您" not in printed(office)[0]


def test_papers_speak_the_language_of_the_inquiry(office: PrintingOffice) -> None:
    """As the slip does."""
    made = opened_by(office.desk, language="en")
    office.ask(made)

    assert "Kind:aquestion" in printed(office)[0]


def test_a_counter_has_its_own_printer(office: PrintingOffice, case: InquiryView) -> None:
    """A narrow one with pictures here: the hall's own does not see what is asked for there."""
    sheet = office.ask(case, printer="c1")
    work_off(office.spool(Tray()))
    assert office.state(sheet) == ("waiting", "")
    with PrinterPeer() as peer:
        work_off(office.spool(NetworkPrinter("127.0.0.1", peer.port, 2.0), "c1"))
        (paper,) = read(peer.slips[0]).papers

    assert paper.width == 384
    assert number(paper) == case.number
    assert office.state(sheet) == ("ok", "confirmed")


def test_who_may_not_and_where_nothing_prints(office: PrintingOffice, case: InquiryView) -> None:
    """Refused before anything is written."""
    with refused(office.desk, "unknown_inquiry"):
        office.ask(case, staff=GUARD)
    for printer in ("back", "west"):
        with refused(office.desk, "no_paper"):
            office.ask(case, printer=printer)
    office.ask(case)
    with refused(office.desk, "print_on_its_way"):
        office.ask(case, staff=OFFICE)


def test_the_journal_says_nothing_of_what_stands_on_a_paper(
    office: PrintingOffice, case: InquiryView
) -> None:
    """Ids, kinds and numbers only (K1)."""
    done(
        office.desk, noticing.give_notice, case, LI, service="connection", missing=[0], words="户主"
    )
    office.ask(case, "notice")
    printed(office)
    facts = journal(office.desk, "InquiryPrintAsked", "InquiryPrinted")

    assert len(facts) == 2
    told = json.dumps([one.data for one in facts], ensure_ascii=False)
    assert not [secret for secret in (*SECRETS, "户主") if secret in told]
