"""Adding texts to a corpus."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from migwatch.corpus.library import open_library
from migwatch.store import add
from migwatch.store.add import Added, Facts, add_text, corpus_to_add_to
from migwatch.store.create import Refused, make_corpus

TEXT = "A harbour accord\r\n\r\nThe Board met.\tSpain too.\u00a0\n"

Add = Callable[..., Added]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty corpus."""
    return make_corpus(tmp_path / "harbours").parent


@pytest.fixture
def add_to(root: Path, tmp_path: Path) -> Add:
    """Adds a text of its own file to the corpus."""

    def added(
        words: str | bytes = TEXT,
        name: str = "accord.txt",
        article: str | None = None,
        **facts: str,
    ) -> Added:
        source = tmp_path / name
        source.write_bytes(words.encode() if isinstance(words, str) else words)
        held = Facts(**{"published": "2023-05-02", **facts})
        return add_text(source, corpus_to_add_to(root), held, article)

    return added


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_text_is_copied_and_gets_an_annotation_without_records(root: Path, add_to: Add) -> None:
    added = add_to()
    assert added == (root / "accord.yaml", root / "texts" / "accord.txt", False)
    assert added.text.read_bytes() == TEXT.encode()
    assert names(root) == ["accord.yaml", "corpus.yaml", "texts", "texts/accord.txt"]
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert yaml.load(added.annotation.read_bytes(), yaml.BaseLoader)["article"] == {
        "text": "texts/accord.txt",
        "sha256": digest,
        "title": "A harbour accord",
        "title_basis": "The first line of the text.",
        "language": "en",
        "published": "2023-05-02",
    }
    library = open_library(root)
    assert library.all_problems() == []
    article = library.load(added.annotation).article
    assert article is not None
    assert (article.text, article.records) == (TEXT, ())
    # The first line is that of the bundled annotations.
    [bundled] = [p for p in open_library().paths if p.name.startswith("us-mexico")]
    first = bundled.read_text("utf-8").partition("\n")[0]
    assert added.annotation.read_text("utf-8").startswith(f"{first}\n")


def test_all_that_is_known_is_written(root: Path, add_to: Add) -> None:
    facts = {
        "title": 'Puertos: «así» # "x"',
        "language": "no",
        "translated_from": "es-MX",
        "publisher": "Ports: & News",
        "url": "https://example.org/a?b=c#d",
    }
    add_to(**facts, published=None)
    library = open_library(root)
    assert library.all_problems() == []
    article = library.load(library.paths[0]).article
    assert article is not None
    held = article.annotation.article
    assert {name: getattr(held, name) for name in facts} == facts
    assert (held.published, held.title_basis) == (None, "")


@pytest.mark.parametrize(
    ("name", "wanted", "kept"),
    [
        ("2023-05-02 Harbour_Accord (final).TXT", "2023-05-02-harbour-accord-final", ".txt"),
        ("Así fue — Évora.md", "asi-fue-evora", ".md"),
        ("accord", "accord", ".txt"),
        ("accord.yaml", "accord", ".txt"),
        (".accord", "accord", ".txt"),
        ("corpus.txt", "corpus-text", ".txt"),
        ("entities.txt", "entities-text", ".txt"),
        ("a.b.c d", "a-b", ".txt"),
        ("x" * 200 + ".txt", "x" * 80, ".txt"),
        ("word-" * 40 + ".txt", "-".join(["word"] * 16), ".txt"),
    ],
)
def test_an_id_is_made_of_the_name(
    root: Path, add_to: Add, name: str, wanted: str, kept: str
) -> None:
    added = add_to(name=name)
    assert (added.annotation.name, added.text.name) == (f"{wanted}.yaml", f"{wanted}{kept}")
    assert open_library(root).all_problems() == []


def test_an_id_may_be_given(root: Path, add_to: Add) -> None:
    added = add_to(article="2023.harbour-accord")
    assert added.annotation.name == "2023.harbour-accord.yaml"
    assert added.text.name == "2023.harbour-accord.txt"
    assert open_library(root).all_problems() == []


@pytest.mark.parametrize("given", ["", "A", "a/b", "../a", "a b", "corpus", "entities", ".a", "-a"])
def test_an_id_that_is_none_is_refused(root: Path, add_to: Add, given: str) -> None:
    with pytest.raises(Refused, match="can be no id; write words in lower case joined by hyphens"):
        add_to(article=given)
    assert names(root) == ["corpus.yaml", "texts"]


