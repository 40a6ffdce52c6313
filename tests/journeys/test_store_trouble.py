"""The store cannot write for a while: people are told, nothing acknowledged is lost, the hall goes
on.
"""

import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.journeys.process import Process
from tests.patience import until


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Process]:
    with Process(tmp_path, PRINTER__KIND="none") as open_house:
        yield open_house


def take(house: Process) -> requests.Response:
    return requests.post(
        f"{house.url}/api/tickets",
        json={"service": "payment"},
        headers={"Accept-Language": "zh"},
        timeout=30,
    )


def kept(house: Process) -> set[str]:
    store = sqlite3.connect(f"file:{house.var / 'shouwen.sqlite'}?mode=ro", uri=True)
    try:
        return {number for (number,) in store.execute("SELECT number FROM tickets")}
    finally:
        store.close()


def told(answer: requests.Response, code: str) -> None:
    """A refusal in both languages, as problem+json."""
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["code"] == code
    assert problem["detail_zh"] != problem["detail_en"]


def test_a_store_held_by_another_program_is_refused_in_words_and_works_again(
    house: Process,
) -> None:
    """Somebody opens the file with a tool and forgets it: presses are refused, looking goes on."""
    first = take(house)
    other = sqlite3.connect(house.var / "shouwen.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        told(take(house), "store_busy")
        scene = requests.get(f"{house.url}/api/scenes/kiosk", timeout=10)
        assert scene.status_code == 200, "looking does not need to write"
    finally:
        other.execute("ROLLBACK")
        other.close()
    after = until(lambda: (a := take(house)).status_code == 201 and a, 20, "it works again")
    assert {first.json()["number"], after.json()["number"]} <= kept(house)


def test_a_full_disk_is_refused_in_words_and_loses_nothing_acknowledged(house: Process) -> None:
    """The file may not grow: presses are refused as store_full; with space again they work."""
    acknowledged = {take(house).json()["number"]}
    grown = (house.var / "shouwen.sqlite-wal").stat().st_size
    free = resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, (grown, free[1]))
    refused = None
    for _ in range(200):
        answer = take(house)
        if answer.status_code != 201:
            refused = answer
            break
        acknowledged.add(answer.json()["number"])
    assert refused is not None, "the disk never got full: nothing was proved"
    told(refused, "store_full")
    ready = requests.get(f"{house.url}/healthz", timeout=10)
    assert ready.status_code in (200, 503), "the hub itself goes on"
    resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, free)
    after = until(lambda: (a := take(house)).status_code == 201 and a, 20, "it works again")
    assert acknowledged | {after.json()["number"]} <= kept(house)
    assert after.json()["number"] not in acknowledged
