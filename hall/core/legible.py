"""Words as they are kept: what can be read, and nothing that only works on whoever reads it.

Controls make a printer obey and a database choke; marks of direction show `gnp.exe` as `exe.png`
(Unicode TR36, 2.4); what has no width passes for words and is none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINES: Final = {"\u2028": "\n", "\u2029": "\n"}
_GONE: Final = ("Cc", "Cf", "Cs")
_JOINERS: Final = "\u200c\u200d"
"""They make one sign of two in emoji and in some scripts."""
_BLANK: Final = re.compile("[\\s\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\u200c\u200d]")
"""Letters and marks that show nothing by themselves."""


def legible(text: str) -> str:
    """Without control and format characters (lines and tabs stay), no blanks around; "" where
    nothing would be seen. What only a newer Unicode, or nobody's, knows stays: a rare name may be
    written with it.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = "".join(_kept(each) for each in text).strip()
    return kept if _BLANK.sub("", kept) else ""


def _kept(one: str) -> str:
    if one.isprintable() or one in "\t\n\r" or one in _JOINERS:
        return one
    nobodys = ord(one) & 0xFFFE == 0xFFFE or "\ufdd0" <= one <= "\ufdef"
    return "" if nobodys or unicodedata.category(one) in _GONE else _LINES.get(one, one)
