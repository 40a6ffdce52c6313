"""The tests' own tools: the private PostgreSQL and the browser are really there."""

import psycopg2
import pytest
from playwright.sync_api import Page

from tests.need import missing
from tests.postgres import Cluster


def test_a_fresh_database_is_empty(postgres_database: str) -> None:
    """Each test's database holds nothing of another's."""
    with psycopg2.connect(postgres_database.replace("+psycopg2", "")) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchone() == (0,)
    connection.close()


def test_a_durable_cluster_comes_back_after_a_power_cut() -> None:
    """What was committed before the cut is there after it."""
    cluster = Cluster(durable=True)
    try:
        with cluster.database() as url:
            url = url.replace("+psycopg2", "")
            with psycopg2.connect(url) as connection:
                connection.cursor().execute("CREATE TABLE kept AS SELECT 1 AS one")
            connection.close()
            cluster.kill()
            cluster.start()
            with psycopg2.connect(url) as connection:
                cursor = connection.cursor()
                cursor.execute("SELECT one FROM kept")
                assert cursor.fetchone() == (1,)
            connection.close()
    finally:
        cluster.stop()


def test_the_browser_draws_a_page(page: Page) -> None:
    """Chromium starts and runs script."""
    page.set_content("<h1>请 A012 号</h1>")
    assert page.inner_text("h1") == "请 A012 号"


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_program_fails_in_ci_and_skips_elsewhere(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    """Both say what to install."""
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="apt install espeak-ng"):
        missing("a voice", "espeak-ng")
