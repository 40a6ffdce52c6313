"""`run.py verify`: what the proof of the journal found, in a line for each hall."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from hall.settings.schema import Settings
from hall.store import proof

FORM = re.compile(r"([1-9]\d{0,17}):([0-9a-f]{16,64})", re.IGNORECASE)
"""SEQ:HASH as `verify` says it; of a hash written down by hand sixteen digits are enough."""


def noted(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> proof.Noted:
    """Hashes noted earlier; refuses what has another form."""
    found = [FORM.fullmatch(value.strip()) for value in values]
    if not all(found):
        raise click.BadParameter("SEQ:HASH")
    hashes: dict[int, list[str]] = {}
    for one in filter(None, found):
        hashes.setdefault(int(one[1]), []).append(one[2].lower())
    return hashes


def tell_proof(settings: Settings, hashes: proof.Noted, tell: Callable[..., None]) -> bool:
    """Say by `tell` (a sentence of [cli], its blanks) how each hall's journal is; is all whole?

    `hashes`, noted earlier, are of this hall. Raises OSError or DBAPIError where there is no store.
    """
    zone = ZoneInfo(settings.hall.timezone)
    with proof.opened(settings.store_url) as store:
        if not proof.is_today(store):
            tell("proof.other_version")
            return False
        mine, good = settings.hall.id, proof.is_guarded(store)
        if not good:
            tell("proof.unguarded")
        for hall in sorted(proof.halls_of(store) | {mine}):
            found = proof.prove(store, hall, hashes if hall == mine else None)
            good = good and found.fault is None and found.wrong is None
            _tell(found, tell, zone)
    return good


def _tell(found: proof.Proof, tell: Callable[..., None], zone: ZoneInfo) -> None:
    about = {"hall": found.hall, "lines": found.end.seq}
    fault = found.fault
    if fault is not None:
        about |= fault._asdict() | {"at": _when(fault.at, zone)}
        tell(f"proof.{fault.code}", **about)
    elif found.end.seq == 0:
        tell("proof.empty", **about)
    else:
        times = {"first": _when(found.first, zone), "last": _when(found.last, zone)}
        tell("proof.whole", **about, **times, seq=found.end.seq, hash=found.end.hash)
    if found.wrong is not None:
        wrong = found.wrong._asdict() | {"at": _when(found.wrong.at, zone)}
        tell(f"proof.{found.wrong.code}", hall=found.hall, **wrong)


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}" if moment else "?"
