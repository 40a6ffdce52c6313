"""Ranges and how they are told: one table for paper, phone and voice, and for the pages."""

from typing import NamedTuple


class Told(NamedTuple):
    """A range in minutes; what stands on screens and paper, and what the kiosk says."""

    low: int
    high: int
    zh: str
    en: str
    said_zh: str
    said_en: str


TOLD = (
    Told(
        *(0, 10, "10 分钟以内", "up to 10 min"),
        *("等候 十 分钟以内。", "The wait is up to 10 minutes."),
    ),
    Told(
        *(10, 25, "约 10–25 分钟", "about 10–25 min"),
        *("大约等 十 到 二十五 分钟。", "The wait is about 10 to 25 minutes."),
    ),
    Told(
        *(70, 115, "约 70–115 分钟", "about 70–115 min"),
        *("大约等 七十 到 一百一十五 分钟。", "The wait is about 70 to 115 minutes."),
    ),
    Told(
        *(60, 120, "约 1–2 小时", "about 1–2 hrs"),
        *("大约等 1 小时 到 两 小时。", "The wait is about 1 hour to two hours."),
    ),
    Told(
        *(115, 125, "约 1.5–2.5 小时", "about 1.5–2.5 hrs"),
        *(
            "大约等 1 小时半 到 两 小时半。",
            "The wait is about one and a half hours to two and a half hours.",
        ),
    ),
    Told(
        *(150, 190, "约 2.5–3.5 小时", "about 2.5–3.5 hrs"),
        *(
            "大约等 两 小时半 到 三 小时半。",
            "The wait is about two and a half hours to 3 and a half hours.",
        ),
    ),
    Told(
        *(120, 240, "约 2–4 小时", "about 2–4 hrs"),
        *("大约等 两 小时 到 四 小时。", "The wait is about two hours to 4 hours."),
    ),
    Told(
        *(235, 245, "约 3.5–4.5 小时", "about 3.5–4.5 hrs"),
        *(
            "大约等 三 小时半 到 四 小时半。",
            "The wait is about 3 and a half hours to 4 and a half hours.",
        ),
    ),
    Told(
        *(55, 130, "约半小时到 2.5 小时", "30 min to 2.5 hrs"),
        *(
            "大约等 半小时 到 两 小时半。",
            "The wait is about half an hour to two and a half hours.",
        ),
    ),
    Told(
        *(25, 125, "2.5 小时以内", "up to 2.5 hrs"),
        *("等候 两 小时半 以内。", "The wait is up to two and a half hours."),
    ),
    Told(
        *(0, 180, "3 小时以内", "up to 3 hrs"),
        *("等候 三 小时 以内。", "The wait is up to 3 hours."),
    ),
    Told(
        *(590, 720, "约 9.5–12 小时", "about 9.5–12 hrs"),
        *("大约等 九 小时半 到 十二 小时。", "The wait is about 9 and a half hours to 12 hours."),
    ),
)
