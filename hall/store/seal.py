"""The seal: what a visitor left to be reached by stands in the store as text that only the hall's
key reads (K1; PIPL art. 51).

Each sealed text begins with the mark of its key, so that a key can be changed: the newest one
writes, the older ones still read. What they are kept in stands in keyfile.py.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from hall.core.mask import digits
from hall.core.refusals import Refusal

KEY_BYTES: Final = 32
"""What a key is: so many bytes that nobody can guess."""

FINGERPRINT: Final = 12
"""Characters of a key's fingerprint, with which each sealed text begins."""


class Unsealable(Refusal):
    """A sealed text that none of the hall's keys reads, or that somebody has changed."""

    def __init__(self) -> None:
        super().__init__("contact_unreadable")


class Seal:
    """Closes and opens contacts. Without any key it is shut: nothing goes in or out.

    `key` writes and reads, `older` only read. Raises ValueError for a key that is not KEY_BYTES
    long.
    """

    def __init__(self, key: bytes | None = None, *older: bytes) -> None:
        keys = [] if key is None else [key, *older]
        if any(len(each) != KEY_BYTES for each in keys):
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._locks = {fingerprint(one): Fernet(_part(one, b"contact")) for one in keys}
        self._phones = [_part(one, b"phone") for one in keys]
        self._asked = _part(keys[0], b"asked") if keys else b""

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The marks of its keys, the one that writes first; none of a seal that is shut. A mark
        tells nothing of its key.
        """
        return tuple(self._locks)

    def close(self, plain: Mapping[str, str]) -> str:
        """The sealed text of a contact. Refuses contact_key_lost."""
        name = self._writing()
        told = json.dumps(dict(plain), ensure_ascii=False, separators=(",", ":"))
        return f"{name}.{self._locks[name].encrypt(told.encode('utf-8', 'surrogatepass')).decode()}"

    def open(self, sealed: str) -> dict[str, str]:
        """The contact that was closed. Refuses contact_key_lost, and raises Unsealable."""
        self._writing()
        name, _, token = sealed.partition(".")
        if name not in self._locks:
            raise Unsealable
        try:
            told = self._locks[name].decrypt(token.encode("utf-8", "replace"))
        except InvalidToken:
            raise Unsealable from None
        found: dict[str, str] = json.loads(told.decode("utf-8", "surrogatepass"))
        return found

    def mark(self, phone: str) -> str:
        """By what a phone number is found again without being kept: a keyed hash of its digits
        (64 hex digits), "" for text without any. Refuses contact_key_lost.
        """
        self._writing()
        return _hash(self._phones[0], phone)

    def marks(self, phone: str) -> tuple[str, ...]:
        """Every mark the number may stand under: one for each key, none without digits. What to
        search by. Refuses contact_key_lost.
        """
        self._writing()
        found = (_hash(key, phone) for key in self._phones)
        return tuple(each for each in found if each)

    def stamp(self, asked: bytes) -> str:
        """By what the same call is known again: a keyed hash (64 hex digits), since a plain one of
        a call that holds little but a phone is as good as the phone: all numbers there are can be
        tried. Of a shut seal, which keeps no contact, one without a key.
        """
        return hmac.digest(self._asked, asked, hashlib.sha256).hex()

    def _writing(self) -> str:
        if not self._locks:
            raise Refusal("contact_key_lost")
        return next(iter(self._locks))


def fingerprint(key: bytes) -> str:
    """The mark of a key, which may be shown and stored."""
    return hmac.digest(key, b"shouwen fingerprint", hashlib.sha256).hex()[:FINGERPRINT]


def _part(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for each purpose (HKDF's expand step): what one gives away helps nobody with
    another.
    """
    made = hmac.digest(key, b"shouwen " + purpose + b"\x01", hashlib.sha256)
    return urlsafe_b64encode(made)


def _hash(key: bytes, phone: str) -> str:
    number = digits(phone)
    return hmac.new(key, number.encode(), hashlib.sha256).hexdigest() if number else ""
