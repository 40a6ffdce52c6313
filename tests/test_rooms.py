"""The house keeps its order: rooms import only downwards, modules hold no state."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import tree

ENGINE = ("hall.core", "hall.settings", "hall.store", "hall.desk")
WINDOWS = ("kiosk", "display", "counter", "watch", "office")
HALL = (*ENGINE, "hall.hub", "hall.post", "hall.printing", "hall.voice")
# Who may import whom. Windows may read settings, the display what is spoken; never the store.
BELOW = {
    "hall.core": (),
    "hall.settings": (),
    "hall.store": ("hall.core", "hall.settings"),
    "hall.desk": ("hall.core", "hall.settings", "hall.store"),
    "hall.hub": ENGINE,
    "hall.post": ENGINE,
    "hall.printing": ENGINE,
    "hall.voice": ENGINE,
    "kiosk": ("hall.desk", "hall.core", "hall.hub", "hall.settings"),
    "display": ("hall.desk", "hall.core", "hall.hub", "hall.settings", "hall.voice.script"),
    "counter": ("hall.desk", "hall.core", "hall.hub", "hall.settings"),
    "watch": ("hall.desk", "hall.core", "hall.hub", "hall.settings"),
    "office": ("hall.desk", "hall.core", "hall.hub", "hall.settings"),
    "rehearsal": (*HALL, *WINDOWS),
    "house": (*HALL, *WINDOWS),
    "server": (*HALL, *WINDOWS, "rehearsal", "house"),
}
# A library that only one file may know.
KEPT = {
    "eventlet": ("hall/hub/runtime.py", "rehearsal/measure/floor.py"),  # the bare one, to compare
    "escpos": ("hall/printing/device.py",),
}
WINDOWS_NEVER = ("sqlalchemy", "socketio", "flask_socketio")
MUTABLE = {
    *("list", "dict", "set", "bytearray", "defaultdict", "deque", "OrderedDict", "local"),
    *("Lock", "RLock", "Event", "Condition", "Semaphore", "Queue", "SimpleQueue", "Thread"),
    *("Flask", "Blueprint", "SocketIO", "create_engine", "open"),
}
CHANGING = {
    "add",
    "append",
    "clear",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "setdefault",
    "update",
}


def room_of(path: Path) -> str:
    """The room a source file belongs to: hall.core, kiosk, server."""
    parts = path.relative_to(tree.ROOT).with_suffix("").parts
    return ".".join(parts[:2]) if parts[0] == "hall" and len(parts) > 2 else parts[0]


def sources() -> list[Path]:
    """Every Python file that belongs to a room."""
    return [path for path in tree.files(".py") if room_of(path) in BELOW]


def imports(module: ast.Module, package: str) -> Iterator[str]:
    """Every dotted name a file of `package` imports, at any depth, relative ones made whole."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = ".".join(parts) if node.level else ""
            base = ".".join(part for part in (start, node.module) if part)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imported() -> Iterator[tuple[Path, str]]:
    """(file, dotted name) of every import in every room."""
    for path in sources():
        package = ".".join(path.relative_to(tree.ROOT).parent.parts)
        for name in imports(tree.syntax(path), package):
            yield path, name


def within(name: str, rooms: tuple[str, ...] | list[str]) -> bool:
    """Whether a dotted name lies in one of the rooms."""
    return any(name == room or name.startswith(room + ".") for room in rooms)


def test_rooms_import_only_downwards() -> None:
    """A room knows itself and what is below it; never what is beside or above."""
    ours = [*BELOW, "hall"]
    wrong = [
        f"{tree.name(path)} imports {name}"
        for path, name in imported()
        if within(name, ours) and not within(name, [room_of(path), *BELOW[room_of(path)]])
    ]
    assert wrong == []


def test_the_core_imports_only_the_standard_library() -> None:
    """The rules of the line can be read and run without anything installed."""
    core = [(path, name) for path, name in imported() if room_of(path) == "hall.core"]
    assert core, "the core imports nothing at all: the test would mean nothing"
    wrong = [
        f"{tree.name(path)} imports {name}"
        for path, name in core
        if not within(name, ("hall.core",)) and name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert wrong == []


def test_one_file_knows_eventlet_and_one_knows_escpos() -> None:
    """Either library can be changed for another in one place."""
    wrong = [
        f"{tree.name(path)} imports {name}"
        for path, name in imported()
        if tree.name(path) not in KEPT.get(name.split(".")[0], (tree.name(path),))
    ]
    assert wrong == []


def test_windows_know_neither_database_nor_socket_library() -> None:
    """A window speaks to the desk and the hub alone."""
    wrong = [
        f"{tree.name(path)} imports {name}"
        for path, name in imported()
        if room_of(path) in WINDOWS and within(name, WINDOWS_NEVER)
    ]
    assert wrong == []


def test_no_name_at_the_top_hides_one_of_the_standard_library() -> None:
    """A folder called `queue` would break every library that imports the real one."""
    top = {path.stem for path in tree.ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert "hall" in top
    assert top & sys.stdlib_module_names == set()


def state(module: ast.Module) -> Iterator[str]:
    """Names at the level of a module that hold something a program changes while it runs."""
    constants = set()
    for node in module.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)} - {"__all__"}
        if isinstance(node.value, ast.Call) and called(node.value) in MUTABLE:
            yield from names
        if isinstance(node.value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp):
            yield from (name for name in names if not name.isupper())
            constants |= names
    for inner in ast.walk(module):
        if isinstance(inner, ast.Global):
            yield from inner.names
        yield from changed(inner) & constants


def called(call: ast.Call) -> str:
    """The last part of what is called: threading.Lock() is Lock."""
    target = call.func
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def changed(node: ast.AST) -> set[str]:
    """The name whose content this piece of a program changes, if it does."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return {getattr(node.value, "id", "")}
    method = node.func if isinstance(node, ast.Call) else None
    if isinstance(method, ast.Attribute) and method.attr in CHANGING:
        return {getattr(method.value, "id", "")}
    return set()


def test_nothing_lives_at_the_level_of_a_module() -> None:
    """Two halls in one process, or two tests, never meet in a module's variable."""
    wrong = [
        f"{tree.name(path)}: {name}" for path in sources() for name in state(tree.syntax(path))
    ]
    assert wrong == []


def test_these_checks_see_what_they_are_meant_to_see() -> None:
    """The readers above are themselves right about one example of each kind."""
    told = "from .. import store\nfrom hall import voice\ndef f():\n    import escpos.printer\n"
    found = set(imports(ast.parse(told), "hall.desk"))
    assert found == {"hall.store", "hall.voice", "escpos.printer"}
    kept = (
        "A = {}\nB = {1: 2}\nc = []\nD = threading.Lock()\ndef f():\n    global e\n    A[1] = 2\n"
    )
    assert set(state(ast.parse(kept))) == {"A", "c", "D", "e"}
