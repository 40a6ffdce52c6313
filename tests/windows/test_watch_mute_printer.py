"""A printer that never answers: its slips are unconfirmed for ever, and that is no news."""

from pathlib import Path

import pytest

from hall.desk import slips
from tests.windows.clerk_hall import open_hall
from watch.crowd import crowd


@pytest.mark.parametrize(
    ("detail", "told"),
    [("silent", False), ("written", False), ("unanswered", True), ("broken_off", True)],
)
def test_only_an_unconfirmed_slip_that_is_news_calls_for_help(
    tmp_path: Path, detail: str, told: bool
) -> None:
    """An alarm that rings for every visitor is heard by nobody."""
    with open_hall(tmp_path) as hall:
        visitor = hall.visitor()
        slip = hall.desk.act(slips.start, ticket=visitor.id, seq=visitor.seq)
        hall.desk.act(slips.end, slip=slip.id, outcome="unconfirmed", detail=detail)
        with hall.desk.read() as reading:
            seen = crowd(hall.desk.floor, hall.settings.line, reading)["slips"]
        assert [each["number"] for each in seen] == ([visitor.number] if told else [])
