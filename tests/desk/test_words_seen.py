"""Words that show nothing are none, at every act that asks for some."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.desk import answering, coordinating, handing, inquiries, promising
from hall.desk.desk import Desk
from tests.halls import LI, Clock, opened, refused
from tests.office import OFFICE, PIPES, done, office_settings, opened_by, stands, timeline

UNSEEN = ("\x07", "\u200b", "\u202e", "\u3164")


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


@pytest.mark.parametrize("words", UNSEEN)
def test_nothing_is_done_for_words_that_nobody_can_see(desk: Desk, words: str) -> None:
    """An inquiry was closed with a bell for its result; the timeline showed none."""
    one = opened_by(desk)
    with refused(desk, "matter_needed"):
        desk.act(inquiries.open_inquiry, staff=LI, kind="ask", matter=words)
    done(desk, answering.reply, one, LI, reached=True, words="说了")
    closing = {"result": words, "outcome": "done"}
    asked: list[tuple[str, Any, dict[str, Any]]] = [
        ("words_needed", answering.reply, {"reached": True, "words": words}),
        ("result_needed", answering.close, closing),
        ("referral_needed", answering.close,
         {"result": "不办", "outcome": "refused", "referral": words}),
        ("not_notified", handing.offer, {"to": PIPES, "notified": words}),
        ("reason_needed", handing.ask_office, {"reason": words}),
        ("words_needed", coordinating.note, {"words": words}),
        ("not_told", promising.extend, {"due_at": desk.now(), "told": words, "reason": "雨"}),
    ]  # fmt: skip
    for code, verb, said in asked:
        with refused(desk, code):
            done(desk, verb, one, LI, **said)
    done(desk, handing.offer, one, LI, to=PIPES, notified="电话")
    with refused(desk, "reason_needed"):
        done(desk, handing.decline, one, PIPES, reason=words)
    done(desk, handing.take_back, one, LI)
    done(desk, answering.close, one, LI, outcome="done", result=f" {words}办好了\x07")
    assert stands(desk, one).result == timeline(desk, one)[-1].words
    assert stands(desk, one).result in ("办好了", "\u3164办好了"), "a letter, if none that shows"
    with refused(desk, "reason_needed"):
        done(desk, answering.reopen, one, OFFICE, reason=words)
