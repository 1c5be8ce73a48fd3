from pathlib import Path
from typing import Any

import pytest

from migwatch.api import bundled_corpus
from migwatch.corpus.chain import Chain
from migwatch.corpus.chains import chains, told
from migwatch.corpus.library import open_library
from migwatch.corpus.reading import all_told


def ids(found: list[Chain]) -> list[list[str]]:
    return [[each.id for each in chain.steps] for chain in found]


def test_the_corpus_of_harbours(harbours: Path) -> None:
    library = open_library(harbours)
    wrong: list[Any] = []
    shares: list[float] = []
    found = chains(all_told(library, shares.append, wrong.append), library.corpus)
    assert wrong == []
    assert shares == [0.25, 0.5, 0.75, 1.0]
    assert ids(found) == [
        [
            "spring/night-ferry",
            "summer/ferry-again",
            "summer/second-ferry",
            "autumn/ferry-denied",
            "autumn/night-buses",
        ],
        ["spring/dredge-channel"],
        ["spring/pilots-school", "winter/school"],
    ]
    ferry = found[0].steps[0]
    assert ferry.name("sm") == "Sudmark"
    assert ferry.voices == ("Ana Reis",)


def test_reading_tells_of_broken_files_and_goes_on(harbours: Path) -> None:
    (harbours / "autumn.yaml").write_text("format: [", "utf-8")
    wrong: list[Any] = []
    library = open_library(harbours)
    articles = {each.article for each in all_told(library, None, wrong.extend)}
    assert articles == {"spring", "summer", "winter"}
    assert [problem.path.name for problem in wrong] == ["autumn.yaml"]


def test_reading_ends_when_progress_raises(harbours: Path) -> None:
    class EnoughError(Exception):
        pass

    def enough(share: float) -> None:
        if share > 0.4:
            raise EnoughError

    found: set[str] = set()
    with pytest.raises(EnoughError):
        found.update(each.article for each in all_told(open_library(harbours), enough))
    assert found == {"autumn", "spring"}


def test_the_bundled_corpus_loses_nothing() -> None:
    library = bundled_corpus()
    articles = [library.load(path).article for path in library.paths]
    wanted = [each.id for article in articles if article for each in told(article)]
    found = chains(all_told(library), library.corpus)
    assert sorted(each for members in ids(found) for each in members) == sorted(wanted)
