"""Compares the three policies of the line: `python -m rehearsal.policies`.

First on many overloaded mornings, under the rule alone (oracle.py); then on whole days of the hall
of config.toml, act by act at the real desk. All from a seed, the same visitors for each policy.
`--days 250 --only ratio` plays a year.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Final

from hall.core.line import Policy
from hall.settings.load import load
from rehearsal.arrivals import PRIORITY
from rehearsal.measure.figures import machine, percentile
from rehearsal.measure.ground import ROOT
from rehearsal.oracle import rule
from rehearsal.oracle_days import Found, Played, through_the_desk
from rehearsal.oracle_loads import COUNTERS, morning

POLICIES: Final[tuple[Policy, ...]] = ("ratio", "fifo", "strict")
SHARES = (0.2, 0.3, 0.5)

HEAD = """\
| {what} | policy | priority: mean | p95 | longest | ordinary: mean | p95 | longest |{more}
| --- | --- | --- | --- | --- | --- | --- | --- |{rule}"""


def main(words: Sequence[str]) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="rehearsal.policies", description=__doc__)
    parser.add_argument("--mornings", type=int, default=400, help="overloaded ones (400)")
    parser.add_argument("--days", type=int, default=20, help="at the real desk (20)")
    parser.add_argument("--only", choices=POLICIES, help="this policy alone")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml")
    asked = parser.parse_args(words)
    settings = load(asked.config, {})
    compared = [asked.only] if asked.only else POLICIES
    print(f"{machine()}; minutes\n")
    print(f"{asked.mornings} overloaded mornings, four counters, seed {asked.seed}\n")
    print(HEAD.format(what="priority share", more="", rule=""))
    for share in SHARES:
        for policy in compared:
            print(row(f"{share:.0%}", policy, *mornings(policy, share, asked.mornings, asked.seed)))
    print(f"\n{asked.days} days of {settings.hall.id} at the real desk, {PRIORITY:.0%} priority\n")
    more = " range kept: priority | ordinary |"
    print(HEAD.format(what="visitors", more=more, rule=" --- | --- |"))
    played = []
    for policy in compared:
        played.append(through_the_desk(settings, policy, asked.days, asked.seed, PRIORITY))
        found = played[-1]
        people = len(found.priority.waits) + len(found.ordinary.waits)
        line = row(f"{people:,}", policy, found.priority, found.ordinary)
        print(f"{line} {kept(found.priority)} | {kept(found.ordinary)} |", flush=True)
    print(f"\n{speed(played)}")
    return 0


def mornings(policy: Policy, share: float, count: int, seed: int, m: int = 2) -> list[Found]:
    """[priority, ordinary] over so many overloaded mornings; the same people for every policy."""
    found = [Found(), Found()]
    for at in range(count):
        jobs = morning(share, seed * 1_000_000 + at)
        for job, wait in zip(jobs, rule(jobs, COUNTERS, policy, m), strict=True):
            found[0 if job.priority else 1].waits.append(wait / 60)
    return found


def row(what: str, policy: Policy, priority: Found, ordinary: Found) -> str:
    """One line of the table."""
    cells = [what, policy, *_figures(priority.waits), *_figures(ordinary.waits)]
    return f"| {' | '.join(cells)} |"


def kept(found: Found) -> str:
    """How many of those who were told a range were called by its upper end."""
    return f"{found.kept / found.told:.1%}" if found.told else "none told"


def speed(played: Iterable[Played]) -> str:
    """How fast that was."""
    runs = list(played)
    acts, seconds = sum(run.acts for run in runs), sum(run.seconds for run in runs)
    days = sum(run.days for run in runs)
    year = seconds / days * 250 / 60
    return (
        f"{acts:,} acts in {seconds:.1f} s: {acts / seconds:,.0f} a second at the desk; "
        f"a year of 250 days in {year:.1f} minutes"
    )


def _figures(waits: list[float]) -> list[str]:
    if not waits:
        return ["", "", ""]
    return [f"{each:.1f}" for each in (mean(waits), percentile(waits, 95), max(waits))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
