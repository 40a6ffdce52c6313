"""A time of day is written HH:MM; what else Python reads as one is a fault, not a crash."""

from pathlib import Path

import pytest

from tests.settings.halls import changed, faults


@pytest.mark.parametrize("clock", ["T0830", "08.30", "08+01", "083015"])
def test_what_is_no_time_of_day_is_told(tmp_path: Path, clock: str) -> None:
    """Python takes T0830 for half past eight, and the rules then fell over it."""
    told = faults(changed(tmp_path, ('open = "08:30"', f'open = "{clock}"')))
    assert told["hours.weekly[0].open"].code == "clock_form"
