"""What the words after run.py ask for, looked up before anything that eventlet must patch."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path


def config_first(words: list[str]) -> list[str]:
    """The words with `--config FILE` in front: people write it before and after the other word."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--config":
            front = [word, *([found] if (found := next(waiting, None)) else [])]
        elif word.startswith("--config="):
            front = ["--config", word.partition("=")[2]]
        else:
            rest.append(word)
    return [*front, *rest]


def mode(words: list[str], shipped: Path) -> str:
    """settings.server.async_mode; `shipped` is the file that counts where none is named."""
    if "SHOUWEN_SERVER__ASYNC_MODE" in os.environ:
        return os.environ["SHOUWEN_SERVER__ASYNC_MODE"]
    path = Path(words[1]) if words[:1] == ["--config"] and len(words) > 1 else shipped
    try:
        server = tomllib.loads(path.read_text("utf-8")).get("server", {})
        return str(server.get("async_mode", "eventlet"))
    except (OSError, ValueError, AttributeError):
        return "eventlet"  # what is wrong with the file is told when it is read in full
