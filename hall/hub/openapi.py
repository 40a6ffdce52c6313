"""OpenAPI 3.1, made from the doors themselves: what validates a call also describes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response
from pydantic import TypeAdapter

from hall.hub.door import JSON, Door, Nothing
from hall.hub.problems import Problem, status

if TYPE_CHECKING:
    from hall.hub.app import Hub

REF = "#/components/schemas/{model}"
PROBLEM_JSON = "application/problem+json"
_BLANK = re.compile(r"(\w*)/\{(\w+)\}")

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "One for each press: the same key has the same answer and one effect, all day.",
    "schema": {
        "type": "string",
        "pattern": r"^[\x20-\x7e]{1,128}$",
        "minLength": 1,
        "maxLength": 128,
    },
}

SCHEMES = {
    "session": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token of POST /api/sign-in.",
    },
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "shouwen",
        "description": "The same token, in a browser.",
    },
    "device": {
        "type": "apiKey",
        "in": "cookie",
        "name": "shouwen_device",
        "description": "An enrolled device.",
    },
}


def blueprint(hub: Hub) -> Blueprint:
    """GET /api/openapi.json."""
    made = Blueprint("openapi", __name__)
    kept: list[bytes] = []

    @made.get("/api/openapi.json")
    def openapi_json() -> Response:
        if not kept:
            floor = hub.desk.floor
            known = {"service": [*floor.services], "counters": [*floor.counters]}
            kept.append(hub_json(document(hub.doors, known)))
        return Response(kept[0], content_type=JSON)

    return made


def hub_json(data: Any) -> bytes:
    """Readable JSON."""
    return TypeAdapter(Any).dump_json(data, indent=1)


def document(doors: list[Door], known: dict[str, list[str]]) -> dict[str, Any]:
    """The whole page; `known` holds this hall's values of a body's field or of a path's blank."""
    schemas: dict[str, Any] = {}
    problem = _shape(Problem, schemas, "serialization")
    paths: dict[str, Any] = {}
    for door in doors:
        paths.setdefault(door.path, {})[door.method.lower()] = _operation(
            door, schemas, problem, known
        )
    for schema in schemas.values():
        for name in known.keys() & schema.get("properties", {}).keys():
            if schema["properties"][name].get("type") == "string":
                schema["properties"][name]["enum"] = known[name]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Shouwen",
            "version": "1",
            "description": "Acts are HTTP, news is Socket.IO (docs/wire.md); a refusal has a code.",
        },
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": SCHEMES},
    }


def _shape(kind: Any, schemas: dict[str, Any], mode: Any) -> dict[str, Any]:
    """The schema of a type, its parts moved to where they can be shared."""
    schema: dict[str, Any] = TypeAdapter(kind).json_schema(ref_template=REF, mode=mode)
    parts: dict[str, dict[str, Any]] = schema.pop("$defs", {})
    name = str(schema.get("title", ""))
    named = bool(name) and "properties" in schema
    for each, shape in (parts | ({name: schema} if named else {})).items():
        if schemas.setdefault(each, shape) != shape:  # the one would be told in place of the other
            raise ValueError(f"two shapes are called {each}")
    return {"$ref": REF.format(model=name)} if named else schema


def _operation(
    door: Door, schemas: dict[str, Any], problem: dict[str, Any], known: dict[str, list[str]]
) -> dict[str, Any]:
    name = re.sub(r"[^a-z0-9]+", "_", door.path.lower()).strip("_")
    made: dict[str, Any] = {
        "summary": door.summary,
        "operationId": f"{door.method.lower()}_{name}",
        "responses": _responses(door, schemas, problem),
    }
    parameters = _parameters(door, known)
    if parameters:
        made["parameters"] = parameters
    if door.method == "POST":
        body = _shape(door.body or Nothing, schemas, "validation")
        made["requestBody"] = {
            "required": door.body is not None,
            "content": {JSON: {"schema": body}},
        }
    if not door.who.anyone:
        made["security"] = _keys(door)
    return made


def _keys(door: Door) -> list[dict[str, list[str]]]:
    """Any one of these opens the door; {} is the hub's own machine, which needs none."""
    names = ["session", "cookie"] if door.who.roles else []
    keys: list[dict[str, list[str]]] = [{name: []} for name in names]
    return [*keys, {"device": []}, {}] if door.who.device else keys


def _parameters(door: Door, known: dict[str, list[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for before, name in _BLANK.findall(door.path):
        plain = {"type": "string", **({"enum": known[before]} if before in known else {})}
        schema = door.blanks.get(name, plain | {"minLength": 1})
        found.append({"name": name, "in": "path", "required": True, "schema": schema})
    found += [
        {"name": name, "in": "query", "schema": schema} for name, schema in door.query.items()
    ]
    return [*found, KEY] if door.method == "POST" else found


def _responses(door: Door, schemas: dict[str, Any], problem: dict[str, Any]) -> dict[str, Any]:
    answer = _shape(door.answer or Any, schemas, "serialization")
    good = {"description": "Done.", "content": {JSON: {"schema": answer}}}
    made: dict[str, Any] = {str(number): good for number in (door.status, *door.also)}
    by_status: dict[int, list[str]] = {}
    for code in door.codes:
        by_status.setdefault(status(code), []).append(code)
    for number, codes in sorted(by_status.items()):
        said = {
            "description": "Refused: " + ", ".join(codes) + ".",
            "content": {PROBLEM_JSON: {"schema": problem}},
        }
        there = made.setdefault(str(number), said)
        there.setdefault("content", {})[PROBLEM_JSON] = {"schema": problem}
    return made
