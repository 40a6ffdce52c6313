"""The fixed cast of the printing tests: one visitor's slip, and the words it is set in."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hall.printing.slip import Slip

WORDS: dict[str, dict[str, Any]] = {
    language: tomllib.loads(
        (Path(__file__).parents[2] / "words" / f"{language}.toml").read_text("utf-8")
    )["slip"]
    for language in ("zh", "en")
}
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
