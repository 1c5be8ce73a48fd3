"""An article about piers, in which records are made and changed."""

from collections.abc import Callable
from pathlib import Path

from migwatch.model.article import Article
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

TEXT = """\
The Harbour Board met Ana Reis in Lisbon. “We will mend the pier by July 2023,” said Ana Reis.

The Harbour Board said 1,200 boats wait. Ivo Lund, of the Harbour Board, said the pier is old.
Ana Reisling is nobody. Ana Reis left.
"""
RECORDS = """\
$HEAD
entities:
  - id: board
    kind: organisation
    name: Harbour Board
    mentions: [{start: 4, end: 17, exact: Harbour Board}]
  - id: reis
    kind: person
    name: Ana Reis
    party: pt
    roles: [{title: chair, of: board}]
    mentions: [{start: 22, end: 30, exact: Ana Reis}]
  - {id: lund, kind: person, name: Ivo Lund, mentions: [Ivo Lund]}
quotations:
  - id: we-will-mend
    voice: direct
    speaker: reis
    via: newsroom
    passage: We will mend the pier by July 2023
claims:
  - id: old-pier
    title: The pier is old
    kind: assessment
    holder: lund
    says: [{exact: the pier is old, voice: indirect, who: lund}]
commitments:
  - id: mend-pier
    title: Mend the pier
    force: will
    by: [board]
    theme: [ports_of_entry]
    due: {on: "2023-07", words: by July 2023}
    says: [{exact: We will mend the pier, voice: direct, who: reis}]
    history:
      - {on: "2023-05-01", status: stated, basis: none}
cautions:
  - {id: boats, kind: figure, passage: "1,200", reading: Twelve hundred., basis: A guess.}
"""


def write(make_corpus: Callable[..., Path]) -> Article:
    """The article, written with a fixture and read."""
    path = make_corpus(TEXT, RECORDS)
    loaded = load_article(path, open_folder(path.parent))
    assert not loaded.problems, loaded.problems
    assert loaded.article is not None
    return loaded.article


def span(words: str, nth: int = 0) -> tuple[int, int]:
    """Where some words stand."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)
