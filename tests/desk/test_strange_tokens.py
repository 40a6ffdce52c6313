"""Whatever a stranger writes after /t/ is a token nobody has, on either database."""

import pytest

from hall.desk import rejoining, tickets
from hall.desk.desk import Desk
from tests.halls import refused


@pytest.mark.parametrize("token", ["", "\x00", "a\x00b", "\ud800", "字", "x" * 5000, "' OR 1=1 --"])
def test_a_strange_token_is_unknown_and_no_error(desk: Desk, token: str) -> None:
    """PostgreSQL's driver raises on a NUL, which would be a traceback in the log each time."""
    with desk.read() as reading:
        assert reading.ticket(token) is None
    for verb in (tickets.cancel, rejoining.rejoin):
        with refused(desk, "unknown_ticket"):
            desk.act(verb, token=token)
