"""Words as a YAML scalar that every reader of YAML takes for the same words."""

from __future__ import annotations

import re

# Whatever these hold, no reader sees a sign of YAML in them, not even within {}.
_PLAIN = re.compile(r"(?:[^\W_]|[“”‘’«»(¿¡$€£])[\w \xa0.;/()'$€£%+=&!*“”‘’«»–—…-]*(?<![ \xa0])\Z")
# Truths, nulls, numbers and dates to some reader or other.
_TYPED = re.compile(r"(?:null|true|false|yes|no|on|off|y|n|[0-9][\w.+-]*)\Z", re.IGNORECASE)
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def scalar(words: str) -> str:
    """Words as a scalar on one line, for any place in a YAML file.

    Args:
        words: Any words without lone surrogates.

    Returns:
        The words as they are where that is safe, else in double quotes.
    """
    if _PLAIN.match(words) and not _TYPED.match(words):
        return words
    return '"' + "".join(map(_escaped, words)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() or character == "\xa0":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
