"""The inquiries of a rehearsed hall: who came with what, and what was done about it, and when.

A moment is "DAYS HH:MM": so many working days before the rehearsed one, in a hall that opens at
08:30; where another opens earlier or later, everything in it moves along. The words of a matter
and the caller's name stand in words/*.toml by the story's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from hall.core.inquiry import Channel, Kind, Urgency

Way = Literal[
    "offer", "take", "tell", "miss", "close", "refuse", "assign", "ask_office", "decline",
    "involve", "help", "lacks", "lacks_again", "reopen",
]  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One inquiry; `by` is the role of whoever receives it first, `steps` ways with their moments.

    `about` for a complaint about one of the clerks.
    """

    key: str
    by: Literal["clerk", "hotline", "office"]
    channel: Channel
    kind: Kind
    category: str
    opened: str
    steps: tuple[tuple[Way, str], ...] = ()
    urgency: Urgency = "normal"
    phone: str = ""
    about: bool = False


def _handed(day: str, *more: tuple[Way, str], offered: str, taken: str) -> tuple[
    tuple[Way, str], ...
]:  # fmt: skip
    """Handed over and taken on one day, then more."""
    return (("offer", f"{day} {offered}"), ("take", f"{day} {taken}"), *more)


OLDEST: Final = 5
"""Working days back."""

STORIES: Final = (
    Story("bill_twice", "hotline", "phone", "ask", "bill", "5 09:12", _handed(
        "5", ("tell", "5 15:40"), ("close", "5 15:42"), offered="09:15", taken="09:26",
    ), phone="13900002608"),
    Story("burst_road", "hotline", "phone", "report", "burst", "5 10:03", _handed(
        "5", ("tell", "5 10:50"), ("close", "5 10:52"), offered="10:05", taken="10:08",
    ), "urgent", "13700004417"),
    Story("dry_block", "hotline", "phone", "repair", "no-water", "5 14:20", _handed(
        "5", ("tell", "5 17:05"), ("close", "5 17:08"), offered="14:23", taken="14:41",
    ), phone="18600001953"),
    Story("inherited", "clerk", "visit", "handle", "", "5 15:05", (
        ("tell", "4 10:30"), ("close", "4 10:31"),
    ), phone="13500007720"),
    Story("meter_stands", "clerk", "visit", "repair", "meter", "5 16:10", _handed(
        "5", ("miss", "4 11:00"), ("tell", "4 16:00"), ("close", "4 16:02"),
        offered="16:15", taken="16:50",
    ), phone="15800003346"),
    Story("yellow", "hotline", "phone", "report", "quality", "4 08:50", _handed(
        "4", ("tell", "3 10:00"), ("close", "3 10:05"), offered="08:52", taken="09:05",
    ), "urgent", "13600008812"),
    Story("factory", "office", "letter", "handle", "installation", "4 10:15", (
        ("assign", "4 10:30"), ("tell", "1 11:00"), ("close", "1 11:05"),
    ), phone="18900000571"),
    Story("tax_number", "clerk", "visit", "ask", "bill", "4 11:20", (
        ("tell", "4 11:25"), ("close", "4 11:26"),
    ), phone="13300009034"),
    Story("yard_leak", "hotline", "phone", "repair", "burst", "4 16:40", _handed(
        "4", ("tell", "3 11:20"), ("close", "3 11:30"), offered="16:42", taken="16:58",
    ), phone="15900006185"),
    Story("top_floor", "hotline", "phone", "ask", "no-water", "3 09:30", _handed(
        "3", ("tell", "3 10:55"), ("close", "3 10:58"), offered="09:33", taken="09:40",
    ), phone="13800007263"),
    Story("complaint", "hotline", "phone", "complain", "attitude", "3 10:40", (
        ("assign", "3 11:20"),
    ), phone="15200004490", about=True),
    Story("meter_doubt", "clerk", "visit", "ask", "meter", "3 14:10", _handed(
        "3", offered="14:12", taken="14:40",
    ), phone="13100005528"),
    Story("from_above", "office", "letter", "instruct", "installation", "2 08:45", (
        ("assign", "2 09:00"),
    )),
    Story("road_open", "hotline", "phone", "report", "installation", "2 09:10", _handed(
        "2", ("involve", "2 10:00"), ("help", "1 15:00"), offered="09:13", taken="09:31",
    ), phone="18700003691"),
    Story("new_account", "clerk", "visit", "handle", "installation", "2 10:20", (
        ("lacks", "2 10:26"), ("lacks_again", "1 09:50"),
    ), phone="13400001175"),
    Story("smell", "hotline", "phone", "ask", "quality", "2 11:10", _handed(
        "2", ("tell", "1 09:00"), ("close", "1 09:05"), ("reopen", "1 15:30"),
        offered="11:12", taken="11:25",
    ), phone="15600008307"),
    Story("meter_drips", "hotline", "phone", "repair", "meter", "2 15:30", _handed(
        "2", ("miss", "1 10:10"), offered="15:33", taken="15:50",
    ), phone="13200006949"),
    Story("half_year", "clerk", "visit", "look_up", "bill", "2 16:00", _handed(
        "2", ("tell", "1 09:30"), ("close", "1 09:32"), offered="16:03", taken="16:20",
    ), phone="18800002214"),
    Story("pump", "hotline", "phone", "repair", "no-water", "1 09:20", _handed(
        "1", ("tell", "1 10:35"), ("refuse", "1 10:40"), offered="09:22", taken="09:27",
    ), phone="15700009558"),
    Story("shared_meter", "clerk", "visit", "handle", "", "1 10:10", (
        ("ask_office", "1 10:20"),
    ), phone="13900005036"),
    Story("invoice_year", "office", "letter", "ask", "bill", "1 11:00", _handed(
        "1", offered="11:05", taken="11:30",
    ), phone="18500007441"),
    Story("tree", "hotline", "phone", "report", "installation", "1 15:10", (
        ("offer", "1 15:13"), ("decline", "1 15:42"),
    ), phone="13600000862"),
    Story("cellar", "hotline", "phone", "report", "burst", "0 08:33", (
        ("offer", "0 08:34"),
    ), "urgent", "17700003129"),
    Story("bill_jump", "clerk", "visit", "ask", "bill", "0 08:36", (
        ("offer", "0 08:38"),
    ), phone="15000006674"),
    Story("meter_fog", "hotline", "phone", "repair", "meter", "0 08:40", (
        ("offer", "0 08:41"),
    ), phone="13800009385"),
    Story("moving", "clerk", "visit", "handle", "", "0 08:42", phone="18100004702"),
)  # fmt: skip
