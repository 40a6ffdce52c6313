"""docs/wire.md says what the code does: every call, event, room and refusal, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.core.refusals import CODES
from hall.hub import problems, wire
from hall.hub.app import Hub
from hall.hub.threads import ThreadingRuntime
from house import windows
from tests.halls import opened
from tests.hub.stall import WORDS
from tests.tree import ROOT

DOCS = (ROOT / "docs" / "wire.md").read_text("utf-8")
CALL = re.compile(r"^\| `(GET|POST) (/\S+)`", re.MULTILINE)
ROW = re.compile(r"^\| `([a-z-]+)` +\| (.*?) \|", re.MULTILINE)
NAME = re.compile(r"`(\w+)\??`")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub with the real windows."""
    url = f"sqlite:///{tmp_path_factory.mktemp('wire') / 'hall.sqlite'}"
    with opened(url) as desk:
        yield Hub(desk, WORDS, ThreadingRuntime(), "threading").open(windows())


def section(title: str, until: str = "\n## ") -> str:
    """The part of the page under a heading."""
    return DOCS.split(title, 1)[1].split(until, 1)[0]


def test_every_call_is_told_and_no_other(whole: Hub) -> None:
    """The table against the routes themselves."""
    told = set(CALL.findall(DOCS))
    there = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in whole.app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.rule.startswith(("/api/", "/healthz", "/metrics"))
    }
    assert told == there


def test_every_refusal_is_told_with_its_status() -> None:
    """A program can be written from the page alone."""
    told = {
        code: int(status)
        for status, codes in re.findall(r"^\| (\d{3}) +\| (.*?) \|$", DOCS, re.MULTILINE)
        for code in NAME.findall(codes)
    }
    assert told == {code: problems.status(code) for code in CODES}


def test_every_event_is_told_with_its_fields() -> None:
    """Both ways; a field with a question mark may be left out."""
    news = section("## News")
    rows = dict(ROW.findall(news.split("A screen says:")[1].split("The hub says:")[0]))
    assert set(rows) == set(wire.SAID)
    for event, form in wire.SAID.items():
        told = {name: optional == "" for name, optional in re.findall(r"`(\w+)(\??)`", rows[event])}
        assert told == {name: field.is_required() for name, field in form.model_fields.items()}
    heard = dict(ROW.findall(news.split("The hub says:")[1].split("Each scene and area")[0]))
    assert {event: tuple(NAME.findall(told)) for event, told in heard.items()} == wire.HEARD


def test_every_scene_is_told(whole: Hub) -> None:
    """With its room's name as it is made."""
    rows = dict(ROW.findall(section("Each scene and area", "Whoever signs out")))
    assert set(rows) == set(whole.scenes)
    assert wire.room("SCENE", "AREA") in DOCS


def test_the_numbers_on_the_page_are_those_of_the_code() -> None:
    """Limits and rhythms that a client must know."""
    assert f"at most {wire.MAX_BODY // 1024} KiB" in DOCS
    assert f"is at most {wire.MAX_MESSAGE // 1024} KiB" in DOCS.replace("\n", " ")
    assert f"pings every {wire.PING_INTERVAL} s" in DOCS
    assert f"every {wire.BEAT_SECONDS:g} s;" in DOCS
    assert f"every {wire.TICK_SECONDS:g} s " in DOCS
    assert f"at most {wire.SCENES_A_SECOND} a second" in DOCS


def test_events_and_rooms_are_named_in_one_file_only() -> None:
    """No window and no other file of the hub spells an event by hand."""
    spelt = re.compile(r"""(?:emit|push|on)\(\s*["'](\w+)["']""")
    for path in [*(ROOT / "hall").rglob("*.py"), *Path(ROOT).glob("*/pages.py")]:
        if path.name != "wire.py":
            names = set(spelt.findall(path.read_text("utf-8")))
            assert not names & {*wire.SAID, *wire.HEARD}, path
