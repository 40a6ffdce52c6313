"""What the schema refused, told as faults: pydantic's errors turned into our codes."""

from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hall.settings.faults import Fault, dotted, nearest, shown
from hall.settings.piece import Piece
from hall.settings.schema import Settings


def refused(error: ValidationError) -> list[Fault]:
    """One fault for each of pydantic's errors, in its order."""
    details = error.errors(include_url=False)
    return [_fault(detail) for detail in details if not _follows(detail, details)]


def _follows(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Whether a list is called too short only because its members were refused."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in details
    )


def _fault(detail: ErrorDetails) -> Fault:
    kind, place, about = detail["type"], detail["loc"], dict(detail.get("ctx", {}))
    path, found = dotted(place), shown(detail["input"])
    match kind:
        case "missing":
            return Fault(path, "required")
        case "extra_forbidden":
            return Fault(path, "unknown_key", maybe=nearest(place[-1], keys_at(place[:-1])))
        case "literal_error":
            choices = _choices(str(about["expected"]))
            return Fault(
                path,
                "one_of",
                found,
                {"choices": ", ".join(choices)},
                nearest(detail["input"], choices),
            )
        case "too_short":
            return Fault(path, "too_few", about={"least": str(about["min_length"])})
    limits = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt"}
    if kind in limits:
        return Fault(path, kind, found, {"limit": shown(about[limits[kind]])})
    if "code" in about:  # one of our own forms
        return Fault(path, str(about["code"]), found)
    plain = _PLAIN.get(kind)
    return (
        Fault(path, plain, found)
        if plain
        else Fault(path, "other", found, {"reason": detail["msg"]})
    )


_PLAIN = {
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "bool_type": "true_or_false",
    "string_type": "text",
    "string_too_short": "not_empty",
    "date_type": "a_date",
    "date_from_datetime_inexact": "a_date",
    "tuple_type": "a_list",
    "model_type": "a_table",
}


def _choices(expected: str) -> list[str]:
    """The choices in pydantic's words: "'a', 'b' or 'c'" or "384 or 576"."""
    return [choice.strip().strip("'") for choice in expected.replace(" or ", ",").split(",")]


def keys_at(place: Iterable[str | int]) -> list[str]:
    """The keys allowed at a place of the settings, such as ("services", 2)."""
    kind: Any = Settings
    for part in place:
        if isinstance(part, str):
            kind = model_in(kind.model_fields[part].annotation)
    return list(kind.model_fields)


def model_in(annotation: Any) -> type[Piece]:
    """The model inside `Model`, `tuple[Model, ...]` or `Model | None`."""
    if get_origin(annotation) is None:
        model: type[Piece] = annotation
        return model
    return next(
        model_in(inner) for inner in get_args(annotation) if inner not in (Ellipsis, type(None))
    )
