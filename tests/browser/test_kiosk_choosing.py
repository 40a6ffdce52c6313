"""Choosing at the kiosk: groups, what can be done online, until when, and a pace that is kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.browser.test_kiosk import LANDSCAPE, PORTRAIT
from tests.journeys.process import SHIPPED, Process

ADDRESS = "https://pay.water.example/bills?from=kiosk"
GROUPS = {"bills": "账单", "pipes": "管道"}
MORE = "HJKL"
"""Prefixes of four services more: ten do not fit on one screen."""


def grouped() -> str:
    """The shipped hall with ten services, seven of them in two groups; bills can be paid online; it
    closes a minute before midnight.
    """
    groups = "".join(
        f'[[groups]]\nid = "{one}"\nname = {{ zh = "{name}", en = "{one}" }}\n'
        for one, name in GROUPS.items()
    )
    more = "".join(
        f'[[services]]\nid = "more{at}"\nprefix = "{at}"\n'
        f'name = {{ zh = "其他{at}", en = "{at}" }}\n'
        f'fee = {{ zh = "不收费", en = "free" }}\nminutes = 5\ngroup = "pipes"\n'
        for at in MORE
    )
    text = SHIPPED.replace("[[services]]", groups + "[[services]]", 1)
    text = text.replace("[[counters]]", more + "[[counters]]", 1)
    text = text.replace(
        'prefix = "A"', f'prefix = "A"\ngroup = "bills"\nonline = "{ADDRESS}"\n'
        'time_limit = { zh = "当场办结", en = "at once" }', 1,
    )  # fmt: skip
    for prefix, group in (("R", "pipes"), ("W", "bills")):
        text = text.replace(f'prefix = "{prefix}"', f'prefix = "{prefix}"\ngroup = "{group}"', 1)
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    week = ",".join(f'{{ day = "{day}", open = "00:00", close = "23:59" }}' for day in days)
    text = text.replace("always_open = true", "always_open = false", 1)
    text = text.replace("last_ticket_minutes = 15", "last_ticket_minutes = 0", 1)
    before, _, rest = text.partition("weekly = [")
    text = f"{before}weekly = [{week}]{rest.partition(']')[2]}"
    served = ", ".join(f'"more{at}"' for at in MORE)
    return text.replace('serves = ["payment"]', f'serves = ["payment", {served}]', 1)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A hall with ten services whose kiosk gives two numbers in five seconds."""
    folder = tmp_path_factory.mktemp("groups")
    (folder / "config.toml").write_text(grouped(), "utf-8")
    pace = {"KIOSK__PACE_NUMBERS": "2", "KIOSK__PACE_SECONDS": "5"}
    with Process(folder, folder / "config.toml", **pace) as made:
        yield made


@pytest.fixture
def kiosk(page: Page, hall: Process) -> Page:
    """The kiosk, upright."""
    page.set_viewport_size(PORTRAIT)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{hall.url}/kiosk/")
    expect(page.locator(".services")).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    """What stands on the keys of the first screen."""
    return page.locator(".service-name").all_inner_texts()


def into(page: Page, name: str) -> None:
    """Tap the key with this name."""
    page.locator(".service", has=page.locator(".service-name", has_text=name)).first.click()


def figure(page: Page, hall: Process, name: str) -> float:
    """A count in the hall's figures."""
    text = page.request.get(f"{hall.url}/metrics").text()
    found = [line for line in text.splitlines() if line.startswith(name)]
    return float(found[0].rpartition(" ")[2]) if found else 0.0


def test_many_services_are_chosen_by_group_and_one_level_only(kiosk: Page) -> None:
    """Groups first and what is in none; then the group's own services, and one key back."""
    assert names(kiosk) == [
        "账单",
        "管道",
        "用水报装与开户",
        "过户与信息变更",
        "投诉建议与综合业务",
    ]
    expect(kiosk.locator(".group-names").first).to_have_text("缴费与发票、水质水价咨询")
    assert barriers(kiosk) == []

    into(kiosk, "管道")

    expect(kiosk.locator("#ask")).to_have_text("管道")
    expect(kiosk.locator("#ask")).to_be_focused()
    assert names(kiosk) == ["报修与水表故障", *(f"其他{at}" for at in MORE)]
    assert barriers(kiosk) == []
    kiosk.get_by_role("button", name="返回").click()
    expect(kiosk.locator("#ask")).to_have_text("请选择要办理的业务")


