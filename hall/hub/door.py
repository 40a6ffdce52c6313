"""A door: one HTTP call of the API, from bytes to an act and back; OpenAPI is made of them.

Every call goes the same way: origin, size and kind of the body, who it is, the key, the body's
form, then the window's function. Anything wrong on the way is a Refusal, translated in mishaps.py.
This is the hot path of the hall, so it opens no store, renders no template and keeps no state.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from werkzeug.routing import BaseConverter

from hall.core.refusals import Refusal
from hall.hub import gate, wire
from hall.hub.call import Call
from hall.hub.viewer import ANYONE, Who

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from hall.hub.app import Hub

JSON = "application/json"
BLANK = re.compile(r"\{(\w+)\}")
_KEY = re.compile(r"[\x20-\x7e]{1,128}")


class Unnamed(BaseConverter):
    """A part of an address that is no plain word; what is wrong with it the door says."""

    regex = r"(?![a-z]{2,}$)[^/]+"
    part_isolating = True


class Nothing(BaseModel):
    """The body of a call that needs none: empty, or {}."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Door:
    """What is known of a call before anyone makes it."""

    method: str
    path: str
    """With {blanks}, as OpenAPI writes it."""
    run: Callable[[Call], Any]
    body: type[BaseModel] | None = None
    answer: Any = None
    status: int = 200
    who: Who = ANYONE
    refuses: tuple[str, ...] = ()
    query: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Query parameters by name, each a JSON schema."""
    blanks: dict[str, dict[str, Any]] = field(default_factory=dict)
    """JSON schemas of path blanks that are not plain text."""
    keeps: bool = True
    """False where an answer must never be kept for its key (a token is a secret)."""
    also: tuple[int, ...] = ()
    """Other statuses with the same answer."""
    summary: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_form", self.body or Nothing)
        shape = None if self.answer is None else TypeAdapter(self.answer)
        object.__setattr__(self, "_shape", shape)

    def blank(self, found: re.Match[str]) -> str:
        """A blank as a route has it: a number never takes the place of a door's own name."""
        number = self.blanks.get(found[1], {}).get("type") == "integer"
        return f"<{'unnamed:' * number}{found[1]}>"

    @property
    def codes(self) -> tuple[str, ...]:
        """Every refusal this call may meet, most particular first."""
        codes = [*self.refuses, *self.who.refuses()]
        if self.method == "POST":
            codes += ["foreign_origin", "bad_json", "bad_request", "too_large", "wrong_media_type"]
            codes += ["key_malformed", "key_reused"] if self.keeps else ["key_malformed"]
        return tuple(dict.fromkeys([*codes, "store_busy", "store_full", "internal"]))


def open_door(hub: Hub, blueprint: Blueprint, door: Door) -> None:
    """Hang the door into the blueprint."""
    endpoint = f"{door.method.lower()}_{re.sub(r'[^a-z0-9]+', '_', door.path.lower()).strip('_')}"

    def pass_through(**path: str) -> Response:
        return reply(door, enter(hub, door, request.environ, path))

    blueprint.add_url_rule(
        BLANK.sub(door.blank, door.path), endpoint, pass_through, methods=[door.method]
    )


def enter(hub: Hub, door: Door, environ: WSGIEnvironment, path: dict[str, str]) -> Any:
    """What the window's function makes of this request. Raises Refusal."""
    read = _post if door.method == "POST" else _get
    return door.run(read(hub, door, environ, path))


def _get(hub: Hub, door: Door, environ: WSGIEnvironment, path: dict[str, str]) -> Call:
    viewer = hub.auth.viewer(environ)
    door.who.check(viewer)
    return Call(hub, door, environ, viewer, path, None, None, "")


def _post(hub: Hub, door: Door, environ: WSGIEnvironment, path: dict[str, str]) -> Call:
    gate.check_origin(environ, hub.public_url, hub.auth.by_cookie(environ))
    data = _read(environ, bare=door.body is None)
    viewer = hub.auth.viewer(environ)
    door.who.check(viewer)
    key = environ.get("HTTP_IDEMPOTENCY_KEY")
    fingerprint = ""
    if key is not None:
        if not _KEY.fullmatch(key):
            raise Refusal("key_malformed")
        fingerprint = hub.desk.seal.stamp(_asked(environ, viewer.name, data))
    kept = key if door.keeps else None
    return Call(hub, door, environ, viewer, path, _form(door, data), kept, fingerprint)


def _read(environ: dict[str, Any], bare: bool) -> bytes:
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdigit():
        raise Refusal("bad_request", fields="Content-Length")
    chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
    if not chunked and int(length) > wire.MAX_BODY:
        raise Refusal("too_large", limit=wire.MAX_BODY)
    data: bytes = environ["wsgi.input"].read(wire.MAX_BODY + 1 if chunked else int(length))
    if len(data) > wire.MAX_BODY:
        raise Refusal("too_large", limit=wire.MAX_BODY)
    if not data and bare:
        return b""
    if environ.get("CONTENT_TYPE", "").split(";", 1)[0].strip().lower() != JSON:
        raise Refusal("wrong_media_type")
    return data


def _asked(environ: WSGIEnvironment, actor: str, data: bytes) -> bytes:
    asked = f"{environ['REQUEST_METHOD']}\n{environ['PATH_INFO']}\n{actor}\n"
    return asked.encode() + data


def _form(door: Door, data: bytes) -> BaseModel:
    form: type[BaseModel] = door._form  # type: ignore[attr-defined]
    whole = data if data or door.body else b"{}"
    try:
        return form.model_validate_json(whole, strict=True)
    except ValidationError as error:
        if not any(each["type"] == "int_type" for each in error.errors(include_url=False)):
            raise _fault(error) from None
    try:  # 7.0 is a whole number to JSON Schema and to some programs that write JSON
        return form.model_validate_json(
            json.dumps(json.loads(whole, parse_float=_whole)), strict=True
        )
    except ValidationError as error:
        raise _fault(error) from None


def _whole(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _fault(error: ValidationError) -> Refusal:
    """Which fields are wrong; never their values, which may be a PIN."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(each["type"] == "json_invalid" for each in found):
        return Refusal("bad_json")
    names = dict.fromkeys(".".join(map(str, each["loc"]))[:60] or "body" for each in found)
    return Refusal("bad_request", fields=", ".join(list(names)[:8]))


class Answer(Response):
    """A finished JSON answer: nothing about it is worked out again on its way out."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response(self.status, self.headers.to_wsgi_list())
        return () if environ["REQUEST_METHOD"] == "HEAD" else self.response  # type: ignore[return-value]


def reply(door: Door, result: Any) -> Response:
    """The answer as JSON: a model as it is, anything else through the door's answer shape."""
    if isinstance(result, Response):
        return result
    return Answer(encoded(door, result), door.status, content_type=JSON)


def encoded(door: Door, result: Any) -> bytes:
    """The bytes of an answer."""
    shape: TypeAdapter[Any] | None = door._shape  # type: ignore[attr-defined]
    if isinstance(result, BaseModel):
        return result.__pydantic_serializer__.to_json(result)
    if shape is None:
        return json.dumps(result, ensure_ascii=False).encode()
    return shape.dump_json(shape.validate_python(result, from_attributes=True))
