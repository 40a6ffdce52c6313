"""Doors of the ledger's export: begin, how far, fetch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.desk import exporting
from hall.desk.reading_inquiries import Wanted
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.door import Door
from hall.hub.viewer import STAFF
from hall.settings.house import Language
from office.export_file import Form
from office.exports import Exports, Job
from office.wanted import Filter, sought

WHO = STAFF("office", "leader", "manager")
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

PIECE = 64 * 1024


class ExportBody(BaseModel):
    """Which part of the ledger, and how; contacts in plain need a reason, which is kept."""

    model_config = ConfigDict(extra="forbid", strict=True)

    form: Form = "xlsx"
    language: Language = "zh"
    plain: bool = False
    reason: str = Field("", max_length=500)
    wanted: Filter = Filter()


class ExportAnswer(BaseModel):
    """How far it is: `done` of `rows`."""

    id: str
    state: Literal["working", "ready", "failed"]
    rows: int
    done: int


def export_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/inquiries/exports, GET .../{export}, GET .../{export}/file."""
    exports = Exports(hub)

    def begin(call: Call) -> ExportAnswer:
        body, staff = call.body, call.viewer.staff or ""
        wanted: Wanted = sought(call, body.wanted)
        with hub.desk.read() as reading:
            rows = reading.how_many(wanted, staff)
        call.act(
            exporting.export, staff=staff, wanted=wanted, rows=rows, plain=body.plain,
            reason=body.reason,
        )  # fmt: skip
        job = exports.start(staff, body.form, wanted, rows, body.language, plain=body.plain)
        return _answer(job)

    hub.hang(blueprint, Door(
        "POST", "/api/inquiries/exports", begin, ExportBody, ExportAnswer, 201, WHO,
        ("not_allowed", "reason_needed", "contact_key_lost", "too_many_requests"), keeps=False,
        summary="Begin to write the ledger into a file; who, how much and why is kept",
    ))  # fmt: skip

    @hub.door(
        blueprint, "GET", "/api/inquiries/exports/{export}", answer=ExportAnswer, who=WHO,
        refuses=("not_found",), summary="How far an export is",
    )  # fmt: skip
    def progress(call: Call) -> ExportAnswer:
        return _answer(exports.find(call.path["export"], call.viewer.staff or ""))

    @hub.door(
        blueprint, "GET", "/api/inquiries/exports/{export}/file", who=WHO,
        refuses=("not_found",), summary="The file, once it is ready; it can be fetched once",
    )  # fmt: skip
    def fetch(call: Call) -> Response:
        job = exports.find(call.path["export"], call.viewer.staff or "")
        if job.state != "ready":
            raise Refusal("not_found")
        return _file(exports, job)


def _answer(job: Job) -> ExportAnswer:
    return ExportAnswer.model_validate(job, from_attributes=True)


def _file(exports: Exports, job: Job) -> Response:
    def pieces() -> Iterator[bytes]:
        try:
            with job.path.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        finally:
            exports.forget(job)

    stamp = job.at.strftime("%Y%m%d-%H%M")
    headers = {
        "Content-Disposition": f"attachment; filename=inquiries-{stamp}.{job.form}",
        "Content-Length": str(job.path.stat().st_size),
        "Cache-Control": "no-store",
    }
    return Response(pieces(), content_type=TYPES[job.form], headers=headers)
