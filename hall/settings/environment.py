"""Single settings set from outside: SHOUWEN_<SECTION>__<KEY> overrides one value of the file."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from hall.settings.faults import Fault, nearest, shown
from hall.settings.piece import Piece
from hall.settings.schema import Settings

PREFIX = "SHOUWEN_"


def override(raw: dict[str, Any], env: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """A copy of `raw` with every override laid over it, and the overrides' own faults."""
    merged = {name: dict(part) if isinstance(part, dict) else part for name, part in raw.items()}
    faults = []
    for variable in sorted(env):
        if not variable.startswith(PREFIX) or "__" not in variable:
            continue
        fault = _lay(merged, variable, env[variable])
        if fault:
            faults.append(fault)
    return merged, faults


def sections() -> dict[str, type[Piece]]:
    """The sections that are one table ("server"; not a list, as "services"), with their models."""
    found: dict[str, type[Piece]] = {}
    for name, field in Settings.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Piece):
            found[name] = kind
    return found


def _lay(merged: dict[str, Any], variable: str, value: str) -> Fault | None:
    section, _, key = variable.removeprefix(PREFIX).lower().partition("__")
    known = sections()
    if section in Settings.model_fields and section not in known:
        return Fault(variable, "not_single", found=shown(value))
    if section not in known:
        return Fault(variable, "unknown_key", maybe=_named(nearest(section, known), key))
    fields = known[section].model_fields
    if key not in fields:
        return Fault(variable, "unknown_key", maybe=_named(section, nearest(key, fields)))
    if not _is_scalar(fields[key]):
        return Fault(variable, "not_single", found=shown(value))
    part = merged.setdefault(section, {})
    if isinstance(part, dict):
        part[key] = _typed(fields[key], value)
    return None


def _named(section: str, key: str) -> str:
    return f"{PREFIX}{section}__{key}".upper() if section and key else ""


def _is_scalar(field: FieldInfo) -> bool:
    return field.annotation in (str, int, float, bool) or get_origin(field.annotation) is Literal


def _typed(field: FieldInfo, value: str) -> object:
    """The text as the value the key wants; unchanged where it is none, for the schema to refuse."""
    kind = field.annotation
    if get_origin(kind) is Literal:
        kind = type(get_args(kind)[0])
    if kind is bool:
        return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(
            value.strip().lower(), value
        )
    if kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            return value
    return value
