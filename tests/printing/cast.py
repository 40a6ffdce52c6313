"""The fixed cast of the printing tests: one visitor's slip, and the words it is set in."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hall.printing.handover import Guide
from hall.printing.letterhead import Person
from hall.printing.notice import Item, Notice
from hall.printing.pen import Form
from hall.printing.receipt import Receipt
from hall.printing.sayings import paper_words
from hall.printing.slip import Slip
from hall.settings.words import Words
from tests.tree import ROOT

WORDS: dict[str, dict[str, Any]] = paper_words(Words.load(ROOT / "words"))
TOKEN = "Zk3v9hYpQm2xT7bLr0sWdA"
URL = f"http://192.168.1.20:8000/t/{TOKEN}"
LONG = {
    "zh": "城镇居民二次供水设施改造与户表分装工程竣工验收及移交接管申请（含老旧小区）",
    "en": "Acceptance and handover of secondary water supply renovation and individual metering",
}
ELDER = Slip(
    hall={"zh": "城东供水营业厅", "en": "Chengdong Water Service Hall"},
    number="A012",
    service={"zh": "缴费与发票", "en": "Bills and invoices"},
    priority=True,
    ahead=4,
    wait=(10, 25),
    issued_at=datetime(2026, 11, 21, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai")),
    where={"zh": "A 区", "en": "Area A"},
    materials=(
        {"zh": "户号", "en": "Account number"},
        {"zh": "身份证原件（代办须另带委托书）", "en": "ID card (and a letter of authority)"},
    ),
    fee={"zh": "免费", "en": "free"},
    minutes=8,
    rejoin_minutes=10,
    rejoin_behind=3,
    complaint_phone="0571-8765 4321",
    url=URL,
)
"""An elder with a number for bills, given priority."""

WANG = Person(
    name={"zh": "王小明", "en": "Wang Xiaoming"},
    title={"zh": "综合服务与咨询", "en": "General service"},
    phone="000-8555-0121",
)
LI = Person(
    name={"zh": "李堃", "en": "Li Kun"},
    title={"zh": "水表检定", "en": "Meter testing"},
    phone="000-8555-0155",
    department={"zh": "计量管理部", "en": "Metering department"},
    room={"zh": "二楼 203 室", "en": "Room 203, second floor"},
)
AT = datetime(2026, 11, 21, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai"))
RECEIPT = Receipt(
    hall=ELDER.hall,
    number="SW-20261121-003",
    kind="report",
    category={"zh": "水表与计量", "en": "Meters"},
    service={"zh": "报修与水表故障", "en": "Repairs and meter faults"},
    opened_at=AT,
    due_at=AT.replace(day=23, hour=17, minute=30),
    first=WANG,
    now_with=LI,
    complaint_phone="0571-8765 4321",
)
"""A visitor whose meter runs backwards; the metering department has taken it over."""
GUIDE = Guide(
    hall=ELDER.hall,
    number=RECEIPT.number,
    receiver=LI,
    told="李堃",
    told_at=AT.replace(minute=20),
    first=WANG,
    complaint_phone="0571-8765 4321",
)
NOTICE = Notice(
    hall=ELDER.hall,
    number=RECEIPT.number,
    service={"zh": "用水报装与开户", "en": "New connections and accounts"},
    items=(
        Item({"zh": "身份证或营业执照", "en": "Identity card or business licence"}, False),
        Item({"zh": "房屋产权证明或租赁合同", "en": "Proof of ownership or tenancy"}, True),
        Item({"zh": "加盖公章的申请表（单位用户）", "en": "Form with the company seal"}, True),
    ),
    fee={"zh": "开户不收费", "en": "Accounts are free"},
    time_limit={"zh": "受理后 5 个工作日内", "en": "within 5 working days"},
    remark="租赁合同请带原件，另备一份复印件。",
    second=True,
    reason="第一次漏说了申请表",
    clerk=WANG,
    given_at=AT,
    complaint_phone="0571-8765 4321",
)
FORMS: dict[str, Form] = {"receipt": RECEIPT, "guide": GUIDE, "notice": NOTICE}
