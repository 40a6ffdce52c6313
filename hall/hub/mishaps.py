"""The one translator: what goes wrong becomes an answer, JSON for programs, a page for people."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from flask import Response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request

from hall.core.refusals import Refusal
from hall.hub import problems

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

    from hall.hub.app import Hub

log = logging.getLogger("shouwen.hub")

BY_STATUS = {
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "wrong_media_type",
}
"""What the framework itself refuses, in our words; any other 4xx is a bad request."""


def translate(error: Exception) -> Refusal:
    """The refusal that tells of an error; what was not foreseen is `internal`, and logged."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, HTTPException) and error.code is not None and error.code < 500:
        return Refusal(BY_STATUS.get(error.code, "bad_request"))
    log.error("an error nobody foresaw", exc_info=error)
    return Refusal("internal")


def wants_page(asked: Request) -> bool:
    """Whether a person reads the answer: pages do, /api and its like do not."""
    if asked.path.startswith(("/api/", "/static/")) or asked.method != "GET":
        return False
    return "text/html" in asked.headers.get("Accept", "")


def answer(hub: Hub, error: Exception, environ: WSGIEnvironment) -> Response:
    """The refusal as problem+json, or as a page where a person asked for one."""
    asked = Request(environ)
    refusal = translate(error)
    hub.figures.refused(refusal.code)
    language = hub.language_of(asked)
    about = problems.headers(refusal, language)
    if isinstance(error, HTTPException) and error.code == 405:
        about["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    body = problems.problem(hub.words, hub.desk.floor, refusal, language)
    if wants_page(asked):
        text = render_template("hub/refusal.html", **hub.pages.frame(language), problem=body)
        made = Response(
            text, problems.status(refusal.code), content_type="text/html; charset=utf-8"
        )
    else:
        data = json.dumps(body, ensure_ascii=False).encode()
        made = Response(
            data, problems.status(refusal.code), content_type="application/problem+json"
        )
    made.headers.update(about)
    return made


def install(hub: Hub) -> None:
    """Hang the translator on the app, once, for everything."""
    hub.app.register_error_handler(Exception, lambda error: answer(hub, error, request.environ))
