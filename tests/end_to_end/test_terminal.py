"""A whole session: from a record to its words to a citation."""

import base64
import re
import signal

from tests.end_to_end.conftest import Open


def typed(shown: str, words: str) -> bool:
    """Whether some words are all that stands in a line of the screen."""
    return any(line.strip() == words for line in shown.splitlines())


def test_from_a_record_to_its_words_to_a_citation(open_terminal: Open) -> None:
    terminal = open_terminal("--as-of", "2024-03-01")
    shown = terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    assert "as of 2024-03-01" in shown

    terminal.press("2")
    terminal.wait(lambda s: "Antony Blinken  People  1 of 5" in s)
    for nth in (2, 3):
        terminal.press("n")
        terminal.wait(lambda s, nth=nth: f"{nth} of 5" in s)

    terminal.press("3f")
    terminal.wait(lambda s: "type to filter" in s)
    terminal.press("keep border")
    terminal.wait(lambda s: "1 of 15" in s and typed(s, "keep border"))
    terminal.press("\r")
    terminal.wait(lambda s: not typed(s, "keep border"))
    terminal.press("\r")
    terminal.wait(lambda s: "━━ 1 Article" in s and "keep border crossings" in s)

    terminal.press("y")
    terminal.wait(lambda s: "Copied" in s)
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
    assert copied is not None
    citation = base64.b64decode(copied[1]).decode()
    assert "the parties had agreed to keep border crossings open" in citation
    assert "Caution" in citation

    terminal.press("q")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output
    assert b"\x1b[?25h" in terminal.output
    assert b"\x1b[?1000l" in terminal.output
    assert b"Traceback" not in terminal.output


def test_a_paste_runs_no_command(open_terminal: Open) -> None:
    terminal = open_terminal("--as-of", "2024-03-01")
    terminal.wait(lambda s: "The United States hailed" in s and "━━ 1 Article" in s)
    terminal.press("\x1b[200~q\x1bq\x1b\x1bq\x1b[Bq3z\x1bOPq" + "\x1bq" * 5000 + "\x1b[201~")
    terminal.press("2f")
    shown = terminal.wait(lambda s: "type to filter" in s)
    assert "━━ 2 Entities" in shown
    terminal.press("\x1b[200~anto\x1bny\nblink\x1b[201~")
    terminal.wait(lambda s: "with “antony" in s and "People 1 of 16" in s)


def test_a_terminal_that_is_closed_leaves_no_program_behind(open_terminal: Open) -> None:
    terminal = open_terminal("--as-of", "2024-03-01", deaf=True)
    terminal.wait(lambda s: "The United States hailed" in s)
    terminal.hang_up()
    assert terminal.end() == 128 + signal.SIGHUP
