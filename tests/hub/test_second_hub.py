"""Two halls in one folder would be two writers of one SQLite file: the second stays out."""

import signal
from pathlib import Path

import pytest

from hall.store.sole import Sole, Taken
from tests.hub.opened import LIN, opened
from tests.hub.test_opening import word


def test_the_second_hub_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    """Told in a sentence; a PIN may be given beside the open hall all the same."""
    with opened(tmp_path, "eventlet") as hall:
        run = word(tmp_path, SHOUWEN_SERVER__PORT="0")
        assert run.returncode == 1
        assert f"A hall is open in {tmp_path} already" in run.stderr
        assert "Traceback" not in run.stdout + run.stderr
        assert hall.take()
        assert word(tmp_path, "pin", LIN, "2468").returncode == 0


def test_after_a_power_cut_nothing_is_in_the_way(tmp_path: Path) -> None:
    """Kill -9 leaves the file, but nobody holds it."""
    with opened(tmp_path, "threading") as hall:
        hall.process.send_signal(signal.SIGKILL)
        hall.process.wait(10)
    assert (tmp_path / "hub.lock").exists()
    with opened(tmp_path, "threading", first=False) as hall:
        assert hall.get("/healthz").json()["ready"]


def test_two_hubs_may_share_a_folder_when_the_store_is_a_server(
    tmp_path: Path, postgres_database: str
) -> None:
    """PostgreSQL has its own order of writers (docs/install.md)."""
    held = Sole(tmp_path)
    with opened(tmp_path, "threading", STORE__URL=postgres_database) as hall:
        assert hall.get("/healthz").json()["ready"]
    held.leave()


def test_whoever_leaves_lets_the_next_one_in(tmp_path: Path) -> None:
    """Also within one process."""
    first = Sole(tmp_path)
    with pytest.raises(Taken):
        Sole(tmp_path)
    first.leave()
    Sole(tmp_path).leave()
