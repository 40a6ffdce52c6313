"""From config.toml and the environment to Settings, or to every fault in them at once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from hall.settings.environment import override
from hall.settings.faults import Fault, SettingsFault
from hall.settings.refused import refused
from hall.settings.rules import faults_between, oddities
from hall.settings.schema import Settings


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """The hall described by the TOML file `path`, with SHOUWEN_<SECTION>__<KEY> of `env` over it.

    Raises SettingsFault with all faults at once: of form (unknown keys, wrong types) and between
    parts (a counter serving what is not there).
    """
    written = _read(path)
    raw, faults = override(written, env)
    try:
        settings = Settings.standing(raw, path.parent, oddities(raw))
    except ValidationError as error:
        raise SettingsFault([*faults, *refused(error), *faults_between(raw, written)]) from None
    faults += faults_between(raw, written)
    if faults:
        raise SettingsFault(faults)
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SettingsFault([Fault(str(path), "no_file")]) from None
    except OSError as error:
        raise SettingsFault(
            [Fault(str(path), "unreadable", about={"reason": error.strerror or str(error)})]
        ) from None
    except UnicodeDecodeError:
        raise SettingsFault([Fault(str(path), "not_utf8")]) from None
    except tomllib.TOMLDecodeError as error:  # its message names line and column
        raise SettingsFault([Fault(str(path), "not_toml", about={"reason": str(error)})]) from None
