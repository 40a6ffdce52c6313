"""Exports under way: a file grows in the background; its page asks how far it is, and gets it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hall.core import mask
from hall.core.refusals import Refusal
from hall.desk.reading_export import Beside
from hall.desk.reading_inquiries import Wanted
from hall.hub.app import Hub
from hall.settings.house import Language
from office.export_file import Form, Sheet, open_sheet
from office.export_rows import Rows

BUNCH = 200
"""Rows read at once: about 10 ms in which the line waits; then it has its turn."""
REST = 0.01
"""Seconds between two bunches."""
KEPT = timedelta(minutes=10)
"""A file that nobody fetched is removed: contacts may stand in it."""


@dataclass
class Job:
    """One export. `rows` are to come, `done` have come; `state` working, ready or failed."""

    staff: str
    form: Form
    path: Path
    rows: int
    at: datetime
    done: int = 0
    state: str = "working"
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))


class Exports:
    """The exports of this hub; they end with it, and so do their files."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._jobs: dict[str, Job] = {}
        self._folder = hub.settings.var_dir / "exports"
        for left in self._folder.glob("*"):
            left.unlink(missing_ok=True)

    def start(
        self, staff: str, form: Form, wanted: Wanted, rows: int, language: Language, *, plain: bool
    ) -> Job:
        """Begin; answers at once."""
        self._sweep()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        job = Job(staff, form, self._folder, rows, self._hub.desk.now())
        job.path = self._folder / f"{job.id}.{form}"
        job.path.touch(0o600)
        self._jobs[job.id] = job
        self._hub.runtime.spawn(self._work, job, wanted, language, plain)
        return job

    def find(self, name: str, staff: str) -> Job:
        """Somebody's own export. Refuses not_found."""
        self._sweep()
        job = self._jobs.get(name)
        if job is None or job.staff != staff:
            raise Refusal("not_found")
        return job

    def forget(self, job: Job) -> None:
        """It was fetched."""
        self._jobs.pop(job.id, None)
        job.path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        for job in list(self._jobs.values()):
            if job.state != "working" and self._hub.desk.now() - job.at > KEPT:
                self.forget(job)

    def _work(self, job: Job, wanted: Wanted, language: Language, plain: bool) -> None:
        offload = self._hub.runtime.offload
        try:
            rows, zone = Rows(self._hub, language), self._hub.desk.hours.zone
            sheet: Sheet = offload(open_sheet, job.form, job.path, rows.title, rows.heads, zone)
            after = 0
            while True:
                with self._hub.desk.read() as reading:
                    bunch = reading.bunch(wanted, job.staff, after, BUNCH)
                    beside = reading.beside([each.id for each in bunch])
                offload(self._add, sheet, rows, bunch, beside, plain)
                job.done += len(bunch)
                if len(bunch) < BUNCH:
                    break
                after = bunch[-1].id
                self._hub.runtime.sleep(REST)
            offload(sheet.close)
            job.state = "ready"
        except Exception:
            job.state = "failed"
            raise
        finally:
            self._hub.runtime.spawn(self._go_stale, job)

    def _go_stale(self, job: Job) -> None:
        """Also when nobody ever asks for it again."""
        self._hub.runtime.sleep(KEPT.total_seconds())
        self.forget(job)

    def _add(
        self, sheet: Sheet, rows: Rows, bunch: list[Any], beside: dict[int, Beside], plain: bool
    ) -> None:
        """In a real thread: opening a bunch of seals takes longer than reading it."""
        now = self._hub.desk.now()
        sheet.add(
            rows.cells(each, self._contact(each.contact, plain), beside[each.id], now)
            for each in bunch
        )

    def _contact(self, sealed: str | None, plain: bool) -> Mapping[str, Any]:
        if sealed is None:
            return {}
        try:
            found = self._hub.desk.seal.open(sealed)
        except Refusal:  # sealed with a key this hall has no more
            return {}
        return found if plain else mask.contact(found)
