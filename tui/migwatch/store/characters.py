"""Characters that a YAML file must not hold as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from migwatch.store.encodings import guess_encoding

_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Line ends to YAML 1.1 and to nobody else.
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
    if text.isascii():
        return
    for found in _ODD_BREAK.finditer(text):
        number = f"{ord(found.group()):04x}"
        yield (
            f"the character U+{number.upper()} ends a line in YAML; "
            f'write it in double quotes as "\\u{number}"',
            found.start(),
        )
