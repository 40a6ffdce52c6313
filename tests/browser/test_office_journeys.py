"""Whole ways of an inquiry, everybody at their own page: each in both languages, on both databases.

Every word of every page is of the one language: People.look says so at each step.
"""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from playwright.sync_api import Browser

from tests.browser.clerk_house import PIN
from tests.browser.journey_away import away
from tests.browser.journey_complaint import complaint
from tests.browser.journey_departments import departments
from tests.browser.journey_notice import notice_twice
from tests.browser.journey_repair import repair
from tests.browser.office_house import office_house
from tests.browser.people import People
from tests.browser.tongue import Tongue


@pytest.fixture(scope="module", params=["zh-sqlite", "en-postgresql"])
def people(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[People]:
    """One hall for all of them, whose papers are pictures."""
    language, _, store = request.param.partition("-")
    cluster = request.getfixturevalue("postgres_cluster") if store == "postgresql" else None
    with cluster.database() if cluster else nullcontext("") as url:
        folder = tmp_path_factory.mktemp(request.param)
        kept = {"SHOUWEN_STORE__URL": url, "SHOUWEN_HALL__LANGUAGE": language}
        with office_house(folder, SHOUWEN_PRINTER__KIND="picture", **kept) as house:
            yield People(browser, house.url, lambda staff: PIN, Tongue(language))


def test_a_matter_of_another_department_whose_person_is_away(people: People) -> None:
    """Peng is out: Cao is told, offered it, takes it, answers and ends it; two papers."""
    away(people)


def test_a_repair_by_phone(people: People) -> None:
    """The hotline types while talking; it is with the crew at once, and asked after."""
    repair(people)


def test_a_complaint_about_a_clerk_is_hidden_from_that_clerk(people: People) -> None:
    """A visitor complains at a counter: the leader is told, and Chen finds nothing."""
    complaint(people)


def test_a_one_time_notice_then_a_second_one(people: People) -> None:
    """Printed at once; the second wants a reason, and timeline and ledger count it."""
    notice_twice(people)


def test_a_case_of_several_departments_to_its_end(people: People) -> None:
    """The office assigns it, another department reports, the first clerk replies."""
    departments(people)
