"""Showing every character of a text, and obeying none.

Each character that a terminal would obey, hide or reorder is exchanged for one
visible character, so that offsets into what is shown are offsets into the text.
"""

from __future__ import annotations

import unicodedata

#: Stands for characters with no width and for marks of writing direction.
INVISIBLE = "\u25cc"
#: Stands for characters that are unassigned, private or half of a pair.
UNKNOWN = "\ufffd"

_NEL, _DEL = 0x85, 0x7F


def _stand_in(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == _DEL:
        return "\u2421"
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or code == _NEL:
        return "\u2424"
    if category == "Zs":
        return " "
    if category == "Cf" or character in "\ufe0e\ufe0f\u115f\u1160\u3164\uffa0":
        return INVISIBLE
    return UNKNOWN if category[0] == "C" else character


class _StandIns(dict[int, str]):
    """Stand-ins by code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _stand_in(chr(code))
        return shown


_STAND_INS = _StandIns()
_VARIATION = ("\ufe0f", "\ufe0e", "\u115f", "\u1160", "\u3164", "\uffa0")


def visible(text: str) -> str:
    """The text with a visible stand-in for each character that is not plainly shown.

    Control characters become control pictures, line and paragraph separators and
    U+0085 the newline picture, other spaces a space, invisible and direction-setting
    characters a dotted circle, unassigned ones the replacement character.

    Args:
        text: Any text.

    Returns:
        Text of the same length in code points.
    """
    if text.isascii():
        if text.isprintable():
            return text
    elif text.isprintable() and not any(c in text for c in _VARIATION):
        return text
    return text.translate(_STAND_INS)


def visible_lines(text: str) -> str:
    """As `visible`, but line feeds stay; of a line break by CR LF the line feed does."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
