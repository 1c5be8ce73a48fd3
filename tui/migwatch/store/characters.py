"""Characters that a YAML file must not hold as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from migwatch.store.encodings import guess_encoding

_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Line ends to YAML 1.1 and to nobody else.
#: What the message for such a character says of it.
ODD_BREAK = "ends a line in YAML"
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


def forbidden(text: str) -> tuple[str, int] | None:
    """The first character that YAML does not read, as a message and its index, or None."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    if found.group() == "\0":
        guess = guess_encoding(text[:4096].encode()).name
        return f"is not YAML: it seems to be {guess}; save it as UTF-8", found.start()
    number = f"{ord(found.group()):04x}"
    message = (
        f"is not YAML: holds the character U+{number.upper()}; "
        f'write it in double quotes as "\\u{number}"'
    )
    return message, found.start()


def odd_breaks(text: str) -> Iterator[tuple[str, int]]:
    """Every character that silently ends a line in YAML, as a message and its index."""
    if text.isascii() or _ODD_BREAK.search(text) is None:
        return
    commented = _commented(text)
    for found in _ODD_BREAK.finditer(text):
        number = f"{ord(found.group()):04x}"
        advice = f'; write it in double quotes as "\\u{number}"'
        if found.start() in commented:
            advice = ", and so this comment; take it out"
        yield f"the character U+{number.upper()} {ODD_BREAK}{advice}", found.start()


def comments_whole(text: str) -> str:
    """A text whose comments end where an editor's lines do, character for character."""
    if text.isascii() or _ODD_BREAK.search(text) is None:
        return text
    characters = list(text)
    for at in _commented(text):
        characters[at] = " "
    return "".join(characters)


def _commented(text: str) -> frozenset[int]:
    """Indices of the characters within comments that end a line in YAML."""
    from migwatch.store.comments import comments

    found: set[int] = set()
    for start, end in comments(_ODD_BREAK.sub(" ", text)):
        found.update(each.start() for each in _ODD_BREAK.finditer(text, start, end))
    return frozenset(found)
