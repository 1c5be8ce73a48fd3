"""Finding words with the installed console script in a real pseudo-terminal."""

import base64
import re

from tests.end_to_end.conftest import Open

#: Codes that choose a colour; 39 and 49 are the terminal's own.
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def test_from_a_query_to_its_matches_to_a_citation_and_back(start: Open) -> None:
    terminal = start()
    terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    terminal.press("/")
    terminal.wait(lambda s: "find in this article" in s and "alt+w whole words" in s)
    terminal.press("mexic")
    terminal.wait(lambda s: s.count("1 of 13") == 2)
    terminal.press("\x1bw")
    terminal.wait(lambda s: "no “mexic”" in s)
    terminal.press("o")
    terminal.wait(lambda s: s.count("1 of 7") == 2)
    terminal.press("\r")
    terminal.wait(lambda s: "find in this article" not in s and s.count("1 of 7") == 1)
    terminal.press("nnN")
    terminal.wait(lambda s: "2 of 7" in s)
    terminal.press("y")
    terminal.wait(lambda s: "Copied" in s)
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
    assert copied is not None
    assert base64.b64decode(copied[1]).decode().startswith("“Mexico”\n")

    terminal.press("//(a")
    terminal.wait(lambda s: "▲ missing )" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "find in this article" not in s and "2 of 7" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: " of 7" not in s and "━━ 1 Article ¶1 " in s)
    terminal.press("q")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.output


def test_without_colour_matches_are_reversed(start: Open) -> None:
    terminal = start(NO_COLOR="1", COLORTERM="truecolor")
    terminal.wait(lambda s: "The United States hailed" in s)
    terminal.press("/mexico")
    terminal.wait(lambda s: s.count("1 of 7") == 2)
    terminal.press("\r")
    terminal.wait(lambda s: "find in this article" not in s)
    reversed_cells = [
        terminal.screen.buffer[y][x].data
        for y in range(terminal.screen.lines)
        for x in range(8, 60)
        if terminal.screen.buffer[y][x].reverse
    ]
    assert "".join(reversed_cells).startswith("exico")
    assert not COLOUR.search(terminal.output)
    terminal.press("q")
    assert terminal.end() == 0


def test_the_mouse_selects_words(start: Open) -> None:
    terminal = start()
    shown = terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    row = next(n for n, line in enumerate(shown.split("\n"), 1) if "The United States" in line)
    left = shown.split("\n")[row - 1].index("States hailed") + 1
    right = left + len("States hailed") - 1
    terminal.press(f"\x1b[<0;{right};{row}M")
    for column in range(right - 1, left - 1, -1):
        terminal.press(f"\x1b[<32;{column};{row}M")
    terminal.press(f"\x1b[<0;{left};{row}m")
    terminal.wait(lambda s: "y cite" in s)
    terminal.press("y")
    terminal.wait(lambda s: "Copied" in s)
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
    assert copied is not None
    assert base64.b64decode(copied[1]).decode().startswith("“States hailed”\n")
    terminal.press("q")
    assert terminal.end() == 0
