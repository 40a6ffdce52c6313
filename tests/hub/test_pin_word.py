"""`run.py pin`: what it takes for a PIN is what the sign-in takes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hall.hub.auth import SignIn
from server import main
from tests.hub.opened import LIN


@pytest.mark.parametrize(
    ("pin", "good"), [("2468", True), ("a-Z!~9", True), ("12 34", False), ("一二三四", False)]
)
def test_a_pin_that_is_set_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pin: str, good: bool
) -> None:
    """A PIN with a space in it was set without a word, and then no sign-in would take it."""
    monkeypatch.setenv("SHOUWEN_STORE__VAR", str(tmp_path))
    done = CliRunner().invoke(main, ["pin", LIN, pin])
    assert (done.exit_code == 0) is good, done.output
    if good:
        assert SignIn(staff=LIN, pin=pin, counter=None).pin == pin
