"""A reminder as an e-mail. Blocking: run it off the hub."""

from __future__ import annotations

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from hall.post.webhook import why
from hall.settings.post import Post


def send(post: Post, to: str, subject: str, text: str, now: datetime) -> str:
    """ "" when the server took it, else a short code of why not."""
    try:
        message = _message(post, to, subject, text, now)
        secure = ssl.create_default_context()
        where = (post.mail_host, post.mail_port)
        if post.mail_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, timeout=post.timeout_seconds, context=secure
            )
        else:
            server = smtplib.SMTP(*where, timeout=post.timeout_seconds)
        with server:
            if post.mail_security == "starttls":
                server.starttls(context=secure)
            if post.mail_user:
                server.login(post.mail_user, post.mail_password)
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        return f"smtp_{next((code for code, _ in error.recipients.values()), 550)}"
    except smtplib.SMTPResponseException as error:
        return f"smtp_{error.smtp_code}"
    except smtplib.SMTPException as error:
        return "silent" if isinstance(error.__context__, TimeoutError) else "broken"
    except (OSError, ValueError) as error:
        return why(error)
    return ""


def _message(post: Post, to: str, subject: str, text: str, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = post.mail_from, to, subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain="shouwen")
    message.set_content(text)
    return message
