"""Every refusal has a status, a sentence in each language, and one shape on the wire."""

import string

import pytest

from hall.core.refusals import CODES, Refusal
from hall.hub import problems
from tests.halls import LI
from tests.hub.stall import WORDS, Stall

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_and_no_sentence_is_left_over(language: str) -> None:
    """A refusal without words would be a bare code on somebody's screen."""
    assert set(WORDS.section("refusals", language)) == CODES


def test_the_statuses_name_only_codes_that_exist() -> None:
    """A misspelt code in the table would quietly become a 409."""
    assert set(problems.STATUS) <= CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_fill_the_same_blanks(code: str) -> None:
    """What one reader is told, the other is told too."""
    blanks = [
        {name for _, name, _, _ in string.Formatter().parse(WORDS.tables[each]["refusals"][code])}
        for each in LANGUAGES
    ]
    assert blanks[0] == blanks[1]


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_blank_nobody_filled_does_not_break_the_sentence(code: str, hub: Stall) -> None:
    """A missing detail must not turn a refusal into a fault."""
    for language in LANGUAGES:
        said = problems.sentence(WORDS, hub.desk.floor, Refusal(code), language)
        assert said
        assert "{" not in said


def test_who_stands_in_is_told_by_name(hub: Stall) -> None:
    """A clerk knows colleagues by name, not by number."""
    about = Refusal("away", staff=LI, instead=LI)
    for language in ("zh", "en"):
        said = problems.sentence(WORDS, hub.desk.floor, about, language)
        assert LI not in said
        assert said.count(hub.desk.floor.staff[LI].name[language]) == 2


def test_ids_are_read_out_as_names(hub: Stall) -> None:
    """A visitor knows a service by its name, a clerk a colleague by theirs."""
    closed = Refusal("service_closed", service="advice")
    assert "“advice”" in problems.sentence(WORDS, hub.desk.floor, closed, "en")
    taken = Refusal("counter_taken", counter="2", clerk=LI)
    assert "员工" in problems.sentence(WORDS, hub.desk.floor, taken, "zh")


@pytest.mark.parametrize(
    ("asked", "query", "expected"),
    [
        ("en", "", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "", "zh"),
        ("en-US,en;q=0.9,zh;q=0.8", "", "en"),
        ("fr, de;q=0.7", "", "zh"),
        ("zh;q=0.2, en;q=0.3", "", "en"),
        ("zh", "?lang=en", "en"),
        ("en", "?lang=xx", "en"),
        (";;q=,==", "", "zh"),
    ],
)
def test_the_reader_is_answered_in_their_language(
    hub: Stall, asked: str, query: str, expected: str
) -> None:
    """?lang first, then the browser's languages, then the hall's own."""
    answer = hub.browser().get(f"/api/nowhere{query}", headers={"Accept-Language": asked})
    assert answer.headers["Content-Language"] == expected
    assert answer.json["detail"] == answer.json[f"detail_{expected}"]


def test_a_refusal_is_a_problem_of_rfc_9457_in_both_languages(hub: Stall) -> None:
    """One shape, whatever went wrong, so that a program needs to read only `code`."""
    answer = hub.post("/api/booth/tickets", {"service": "nothing"})
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    body = answer.json
    assert body["type"] == "urn:shouwen:refusal:unknown_service"
    assert body["status"] == 422
    assert body["code"] == "unknown_service"
    assert body["about"] == {"service": "nothing"}
    assert body["detail_zh"] != body["detail_en"]


def test_a_person_gets_a_page_and_a_program_gets_json(hub: Stall) -> None:
    """The same refusal, as who asked can read it."""
    page = hub.browser().get("/t/nothing?lang=en", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert page.content_type.startswith("text/html")
    assert WORDS.say("refusals.not_found", "en") in page.text
    assert 'lang="en"' in page.text
    assert hub.browser().get("/t/nothing").content_type == "application/problem+json"
