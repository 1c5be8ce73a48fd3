"""From a query over real releases to a chain, to the timeline and back, in a pseudo-terminal."""

from pathlib import Path

import pytest
from tests.end_to_end.conftest import Open
from tests.releases import build, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason="the texts are not beside the checkout")


def test_a_question_is_followed_through_the_releases_and_back(open_terminal: Open, tmp_path: Path):
    folder = build(tmp_path / "talks")
    terminal = open_terminal(str(folder), "--as-of", "2024-03-01")
    terminal.wait(lambda s: "Commitments 7" in s)
    terminal.press("s")
    terminal.wait(lambda s: "search all articles" in s)
    terminal.press("meet mexico")
    terminal.wait(lambda s: "3 results" in s and "commitment" in s)
    terminal.press("\r\t")
    terminal.wait(lambda s: "enter narrow" in s and "▌  commitment" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "meet mexico kind:commitment" in s and "2 results" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "enter open" in s)
    terminal.press("j")
    before = terminal.wait(
        lambda s: any("▌" in line and "agreed" in line for line in s.split("\n"))
    )
    row = next(line for line in before.split("\n") if "▌" in line)
    terminal.press("\r")
    terminal.wait(lambda s: "━━ 1 Article" in s and "3 elsewhere" in s)
    terminal.press("3kl")
    terminal.wait(lambda s: "chain Committee to meet" in s and "2024-01-20 restates" in s)
    terminal.press("T")
    terminal.wait(lambda s: "▌Committee to meet in person" in s and "✓5" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "━━ 3 Commitments" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "meet mexico kind:commitment" in s and row in s.split("\n"))
    terminal.press("\x11")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.output
