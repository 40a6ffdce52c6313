"""A power cut while inquiries are opened, handed over, printed and taken away loses nothing."""

import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from tests.journeys.process import Process
from tests.journeys.test_kill import journal_whole, rows
from tests.patience import until

LATER = (datetime.now(UTC) + timedelta(days=90)).isoformat()
HOTLINE, WORKS, CAO, PENG, TIAN = "111", "432", "441", "442", "501"
PEOPLE = (HOTLINE, WORKS, CAO, PENG, TIAN)
STEPS = {"offer": "offered", "take-back": "taken_back", "acknowledge": "taken",
         "decline": "declined", "assign": "assigned", "reply": "replied", "close": "closed",
         "reopen": "reopened", "extend": "extended", "note": "note", "involve": "involved",
         "report": "reported",
         "notice": "notice", "contact": "contact", "see-contact": "seen"}  # fmt: skip
"""The step that each act leaves."""
LIFE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (HOTLINE, "print", {"paper": "receipt"}),
    (HOTLINE, "offer", {"to": PENG, "notified": "电话"}),
    (HOTLINE, "take-back", {}),
    (HOTLINE, "offer", {"to": PENG, "notified": "电话"}),
    (HOTLINE, "print", {"paper": "guide"}),
    (PENG, "decline", {"reason": "不归我"}),
    (TIAN, "assign", {"to": PENG}),
    (PENG, "involve", {"department": "works"}),
    (WORKS, "report", {"words": "看过"}),
    (PENG, "notice", {"service": "payment", "missing": [0]}),
    (HOTLINE, "contact", {"name": "赵"}),
    (HOTLINE, "see-contact", {"reason": "回电话"}),
    (PENG, "extend", {"due_at": LATER, "told": "电话", "reason": "雨"}),
    (HOTLINE, "reply", {"reached": True, "words": "说了"}),
    (PENG, "close", {"outcome": "done", "result": "好了"}),
    (TIAN, "reopen", {"reason": "又坏了"}),
    (PENG, "offer", {"to": CAO, "notified": "当面", "words": "归他"}),
    (CAO, "acknowledge", {}),
    (CAO, "note", {"words": "看过"}),
)


class Load:
    """Several people go through the lives of many inquiries until the hall is gone."""

    def __init__(self, house: Process) -> None:
        self.url = house.url
        self.tokens = {who: self._token(who, house.pins[who]) for who in PEOPLE}
        self.numbers: list[str] = []
        self.told: list[tuple[int, str]] = []
        """What was acknowledged: inquiry and step."""
        self.wrong: list[Any] = []
        work = [self._live] * 6 + [self._export]
        self.threads = [threading.Thread(target=each, daemon=True) for each in work]
        for thread in self.threads:
            thread.start()

    def _token(self, who: str, pin: str) -> str:
        said = {"staff": who, "pin": pin}
        return str(requests.post(f"{self.url}/api/sign-in", json=said, timeout=30).json()["token"])

    def post(self, who: str, path: str, body: dict[str, Any]) -> Any:
        head = {"Authorization": f"Bearer {self.tokens[who]}"}
        answer = requests.post(f"{self.url}{path}", json=body, headers=head, timeout=30)
        if answer.status_code >= 300 and answer.json()["code"] != "print_on_its_way":
            self.wrong.append((path, body, answer.json()))
        return answer.json()

    def _live(self) -> None:
        try:
            while True:
                made = self.post(HOTLINE, "/api/inquiries", {
                    "kind": "complain", "matter": "水费", "channel": "phone",
                    "contact": {"name": "赵", "phone": "13812345678"},
                })  # fmt: skip
                self.numbers.append(made["number"])
                for who, act, body in LIFE:
                    self.post(who, f"/api/inquiries/{made['id']}/{act}", body)
                    if act in STEPS:
                        self.told.append((made["id"], STEPS[act]))
        except (requests.RequestException, ValueError):
            return

    def _export(self) -> None:
        try:
            while True:
                self.post(TIAN, "/api/inquiries/exports", {"form": "xlsx"})
                time.sleep(0.2)
        except (requests.RequestException, ValueError):
            return


def test_kill_9_among_inquiries_loses_no_act_and_doubles_no_paper(tmp_path: Path) -> None:
    """What was acknowledged stands in the timeline; `verify` lays it all beside the journal."""
    house = Process(tmp_path)
    with house:
        load = Load(house)
        until(lambda: len(load.told) > 150, 60, "a rush")
        house.kill()
        for thread in load.threads:
            thread.join(40)
    left = list((house.var / "exports").glob("*"))
    assert left, "no export was under way: nothing was proved"
    house.open()
    try:
        assert load.wrong == []
        journal_whole(house)
        nothing_lost(house, load)
        nothing_doubled(house)
        assert list((house.var / "exports").glob("*")) == []
    finally:
        house.close()


def nothing_lost(house: Process, load: Load) -> None:
    kept = Counter(rows(house, "SELECT inquiry, kind FROM inquiry_steps"))
    assert Counter(load.told) <= kept
    numbers = [number for (number,) in rows(house, "SELECT number FROM inquiries ORDER BY id")]
    assert set(load.numbers) <= set(numbers)
    assert [int(each.rpartition("-")[2]) for each in numbers] == [*range(1, len(numbers) + 1)]


def nothing_doubled(house: Process) -> None:
    until(
        lambda: not rows(house, "SELECT 1 FROM prints WHERE state IN ('waiting', 'printing')"),
        60,
        "every paper came to an end",
    )
    came = rows(house, "SELECT json_extract(data, '$.sheet') FROM journal WHERE kind IN"
                " ('InquiryPrinted', 'InquiryPrintUnconfirmed')")  # fmt: skip
    assert came
    assert max(Counter(came).values()) == 1, "a paper came out twice"
    once = "SELECT 1 FROM prints GROUP BY inquiry, paper, step, copy HAVING count(*) > 1"
    assert not rows(house, once)
    told = "SELECT 1 FROM reminders GROUP BY inquiry, rung, basis, staff HAVING count(*) > 1"
    assert not rows(house, told), "somebody was reminded twice of the same"
