"""A reminder as signed JSON, posted to one address. Blocking: run it off the hub."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hall.post.secure import context, why
from hall.settings.post import Post


def send(
    post: Post,
    hall: str,
    letter: int,
    data: dict[str, Any],
    now: datetime,
    authority: Path | None = None,
) -> str:
    """ "" when the other side took it (a status of 200 to 299), else a short code of why not.

    The body says kind, hall, number, rung, due and at: nothing of the matter or the visitor. A
    repeated attempt has the same X-Shouwen-Delivery, and so has one after a hub that fell before it
    could write down that the first was taken. Redirects are not followed: the signed words are for
    that address.
    """
    body = json.dumps({"kind": "reminder", "hall": hall, **data}, ensure_ascii=False).encode()
    stamp = str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json", "User-Agent": "Shouwen", "Connection": "close",
        "X-Shouwen-Delivery": f"{hall}-{letter}", "X-Shouwen-Timestamp": stamp,
        "X-Shouwen-Signature": f"sha256={signature(post.webhook_secret, stamp, body)}",
    }  # fmt: skip
    at = urlsplit(post.webhook_url)
    connection: http.client.HTTPConnection | None = None
    try:
        connection = dial(post, authority)
        path = (at.path or "/") + (f"?{at.query}" if at.query else "")
        connection.request("POST", path, body, headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        return why(error)
    finally:
        if connection is not None:
            connection.close()
    return "" if 200 <= status < 300 else f"http_{status}"


def dial(post: Post, authority: Path | None) -> http.client.HTTPConnection:
    """The connection to the hook, not open yet. Raises BadAuthority, ValueError."""
    at = urlsplit(post.webhook_url)
    host, port, timeout = at.hostname or "", at.port, post.timeout_seconds
    if at.scheme == "https":
        secure = context(authority)
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=secure)
    return http.client.HTTPConnection(host, port, timeout=timeout)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 of "timestamp.body" in hex; the timestamp lets the receiver refuse old ones."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
