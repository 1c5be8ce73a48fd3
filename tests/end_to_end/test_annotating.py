"""A text is annotated from empty to complete by keys alone, in a real pseudo-terminal."""

from pathlib import Path

import pytest
from tests.end_to_end.conftest import Open
from tests.end_to_end.terminal import Terminal

from migwatch.cli import main
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

OWN = (
    "The Harbour Board met in Lisbon on 2 May. Portugal and Spain agreed to reopen the ferry.\n\n"
    '"We will pay for 40 boats," said Ana Reis. The Harbour Board was told of it in Lisbon.\n'
)
SHARED = sorted((Path(__file__).parents[3] / "shared" / "texts").glob("*.txt"))


@pytest.fixture(params=["own", "shared"])
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A corpus of one text without records."""
    source = tmp_path / "accord.txt"
    if request.param == "shared":
        if not SHARED:
            pytest.skip("the texts are not beside the checkout")
        source.write_bytes(min(SHARED, key=lambda path: path.stat().st_size).read_bytes())
    else:
        source.write_text(OWN)
    folder = tmp_path / "corpus"
    assert main(["new", str(folder)]) == 0
    assert main(["add", str(source), "--published", "2023-05-02", str(folder)]) == 0
    return folder


def select(terminal: Terminal, keys: str) -> None:
    """Select words from the beginning of the text."""
    terminal.wait(lambda s: "Selected" not in s and "╭─" not in s)
    # To the article, and to the first words of it.
    terminal.press("1g")
    terminal.press("v")
    terminal.wait(lambda s: "Selected 1 word" in s)
    for key in keys:
        terminal.press(key)
    terminal.press("\r")
    terminal.wait(lambda s: "What are these words?" in s)


def make(terminal: Terminal, key: str, title: str, answers: list[str], done: str) -> None:
    """Make a record; an answer is what is typed in the picker or line of the next field."""
    terminal.press(key)
    terminal.wait(lambda s: title in s)
    for answer in answers:
        terminal.press("\r")
        terminal.wait(lambda s: "leave as it was" in s)
        terminal.press(answer + "\r")
        terminal.wait(lambda s: "leave as it was" not in s and title in s)
    terminal.wait(lambda s: "▌✓ Make" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "occur again" in s or done in s)
    if "occur again" in "\n".join(terminal.screen.display):
        terminal.press("\r")
    terminal.wait(lambda s: done in s and "╭─" not in s)


def test_from_empty_to_complete(open_terminal: Open, corpus: Path):
    path = corpus / "accord.yaml"
    terminal = open_terminal(str(corpus))
    terminal.wait(lambda s: "Commitments 0" in s)
    select(terminal, "w")
    make(terminal, "e", "Make the entity", ["org"], "Entities 1")
    select(terminal, ")")
    make(terminal, "c", "Make the commitment", ["agr", " ", ""], "Commitments 1")
    select(terminal, ")")
    make(terminal, "q", "Make the quotation", [""], "Quotations 1")
    select(terminal, ")")
    make(terminal, "k", "Make the claim", [""], "Claims 1")
    select(terminal, "ww")
    make(
        terminal,
        "w",
        "Make the caution",
        ["name", "It means this", "By the context"],
        "Cautions 1",
    )
    select(terminal, "www")
    make(terminal, "t", "Make the time", ["2023-05-02"], "Entities 2")
    select(terminal, "wwww")
    make(terminal, "u", "Make the quantity", ["40", "boats"], "Entities 3")
    terminal.press("\x11")
    assert terminal.end() == 0
    loaded = load_article(path, open_folder(corpus))
    assert loaded.problems == ()
    assert loaded.article is not None
    held = loaded.article.annotation
    assert [len(each) for each in (held.entities, held.quotations, held.claims)] == [3, 1, 1]
    assert [len(each) for each in (held.commitments, held.cautions)] == [1, 1]
    organisation, time, quantity = sorted(held.entities, key=lambda each: bool(each.value))
    if time.kind != "time":
        time, quantity = quantity, time
    assert (time.kind, time.value) == ("time", "2023-05-02")
    assert (quantity.kind, quantity.value, quantity.unit) == ("quantity", "40", "boats")
    assert held.commitments[0].force == "agreed"
    assert held.commitments[0].by == (organisation.id,)
    # Undone step by step after a restart, nothing is left of it.
    for _ in range(7):
        assert main(["edit", str(path), "--undo"]) == 0
    loaded = load_article(path, open_folder(corpus))
    assert loaded.article is not None and loaded.article.records == ()


def test_what_is_begun_outlives_a_kill(open_terminal: Open, corpus: Path, tmp_path: Path):
    terminal = open_terminal(str(corpus))
    terminal.wait(lambda s: "Commitments 0" in s)
    select(terminal, ")")
    terminal.press("c")
    terminal.wait(lambda s: "Make the commitment" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "leave as it was" in s)
    terminal.press("agr\r")
    terminal.wait(lambda s: "leave as it was" not in s and "agreed" in s)
    drafts = tmp_path / "state" / "migwatch-tui" / "drafts"
    terminal.wait(lambda s: any("agreed" in each.read_text() for each in drafts.glob("*.json")))
    terminal.close()
    terminal = open_terminal(str(corpus))
    terminal.wait(lambda s: "Begun and not made" in s)
    select(terminal, "w")
    terminal.press("r")
    terminal.wait(lambda s: "begun before" in s and "agreed" in s)
