"""The key of the seal: from the environment, or from a file of its own beside the store.

Written as 32 bytes in base64; several, with blanks or commas between, are a key that was changed:
the first one writes, the others still read. Whoever has the store without the key reads no contact;
whoever has both reads all, so they are backed up apart (docs/trust.md).
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from hall.store.seal import KEY_BYTES, Seal

VARIABLE: Final = "SHOUWEN_CONTACT_KEY"
NAME: Final = "contact.key"

_ABOUT: Final = (
    "# The key of the visitors' contacts: back it up, apart from the data (docs/trust.md)"
)


class BadKey(OSError):
    """There is a key, and it may not or cannot be used. `why` is a sentence of [cli]:
    contact_key_open (others may read the file) or contact_key_damaged; `filename` says where.
    """

    def __init__(self, why: str, place: str) -> None:
        super().__init__(0, why, place)
        self.why = why


def place(folder: Path, env: Mapping[str, str]) -> str:
    """Where the key is, or would be: VARIABLE, or the path of the file."""
    return VARIABLE if env.get(VARIABLE, "").strip() else str(folder / NAME)


def find(folder: Path, env: Mapping[str, str]) -> Seal | None:
    """The seal of VARIABLE in `env`, or else of the file in `folder`; None while there is neither.

    Raises BadKey, or OSError when the file cannot be read.
    """
    if told := env.get(VARIABLE, "").strip():
        return _seal(told, VARIABLE)
    path = folder / NAME
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(10_000)
    except FileNotFoundError:
        return None
    if os.name != "nt" and stat.S_IMODE(mode) & 0o077:
        raise BadKey("contact_key_open", str(path))
    return _seal(text.decode("utf-8", "replace"), str(path))


def make(folder: Path) -> Seal:
    """A new key in the file of `folder`, or the one that another hub has put there meanwhile.

    The file appears whole, for this account alone, and lies safely on the disk before anything is
    sealed with it; one that is there is never written over. Raises as `find`.
    """
    key = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    draft = folder / f"{NAME}.{secrets.token_hex(8)}"
    try:
        held = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(held, "wb") as file:
            file.write(f"{_ABOUT}\n{key}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            (folder / NAME).hardlink_to(draft)
    finally:
        draft.unlink(missing_ok=True)
    _settle(folder)
    seal = find(folder, {})
    if seal is None:
        raise FileNotFoundError(2, os.strerror(2), str(folder / NAME))
    return seal


def keys(text: str) -> list[bytes]:
    """The keys that are written in a text, whatever follows # left out. Raises ValueError where
    one is none, or there is none at all.
    """
    written = [one for one in re.split(r"[\s,]+", re.sub(r"#.*", "", text)) if one]
    if not written:
        raise ValueError("no key")
    return [_key(one) for one in written]


def _key(word: str) -> bytes:
    plain = word.rstrip("=").translate(str.maketrans("+/", "-_"))
    if not re.fullmatch(r"[\w-]{43}", plain, re.ASCII):
        raise ValueError("not a key")
    return base64.urlsafe_b64decode(plain + "=")


def _seal(text: str, place: str) -> Seal:
    try:
        return Seal(*keys(text))
    except ValueError:
        raise BadKey("contact_key_damaged", place) from None


def _settle(folder: Path) -> None:
    """The name of a new file is only safe when its folder is (not on Windows, which has no such
    thing).
    """
    if os.name == "nt":
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
