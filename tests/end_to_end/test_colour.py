"""What NO_COLOR leaves of the raw output."""

import re

import pytest
from tests.end_to_end.conftest import Open

#: The parameters of each sequence that sets how characters look.
LOOKS = re.compile(rb"\x1b\[([0-9;]*)m")
#: None, bold, dim, italic, underline, reverse, strike; default text and ground.
PLAIN = {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"9", b"39", b"49"}


@pytest.mark.parametrize("colours", [{}, {"COLORTERM": "truecolor"}], ids=["256", "truecolor"])
def test_no_color_leaves_no_colour_and_all_else(open_terminal: Open, colours: dict[str, str]):
    terminal = open_terminal("--as-of", "2024-03-01", NO_COLOR="1", **colours)
    terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    for keys, holds in (
        ("l3", lambda s: "━━ 3 Commitments" in s),
        ("jj\r", lambda s: "━━ 1 Article" in s),
        ("y", lambda s: "Copied" in s),
        ("2f", lambda s: "type to filter" in s),
        ("bl", lambda s: "with “bl”" in s),
        ("\r", lambda s: not re.search("^ bl ", s, re.MULTILINE)),
        ("?", lambda s: "Keys and signs" in s),
        ("\x10", lambda s: "Search for" in s),
    ):
        terminal.press(keys)
        terminal.wait(holds)
    seen = {part for looks in LOOKS.findall(terminal.output) for part in looks.split(b";")}
    assert seen <= PLAIN
    assert {b"1", b"4", b"7", b"9"} <= seen


def test_no_color_shows_the_cursor_on_any_words(open_terminal: Open):
    terminal = open_terminal("--as-of", "2024-03-01", NO_COLOR="1")
    terminal.wait(lambda s: "The United States hailed" in s)
    row = next(y for y, line in enumerate(terminal.screen.display) if "hailed" in line)
    column = terminal.screen.display[row].index("hailed")

    def reverse(at: int) -> bool:
        return bool(terminal.screen.buffer[row][at].reverse)

    terminal.press("ll")
    terminal.wait(lambda _: reverse(column))
    assert not reverse(column - 2) and not reverse(column + 1)
    terminal.press("\r")
    terminal.wait(lambda _: reverse(column + 1))
    assert not reverse(column)
