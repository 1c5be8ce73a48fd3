"""The index tells the same of commitments as the files do."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from migwatch.corpus.chains import beyond, chains
from migwatch.corpus.index_file import discard, index_path
from migwatch.corpus.index_told import NoIndexError, linked_by_index, told_by_index
from migwatch.corpus.keeper import Keeper
from migwatch.corpus.library import Library, open_library
from migwatch.corpus.reading import all_told, linked_told

AS_OF = date(2024, 3, 1)


def index(folder: Path) -> Library:
    """Bring the index of a corpus up to date."""
    library = open_library(folder)
    *_, last = Keeper(library).bring_up_to_date()
    assert (last.ended, last.reason) == (True, "")
    return library


def test_all_commitments_with_their_names(harbours: Path) -> None:
    library = index(harbours)
    shares: list[float] = []
    files = chains(all_told(library), library.corpus)
    held = told_by_index(library.folder, shares.append)
    kept = chains(held, library.corpus)
    assert [chain.links for chain in kept] == [chain.links for chain in files]
    assert [[each.id for each in chain.steps] for chain in kept] == [
        [each.id for each in chain.steps] for chain in files
    ]
    assert [chain.contradictions for chain in kept] == [chain.contradictions for chain in files]
    for one, other in zip(kept, files, strict=True):
        for told, read in zip(one.steps, other.steps, strict=True):
            assert told[:4] == read[:4]
            assert all(told.name(each) == name for each, name in read.names.items())
    assert shares == [1.0]


@pytest.mark.parametrize("article", ["spring", "summer", "autumn", "winter"])
def test_what_is_linked_with_an_article_either_way(harbours: Path, article: str) -> None:
    library = index(harbours)
    files = beyond(chains(all_told(library), library.corpus), article, AS_OF)
    kept = chains(linked_by_index(library.folder, article), library.corpus)
    found = beyond(kept, article, AS_OF)
    assert {name: [each.id for each in chain.steps] for name, chain in found.items()} == {
        name: [each.id for each in chain.steps] for name, chain in files.items()
    }


def test_only_what_is_linked_is_looked_at(harbours: Path) -> None:
    library = index(harbours)
    names = {each.article for each in linked_by_index(library.folder, "winter")}
    assert names == {"spring", "winter"}
    assert [each.id for each in linked_by_index(library.folder, "nowhere")] == []


def test_broken_files_are_told_of(harbours: Path) -> None:
    (harbours / "summer.yaml").write_text("format: [", "utf-8")
    library = index(harbours)
    wrong: list[Any] = []
    held = list(all_told(library, None, wrong.extend, indexed=True))
    assert {each.article for each in held} == {"autumn", "spring", "winter"}
    assert [problem.path.name for problem in wrong] == ["summer.yaml"]


def test_the_files_stand_in_where_there_is_no_index(harbours: Path) -> None:
    library = open_library(harbours)
    with pytest.raises(NoIndexError):
        told_by_index(library.folder)
    wanted = sorted(each.id for each in all_told(library))
    assert sorted(each.id for each in all_told(library, indexed=True)) == wanted
    shares: list[float] = []
    assert sorted(each.id for each in linked_told(library, "winter", shares.append)) == wanted
    assert len(shares) == 4


def test_a_damaged_index_is_none(harbours: Path) -> None:
    library = index(harbours)
    path = index_path(harbours)
    assert path.exists()
    discard(path)
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(NoIndexError):
        linked_by_index(library.folder, "winter")
    assert {each.article for each in all_told(library, indexed=True)} == {
        "autumn",
        "spring",
        "summer",
        "winter",
    }


def test_one_file_of_a_folder_is_read_from_itself(harbours: Path) -> None:
    index(harbours)
    library = open_library(harbours / "spring.yaml")
    assert {each.article for each in all_told(library, indexed=True)} == {"spring"}
