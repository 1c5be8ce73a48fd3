"""From a query over all articles to a passage and back, in a real pseudo-terminal."""

import re
from pathlib import Path

from tests.bench.grammar import write_folder
from tests.end_to_end.conftest import Open


def facet(shown: str) -> str:
    """The highlighted facet."""
    found = re.search(r"│▌ +(\w+)", shown)
    return found[1] if found else ""


def test_a_query_is_narrowed_by_a_facet_and_leads_to_a_passage_and_back(open_terminal: Open):
    terminal = open_terminal("--as-of", "2024-03-01")
    terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    terminal.press("s")
    terminal.wait(lambda s: "search all articles" in s)
    terminal.press("keep border")
    shown = terminal.wait(lambda s: "Keep border crossings open" in s and "results" in s)
    assert "kind" in shown and "force" in shown
    terminal.press("\r\t")
    terminal.wait(lambda s: "enter narrow" in s and facet(s) != "")
    # The facets stand in order of their numbers: down to the commitments.
    for _ in range(20):
        before = facet("\n".join(terminal.screen.display))
        if before == "commitment":
            break
        terminal.press("j")
        # Only another highlight tells that the key has had its effect.
        terminal.wait(lambda s, before=before: facet(s) not in ("", before))
    terminal.press("\r")
    terminal.wait(lambda s: "keep border kind:commitment" in s and "1 result" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "enter open" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "━━ 1 Article" in s and "said the parties had agreed" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "keep border kind:commitment" in s and "1 result" in s)
    terminal.press("\x11")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.output


def test_many_articles_are_indexed_and_searched(open_terminal: Open, tmp_path: Path):
    folder = tmp_path / "many"
    write_folder(folder, 60, long=False)
    terminal = open_terminal(str(folder))
    terminal.wait(lambda s: "Commitments 2" in s)
    terminal.press("s")
    terminal.wait(lambda s: "search all articles" in s)
    terminal.press("kind:commitment by:mexenia")
    terminal.wait(lambda s: "results" in s and "commitment" in s and "Mexenia" in s)
    terminal.press("\x11")
    assert terminal.end() == 0
