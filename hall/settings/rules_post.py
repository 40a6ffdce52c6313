"""Rules about the post: what each way needs, and that no secret stands in the file."""

from collections.abc import Iterator
from typing import Final

from hall.settings.faults import Fault
from hall.settings.post import Post
from hall.settings.raw import Raw, sound

SECRETS: Final = ("webhook_secret", "mail_password")
LEAST: Final = 16
"""Characters of a secret; a shorter one can be tried."""


def post_faults(raw: Raw, written: Raw) -> Iterator[Fault]:
    """Every rule broken in [post]; `written` is the file alone. No value is ever echoed."""
    in_file = written.get("post")
    for key in SECRETS:
        if isinstance(in_file, dict) and in_file.get(key):
            about = {"variable": f"SHOUWEN_POST__{key.upper()}"}
            yield Fault(f"post.{key}", "secret_in_file", about=about)
    post = sound(Post, raw.get("post", {}))
    if post is None:
        return
    if post.webhook_url and len(post.webhook_secret) < LEAST:
        yield Fault("post.webhook_secret", "webhook_secret", about={"least": str(LEAST)})
    if post.mail_host and "@" not in post.mail_from:
        yield Fault("post.mail_from", "mail_from")