def test_large_type_turns_pages_inside_a_group(kiosk: Page) -> None:
    """Lying down four keys fit, two of them turning; every service is reached, none twice."""
    kiosk.set_viewport_size(LANDSCAPE)
    kiosk.locator(".mode--large").click()
    into(kiosk, "管道")
    seen = names(kiosk)
    for _ in range(2):
        kiosk.get_by_role("button", name="更多业务").click()
        seen += names(kiosk)

    assert seen == ["报修与水表故障", *(f"其他{at}" for at in MORE)]


def test_a_group_is_left_when_nobody_is_there_any_more(page: Page, hall: Process) -> None:
    """So is the QR that somebody had opened."""
    page.clock.install()
    page.goto(f"{hall.url}/kiosk/")
    into(page, "账单")
    page.clock.run_for(62_000)
    expect(page.locator("#ask")).to_have_text("请选择要办理的业务")

    into(page, "账单")
    into(page, "缴费")
    page.locator(".online").click()
    page.clock.run_for(62_000)
    into(page, "账单")
    into(page, "缴费")
    expect(page.locator(".online")).to_have_attribute("aria-pressed", "false")


def test_the_online_offer_is_an_offer(kiosk: Page, hall: Process) -> None:
    """What to bring, the cost and the time stand there all the same; the QR leads where it says;
    offered and taken up are counted, once for each visitor.
    """
    offers = [f'shouwen_online_offers_total{{answer="{a}"' for a in ("offered", "accepted")]
    before = [figure(kiosk, hall, name) for name in offers]
    into(kiosk, "账单")
    into(kiosk, "缴费")
    expect(kiosk.locator(".papers")).to_contain_text("户号或水费通知单")
    expect(kiosk.locator(".costs")).to_contain_text("当场办结")
    expect(kiosk.locator(".take")).to_be_enabled()

    for pressed in ("true", "false", "true"):
        kiosk.locator(".online").click()
        expect(kiosk.locator(".online")).to_have_attribute("aria-pressed", pressed)

    kiosk.wait_for_function("() => document.querySelector('.online-sheet img').naturalWidth > 0")
    shot = Image.open(BytesIO(kiosk.locator(".online-sheet img").screenshot()))
    assert [each.text for each in zxingcpp.read_barcodes(shot)] == [ADDRESS]
    assert barriers(kiosk) == []
    counts = "() => fetch('/metrics').then((r) => r.text()).then((t) => /answer=.accepted/.test(t))"
    kiosk.wait_for_function(counts)
    assert [figure(kiosk, hall, name) - was for name, was in zip(offers, before, strict=True)] == [
        1,
        1,
    ]
    kiosk.locator(".take").click()
    expect(kiosk.locator(".done-number")).to_be_visible()


def test_a_kiosk_is_slowed_down_in_words_and_goes_on(kiosk: Page, hall: Process) -> None:
    """Also after its page was loaded anew; when the time is over the same key gives the number."""
    asked = {"service": "general", "kiosk": True}
    for _ in range(2):  # whatever the tests before took, the third is one too many
        kiosk.request.post(f"{hall.url}/api/tickets", data=asked)
    kiosk.reload()
    into(kiosk, "过户")
    kiosk.locator(".take").click()
    expect(kiosk.get_by_role("alert")).to_contain_text("这台取号机刚才取号较多，没有取号")
    assert barriers(kiosk) == []

    expect(kiosk.locator(".trouble")).to_be_hidden(timeout=15_000)
    kiosk.locator(".take").click()

    expect(kiosk.locator(".done-number")).to_have_text("F001")


def test_the_last_number_is_announced_before_it_comes(kiosk: Page) -> None:
    """Until when, from the morning on; the last hour has a sign. Nobody has to ask at the door."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    last = now.replace(hour=23, minute=59, second=0, microsecond=0)
    soon = str(last - now <= timedelta(hours=1)).lower()

    expect(kiosk.locator(".until")).to_contain_text("取号到 23:59")
    expect(kiosk.locator(".until")).to_have_attribute("data-soon", soon)
