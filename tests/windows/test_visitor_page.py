"""The visitor's page as it comes over the wire: readable by itself, rated once, dead at night."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.core.wait import Range
from hall.desk import calls, day, rating
from kiosk.phone import Phone
from kiosk.visitor import Minutes, view_of
from tests.halls import LI, journal, seated, visitor
from tests.spans import TOLD
from tests.tree import ROOT
from tests.windows.kiosk_hall import STRANGER, KioskHall, kiosk_hall

SCRIPTS = sorted((ROOT / "kiosk" / "static").glob("visitor*.js"))
APART = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.S)
YOUNGER = re.compile(
    r"=>|`|\?\.|\?\?|\.\.\.|\*\*"
    r"|\b(?:let|const|class|import|export|async|await|yield|of|fetch|Promise|Symbol|Map|Set|URL)\b"
    r"|\b(?:AbortController|WebSocket|Intl)\b|\bObject\.(?:assign|entries|values)\b"
    r"|\.(?:includes|closest|append|remove|replaceWith|matches|find|padStart|flat|dataset)\b"
)
"""What a phone browser of 2016 may not know: syntax after ES5, and what came with it."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """A hall whose visitors may rate."""
    with kiosk_hall(tmp_path) as made:
        yield made


def served(hall: KioskHall) -> str:
    """The token of a visitor who was served at counter 1."""
    one = visitor(hall.desk)
    clerk = seated(hall.desk)
    clerk.call(one.id)
    clerk.begin()
    clerk.finish()
    return one.token


def test_the_script_is_as_old_as_the_phones() -> None:
    """Ten years: no modules, no arrows, no promises of our own; the strings are not looked at."""
    assert len(SCRIPTS) == 3
    assert YOUNGER.search("const a = () => b?.c")
    wrong = {
        path.name: found
        for path in SCRIPTS
        if (found := YOUNGER.findall(APART.sub('""', path.read_text("utf-8"))))
    }
    assert wrong == {}


def test_the_styles_need_nothing_that_old_phones_lack() -> None:
    """Neither grid nor gap nor the newer functions decide where anything stands."""
    for path in (ROOT / "kiosk" / "static").glob("visitor*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        assert not re.search(r"\bgap:|grid|\b(?:min|max|clamp)\(|\binset", text), path.name


@pytest.mark.parametrize(("language", "waits", "ahead"), [
    ("zh", "正在等候", "前面还有 1 人"), ("en", "Waiting", "1 person ahead"),
])  # fmt: skip
def test_the_page_can_be_read_without_a_script(
    hall: KioskHall, language: str, waits: str, ahead: str
) -> None:
    """Everything stands in it, it loads itself anew, and what needs a script is not to be seen."""
    visitor(hall.desk)
    mine = visitor(hall.desk)
    page = hall.get(f"/t/{mine.token}?lang={language}")

    assert page.status_code == 200
    for words in (waits, ahead, "</span>002"):
        assert words in page.text
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in page.text
    assert all(
        "hidden" in key for key in re.findall(r'<button id="(?:stop|ring|hush).*?>', page.text)
    )
    assert '<script type="application/json"' not in page.text
    assert 'type="module"' not in page.text
    assert len(page.data) < 6_000


def test_nothing_keeps_the_page_and_nobody_is_named_on_it(hall: KioskHall) -> None:
    """Not stored, not indexed; while called it knows the counter, never the clerk."""
    mine = visitor(hall.desk)
    seated(hall.desk).press(calls.call, ticket=mine.id)
    page = hall.get(f"/t/{mine.token}")

    assert page.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in page.text
    assert 'data-news="called 1 1"' in page.text
    assert "请到 1" in page.text
    assert "员工" not in page.text
    assert LI not in page.text.replace(mine.token, "")


def test_a_short_wait_and_a_long_one_are_told_in_words(hall: KioskHall) -> None:
    """As on the kiosk; from two hours on in hours."""
    mine = visitor(hall.desk)
    with hall.desk.read() as reading:
        ticket = reading.ticket(mine.token)
        assert ticket is not None
        view = view_of(hall.desk.settings, hall.desk.floor, reading, ticket)
    for each in TOLD:
        seen = view.model_copy(update={"wait": Minutes.of(Range(each.low, each.high))})
        told = [Phone(hall.hub, language).told(seen)["range"] for language in ("zh", "en")]
        assert told == [each.zh, each.en]


def test_a_visit_is_rated_over_the_wire(hall: KioskHall) -> None:
    """From any phone, five levels, a reason with a bad one alone; the answer is the own view."""
    token = served(hall)
    at = f"/api/tickets/{token}/rating"
    assert hall.get(f"/api/tickets/{token}").json["rating"] == {
        "score": None, "reason": "", "until": None, "open": True,
    }  # fmt: skip
    for body in ({"score": 0}, {"score": 6}, {"score": "5"}, {"score": 4.5},
                 {"score": 2, "reason": "the clerk's name"}, {}):  # fmt: skip
        assert hall.post(at, body).status_code == 422, body

    assert hall.post(at, {"score": 4, "reason": "wait"}).json["rating"]["reason"] == ""
    answer = hall.post(at, {"score": 2, "reason": "unclear"}, STRANGER)

    assert answer.status_code == 200
    assert (answer.json["rating"]["score"], answer.json["rating"]["reason"]) == (2, "unclear")
    page = hall.get(f"/t/{token}").text
    assert re.findall(r'data-(\w+="[^"]+") aria-pressed="true"', page) == [
        'score="2"',
        'reason="unclear"',
    ]
    hall.clock.go(minutes=11)
    late = hall.post(at, {"score": 5})
    assert (late.status_code, late.json["code"]) == (409, "rating_late")
    assert "data-score" not in hall.get(f"/t/{token}").text


def test_nobody_fills_the_journal_with_changes(hall: KioskHall) -> None:
    """Ten in a minute, then 429; a stranger's token costs nothing and says nothing."""
    token = served(hall)
    codes = [
        hall.post(f"/api/tickets/{token}/rating", {"score": 1 + n % 5}).status_code
        for n in range(12)
    ]
    assert codes == [200] * 10 + [429] * 2
    assert len(journal(hall.desk, "TicketRated")) == 10
    assert hall.post("/api/tickets/nobody/rating", {"score": 5}).status_code == 404


