"""The tree stays readable and self-contained: sizes, colours, hosts, nothing left to do."""

import ast
import re

from tests import tree

LONGEST_FILE, LONGEST_FUNCTION = 250, 50
WRITTEN = (".py", ".js", ".css", ".html", ".sh")
SEEN = (".js", ".css", ".html")  # what a browser reads
TOKENS = "hall/hub/static/tokens.css"
HISTORY = "hall/store/migrations/versions/"  # written once, never edited, long by nature

HEX = re.compile(r"(?<![\w&])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.I)
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(", re.I)
NAMED = re.compile(
    r"(?<![-\w])(?:white|black|red|green|blue|gr[ae]y|silver|orange|yellow|navy|teal|maroon|purple)"
    r"(?![-\w])"
)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
CHINESE = re.compile("[\u3400-\u9fff]")
# Split, so that this file does not name them either.
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "deb" + ".debian")
LEFT_OVER = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    """One noun a file."""
    lengths = {
        tree.name(path): len(path.read_text("utf-8").splitlines()) for path in tree.files(*WRITTEN)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    """One thought a function."""
    long = []
    for path in tree.files(".py"):
        if tree.name(path).startswith(HISTORY):
            continue
        for node in ast.walk(tree.syntax(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{tree.name(path)}: {node.name} has {lines} lines")
    assert long == []


def test_every_python_file_opens_by_saying_what_it_is_for() -> None:
    """Its first statement is a sentence."""
    mute = [
        tree.name(path) for path in tree.files(".py") if not ast.get_docstring(tree.syntax(path))
    ]
    assert mute == []


def colours(text: str, style: bool) -> list[str]:
    """Every colour written out in a file a browser reads; names of colours only count in styles."""
    text = COMMENT.sub("", text)
    found = HEX.findall(text) + FUNCTION.findall(text)
    return found + (NAMED.findall(text) if style else [])


def test_colours_are_written_in_one_file_only() -> None:
    """Contrast is proved once, where the colours stand."""
    assert colours("a { color: #fff; background: rgb(0 0 0); border: 1px solid red }", style=True)
    assert not colours("a { white-space: nowrap; color: var(--red) } /* #fff */", style=True)
    wrong = {
        tree.name(path): found
        for path in tree.files(*SEEN)
        if tree.name(path) != TOKENS
        and (found := colours(path.read_text("utf-8"), style=path.suffix == ".css"))
    }
    assert wrong == {}


def test_pages_load_nothing_from_elsewhere() -> None:
    """The hall works without the internet; the one address allowed is SVG's own name."""
    address = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+\w/?")
    wrong = [
        f"{tree.name(path)}: {found}"
        for path in tree.files(*SEEN)
        for found in re.findall(r"""["'(]""" + address.pattern, path.read_text("utf-8"))
    ]
    assert wrong == []


def test_no_file_names_the_host_of_a_registry() -> None:
    """Where packages come from is the machine's affair."""
    text = (*WRITTEN, ".toml", ".lock", ".md", "")
    wrong = [
        f"{tree.name(path)}: {host}"
        for path in tree.files(*text)
        for host in REGISTRIES
        if host in path.read_text("utf-8")
    ]
    assert wrong == []


def test_nothing_is_left_to_do_in_the_source() -> None:
    """What is missing is an issue, not a remark."""
    text = (*WRITTEN, ".toml", ".md")
    assert [tree.name(p) for p in tree.files(*text) if LEFT_OVER.search(p.read_text("utf-8"))] == []


def test_pages_take_their_chinese_from_the_words_files() -> None:
    """Every sentence can be changed in one place, and is there in every language."""
    remark = re.compile(r"/\*.*?\*/|<!--.*?-->|\{#.*?#\}|^\s*//.*?$", re.S | re.M)
    wrong = [
        tree.name(path)
        for path in tree.files(".html", ".js")
        if CHINESE.search(remark.sub("", path.read_text("utf-8")))
    ]
    assert wrong == []
