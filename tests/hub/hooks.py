"""Schemathesis, told that an Idempotency-Key is for one press: each good one is made new."""

import re
from typing import Any
from uuid import uuid4

import schemathesis


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """The same key for another call is refused by design, so no two calls share one."""
    given = (case.headers or {}).get("Idempotency-Key")
    if isinstance(given, str) and re.fullmatch(r"[ -~]{1,128}", given):
        case.headers["Idempotency-Key"] = uuid4().hex
