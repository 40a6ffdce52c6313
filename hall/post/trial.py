"""Whether the ways out can be gone, for `run.py check`: nothing is sent, the hook is not called."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

from hall.post import mail, webhook
from hall.post.secure import why
from hall.settings.found import Check
from hall.settings.reasons import why_not_sent
from hall.settings.schema import Settings
from hall.settings.words import Words


def trial(settings: Settings, words: Words, language: str) -> Iterator[Check]:
    """A line for each way that the settings name; why not, in that language."""

    def found(way: str, host: str, detail: str) -> Check:
        if not detail:
            return Check(way, True, "post_answers", {"host": host})
        reason = why_not_sent(words, language, detail)
        return Check(way, False, "post_silent", {"host": host, "reason": reason})

    post = settings.post
    authority = settings.place(post.ca_file) if post.ca_file else None
    if post.webhook_url:
        host = urlsplit(post.webhook_url).hostname or ""
        detail = ""
        try:
            connection = webhook.dial(post, authority)
            try:
                connection.connect()
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            detail = why(error)
        yield found("webhook", host, detail)
    if post.mail_host:
        yield found("mail", post.mail_host, mail.talk(post, authority))
