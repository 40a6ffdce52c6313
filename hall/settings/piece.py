"""What every piece of the settings is made of: strict frozen models and small forms of values."""

import re
from collections.abc import Callable
from datetime import time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

# Taken for something else by eye or ear: I and O look like 1 and 0, Q sounds near 9 (jiǔ).
REFUSED_LETTERS = frozenset("IOQ")


class Piece(BaseModel):
    """A part of the settings: nothing unknown, nothing silently converted, nothing changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Piece):
    """Words for people, in the hall's two languages."""

    zh: str = Field(min_length=1, description="In Chinese.")
    en: str = Field(min_length=1, description="In English.")

    def as_dict(self) -> dict[str, str]:
        """The same words as {"zh": ..., "en": ...}, as they go over the wire."""
        return {"zh": self.zh, "en": self.en}


def _form(code: str, holds: Callable[[str], bool]) -> AfterValidator:
    """A check whose fault is told by the sentence `settings.CODE` of the words files."""

    def check(value: str) -> str:
        if not holds(value):
            raise PydanticCustomError(code, "{code}", {"code": code})
        return value

    return AfterValidator(check)


def _is_clock(value: str) -> bool:
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("08:30") and value[2] == ":"  # T0830 is one to Python as well


def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (
        ValueError,
        OSError,
        KeyError,
    ):  # ZoneInfoNotFoundError is a KeyError; a folder's name is an OSError
        return False
    return True


def _is_id(value: str) -> bool:
    return (
        0 < len(value) <= 32
        and value.isascii()
        and value.replace("-", "").replace("_", "").isalnum()
    )


def _is_prefix(value: str) -> bool:
    return len(value) == 1 and "A" <= value <= "Z" and value not in REFUSED_LETTERS


def _is_prefixes(value: str) -> bool:
    return 0 < len(value) <= 4 and value.isascii() and value.isalpha() and value.isupper()


def _is_web_address(value: str) -> bool:
    return not value or value.startswith(("http://", "https://"))


def _is_usb(value: str) -> bool:
    return re.fullmatch(r"([0-9a-fA-F]{4}:[0-9a-fA-F]{4})?", value) is not None


Id = Annotated[str, _form("id_form", _is_id)]
Prefix = Annotated[str, _form("prefix_form", _is_prefix)]
Prefixes = Annotated[str, _form("prefixes_form", _is_prefixes)]
Clock = Annotated[str, _form("clock_form", _is_clock)]
Zone = Annotated[str, _form("zone", _is_zone)]
WebAddress = Annotated[str, _form("web_address", _is_web_address)]
UsbAddress = Annotated[str, _form("usb_form", _is_usb)]
