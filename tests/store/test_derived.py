"""Derived files: used when all they were made from is the same, ignored otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from migwatch.model.article import Article
from migwatch.store import derived_file, whole
from migwatch.store.derived import pack, read_derived, unpack
from migwatch.store.derived_file import derived_path, read_derived_file, write_derived_file
from migwatch.store.files import sha256
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article
from migwatch.store.loaded import Loaded
from migwatch.store.stages import load_in_stages, load_now

Make = Callable[..., Path]

TEXT = "The Harbour Board met Ana Reis.\n"
ANNOTATION = """\
$HEAD
entities:
- {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}
quotations:
- {id: q, voice: direct, speaker: reis, passage: Board met}
"""
WRONG_HASH = f"format: migwatch/1\narticle: {{text: accord.txt, sha256: {'0' * 64}, title: x}}\n"


@pytest.fixture
def accord(make_corpus: Make) -> Path:
    """An article that has been read once."""
    path = make_corpus(TEXT, ANNOTATION)
    assert read(path).problems == ()
    return path


def read(path: Path) -> Loaded:
    loaded = load_now(path, open_folder(path.parent))
    assert loaded is not None
    return loaded


def derived(path: Path) -> Article | None:
    return read_derived(path, open_folder(path.parent))


def refuse(*_: object) -> None:
    raise AssertionError("it was read again")


def test_an_article_is_the_same_from_its_derived_file(
    accord: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load_article(accord, open_folder(accord.parent)).article
    monkeypatch.setattr("migwatch.store.load.load_article", refuse)
    again = read(accord).article
    assert whole is not None
    assert again is not None
    assert (again.id, again.text, again.annotation) == (whole.id, whole.text, whole.annotation)
    assert again.corpus == whole.corpus
    assert again.marks.packed() == whole.marks.packed()
    [stage] = load_in_stages(accord, open_folder(accord.parent))
    assert stage.progress is None
    assert stage.loaded is not None
    assert stage.loaded.article is not None
    assert stage.loaded.article.annotation == whole.annotation


def test_a_derived_file_with_any_byte_damaged_is_not_used(accord: Path) -> None:
    file = derived_path(accord)
    folder, sound = open_folder(accord.parent), file.read_bytes()
    assert len(sound) > 300
    for at in range(len(sound)):
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert read_derived(accord, folder) is None, at
    file.write_bytes(sound)
    assert read_derived(accord, folder) is not None


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, -1])
def test_a_derived_file_that_breaks_off_is_not_used(accord: Path, length: int) -> None:
    file = derived_path(accord)
    file.write_bytes(file.read_bytes()[:length])
    assert derived(accord) is None
    assert read(accord).article is not None
    assert derived(accord) is not None


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x90", b"\x96\xa1x\xa1x\xa1x\xa1x\xc0\xc4\x00"])
def test_a_derived_file_of_another_form_is_not_used(accord: Path, body: bytes) -> None:
    write_derived_file(accord, body)
    assert read_derived_file(accord) == body
    assert derived(accord) is None


def test_a_derived_file_of_another_version_is_not_used(
    accord: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("migwatch.store.derived.FORM", "migwatch-derived/0")
    assert derived(accord) is None


def test_a_changed_annotation_is_read_again(accord: Path) -> None:
    accord.write_bytes(accord.read_bytes().replace(b"name: Ana Reis", b"name: A. Reis"))
    assert derived(accord) is None
    article = read(accord).article
    assert article is not None
    assert article.name("reis") == "A. Reis"


def test_a_changed_text_is_read_again(accord: Path) -> None:
    accord.with_name("accord.txt").write_text(TEXT.replace("met", "saw"))
    assert derived(accord) is None
    changed, missed = read(accord).problems
    assert "is not the one that was annotated" in changed.message
    assert missed.message.startswith("1 passage does not stand where the file says")


def test_a_text_that_is_gone_is_missed(accord: Path) -> None:
    accord.with_name("accord.txt").unlink()
    assert derived(accord) is None
    [found] = read(accord).problems
    assert "does not exist" in found.message


def test_a_text_that_has_left_the_corpus_is_not_read(accord: Path, tmp_path: Path) -> None:
    text = accord.with_name("accord.txt")
    text.rename(tmp_path / "elsewhere.txt")
    text.symlink_to(tmp_path / "elsewhere.txt")
    assert derived(accord) is None


def test_an_article_is_measured_against_a_changed_corpus(accord: Path) -> None:
    corpus = accord.with_name("corpus.yaml")
    corpus.write_text(corpus.read_text() + "vocabularies: {kind: [{term: ship}]}\n")
    assert derived(accord) is None
    [found] = read(accord).problems
    assert found.message == "“person” is not a kind of entity; write one of ship"
    assert derived(accord) is None


def test_a_corpus_is_the_same_from_its_derived_file(
    accord: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_folder(accord.parent)
    monkeypatch.setattr("migwatch.store.folder._read", refuse)
    assert open_folder(accord.parent) == before


def test_a_damaged_derived_corpus_is_not_used(accord: Path) -> None:
    before = open_folder(accord.parent)
    file = derived_path(accord.with_name("corpus.yaml"))
    sound = file.read_bytes()
    assert b"Portugal" in sound
    file.write_bytes(sound.replace(b"Portugal", b"Portugel"))
    assert open_folder(accord.parent) == before
    assert file.read_bytes() == sound


def test_nothing_is_kept_of_an_article_with_problems(make_corpus: Make) -> None:
    path = make_corpus(TEXT, ANNOTATION + "x: y\n")
    for _ in range(2):
        assert len(read(path).problems) == 1
        assert not derived_path(path).exists()


def test_an_article_with_a_wrong_hash_is_the_same_after_packing(make_corpus: Make) -> None:
    path = make_corpus(TEXT, ANNOTATION.replace("$HEAD\n", WRONG_HASH))
    folder = open_folder(path.parent)
    article = load_article(path, folder).article
    assert article is not None
    source = sha256(path.read_bytes())
    again = unpack(pack(article, source, folder.stamp), path, folder, source, TEXT)
    assert again is not None
    assert (again.text, again.annotation) == (article.text, article.annotation)


@pytest.fixture(params=["a file in its place", "a folder that may not be written"])
def no_cache(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that nothing can be kept in."""
    if request.param == "a file in its place":
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    else:
        # Root may write everywhere.
        monkeypatch.setattr(derived_file.tempfile, "mkstemp", forbidden)


