"""entities.yaml: what is wrong with it, what of it counts, and when it is read again."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migwatch.corpus.library import Library, open_library
from migwatch.model.article import Article
from migwatch.store.derived import read_derived
from migwatch.store.derived_file import derived_path
from migwatch.store.folder import open_folder
from migwatch.store.loaded import Loaded
from migwatch.store.stages import load_now

pytestmark = pytest.mark.usefixtures("each_parser")

Share = Callable[..., Library]

HERE = "\u00b6"
SHARED = """\
format: migwatch-entities/1
entities:
  - id: board
    kind: organisation
    name: Harbour Board
    aliases: [the Board]
    party: pt
  - id: reis
    kind: person
    name: Ana Reis
    roles: [{title: chair, of: board}]
    same_as: ["wikidata:Q1"]
  - {id: lisbon, kind: place, name: Lisbon}
"""
BOARD = "$HEAD\nentities:\n- {id: board, mentions: [Harbour Board]}\n"


def sound(library: Library) -> Article:
    [path] = library.paths
    loaded = library.load(path)
    assert library.problems == loaded.problems == ()
    assert loaded.article is not None
    return loaded.article


def messages(loaded: Loaded) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in loaded.problems]


ENTITIES = "format: migwatch-entities/1\nentities:\n"


@pytest.mark.parametrize(
    ("message", "shared"),
    [
        ("holds nothing; write `format: migwatch-entities/1`", "¶"),
        ("expected a mapping with format, entities; found a list", "¶[]"),
        ("found “migwatch/1”, but this program reads migwatch-entities/1", "format: ¶migwatch/1\n"),
        ("did you mean `entities`?", "format: migwatch-entities/1\n¶entites: []\n"),
        ("expected a list, found a mapping", ENTITIES + "  ¶board: {kind: place}\n"),
        ("expected a mapping with id, kind", ENTITIES + "- ¶board\n"),
        ("`name` is missing", ENTITIES + "- ¶{id: x, kind: place}\n"),
        ("`id` is missing", ENTITIES + "- ¶{name: x, kind: place}\n"),
        ("did you mean `party`?", ENTITIES + "- {id: x, kind: place, name: X, ¶part: pt}\n"),
        ("expected a list, found “X”", ENTITIES + "- {id: x, kind: place, name: X, aliases: ¶X}\n"),
        (
            "unknown key `mentions`; passages stand in the articles, leave them out here",
            ENTITIES + "- {id: x, kind: place, name: X, ¶mentions: [X]}\n",
        ),
        (
            "unknown key `words`; passages stand in the articles",
            ENTITIES + "- {id: x, kind: person, name: X, roles: [{title: a, ¶words: b}]}\n",
        ),
        (
            "“quay” is not a kind of entity; write one of",
            ENTITIES + "- {id: x, kind: ¶quay, name: X}\n",
        ),
        ("“fr” is not a party; write one of pt, es", SHARED.replace("pt", "¶fr")),
        ("no record has the id “boards”; did you mean", SHARED.replace("of: board", "of: ¶boards")),
        ("write words in lower case", ENTITIES + "- {id: ¶X y, kind: place, name: X}\n"),
        ("“es” is taken by the corpus", ENTITIES + "- {id: ¶es, kind: place, name: X}\n"),
        ("is not a TIMEX3 value", ENTITIES + "- {id: x, kind: event, name: X, on: ¶May}\n"),
        ("the id “board” stands twice", SHARED + "  - {id: ¶board, kind: place, name: X}\n"),
        ("the key “entities” stands twice here", SHARED + "¶entities: []\n"),
        ("a tab stands where the line is indented", ENTITIES + "¶\t- x\n"),
    ],
    ids=lambda value: value[:24],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_wrong_with_the_file_is_reported_where_it_stands(
    share: Share, message: str, shared: str, ending: str
) -> None:
    before = shared[: shared.index(HERE)]
    place = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    library = share(shared.replace(HERE, "").replace("\n", ending), "$HEAD\n")
    [found] = library.problems
    assert found.path == library.folder.root / "entities.yaml"
    assert (found.line, found.column) == place
    assert message in found.message
    assert str(found).isprintable()
    assert messages(library.load(library.paths[0])) == []


def test_the_sound_part_of_the_file_counts(share: Share) -> None:
    shared = SHARED.replace("aliases: [the Board]", "aliases: x").replace("name: Ana Reis", "")
    library = share(shared, BOARD + "- {id: reis, mentions: [Ana Reis]}\n")
    assert len(library.problems) == 2
    loaded = library.load(library.paths[0])
    assert messages(loaded) == []
    assert loaded.article is not None
    board, reis = loaded.article.annotation.entities
    assert (board.name, board.party, board.aliases) == ("Harbour Board", "pt", ())
    assert (reis.id, reis.name) == ("reis", "reis")
    assert loaded.article.name("lisbon") == "Lisbon"


@pytest.mark.parametrize("shared", ["[", "", "- a", "\x00"])
def test_nothing_is_missed_that_a_broken_file_may_hold(share: Share, shared: str) -> None:
    library = share(
        shared, BOARD + "- {id: x, kind: place, name: X, where: y, mentions: [Spain]}\n"
    )
    assert len(library.problems) == 1
    [(_, _, message)] = messages(library.load(library.paths[0]))
    assert message.startswith("“Spain” occurs 3 times")
    article = library.load(library.paths[0]).article
    assert article is not None
    assert [entity.name for entity in article.annotation.entities] == ["board"]


@pytest.mark.parametrize("entities", ["", "entities:\n", "entities: []\n"])
def test_a_file_without_entities_is_sound(share: Share, entities: str) -> None:
    library = share("format: migwatch-entities/1\n" + entities, "$HEAD\n")
    assert sound(library).shared == {}


def test_a_file_that_is_no_file_does_not_hang(share: Share) -> None:
    library = share(SHARED)
    path = library.folder.root / "entities.yaml"
    path.unlink()
    os.mkfifo(path)
    library = open_library(library.folder.root)
    assert [str(problem) for problem in library.problems] == [
        f"{path}: is a named pipe; name a regular file"
    ]
    assert messages(library.load(library.paths[0])) == []


def test_the_file_is_no_article(share: Share) -> None:
    root = share(SHARED).folder.root
    assert [path.name for path in open_library(root).paths] == ["accord.yaml"]
    library = open_library(root / "entities.yaml")
    assert (library.paths, library.problems) == ((), ())


def test_terms_are_let_be_where_they_cannot_be_known(share: Share) -> None:
    root = share(SHARED).folder.root
    (root / "corpus.yaml").write_text("title: [\n")
    library = open_library(root)
    assert [problem.path.name for problem in library.problems] == ["corpus.yaml"]
    assert messages(library.load(library.paths[0])) == []


def refuse(*_: object) -> None:
    raise AssertionError("it was read again")


def test_the_file_is_read_once(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    before = share(SHARED).folder
    assert set(before.shared) == {"board", "reis", "lisbon"}
    monkeypatch.setattr("migwatch.store.shared_file.read_shared", refuse)
    assert open_folder(before.root) == before


def test_a_file_with_problems_is_not_kept(share: Share) -> None:
    library = share(SHARED + "x: y\n")
    assert not derived_path(library.folder.root / "entities.yaml").exists()


@pytest.mark.parametrize("damage", [b"", b"x" * 40])
def test_a_damaged_derived_file_is_not_used(share: Share, damage: bytes) -> None:
    before = share(SHARED).folder
    derived_path(before.root / "entities.yaml").write_bytes(damage)
    assert open_folder(before.root) == before


def test_an_article_is_the_same_from_its_derived_file(share: Share) -> None:
    library = share(SHARED)
    [path] = library.paths
    whole = sound(library)
    assert load_now(path, library.folder) is not None
    again = read_derived(path, open_folder(path.parent))
    assert again is not None
    assert again.annotation == whole.annotation
    assert again.name("lisbon") == "Lisbon"


def test_an_article_is_read_again_when_what_it_shares_has_changed(share: Share) -> None:
    library = share(SHARED)
    [path] = library.paths
    load_now(path, library.folder)
    shared = path.with_name("entities.yaml")
    for change in (SHARED.replace("Harbour Board", "Port Board"), "[", None):
        if change is None:
            shared.unlink()
        else:
            shared.write_text(change)
        assert read_derived(path, open_folder(path.parent)) is None
    shared.write_text(SHARED.replace("Harbour Board", "Port Board"))
    loaded = load_now(path, open_folder(path.parent))
    assert loaded is not None
    assert loaded.article is not None
    assert loaded.article.name("board") == "Port Board"


def test_what_stands_in_for_a_broken_file_is_not_kept_for_one_that_is_gone(share: Share) -> None:
    library = share(SHARED)
    [path] = library.paths
    shared = path.with_name("entities.yaml")
    shared.unlink()
    os.mkfifo(shared)
    loaded = load_now(path, open_folder(path.parent))
    assert loaded is not None
    assert messages(loaded) == []
    shared.unlink()
    assert read_derived(path, open_folder(path.parent)) is None


CHUNKS = st.sampled_from(
    [b"\0", b"\xff", b"\xe2\x80\xa8", b"\x1b[2J", b"\t", b"- ", b": ", b"{", b"]", b"#", b"null"]
    + [b"&a ", b"*a", b"!!int ", b"<<: {a: b}", b"---\n", b"1e3", b"mentions: [x]", b"words: x"]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SHARED)), st.integers(0, 12), CHUNKS), min_size=1))
def test_bytes_may_be_exchanged(tmp_path: Path, edits: list[tuple[int, int, bytes]]) -> None:
    data = SHARED.encode()
    for at, length, chunk in edits:
        data = data[:at] + chunk + data[at + length :]
    (tmp_path / "corpus.yaml").write_text("title: x\nparties: [{id: pt, name: P, short: P}]\n")
    (tmp_path / "entities.yaml").write_bytes(data)
    folder = open_folder(tmp_path)
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for problem in folder.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert str(problem).isprintable()
    for name, entity in folder.shared.items():
        assert (entity.id, entity.mentions) == (name, ())
        assert all(role.words is None for role in entity.roles)
    assert not folder.shared_unread & folder.shared.keys()
    assert open_folder(tmp_path) == folder
