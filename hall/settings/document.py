"""The reference of the settings, docs/config.md: `python -m hall.settings.document` writes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from hall.settings.faults import shown
from hall.settings.piece import Piece, Text
from hall.settings.refused import model_in
from hall.settings.schema import Settings

HEAD = """\
# Settings

<!-- Written by `python -m hall.settings.document` from hall/settings. Do not edit. -->

Everything about a hall stands in `config.toml`; `--config FILE` names another. After a change run
`python3 run.py check`: it tells every fault at once, with what was found, what is expected and,
where a name is nearly right, what was probably meant. Then start the hall again.

A single value of a section can be set from the environment instead, which wins over the file:
`SHOUWEN_<SECTION>__<KEY>`, as in `SHOUWEN_SERVER__PORT=8080` or `SHOUWEN_PRINTER__KIND=network`. An
address with a password in it belongs there and is refused in the file. Values called provisional
are thresholds that the hall's manager should confirm.

A text for people is written in both languages: `{ zh = "...", en = "..." }`.
"""


def document() -> str:
    """The whole page, as Markdown."""
    parts = [HEAD]
    for name, field in Settings.model_fields.items():
        parts.append("\n".join(_section(name, field)))
    return "\n".join(parts)


def _section(name: str, field: FieldInfo) -> Iterator[str]:
    model = model_in(field.annotation)
    yield f"## {f'[[{name}]]' if _is_list(field) else f'[{name}]'}\n"
    yield f"{_sentence(model)}\n"
    yield "| key | type | default | meaning |"
    yield "| --- | --- | --- | --- |"
    yield from _rows(model, "")
    yield ""


def _rows(model: type[Piece], above: str) -> Iterator[str]:
    for key, field in model.model_fields.items():
        name = f"{above}{key}"
        cells = [f"`{name}`", _type(field), _default(field), field.description or ""]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        if _holds_pieces(field):
            yield from _rows(model_in(field.annotation), f"{name}[].")


def _sentence(model: type[Piece]) -> str:
    return re.sub(r"\s+", " ", model.__doc__ or "").strip()


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is tuple


def _holds_pieces(field: FieldInfo) -> bool:
    inner = get_args(field.annotation)[0] if _is_list(field) else None
    return isinstance(inner, type) and issubclass(inner, Piece) and inner is not Text


def _type(field: FieldInfo) -> str:
    """The type in words, with its limits."""
    words = _words(field.annotation)
    least = next((limit.ge for limit in field.metadata if isinstance(limit, Ge)), None)
    most = next((limit.le for limit in field.metadata if isinstance(limit, Le)), None)
    above = next((limit.gt for limit in field.metadata if isinstance(limit, Gt)), None)
    if least is not None and most is not None:
        return f"{words}, {least} to {most}"
    if above is not None:
        words += f", more than {above}"
    if least is not None:
        words += f", at least {least}"
    return words if most is None else f"{words}, at most {most}"


def _words(kind: Any) -> str:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(f"`{shown(choice)}`" for choice in inner)
    if origin is tuple:
        return f"list of {_words(inner[0])}"
    if origin is not None:  # `Text | None`, or Annotated inside a list
        return _words(inner[0])
    names = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
    names |= {"Text": "text in both languages", "date": "date"}
    return names.get(kind.__name__, "table")


def _default(field: FieldInfo) -> str:
    if field.default is PydanticUndefined:
        return "_required_"
    if field.default is None or field.default == ():
        return "none"
    return f"`{shown(field.default)}`"


if __name__ == "__main__":
    page = Path(__file__).resolve().parents[2] / "docs" / "config.md"
    page.write_text(document(), "utf-8", newline="\n")
    print(f"{page} written")