def forbidden(**_: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.usefixtures("no_cache")
def test_without_a_cache_everything_is_read_anew(make_corpus: Make) -> None:
    path = make_corpus(TEXT, ANNOTATION)
    for _ in range(2):
        loaded = read(path)
        assert loaded.problems == ()
        assert loaded.article is not None
        assert derived(path) is None


def test_a_derived_file_is_whole_when_writing_fails(
    accord: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = derived_path(accord)
    before, names = file.read_bytes(), set(file.parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    write_derived_file(accord, b"x")
    assert file.read_bytes() == before
    assert set(file.parent.iterdir()) == names


def test_a_file_has_one_derived_file_by_whatever_path(accord: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(accord)
    assert derived_path(link) == derived_path(accord)
    assert derived_path(tmp_path / accord.name) != derived_path(accord)


def test_a_file_that_changes_while_it_is_read_is_not_kept_as_the_new_one(
    make_corpus: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_corpus(
        "The board met. The pier stays.",
        "$HEAD\nentities:\n"
        "  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n",
    )
    later = path.read_bytes().replace(b"name: Board", b"name: Harbour Board")
    read = whole.load_data

    def slowly(*arguments: Any) -> Loaded:
        path.write_bytes(later)
        return read(*arguments)

    monkeypatch.setattr(whole, "load_data", slowly)
    folder = open_folder(path.parent)
    whole.load_and_keep(path, folder)
    assert read_derived(path, folder) is None
