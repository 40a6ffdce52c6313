"""Reminders leave the house signed and once, past peers that are slow, broken and well again."""

import hashlib
import hmac
import json
from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header

import pytest

from hall.desk import letters
from hall.post.postman import Lost
from tests.halls import Clock, at_once, journal, opened
from tests.office import PIPES, office_settings
from tests.post.carried import (
    MAIL,
    MATTER,
    SECRET,
    carry,
    go,
    hooked,
    kept,
    offer,
    posting,
    postman,
    remind,
)
from tests.post.peers import Hook, MailServer


def test_a_reminder_is_posted_signed_and_says_nothing_of_the_matter(
    store_url: str, hook: Hook
) -> None:
    """Who holds the secret can prove it; nobody else's words pass."""
    with opened(store_url, hooked(hook.url), Clock()) as desk:
        man = postman(desk)
        number = remind(desk)
        carry(man)
        ((headers, body),) = hook.heard
        stamp = headers["X-Shouwen-Timestamp"]
        proof = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        assert headers["X-Shouwen-Signature"] == f"sha256={proof}"
        assert int(stamp) == int(desk.now().timestamp())
        told = json.loads(body)
        assert set(told) == {"kind", "hall", "number", "rung", "due", "at"}
        assert (told["kind"], told["number"], told["rung"]) == ("reminder", number, "given")
        assert MATTER not in body.decode()
        assert kept(desk) == [("webhook", "sent", 1, "")]
        carry(man)
        assert len(hook.heard) == 1


def test_an_e_mail_goes_to_each_who_is_reminded_and_has_an_address(
    store_url: str, mails: MailServer
) -> None:
    """In the hall's language first; the clerk has no address and none is sent."""
    made = posting(mail_host="127.0.0.1", mail_port=mails.port, mail_from="hall@hall.example")
    with opened(store_url, made, Clock()) as desk:
        man = postman(desk)
        number = remind(desk)
        carry(man)
        ((to, text),) = mails.taken
        assert MAIL[PIPES] in to
        mail = message_from_string(text)
        assert (
            str(make_header(decode_header(mail["Subject"]))) == f"首问 {number}：这件事现在由您负责"
        )
        payload = mail.get_payload(decode=True)
        assert isinstance(payload, bytes)
        told = payload.decode()
        assert told.index("首问事项") < told.index("This is yours to answer now")
        assert MATTER not in told
        assert kept(desk) == [("mail", "sent", 1, "")]


def test_a_hook_that_is_broken_is_tried_again_until_it_is_well(store_url: str, hook: Hook) -> None:
    """After one minute, then five; the same delivery each time, signed anew."""
    with opened(store_url, hooked(hook.url), Clock()) as desk:
        man = postman(desk)
        hook.temper = 500
        remind(desk)
        carry(man)
        assert kept(desk) == [("webhook", "waiting", 1, "http_500")]
        go(desk, seconds=59)
        carry(man)
        assert len(hook.heard) == 1
        go(desk, seconds=1)
        hook.temper = "slow"
        carry(man)
        assert kept(desk) == [("webhook", "waiting", 2, "silent")]
        go(desk, minutes=5)
        hook.temper = 302
        carry(man)
        assert kept(desk) == [("webhook", "waiting", 3, "http_302")]
        go(desk, minutes=15)
        hook.temper = 204
        carry(man)
        assert kept(desk) == [("webhook", "sent", 4, "")]
        assert len({headers["X-Shouwen-Delivery"] for headers, _ in hook.heard}) == 1
        assert len({headers["X-Shouwen-Signature"] for headers, _ in hook.heard}) == 4


def test_it_gives_up_in_the_end_and_says_so(store_url: str) -> None:
    """Once, with the inquiry's number; a fact tells it, too."""
    gone = Hook()
    gone.close()
    with opened(store_url, hooked(gone.url), Clock()) as desk:
        said: list[BaseException] = []
        man = postman(desk, said.append)
        number = remind(desk)
        for wait in (*letters.BACK_OFF, timedelta(days=1)):
            carry(man)
            go(desk, seconds=wait.total_seconds())
        assert kept(desk) == [("webhook", "lost", 6, "refused")]
        carry(man)
        (lost,) = said
        assert isinstance(lost, Lost)
        assert lost.args == ("webhook", number, "refused")
        (fact,) = journal(desk, "LetterLost")
        assert (fact.data["number"], fact.data["detail"]) == (number, "refused")


