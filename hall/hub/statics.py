"""Files that never change while the hall is open: the windows' static folders, the shipped font."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_from_directory

from hall.settings.found import Check

YEAR = 365 * 24 * 3600
TEXT = (".js", ".css", ".svg")
FONT = Path("fonts/ofl/notosanssc/NotoSansSC[wght].ttf")


def font() -> Path:
    """The CJK font that a package of our dependencies carries; FileNotFoundError if it is gone."""
    found = Path(str(resources.files("justmytype_intl_cjk"))) / FONT
    if not found.is_file():
        raise FileNotFoundError(found)
    return found


def font_there() -> Check:
    """For `check`: the font that screens and slips are set in."""
    try:
        return Check("font", True, "font_fine", {"name": font().name})
    except (ImportError, FileNotFoundError) as error:
        return Check("font", False, "font_missing", {"reason": str(error)})


def version_of(folders: Mapping[str, Path]) -> str:
    """Eight letters that change when any static file changes."""
    whole = hashlib.sha256()
    for name in sorted(folders):
        for file in sorted(each for each in folders[name].rglob("*") if each.is_file()):
            whole.update(file.relative_to(folders[name]).as_posix().encode())
            whole.update(file.read_bytes())
    return whole.hexdigest()[:8]


def static_files(folders: Mapping[str, Path]) -> Blueprint:
    """Serves /static/<window>/<file> and /static/fonts/NotoSansSC.ttf.

    With ?v= the answer may be kept for ever; without it a browser asks again each time and is told
    304 while nothing has changed (ES modules import each other without a version). Text goes
    packed to whoever takes it: a page that is opened for the first time weighs half.
    """
    blueprint = Blueprint("statics", __name__)

    @blueprint.get("/static/fonts/NotoSansSC.ttf")
    def cjk_font() -> Response:
        place = font()
        return _kept(send_from_directory(place.parent, place.name, mimetype="font/ttf"))

    @blueprint.get("/static/<window>/<path:name>")
    def static_file(window: str, name: str) -> Response:
        folder = folders.get(window)
        if folder is None:
            abort(404)
        response = send_from_directory(folder, name)
        if name.endswith(TEXT):
            _pack(response)
        if "v" in request.args:
            return _kept(response)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return blueprint


def _pack(response: Response) -> None:
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings.quality("gzip"):
        return
    response.direct_passthrough = False
    response.set_data(_packed(response.get_data()))
    response.content_encoding = "gzip"
    tag, _ = response.get_etag()
    if tag is not None:  # the same words, not the same bytes
        response.set_etag(tag, weak=True)


@lru_cache(maxsize=256)
def _packed(raw: bytes) -> bytes:
    return gzip.compress(raw, mtime=0)


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