def test_a_hall_that_does_not_ask_shows_nothing(tmp_path: Path) -> None:
    """rating.page = false."""
    with kiosk_hall(tmp_path, rating={"page": False}) as hall:
        token = served(hall)
        assert hall.get(f"/api/tickets/{token}").json["rating"] is None
        assert "rating" not in hall.get(f"/t/{token}").text


def test_a_page_is_dead_when_its_day_is_over(hall: KioskHall) -> None:
    """It says so and holds nothing: no number, no token, nothing to ask for; nor does the API."""
    token = served(hall)
    hall.desk.act(rating.rate, token=token, score=1)
    hall.clock.go(hours=14, minutes=59)
    assert hall.get(f"/t/{token}").status_code == 200
    hall.clock.go(minutes=1)

    page = hall.get(f"/t/{token}")

    assert page.status_code == 410
    assert "当天的服务已经结束" in page.text
    for gone in (token, "001", "data-score", "refresh"):
        assert gone not in page.text
    assert "noindex" in page.headers["X-Robots-Tag"]
    for path in ("", "/slip", "/qr.svg", "/slip.png"):
        assert hall.get(f"/api/tickets/{token}{path}").status_code == 404
    assert hall.post(f"/api/tickets/{token}/rating", {"score": 5}).status_code == 404


def test_whoever_was_not_served_has_no_page_the_next_morning(hall: KioskHall) -> None:
    """The night abandons them; that day was theirs, not the new one."""
    mine = visitor(hall.desk)
    hall.clock.go(hours=16)
    hall.desk.act(day.turn_over)

    assert hall.get(f"/t/{mine.token}").status_code == 410


def test_whoever_missed_the_call_at_midnight_may_still_come_back(hall: KioskHall) -> None:
    """The page lives as long as the way back does."""
    hall.clock.go(hours=14, minutes=55)
    mine = visitor(hall.desk)
    clerk = seated(hall.desk)
    clerk.call(mine.id)
    clerk.no_show()
    hall.clock.go(minutes=9)
    assert "恢复排队" in hall.get(f"/t/{mine.token}").text
    hall.clock.go(minutes=2)
    assert hall.get(f"/t/{mine.token}").status_code == 410
