"""The plain form of YAML, in which annotation files are written, read without a parser.

One value on a line, block collections by indentation, flow collections within a line,
words folded with ``>-``; no escapes, anchors or tags. Of the time that an article takes
to index, half is a parser's; this takes a third of that. Whatever does not look exactly
like it is left to the parser, which alone says what is wrong with a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

#: What may follow a value on its line.
_TAIL = r"(?: +#.*| *)"
_DOUBLE, _SINGLE = r'"[^"\\\n]*"', r"'[^'\n]*'"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,99}"
# Characters that might mean something to YAML are left out, wherever they stand; first
# stands a letter, a digit, one of ``(./_``, or anything beyond ASCII. (Said by what does not:
# a range up to the last of all characters takes milliseconds to compile.)
_FIRST = r"[^\x00-'\)-\-:-@\[-^`{-\xa0]"
_WORDS = rf"{_FIRST}[^\t\n:#]*(?::(?=[^ \t\n:#])[^\t\n:#]*)*(?<! )"
_FLOW_WORDS = rf"{_FIRST}[^\t\n,\[\]{{}}:#?]*(?<! )"
_FLOW_SCALAR = rf"(?:{_DOUBLE}|{_SINGLE}|{_FLOW_WORDS})"

#: Indentation, dash, key, scalar; or else what follows them.
_LINE = re.compile(
    rf"^( *)(?:#.*|(- )?(?:({_KEY}):(?: +|$))?"
    rf"(?:({_DOUBLE}|{_WORDS}){_TAIL}$|(.*)))$",
    re.MULTILINE,
)
_QUOTED = re.compile(rf"({_SINGLE}){_TAIL}")
_PAIR = re.compile(rf"({_KEY}): ({_FLOW_SCALAR})")
_PAIRS = re.compile(rf"\{{{_KEY}: {_FLOW_SCALAR}(?:, {_KEY}: {_FLOW_SCALAR})*\}}")
_ONE = re.compile(_FLOW_SCALAR)
_LIST = re.compile(rf"\[{_FLOW_SCALAR}(?:, {_FLOW_SCALAR})*\]")
_FLOW_KEY = re.compile(rf"({_KEY}): ")
_FLOW_TOKEN = re.compile(rf"([{{}}\[\]]|, )|({_FLOW_SCALAR})")
_END = re.compile(_TAIL)
_FOLDED = ">-"

#: Collections in each other that are read; the format itself needs seven levels.
_DEEP: Final = 16
_PROGRESS_EVERY: Final = 1024
_QUOTES = "\"'"
_NULLS = frozenset({"null", "Null", "NULL"})


class _Elsewhere(Exception):  # noqa: N818 - no error: the parser reads it
    """Not in the plain form."""


def read_plain(text: str, progress: Callable[[float], None] | None = None) -> dict[str, Any] | None:
    """The data of a file in the plain form.

    Args:
        text: The file, without a byte order mark or characters that YAML refuses.
        progress: Called now and then with the share read so far, 0 to 1.

    Returns:
        What a parser reads from it, every scalar as its characters and only an unquoted
        null as None; None where the file is in another form, be it right or wrong.
    """
    if "\r" in text or "\ufeff" in text:
        return None
    try:
        return _Reading(text).read(progress)
    except _Elsewhere:
        return None


class _Reading:
    """One pass over the lines of a file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._raw: list[str] | None = None
        self._root: dict[str, Any] = {}
        # The collections that are open, innermost last, and how far each is indented.
        self._open: list[tuple[int, Any]] = [(0, self._root)]
        # The key of the innermost that has no value yet.
        self._waiting = ""
        # The first line that is not part of folded words.
        self._behind = 0

    def read(self, progress: Callable[[float], None] | None) -> dict[str, Any]:
        lines = _LINE.findall(self._text)
        for number, (spaces, dash, key, scalar, rest) in enumerate(lines):
            if number % _PROGRESS_EVERY == _PROGRESS_EVERY - 1 and progress is not None:
                progress(number / len(lines))
            if not (scalar or key or rest or dash) or number < self._behind:
                # Empty, a comment, or read already.
                continue
            top = self._innermost(len(spaces), dash)
            if dash:
                if not key:
                    top.append(_scalar(scalar) if scalar else _value(rest))
                    continue
                entry: dict[str, Any] = {}
                top.append(entry)
                self._open.append((len(spaces) + 2, entry))
                top = entry
            if not key or key in top:
                raise _Elsewhere
            top[key] = _scalar(scalar) if scalar else self._other(key, rest, number)
        if not self._root:
            raise _Elsewhere
        return self._root

    def _innermost(self, indent: int, dash: str) -> Any:
        """The collection that a line belongs to."""
        open_ = self._open
        depth, top = open_[-1]
        if self._waiting:
            if indent > depth or (indent == depth and dash):
                inner: Any = [] if dash else {}
                top[self._waiting] = inner
                depth, top = indent, inner
                open_.append((depth, top))
                if len(open_) > _DEEP:
                    raise _Elsewhere
            self._waiting = ""
        while depth > indent or (depth == indent and not dash and type(top) is list):
            open_.pop()
            depth, top = open_[-1] if open_ else (-1, None)
        if depth != indent or (type(top) is list) is not bool(dash):
            raise _Elsewhere
        return top

    def _other(self, key: str, rest: str, number: int) -> Any:
        """The value of a key that is no scalar in one line."""
        if rest.startswith(_FOLDED):
            return self._folded(rest, number)
        if rest and rest[0] != "#":
            return _value(rest)
        self._waiting = key
        return None

    def _folded(self, rest: str, number: int) -> str:
        """The words below a line, as one line."""
        if self._raw is None:
            self._raw = self._text.split("\n")
        raw, at = self._raw, number + 1
        indent = len(raw[at]) - len(raw[at].lstrip(" ")) if at < len(raw) else 0
        if indent <= self._open[-1][0] or not _END.fullmatch(rest, len(_FOLDED)):
            raise _Elsewhere
        before = " " * indent
        words = []
        while at < len(raw) and raw[at].startswith(before):
            # Lines that begin with white space of their own are not folded.
            if not raw[at][indent:].strip() or raw[at][indent] in " \t":
                raise _Elsewhere
            words.append(raw[at][indent:])
            at += 1
        self._behind = at
        return " ".join(words)


