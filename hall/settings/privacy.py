"""The settings of what visitors leave of themselves: what for, and how long it is kept."""

from pydantic import Field

from hall.settings.piece import Piece, Text
from hall.settings.words import Words


class Privacy(Piece):
    """Contacts of visitors: asked only for an inquiry, sealed, masked, and emptied in time."""

    keep_days: int = Field(
        365,
        ge=1,
        le=3650,
        description="Days after the end of an inquiry until contact, matter, result and the words "
        "of its timeline are emptied; as long after they were left, the words of remarks. Who had "
        "it when stays. Provisional.",
    )
    purpose: Text | None = Field(
        None,
        description="What a visitor is told before a contact is asked for; {days} stands for "
        "`keep_days`. Unset: a sentence of words/*.toml.",
    )

    def told(self, words: Words) -> dict[str, str]:
        """That sentence in every language."""
        if self.purpose is None:
            return {
                each: words.say("privacy.purpose", each, days=self.keep_days)
                for each in words.languages
            }
        said = self.purpose.as_dict()
        return {each: text.replace("{days}", str(self.keep_days)) for each, text in said.items()}
