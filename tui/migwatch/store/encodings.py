"""In which encoding bytes seem to be that are not UTF-8."""

from __future__ import annotations

from codecs import getincrementaldecoder
from contextlib import suppress
from typing import NamedTuple

#: Bytes that are looked at for characters' widths, and for single characters.
_HEAD = 4096
_REACH = 1 << 20
#: What text has of control characters: blanks, line ends, and what terminals once obeyed.
_BLANKS = frozenset(b"\t\n\v\f\r\x1b")
#: One byte in so many may be a control character; a zero byte in so many makes UTF-16.
_FEW = 50

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_WIDE = (
    ("utf-32-le", 4, "UTF-32LE"),
    ("utf-32-be", 4, "UTF-32BE"),
    ("utf-16-le", 2, "UTF-16LE"),
    ("utf-16-be", 2, "UTF-16BE"),
)


class Encoding(NamedTuple):
    """An encoding that was guessed.

    Attributes:
        name: Its name, for a message.
        iconv: Its name for ``iconv -f``; empty for what is no text, or not known.
    """

    name: str
    iconv: str = ""


BINARY = Encoding("binary data")


def guess_encoding(data: bytes) -> Encoding:
    """The encoding that bytes seem to be in, which are not UTF-8 or hold zero bytes."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, name)
    head = data[:_HEAD]
    if b"\0" in head:
        return _wide(head, len(data))
    if is_binary(head):
        return BINARY
    some = data[:_REACH]
    if not any(0x80 <= byte < 0xA0 for byte in some):
        return Encoding("Latin-1", "ISO-8859-1")
    try:
        some.decode("cp1252")
    except UnicodeDecodeError:
        return Encoding("an older encoding")
    return Encoding("Windows-1252", "WINDOWS-1252")


def is_binary(data: bytes, one_in: int = _FEW) -> bool:
    """Whether bytes hold more control characters than text does.

    Args:
        data: The bytes.
        one_in: One byte in so many may be one.
    """
    head = data[:_HEAD]
    controls = sum(byte < 0x20 and byte not in _BLANKS for byte in head)
    return controls * one_in > len(head)


def _wide(head: bytes, length: int) -> Encoding:
    """An encoding in which most characters have zero bytes."""
    for codec, width, iconv in _WIDE:
        if length % width or head.count(0) * _FEW < len(head):
            continue
        with suppress(UnicodeDecodeError):
            # Incrementally, so that a character that the cut divides is no error.
            if _is_text(getincrementaldecoder(codec)().decode(head)):
                return Encoding(f"{iconv[:6]} without a mark", iconv)
    return BINARY


def _is_text(words: str) -> bool:
    return all(character.isprintable() or character.isspace() for character in words)
