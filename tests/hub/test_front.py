"""The page at / tells of the windows that are there, and of nothing else."""

from tests.hub.stall import REMOTE, Stall


def test_anyone_may_see_it_and_a_window_without_a_line_is_not_named(hub: Stall) -> None:
    """Also a phone that is no device of the hall; the booth, which only tests know, is no page."""
    answer = hub.browser().get("/", environ_overrides=REMOTE)
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/html")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "/booth/" not in answer.text
    assert "/kiosk/" not in answer.text, "the stall has no kiosk"


def test_it_speaks_the_language_of_the_browser(hub: Stall) -> None:
    """Whoever types the address is a person with a browser of their own."""
    page = hub.browser().get("/", headers={"Accept-Language": "en-GB"}).text
    assert '<html lang="en"' in page
    assert 'href="/?lang=zh" lang="zh"' in page
