"""The ladder in the real hall: each page is told by itself, the hook once, past a power cut."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.browser.clerk_house import DESK, screen
from tests.journeys.moved import MovedProcess
from tests.patience import until
from tests.post.carried import SECRET
from tests.post.peers import Hook

PERSON, HEAD, LEADER = "442", "441", "601"
LONG = 30_000.0


def monday() -> datetime:
    """The next one at four in the afternoon."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    day = now.date() + timedelta(days=7 - now.weekday())
    return datetime(day.year, day.month, day.day, 16, 0, tzinfo=now.tzinfo)


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Somebody's web hook, beside the hall."""
    with closing(Hook()) as made:
        yield made


@pytest.fixture
def hall(tmp_path: Path, hook: Hook) -> Iterator[MovedProcess]:
    """The shipped hall on a Monday at four; it looks at its ladder every second."""
    post = {"POST__WEBHOOK_URL": hook.url, "POST__WEBHOOK_SECRET": SECRET}
    inquiries = {"INQUIRIES__CALENDAR": "none", "INQUIRIES__LOOK_SECONDS": "1"}
    house = MovedProcess(
        tmp_path, PRINTER__KIND="none", SERVER__SESSION_HOURS="24", **post, **inquiries
    )
    house.to(monday())
    with house:
        yield house


def sign_in(page: Page, hall: MovedProcess, staff: str) -> None:
    """Somebody comes to the office's page; nothing waits for them."""
    page.goto(f"{hall.url}/office/")
    page.locator("#sign-in-staff").fill(staff)
    page.locator("#sign-in-pin").fill(hall.pins[staff])
    page.keyboard.press("Enter")
    page.locator(".rail").wait_for()
    expect(page).to_have_title("首问登记")


def told(page: Page, rung: str) -> None:
    """Without a touch: the title, the rail, and the list say it."""
    expect(page.locator(".rail-place--told .count")).to_have_text("1", timeout=LONG)
    expect(page).to_have_title("(1) 首问登记", timeout=LONG)
    page.locator(".rail-place--told").click()
    expect(page.locator(".row--reminder b")).to_have_text(rung, timeout=LONG)


def open_one(hall: MovedProcess, due: datetime) -> None:
    """The person promises an answer."""
    who = {"staff": PERSON, "pin": hall.pins[PERSON]}
    token = requests.post(f"{hall.url}/api/sign-in", json=who, timeout=30).json()["token"]
    said = {"kind": "ask", "matter": "水压太低", "channel": "phone", "due_at": due.isoformat()}
    made = requests.post(
        f"{hall.url}/api/inquiries", json=said, headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )  # fmt: skip
    assert made.status_code == 201, made.text


def heard(hook: Hook) -> list[tuple[str, str]]:
    """(delivery, rung) of every letter, in order; each is signed by who holds the secret."""
    found = []
    for headers, body in list(hook.heard):
        signed = f"{headers['X-Shouwen-Timestamp']}.".encode() + body
        proof = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        assert headers["X-Shouwen-Signature"] == f"sha256={proof}"
        found.append((headers["X-Shouwen-Delivery"], json.loads(body)["rung"]))
    return found


def kept(hall: MovedProcess) -> list[tuple[str, str]]:
    """(rung, staff) of everybody who was ever reminded."""
    with closing(sqlite3.connect(f"file:{hall.var / 'shouwen.sqlite'}?mode=ro", uri=True)) as store:
        return store.execute("SELECT rung, staff FROM reminders ORDER BY id").fetchall()


def test_a_promise_climbs_from_person_to_head_to_leader_past_a_power_cut(
    hall: MovedProcess, hook: Hook, browser: Browser
) -> None:
    """Half, four fifths, due, a working day late: told once to each page and each once outside."""
    four = monday()
    with (
        screen(browser, DESK) as person,
        screen(browser, DESK) as head,
        screen(browser, DESK) as leader,
    ):
        sign_in(person, hall, PERSON)
        open_one(hall, four.replace(hour=18))
        hall.to(four.replace(minute=46))
        told(person, "时限已过一半")
        until(lambda: [rung for _, rung in heard(hook)] == ["half"], 30)

        hook.temper = "slow"
        hall.to(four.replace(hour=17, minute=15))
        until(lambda: len(heard(hook)) == 2, 30, "the next letter is on its way")
        hall.kill()
        hook.temper = 200
        hall.open()
        told(person, "时限已过八成")
        hall.to(four.replace(hour=17, minute=40))
        until(lambda: len(heard(hook)) == 3, 30, "what the cut left open is sent again")
        assert len(set(heard(hook))) == 2, "with the same delivery"

        sign_in(head, hall, HEAD)
        sign_in(leader, hall, LEADER)
        hall.to(four.replace(hour=18))
        told(head, "已到时限")
        told(person, "已到时限")
        assert leader.title() == "首问登记"
        hall.to((four + timedelta(days=1)).replace(hour=17, minute=31))
        told(leader, "已超时一个工作日")
        told(head, "已超时一个工作日")
        assert barriers(leader) == []
        until(lambda: len(heard(hook)) == 5, 30)

    assert [rung for _, rung in dict.fromkeys(heard(hook))] == ["half", "most", "due", "late"]
    assert kept(hall) == [
        ("half", PERSON), ("most", PERSON), ("due", PERSON), ("due", HEAD),
        ("late", PERSON), ("late", HEAD), ("late", LEADER),
    ]  # fmt: skip
