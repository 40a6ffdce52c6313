"""What was promised, and which tests hold it: tests/promises.toml has a row for each of PROVISIONS.

To carry a row further, or another one, add its tests there; a name that does not exist is found.
"""

import ast
import tomllib
from functools import cache

import pytest

from tests import tree

ROWS = tomllib.loads((tree.ROOT / "tests" / "promises.toml").read_text("utf-8"))

CARRIED = (
    *(f"A{row}" for row in range(1, 9)), "B1", "B2", "B3", *(f"C{row}" for row in range(1, 8)),
    *("D1", "D2", "D3", "D4", "E1", "J1", "K1"),
    *(f"F{row}" for row in range(1, 13)), "G1", "G2", "G3", "G5",
)  # fmt: skip
"""The rows of issues 2 to 5."""


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests a file holds; none when there is no such file."""
    path = tree.ROOT / "tests" / file
    if not path.exists():
        return frozenset()
    found = (node for node in ast.walk(tree.syntax(path)) if isinstance(node, ast.FunctionDef))
    return frozenset(node.name for node in found if node.name.startswith("test_"))


@pytest.mark.parametrize("row", ROWS)
def test_every_promise_is_held_by_tests_that_exist(row: str) -> None:
    """A renamed or deleted test leaves no promise behind that only seems to be kept."""
    held_by = {file: names for file, names in ROWS[row].items() if file != "says"}
    assert held_by, "a promise nobody holds"
    assert ROWS[row]["says"].endswith(".")
    dangling = {
        file: missing for file, names in held_by.items() if (missing := set(names) - names_in(file))
    }
    assert dangling == {}


def test_every_row_carried_so_far_stands_in_the_table() -> None:
    """A row that was taken out would otherwise be missed by nobody."""
    assert set(CARRIED) <= set(ROWS)
