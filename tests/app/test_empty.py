"""Articles that nobody has annotated yet, as `add` leaves them."""

from pathlib import Path

import pytest

from migwatch.app.commands import all_commands
from migwatch.app.commands.elsewhere import Elsewhere
from migwatch.app.widgets.details import Details
from migwatch.app.widgets.row_pane import RowPane
from migwatch.store.add import Facts, add_text, corpus_to_add_to
from migwatch.store.create import make_corpus

#: Texts that may lie beside the checkout.
TEXTS = Path(__file__).parents[3] / "shared" / "texts"


def add(root: Path, source: Path) -> Path:
    facts = Facts("2023-05-02", translated_from="es")
    return add_text(source, corpus_to_add_to(root), facts).annotation


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_corpus(tmp_path / "harbours").parent
    source = tmp_path / "accord.txt"
    source.write_text("A harbour accord\n\nThe Board met.\n")
    add(root, source)
    return root


def said(widget: RowPane | Details) -> str:
    lines = (widget.paint_line(y, widget.size.width) for y in range(widget.size.height))
    return " ".join(" ".join(line.text for line in lines if line is not None).split())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_empty_panes_say_what_would_be_there(open_explorer, root, size):
    async with open_explorer(root, size=size) as driver:
        explorer = driver.explorer
        assert explorer.problems == ()
        assert explorer.article.records == ()
        for pane, words in (
            ("records", "Nothing yet: here stand who and what the article names"),
            ("commitments", "Nothing yet: here stands who commits to what"),
        ):
            await driver.press("2" if pane == "records" else "3")
            assert said(explorer.query_one(f"#{pane}", RowPane)) == words
        told = said(explorer.query_one(Details))
        assert ("Machine translation. " in told) is (size[1] > 16)
        assert "Nothing is annotated yet. In the article v selects words" in told
        assert "enter makes a record" in told
        assert "passages" not in told


async def test_no_key_fails_where_there_is_nothing(open_explorer, root):
    async with open_explorer(root) as driver:
        for held in all_commands().values():
            if isinstance(held, Elsewhere):
                continue
            if held.id not in ("quit", "palette", "back"):
                await driver.press(held.keys.split(",")[0])
            if driver.explorer.filtering or driver.app.screen is not driver.explorer:
                await driver.press("escape")
        await driver.press("2", "f", *"board")
        assert said(driver.explorer.query_one("#records", RowPane)).startswith(
            "Nothing has “board”"
        )
        await driver.press("escape")
        assert driver.explorer.selected is None
        assert driver.app.is_running


async def test_a_kind_without_records_is_told_apart_from_no_records(open_explorer, root):
    path = root / "accord.yaml"
    one = "entities: [{id: board, kind: organisation, name: Board, mentions: [The Board]}]\n"
    path.write_text(path.read_text().replace("entities:\n", one))
    async with open_explorer(root) as driver:
        await driver.press("2", "t")
        words = "No records of this kind; t lists others"
        assert said(driver.explorer.query_one("#records", RowPane)) == words


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are not here")
async def test_real_texts_open_one_after_another(open_explorer, root):
    texts = sorted(TEXTS.glob("*.txt"))
    paths = [add(root, text) for text in texts]
    async with open_explorer(root) as driver:
        explorer = driver.explorer
        for path, text in zip(paths, texts, strict=True):
            assert explorer.path == path
            assert explorer.article.text == text.read_bytes().decode()
            assert explorer.problems == ()
            await driver.press("G", "right_square_bracket")
            await driver.until(lambda done=path: explorer.path != done and explorer.article)
            await driver.pilot.pause()
        assert explorer.article.id == "accord"
