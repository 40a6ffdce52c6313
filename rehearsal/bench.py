"""Measures the hall beside the bare floor of the same parts: `python -m rehearsal.bench`.

Every number is compared with what the same machine does in the same minutes without us: the same
callers, the same server, the same store. Only the ratios are promises; the figures are this day's.
Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from rehearsal.measure import estimates, ledger, lines, rates, reach, taps, weight
from rehearsal.measure.figures import Row, machine, table
from rehearsal.measure.ground import FULL, QUICK, Ground

PARTS = {
    "rates": rates.rows,
    "lines": lines.rows,
    "waits": estimates.rows,
    "reach": reach.rows,
    "taps": taps.rows,
    "weight": weight.rows,
    "ledger": ledger.rows,
}


def main(words: Sequence[str]) -> int:
    """Measure, print the table; 1 when a promise was not kept."""
    parser = argparse.ArgumentParser(prog="rehearsal.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute or two, less exact")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}")
    asked = parser.parse_args(words)
    unknown = [part for part in asked.parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # servers must not outlive us
    print(f"{machine()}  {'quick' if asked.quick else 'full'}", flush=True)
    found: list[Row] = []
    with Ground(QUICK if asked.quick else FULL) as ground:
        for part in asked.parts or PARTS:
            print(f"measuring {part} ...", file=sys.stderr, flush=True)
            found += PARTS[part](ground)
    print(table(found), flush=True)
    return 0 if all(row.holds is not False for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
