"""The project's own files, as the tests of its order read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APART = {"var", "build", "dist", "__pycache__"}  # made by running it, never part of it


def files(*suffixes: str, under: str = "") -> list[Path]:
    """Every file of the project with one of the suffixes, below a folder or all."""
    found = [path for path in _walk(ROOT / under) if path.suffix in suffixes]
    assert found, f"no {suffixes} below {under or ROOT}: the test would mean nothing"
    return found


def name(path: Path) -> str:
    """The path as a reader knows it: hall/core/line.py."""
    return path.relative_to(ROOT).as_posix()


def syntax(path: Path) -> ast.Module:
    """What the Python file says."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in APART or (path.name.startswith(".") and path.name != ".ci"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