def test_a_name_without_letters_that_ids_have(root: Path, add_to: Add) -> None:
    with pytest.raises(Refused, match="no id can be made of; give one with --id"):
        add_to(name="договор.txt")
    assert add_to(name="договор.txt", article="accord").text.name == "accord.txt"


def test_a_text_that_lies_in_the_corpus_stays_there(root: Path) -> None:
    text = root / "texts" / "Accord (1).txt"
    text.write_text(TEXT)
    added = add_text(text, corpus_to_add_to(root), Facts(None))
    assert added.annotation.name == "accord-1.yaml"
    assert names(root) == ["accord-1.yaml", "corpus.yaml", "texts", "texts/Accord (1).txt"]
    assert open_library(root).all_problems() == []


def test_a_copy_that_nobody_annotated_is_taken(root: Path, add_to: Add) -> None:
    (root / "texts" / "accord.txt").write_bytes(TEXT.encode())
    assert add_to().text.read_bytes() == TEXT.encode()
    assert open_library(root).all_problems() == []


def test_texts_may_lie_beside_the_corpus(root: Path, add_to: Add) -> None:
    path = root / "corpus.yaml"
    path.write_text(path.read_text().replace("texts: texts", "texts: ../sources"))
    added = add_to()
    assert added.text == root / ".." / "sources" / "accord.txt"
    assert 'text: "../sources/accord.txt"\n' in added.annotation.read_text()
    assert open_library(root).all_problems() == []


def test_a_corpus_is_known_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link"
    link.symlink_to(root)
    source = tmp_path / "a.txt"
    source.write_text(TEXT)
    added = add_text(source, corpus_to_add_to(link), Facts(None))
    assert added.text == link / "texts" / "a.txt"
    assert open_library(root).all_problems() == []


def test_a_mark_at_the_beginning_is_a_character(root: Path, add_to: Add) -> None:
    added = add_to("\ufeff" + TEXT)
    assert added.marked
    library = open_library(root)
    assert library.all_problems() == []
    article = library.load(library.paths[0]).article
    assert article is not None
    assert article.text == "\ufeff" + TEXT
    assert article.annotation.article.title == "A harbour accord"


def test_text_that_a_terminal_would_obey_is_text(root: Path, add_to: Add) -> None:
    words = "Bell \x07 and \x1b]0;title\x07 and \u202eright to left. " + TEXT
    assert add_to(words).text.read_bytes() == words.encode()
    assert open_library(root).all_problems() == []


# ----------------------------------------------------------------- what fails


def failures(*names_: str) -> Callable[[Path, bytes], None]:
    """A writer that fails at files of these names, after a part of the bytes."""
    write = add.write_new

    def write_some(path: Path, data: bytes) -> None:
        if path.name in names_:
            raise add.FileProblem("cannot be written: No space left on device; make room for it")
        write(path, data)

    return write_some


@pytest.mark.parametrize("failing", ["accord.txt", "accord.yaml"])
@pytest.mark.parametrize("folder", [True, False])
def test_nothing_is_left_of_a_failure(
    root: Path, add_to: Add, monkeypatch: pytest.MonkeyPatch, failing: str, folder: bool
) -> None:
    if not folder:
        (root / "texts").rmdir()
    before = names(root)
    monkeypatch.setattr(add, "write_new", failures(failing))
    with pytest.raises(Refused, match=f"{failing}: cannot be written: No space left"):
        add_to()
    assert names(root) == before
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "cache"))
    add_to()
    assert open_library(root).all_problems() == []


def test_a_text_that_was_there_outlasts_a_failure(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = root / "texts" / "accord.txt"
    text.write_bytes(TEXT.encode())
    monkeypatch.setattr(add, "write_new", failures("accord.yaml"))
    with pytest.raises(Refused):
        add_text(text, corpus_to_add_to(root), Facts(None))
    assert text.read_bytes() == TEXT.encode()


def test_an_annotation_that_would_not_be_sound_is_not_written(
    root: Path, add_to: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(root)
    monkeypatch.setattr(add, "_RECORDS", "entities: x\n")
    with pytest.raises(Refused, match=r"accord\.yaml:10:\d+: expected a list"):
        add_to()
    assert names(root) == before


def test_text_and_annotation_appear_together_or_not_at_all_when_stopped(
    root: Path, add_to: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = names(root)
    monkeypatch.setattr(add, "load_data", stop)
    with pytest.raises(KeyboardInterrupt):
        add_to()
    assert names(root) == before
    assert os.listdir(root / "texts") == []
