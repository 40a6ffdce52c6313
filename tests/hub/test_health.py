"""/healthz tells whether the hall can keep what it is told; /metrics tells how it is doing."""

from typing import Any

import pytest

from hall.core.refusals import Refusal
from tests.hub.stall import Stall
from tests.patience import until


def test_a_hall_that_writes_and_follows_is_ready(hub: Stall) -> None:
    """Alive, ready, and how far it has read."""
    hub.hub.start()
    until(lambda: hub.browser().get("/healthz").json["ready"])
    answer = hub.browser().get("/healthz")
    assert answer.status_code == 200
    assert answer.json["alive"]
    assert answer.json["store"] == "ok"
    hub.hub.stop()


@pytest.mark.parametrize("code", ["store_full", "store_busy"])
def test_a_hall_that_cannot_write_is_alive_but_not_ready(
    hub: Stall, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 with the reason; whoever watches can tell it from a dead process."""
    hub.hub.start()

    def trouble(*args: Any, **what: Any) -> None:
        raise Refusal(code)

    monkeypatch.setattr(hub.desk.book, "write", trouble)
    answer = hub.browser().get("/healthz")
    assert answer.status_code == 503
    assert (answer.json["alive"], answer.json["ready"], answer.json["store"]) == (True, False, code)
    hub.hub.stop()


def test_a_feed_that_is_stuck_is_not_ready(hub: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens that hear nothing are as bad as a store that keeps nothing."""
    monkeypatch.setattr(hub.hub.feed, "age", lambda: 11.0)
    answer = hub.browser().get("/healthz")
    assert (answer.status_code, answer.json["ready"]) == (503, False)


def test_asking_leaves_no_trace_in_the_journal(hub: Stall) -> None:
    """It writes, to be sure that it can; but nothing has happened."""
    with hub.desk.read() as reading:
        before = reading.seq
    hub.browser().get("/healthz")
    with hub.desk.read() as reading:
        assert reading.seq == before
        assert reading.bookmark("healthz") is not None


def test_the_figures_count_numbers_acts_and_refusals(hub: Stall) -> None:
    """What a hall manager's monitor would draw."""
    hub.hub.start()
    hub.take()
    hub.post("/api/booth/tickets", {"service": "nothing"})
    text = until(lambda: counted(hub, 'shouwen_tickets_taken_total{line="ordinary"'))
    assert 'shouwen_refusals_total{code="unknown_service"} 1.0' in text
    assert 'shouwen_act_seconds_count{verb="take"} 2.0' in text
    assert "shouwen_store_waiting 0.0" in text
    assert "shouwen_feed_age_seconds" in text
    assert 'shouwen_screens{scene="booth"} 0.0' in text
    hub.hub.stop()


def counted(hub: Stall, line: str) -> str:
    """The figures, once they hold a line that begins like this."""
    text = hub.browser().get("/metrics").text
    return text if line in text else ""
