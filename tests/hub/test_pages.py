"""Pages, their data blocks, their headers, and the files beside them."""

import json
import re
from typing import Any

from hall.hub import statics
from tests.halls import LI, visitor
from tests.hub.stall import Stall

BLOCK = re.compile(r'<script type="application/json" id="(\w+)">(.*?)</script>', re.DOTALL)


def blocks(text: str) -> dict[str, Any]:
    """What the page tells its script."""
    return {name: json.loads(data) for name, data in BLOCK.findall(text)}


def test_a_page_carries_its_first_scene_its_words_and_its_set_up(hub: Stall) -> None:
    """The first paint needs no second request."""
    visitor(hub.desk)
    found = blocks(hub.browser().get("/booth/?lang=en").text)
    assert set(found) == {"words", "scene", "setup"}
    assert found["scene"]["waiting"] == 1
    assert found["scene"]["scene"] == "booth"
    assert set(found["words"]) == {"zh", "en"}
    assert found["words"]["en"]["common"]["back"] == "Back"
    assert found["setup"]["language"] == "en"
    assert found["setup"]["window"] == "booth"
    assert found["setup"]["viewer"] is None


def test_data_cannot_end_the_block_it_stands_in(hub: Stall) -> None:
    """Names come from config.toml, but one day they may come from elsewhere."""
    text = hub.browser().get("/booth/").text
    found = blocks(text)
    assert found["setup"]["extra"] == "</script><b>&"
    assert found["scene"]["hall"] == "<厅>"
    assert "</script><b>" not in text
    assert "<厅>" not in text


def test_the_first_paint_equals_the_fetched_scene(hub: Stall) -> None:
    """One function makes both; only the moment differs."""
    visitor(hub.desk)
    painted = blocks(hub.browser().get("/booth/").text)["scene"]
    fetched = hub.browser().get("/api/scenes/booth").json
    assert painted == fetched


def test_no_page_has_script_or_style_in_its_html(hub: Stall) -> None:
    """The policy would block it; so nothing may rely on it."""
    text = hub.browser().get("/booth/").text
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag or 'type="application/json"' in tag
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"\son\w+=", text)


def test_every_answer_carries_the_headers_that_keep_a_browser_ours(hub: Stall) -> None:
    """Pages, the API, refusals, files."""
    for path in ("/booth/", "/api/booth/who", "/api/nothing", "/static/booth/booth.js", "/nowhere"):
        headers = hub.browser().get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert len(headers.getlist("Content-Security-Policy")) == 1
        assert "Access-Control-Allow-Origin" not in headers


def test_pages_and_answers_are_not_kept_by_the_browser(hub: Stall) -> None:
    """A shared counter PC must not show yesterday's line by the back key."""
    for path in ("/booth/", "/api/booth/who", "/api/scenes/booth", "/api/nothing"):
        assert hub.browser().get(path).headers["Cache-Control"] == "no-store"


def test_files_are_kept_for_ever_by_their_version_and_asked_for_again_without(hub: Stall) -> None:
    """A new release is seen at once; an old file is never asked for twice."""
    text = hub.browser().get("/booth/").text
    src = re.search(r'src="(/static/booth/booth\.js\?v=\w{8})"', text)
    assert src
    versioned = hub.browser().get(src[1])
    assert "immutable" in versioned.headers["Cache-Control"]
    plain = hub.browser().get("/static/booth/booth.js")
    assert plain.headers["Cache-Control"] == "no-cache"
    again = hub.browser().get(
        "/static/booth/booth.js", headers={"If-None-Match": plain.headers["ETag"]}
    )
    assert again.status_code == 304


def test_files_outside_the_static_folders_stay_there(hub: Stall) -> None:
    """However the path is spelt."""
    for path in ("booth/../pages.py", "booth/%2e%2e/pages.py", "../hub/app.py", "nothing/x.js"):
        assert hub.browser().get(f"/static/{path}").status_code == 404


def test_the_font_is_served_from_its_package(hub: Stall) -> None:
    """No font lies in this repository, and none is fetched from a network."""
    answer = hub.browser().get("/static/fonts/NotoSansSC.ttf")
    assert answer.status_code == 200
    assert answer.content_type == "font/ttf"
    assert "immutable" in answer.headers["Cache-Control"]
    assert int(answer.headers["Content-Length"]) == statics.font().stat().st_size
    answer.close()


def test_a_scene_is_shown_only_to_who_may_see_it(hub: Stall) -> None:
    """A clerk sees the own counter, a guard the round; nobody else does."""
    clerk = hub.bearer(LI, "1")
    get = hub.browser().get
    assert get("/api/scenes/seat/1", headers=clerk).json["in_hand"] is None
    assert get("/api/scenes/seat/2", headers=clerk).json["code"] == "not_your_counter"
    assert get("/api/scenes/seat/9", headers=clerk).json["code"] == "unknown_counter"
    assert get("/api/scenes/seat/1").json["code"] == "not_signed_in"
    assert get("/api/scenes/round", headers=clerk).json["code"] == "no_role"
    assert (
        get("/api/scenes/booth", environ_overrides={"REMOTE_ADDR": "10.0.0.9"}).json["code"]
        == "device_not_enrolled"
    )
    assert get("/api/scenes/nothing").status_code == 404
    assert get("/api/scenes/booth/%0a").status_code == 404
