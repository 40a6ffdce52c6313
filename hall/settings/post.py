"""The settings of how reminders leave the house: a web hook and e-mail, both off by default."""

from typing import Literal

from pydantic import Field

from hall.settings.piece import Piece, WebAddress


class Post(Piece):
    """Reminders of inquiries told outside the office's page; never a word of the matter."""

    webhook_url: WebAddress = Field(
        "",
        description="Where each reminder is posted as signed JSON (docs/operate.md); empty: "
        "nowhere.",
    )
    webhook_secret: str = Field(
        "",
        description="Key of the signature, 16 characters at least. It belongs into "
        "SHOUWEN_POST__WEBHOOK_SECRET, never into the file.",
    )
    mail_host: str = Field("", description="The e-mail server; empty: no e-mail is sent.")
    mail_port: int = Field(25, ge=1, le=65535, description="Its TCP port.")
    mail_security: Literal["none", "starttls", "tls"] = Field(
        "none", description="none: as it is; starttls: encrypted on the way; tls: from the start."
    )
    mail_from: str = Field("", description="The sender's address.")
    mail_user: str = Field("", description="Who signs in there; empty: nobody does.")
    mail_password: str = Field(
        "", description="It belongs into SHOUWEN_POST__MAIL_PASSWORD, never into the file."
    )
    ca_file: str = Field(
        "",
        description="A file of certificate authorities (PEM) that are trusted beside those of this "
        "machine, for web hook and e-mail; such as the one of an offline network. Relative names "
        "start at the config's folder.",
    )
    timeout_seconds: float = Field(
        10.0, gt=0, le=60, description="Seconds to wait for either before it counts as silent."
    )
