"""The help sheet."""

from datetime import date

from migwatch.app.row_text import Describer
from migwatch.app.screens.help import HelpScreen
from migwatch.corpus.library import open_library


def test_words_and_meanings_keep_a_gap(make_corpus):
    path = make_corpus(
        "The board met.",
        "$HEAD\n",
        "format: migwatch-corpus/1\ntitle: Harbours\nvocabularies:\n"
        "  force:\n"
        "    - {term: bound, label: bound for as long as the harbour stands, definition: Long.}\n"
        "    - {term: short, definition: Brief.}\n"
        "  rel: [{term: under, definition: Below.}]\n"
        "  own_words: [{term: 漢字漢字漢字漢字漢字, definition: Wide.}]\n",
    )
    library = open_library(path)
    article = library.load(path).article
    assert article is not None
    told = HelpScreen({}, Describer(article, date(2024, 3, 1))).lines()
    lines = ["".join(part.text for part in line) for line in told]
    assert "Links between records" in lines
    assert "own words" in lines
    for meaning in ("Long.", "Brief.", "Below.", "Wide."):
        assert any(line.endswith(f"  {meaning}") for line in lines)
    force = [line for line in lines if line.endswith(("Long.", "Brief."))]
    assert len({line.index(m) for line, m in zip(force, ("Long", "Brief"), strict=True)}) == 1


def test_wide_keys_keep_a_gap():
    told = HelpScreen({"back": "ctrl+shift+f12,ctrl+alt+delete"}, None).lines()
    lines = ["".join(part.text for part in line) for line in told]
    assert any("ctrl+alt+delete  Go one step back" in line for line in lines)