def _scalar(written: str) -> str | None:
    if written[0] in _QUOTES:
        return written[1:-1]
    return None if written in _NULLS else written


def _value(written: str) -> Any:
    first = written[:1]
    if first == "{" and _PAIRS.fullmatch(written):
        pairs = _PAIR.findall(written)
        found = {
            key: value[1:-1] if value[0] in _QUOTES else None if value in _NULLS else value
            for key, value in pairs
        }
        if len(found) < len(pairs):
            raise _Elsewhere
        return found
    if first == "[" and _LIST.fullmatch(written):
        return list(map(_scalar, _ONE.findall(written)))
    if first in ("{", "["):
        value, at = _flow(written, 0, 0)
        if not _END.fullmatch(written, at):
            raise _Elsewhere
        return value
    quoted = _QUOTED.fullmatch(written)
    if quoted is None:
        raise _Elsewhere
    return _scalar(quoted[1])


def _token(written: str, at: int) -> tuple[str, str, int]:
    """A mark of punctuation, or nothing and a scalar; and where it ends."""
    found = _FLOW_TOKEN.match(written, at)
    if found is None:
        raise _Elsewhere
    mark, scalar = found.groups("")
    return mark, scalar, found.end()


def _flow(written: str, at: int, depth: int) -> tuple[Any, int]:
    """A flow collection or scalar from where it begins; and where it ends."""
    mark, scalar, end = _token(written, at)
    if not mark:
        return _scalar(scalar), end
    if depth == _DEEP or mark not in ("{", "["):
        raise _Elsewhere
    close = "}" if mark == "{" else "]"
    container: Any = {} if mark == "{" else []
    if written.startswith(close, end):
        return container, end + 1
    while True:
        if mark == "[":
            value, end = _flow(written, end, depth + 1)
            container.append(value)
        else:
            found = _FLOW_KEY.match(written, end)
            if found is None or found[1] in container:
                raise _Elsewhere
            container[found[1]], end = _flow(written, found.end(), depth + 1)
        stop, _, end = _token(written, end)
        if stop == close:
            return container, end
        if stop != ", ":
            raise _Elsewhere
