"""Both parsers, and short ways to load and to check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.harbours import write_harbours
from tests.store.linked import HERE, Place, places
from tests.store.linked import TEXT as FERRY
from tests.store.packing import written

from migwatch.corpus.library import Library, open_library
from migwatch.store import parse
from migwatch.store.create import Refused
from migwatch.store.loaded import Loaded
from migwatch.store.pure_yaml import PurePythonParser

LIBYAML = parse.Parser is not PurePythonParser
NEEDS_LIBYAML = pytest.mark.skipif(not LIBYAML, reason="PyYAML was built without libyaml")

TEXT = """\
The Harbour Board met at \u00c9vora on Monday.
\u201cWe will reopen the night ferry in early July,\u201d said Ana Reis of the board.
Spain agreed to dredge the southern
channel. The board asked Spain for two pilots; Spain refused.
"""


BOARD = "$HEAD\nentities:\n- {id: board, mentions: [Harbour Board]}\n"


@pytest.fixture(params=[pytest.param("libyaml", marks=NEEDS_LIBYAML), "pure"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with either parser of PyYAML."""
    if request.param == "pure":
        monkeypatch.setattr(parse, "Parser", PurePythonParser)


@pytest.fixture
def text() -> str:
    """A text of four lines with words that occur once, twice and over a line's end."""
    return TEXT


@pytest.fixture
def load() -> Callable[[Path], Loaded]:
    """Loads one annotation file."""

    def load_file(path: Path) -> Loaded:
        library = open_library(path)
        assert library.problems == ()
        return library.load(path)

    return load_file


@pytest.fixture
def problems(
    make_corpus: Callable[..., Path], text: str, load: Callable[[Path], Loaded]
) -> Callable[..., list[tuple[int, int, str]]]:
    """Line, column and message of every problem of an annotation."""

    def found(annotation: str, ending: str = "\n") -> list[tuple[int, int, str]]:
        path = make_corpus(text, annotation)
        path.write_bytes(path.read_bytes().replace(b"\n", ending.encode()))
        return [(p.line, p.column, p.message) for p in load(path).problems]

    return found


@pytest.fixture
def share(make_corpus: Callable[..., Path], text: str) -> Callable[..., Library]:
    """Opens a corpus of one article with an entities.yaml."""

    def opened(shared: str, annotation: str = BOARD) -> Library:
        path = make_corpus(text, annotation)
        path.with_name("entities.yaml").write_bytes(shared.encode())
        return open_library(path.parent)

    return opened


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[dict[str, str]], tuple[Path, list[Place]]]:
    """Makes a corpus of files; gives its folder and where its files are marked."""

    def make(files: dict[str, str]) -> tuple[Path, list[Place]]:
        root = tmp_path / "harbours"
        root.mkdir()
        (root / "ferry.txt").write_text(FERRY)
        (root / "corpus.yaml").write_text(
            "title: x\nparties: [{id: pt, name: P, short: P}, {id: es, name: E, short: E}]\n"
        )
        marked = []
        for name, words in files.items():
            (root / name).write_text(words.replace(HERE, ""), "utf-8")
            marked += places(name, words)
        return root, sorted(marked)

    return make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus without articles."""
    root = write_harbours(tmp_path / "corpus")
    for path in (*root.glob("*.txt"), *root.glob("[!c]*.yaml")):
        path.unlink()
    return root


@pytest.fixture
def packed(root: Path) -> Callable[..., Library]:
    """Opens the corpus with a pack of some lines."""

    def opened(*lines: Any) -> Library:
        (root / "x.jsonl").write_bytes(written(*lines))
        return open_library(root)

    return opened


@pytest.fixture
def refused() -> Callable[..., str]:
    """Tells why something is refused."""

    def message(function: Callable[..., Any], *arguments: Any) -> str:
        with pytest.raises(Refused) as found:
            function(*arguments)
        return str(found.value)

    return message
