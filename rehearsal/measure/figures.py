"""The bench's arithmetic: percentiles, medians of repeated runs, ratios, and their table."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table. `ratio` is value over floor; `at_least` and `at_most` bound it.

    Without a floor the bounds are for the value itself; without bounds the line only informs.
    """

    what: str
    value: float
    unit: str
    floor: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How it stands to its floor; None where there is none to compare with."""
        return self.value / self.floor if self.floor else None

    @property
    def holds(self) -> bool | None:
        """Whether the promise is kept; None where none was made."""
        if self.at_least is None and self.at_most is None:
            return None
        judged = self.value if self.floor is None else self.ratio
        if judged is None:
            return False
        low = self.at_least is None or judged >= self.at_least
        return low and (self.at_most is None or judged <= self.at_most)


def percentile(values: Iterable[float], percent: float) -> float:
    """The smallest value that at least `percent` of them do not exceed; ValueError if empty."""
    ranked = sorted(values)
    if not ranked:
        raise ValueError("a percentile of nothing")
    return ranked[max(0, ceil(len(ranked) * percent / 100) - 1)]


def middle(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Of (value, floor) pairs measured in turns, the pair whose ratio is the median.

    A machine that was busy for a while disturbed both of a pair; the median pair is the fairest.
    """
    if not pairs:
        raise ValueError("no pair was measured")
    ranked = sorted(pairs, key=lambda pair: pair[0] / pair[1] if pair[1] else 0.0)
    return ranked[(len(ranked) - 1) // 2]


def typical(values: Iterable[float]) -> float:
    """The median."""
    return float(median(values))


def table(rows: Iterable[Row]) -> str:
    """Plain text: what, value, floor, ratio, what was wanted, and whether it is so."""
    lines: list[tuple[str, ...]] = [("", "measured", "", "floor", "ratio", "wanted", "")]
    lines += [_cells(row) for row in rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in (0, 2, 5, 6) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    wanted = " ".join(
        f"{sign} {bound:g}"
        for sign, bound in ((">=", row.at_least), ("<=", row.at_most))
        if bound is not None
    )
    verdict = {True: "yes", False: "NO", None: ""}[row.holds]
    floor = "" if row.floor is None else number(row.floor)
    return row.what, number(row.value), row.unit, floor, ratio, wanted, f"{verdict} {row.note}"


def number(value: float) -> str:
    """Three figures that matter, thousands apart."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine() -> str:
    """When and on what: date, processors, memory, Python, system."""
    memory = ""
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
        memory = f", {pages * size / 2**30:.0f} GB"
    except (AttributeError, ValueError, OSError):
        pass  # not every system says
    when = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    cores = f"{os.cpu_count()} cores ({_processor()})"
    python = f"Python {platform.python_version()}"
    return f"{when}  {cores}{memory}  {python}  {platform.system()} {platform.release()}"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()