@pytest.mark.parametrize(
    ("temper", "detail"),
    [("refusing", "smtp_550"), ("busy", "smtp_421"), ("mute", "silent")],
)
def test_a_mail_server_with_a_temper_is_tried_again(
    store_url: str, mails: MailServer, temper: str, detail: str
) -> None:
    """A short code of why not, never what it said."""
    made = posting(mail_host="127.0.0.1", mail_port=mails.port, mail_from="hall@hall.example")
    with opened(store_url, made, Clock()) as desk:
        man = postman(desk)
        mails.temper = temper
        remind(desk)
        carry(man)
        assert kept(desk) == [("mail", "waiting", 1, detail)]
        mails.temper = "ok"
        go(desk, minutes=1)
        carry(man)
        assert kept(desk) == [("mail", "sent", 2, "")]


def test_one_broken_way_holds_up_neither_the_other_nor_burns_every_letter(
    store_url: str, hook: Hook, mails: MailServer
) -> None:
    """After one silence the hook is left alone for a while; the mails go out."""
    hook.temper = 503
    made = hooked(
        hook.url, mail_host="127.0.0.1", mail_port=mails.port, mail_from="hall@hall.example"
    )
    with opened(store_url, made, Clock()) as desk:
        man = postman(desk)
        for _ in range(3):
            remind(desk)
        carry(man)
        assert len(hook.heard) == 1
        assert len(mails.taken) == len([way for way, *_ in kept(desk) if way == "mail"]) >= 3


def test_two_hubs_send_each_letter_once(store_url: str, hook: Hook) -> None:
    """Whoever takes it first; it is the other's only when the first has fallen."""
    with opened(store_url, hooked(hook.url), Clock()) as desk:
        men = [postman(desk) for _ in range(3)]
        for _ in range(4):
            remind(desk)
        at_once([lambda man=man: carry(man) for man in men])  # type: ignore[misc]
        many = len(journal(desk, "InquiryReminded"))
        assert len(hook.heard) == len(kept(desk)) == many >= 4


def test_a_hub_that_fell_with_a_letter_in_hand_leaves_it_to_the_next(
    store_url: str, hook: Hook
) -> None:
    """After five minutes; the fallen one's late word changes nothing."""
    with opened(store_url, hooked(hook.url), Clock()) as desk:
        man = postman(desk)
        remind(desk)
        man._read_on()
        taken = desk.act(letters.take, ways=["webhook"])
        assert desk.act(letters.take, ways=["webhook"]) is None
        go(desk, minutes=5)
        carry(postman(desk))
        assert kept(desk) == [("webhook", "sent", 2, "")]
        assert desk.act(letters.end, letter=taken, detail="http_500") == "waiting"
        assert kept(desk) == [("webhook", "sent", 2, "")]


def test_what_was_before_the_post_is_nobody_s_news(store_url: str, hook: Hook) -> None:
    """Neither when it is first turned on, nor after a day without it."""
    with opened(store_url, hooked(hook.url), Clock()) as desk:
        remind(desk)
        man = postman(desk)
        carry(man)
        assert hook.heard == []
        remind(desk)
        go(desk, days=1, hours=1)
        carry(postman(desk))
        assert hook.heard == []


def test_whoever_something_is_handed_to_hears_of_it_outside_as_well(
    store_url: str, hook: Hook, mails: MailServer
) -> None:
    """At once, not after an hour; the page has it under what is to be taken."""
    made = hooked(
        hook.url, mail_host="127.0.0.1", mail_port=mails.port, mail_from="hall@hall.example"
    )
    with opened(store_url, made, Clock()) as desk:
        man = postman(desk)
        number = offer(desk)
        carry(man)
        ((_, body),) = hook.heard
        told = json.loads(body)
        assert (told["number"], told["rung"]) == (number, "offered")
        assert told["due"] == "2026-03-05T09:30:00+00:00"
        ((to, _),) = mails.taken
        assert MAIL[PIPES] in to
        with desk.read() as reading:
            assert (reading.boxes(PIPES).receive, reading.reminders(PIPES)) == (1, [])


def test_a_hall_without_post_writes_no_letter(store_url: str) -> None:
    """And its postman has nothing to do."""
    with opened(store_url, office_settings(), Clock()) as desk:
        man = postman(desk)
        remind(desk)
        carry(man)
        assert kept(desk) == []
