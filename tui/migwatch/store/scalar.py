"""Words as a YAML scalar that every reader of YAML takes for the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGIN = r"(?:[^\W_]|[“”‘’«»(¿¡$€£])"
_WITHIN = r"-\w \xa0.;/()'$€£%+=&!*“”‘’«»–—…"
# Whatever these hold, no reader sees a sign of YAML in them, not even within {}.
_PLAIN = re.compile(rf"{_BEGIN}[{_WITHIN}]*(?<![ \xa0])\Z")
# Likewise outside of {} and [].
_PLAIN_IN_BLOCK = re.compile(rf'{_BEGIN}[{_WITHIN},?@"\[\]{{}}]*(?<![ \xa0])\Z')
# Truths, nulls, numbers and dates to some reader or other.
_TYPED = re.compile(r"(?:null|true|false|yes|no|on|off|y|n|[0-9][\w.,+-]*)\Z", re.IGNORECASE)
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Where a line of folded words may end, so that reading puts the same space there.
_GAP = re.compile(r"(?<=[^ \n]) (?=[^ \n])")
# Blanks that folding would not keep: at either end, and around a line feed.
_LOOSE = re.compile(r"\A[ \n]|[ \n]\Z| \n|\n ")


def scalar(words: str, *, in_block: bool = False) -> str:
    """Words as a scalar on one line.

    Args:
        words: Any words without lone surrogates.
        in_block: Whether it stands for itself on a line or behind a key; else it may
            stand anywhere, within {} and [] too.

    Returns:
        The words as they are where that is safe, else in double quotes.
    """
    plain = _PLAIN_IN_BLOCK if in_block else _PLAIN
    if plain.match(words) and not _TYPED.match(words):
        return words
    return quoted(words)


def quoted(words: str) -> str:
    """Words in double quotes, on one line."""
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


def folded(words: str, width: int) -> list[str] | None:
    """Words as a folded block scalar.

    Args:
        words: Any words.
        width: Characters of a line, more where there is no space to break it at.

    Returns:
        The sign of the scalar and its lines without indentation; None where folding would
        not keep the words, or make no more lines of them.
    """
    sign, body = (">", words[:-1]) if words.endswith("\n") else (">-", words)
    if _LOOSE.search(body) or not body.replace("\n", "").replace("\xa0", "").isprintable():
        return None
    lines: list[str] = []
    for at, paragraph in enumerate(body.split("\n")):
        lines += [*([""] if at else []), *_wrapped(paragraph, width)]
    return None if len(lines) < 2 else [sign, *lines]


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _GAP.split(paragraph) if paragraph else ():
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    if line:
        yield line
