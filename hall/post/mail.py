"""A reminder as an e-mail. Blocking: run it off the hub."""

from __future__ import annotations

import smtplib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from hall.post.secure import context, why
from hall.settings.post import Post


def send(
    post: Post, to: str, subject: str, text: str, now: datetime, authority: Path | None = None
) -> str:
    """ "" when the server took it, else a short code of why not."""
    return talk(post, authority, _message(post, to, subject, text, now))


def talk(post: Post, authority: Path | None, message: EmailMessage | None = None) -> str:
    """Greet the server, secure the way, sign in, and hand over the message where there is one."""
    try:
        with _dial(post, authority) as server:
            if post.mail_security == "starttls":
                server.ehlo_or_helo_if_needed()
                if not server.has_extn("starttls"):  # nobody between us may talk us out of it
                    return "no_starttls"
                server.starttls(context=context(authority))
            if post.mail_user:
                server.login(post.mail_user, post.mail_password)
            if message is not None:
                server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        return f"smtp_{next((code for code, _ in error.recipients.values()), 550)}"
    except smtplib.SMTPResponseException as error:
        return f"smtp_{error.smtp_code}"
    except smtplib.SMTPNotSupportedError:
        return "no_login"
    except smtplib.SMTPException as error:
        return "silent" if isinstance(error.__context__, TimeoutError) else "broken"
    except (OSError, ValueError) as error:
        return why(error)
    return ""


def _dial(post: Post, authority: Path | None) -> smtplib.SMTP:
    host, port, timeout = post.mail_host, post.mail_port, post.timeout_seconds
    if post.mail_security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=context(authority))
    return smtplib.SMTP(host, port, timeout=timeout)


def _message(post: Post, to: str, subject: str, text: str, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = post.mail_from, to, subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain="shouwen")
    message.set_content(text)
    return message
