"""PyYAML's own parser, made to read what libyaml reads.

It stands in where PyYAML was built without libyaml. On its own it refuses tabs
between and within unquoted words, and ends an unquoted word in a flow collection at
a question mark; libyaml, in line with YAML 1.2, does neither.
"""

from __future__ import annotations

import re

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, ScalarToken

_END = r"\0 \t\r\n\x85\u2028\u2029"
_WORD = re.compile(rf"(?:[^{_END}:]|:(?![{_END}]))*")
_FLOW_WORD = re.compile(rf"(?:[^{_END}:,\[\]{{}}]|:(?![{_END},?\[\]{{}}]))*")
_HEADER = re.compile(r"(?:[-+][0-9]?|[0-9][-+]?)?")
_BLANKS = re.compile(r"[ \t]*")
# Two escaped backslashes are read as one match, so that what follows them is no escape.
_ESCAPE = re.compile(r"\\(?:(u[dD][89a-fA-F]|U0000[dD][89a-fA-F])|.)", re.DOTALL)
_MARKER = re.compile(rf"(?:---|\.\.\.)[{_END}]")

_PLAIN = "while scanning a plain scalar"
_BLOCK = "while scanning a block scalar"


class PurePythonParser(Reader, Scanner, Parser):
    """Events of a YAML document.

    Args:
        stream: The document.
    """

    buffer: str
    pointer: int
    column: int

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip what stands between tokens: blanks, line breaks and comments."""
        while True:
            while self.peek() == " " or (
                self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n\x85\u2028\u2029":
                    self.forward()
            if not self._line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """Read an unquoted scalar."""
        chunks: list[str] = []
        gap = ""
        start = end = self.get_mark()
        indent = self.indent + 1
        wanted = _FLOW_WORD if self.flow_level else _WORD
        while True:
            if self.column == 0 and _MARKER.match(self.buffer, self.pointer):
                break
            word = "" if self.peek() == "#" else self._taken(wanted)
            if self.flow_level and self.peek() == ":" and self.peek(1) in ",?[]{}":
                raise ScannerError(_PLAIN, start, "found unexpected ':'", self.get_mark())
            if not word:
                break
            self.allow_simple_key = False
            chunks += (gap, word)
            end = self.get_mark()
            gap = self._gap(indent, start)
            if not gap or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Read a quoted scalar."""
        begin, start = self.pointer, self.get_mark()
        error: ScannerError | None = None
        try:
            token = super().scan_flow_scalar(style)
        except (ValueError, OverflowError):
            error = self._no_character(start, self.index)
        except ScannerError as raised:
            error = raised
        if style == '"':
            for escape in _ESCAPE.finditer(self.buffer, begin, self.pointer):
                if escape[1]:
                    raise self._no_character(start, start.index + escape.start() - begin)
        if error is not None:
            raise error
        return token

    @staticmethod
    def _no_character(start: Mark, index: int) -> ScannerError:
        return ScannerError(
            "while parsing a quoted scalar",
            start,
            "found invalid Unicode character escape code",
            Mark(start.name, index, 0, 0, None, 0),
        )

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read what stands behind the sign of a block scalar: chomping and indentation."""
        header = self._taken(_HEADER)
        if "0" in header:
            raise ScannerError(
                _BLOCK, start_mark, "found an indentation indicator equal to 0", self.get_mark()
            )
        self._taken(_BLANKS)
        digit = header.strip("-+")
        return "+" in header if header != digit else None, int(digit) if digit else None

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Read the empty lines before a block scalar's first, and find its indentation."""
        start = self.get_mark()
        found = super().scan_block_scalar_indentation()
        self._refuse_tab(_BLOCK, start)
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Read the empty lines before a further line of a block scalar."""
        start = self.get_mark()
        found = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab(_BLOCK, start)
        return found

    def _refuse_tab(self, context: str, start: Mark) -> None:
        if self.peek() == "\t":
            problem = "found a tab character that violates indentation"
            raise ScannerError(context, start, problem, self.get_mark())

    def scan_directive(self) -> DirectiveToken:
        """Read a line that begins with a percent sign."""
        start = self.get_mark()
        try:
            token = super().scan_directive()
        except ValueError:
            token = None
        if token is None or token.name not in ("YAML", "TAG"):
            context = "while scanning a directive"
            raise ScannerError(context, start, "found unknown directive name", start)
        return token

    def _line_break(self) -> str:
        found: str = self.scan_line_break()  # type: ignore[no-untyped-call]
        return found

    def _taken(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.buffer, self.pointer)
        words = found.group() if found else ""
        self.forward(len(words))
        return words

    def _gap(self, indent: int, start: Mark) -> str:
        """What the white space behind a word stands for; nothing at the scalar's end."""
        blanks = self._taken(_BLANKS)
        first = self._line_break()
        if not first:
            return blanks
        self.allow_simple_key = True
        breaks = ""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and self.column >= indent):
                self.forward()
            self._refuse_tab(_PLAIN, start)
            more = self._line_break()
            if not more:
                break
            breaks += more
        return (breaks or " ") if first == "\n" else first + breaks
