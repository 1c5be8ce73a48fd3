"""Texts that are not added, and why."""

import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.store.add import Facts, add_text, corpus_to_add_to
from migwatch.store.create import Refused, make_corpus
from migwatch.store.folder import open_folder
from migwatch.store.packing import Packing, pack_articles

TEXT = "Él dijo que sí: «el muelle» reabre en julio, \u2014 así fue.\r\n" * 30

Refuse = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus of one article."""
    root = make_corpus(tmp_path / "harbours").parent
    source = tmp_path / "accord.txt"
    source.write_bytes(TEXT.encode())
    add_text(source, corpus_to_add_to(root), Facts("2023-05-02"))
    return root


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def refuse(root: Path) -> Refuse:
    """Tries to add a text; gives why that is refused, after making sure that nothing changed."""

    def why(source: Path, article: str | None = None) -> str:
        before = files(root)
        with pytest.raises(Refused) as refusal:
            add_text(source, corpus_to_add_to(root), Facts(None), article)
        assert files(root) == before
        assert str(refusal.value).isprintable()
        return str(refusal.value)

    return why


@pytest.mark.parametrize(
    ("codec", "name", "iconv"),
    [
        ("utf-16", "UTF-16", "UTF-16"),
        ("utf-16-le", "UTF-16 without a mark", "UTF-16LE"),
        ("utf-16-be", "UTF-16 without a mark", "UTF-16BE"),
        ("utf-32", "UTF-32", "UTF-32"),
        ("utf-32-be", "UTF-32 without a mark", "UTF-32BE"),
        ("cp1252", "Windows-1252", "WINDOWS-1252"),
        ("latin-1", "Latin-1", "ISO-8859-1"),
    ],
)
def test_another_encoding_is_named_and_the_command_converts_it(
    tmp_path: Path, root: Path, refuse: Refuse, codec: str, name: str, iconv: str
) -> None:
    words = TEXT.replace("\u2014", "-") if codec == "latin-1" else TEXT
    source = tmp_path / "Él dijo.txt"
    source.write_bytes(words.encode(codec))
    why = refuse(source, "said")
    assert f"{name}; convert it with `iconv -f {iconv} -t UTF-8 " in why
    command = re.search(r"`(.*)`, and add that\Z", why)
    assert command is not None
    if shutil.which("iconv"):
        subprocess.run(command[1], shell=True, check=True)
        new = tmp_path / "Él dijo.utf8.txt"
        assert new.read_bytes().decode().removeprefix("\ufeff") == words


def test_ascii_in_wide_characters_is_not_taken_for_utf_8(tmp_path: Path, refuse: Refuse) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(("A harbour accord.\n" * 9).encode("utf-16-le"))
    assert "a.txt: seems to be UTF-16 without a mark; convert it with `iconv" in refuse(source)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "holds no words"),
        (b"\xef\xbb\xbf \r\n\t", "holds no words"),
        ("\u2014 * \u2026 \U0001f6a2\n".encode(), "holds no words"),
        (b"A harbour accord\0 of the board\n" * 50, "seems to be binary data; name a file that"),
        (b"\0", "seems to be binary data"),
        (b"\x01\x02\x03ab", "seems to be binary data"),
        (zlib.compress(TEXT.encode()), "it seems to be binary data; name a file that holds text"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file; save its words as plain text in UTF-8"),
        (b"PK\x03\x04\x14\0", "is a ZIP archive, as .docx and .odt files are; save"),
        (b"{\\rtf1 A harbour accord}", "is an RTF file"),
        (b"caf\x81 \xe9", "an older encoding; convert it with `iconv -f ENCODING -t UTF-8"),
        ("é\n\né".encode() + b"\xe9", ":3:2: is not UTF-8: byte 0xe9 at byte 6; the character"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_text(tmp_path: Path, refuse: Refuse, data: bytes, why: str) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(data)
    assert why in refuse(source)


def test_what_is_no_file_does_not_hang(tmp_path: Path, root: Path, refuse: Refuse) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    for name, why in {
        "pipe": "pipe: is a named pipe; name a regular file",
        "gone.txt": "gone.txt: does not exist; check the path",
        "loop": "is a link that leads back to itself",
        ".": "is a folder; name a regular file",
        "/dev/null": "/dev/null: is a device; name a regular file",
        "a\0b": "embedded null byte",
        "x" * 5000: "cannot be read",
    }.items():
        assert why in refuse(tmp_path / name)


def test_the_same_text_is_not_added_again(tmp_path: Path, root: Path, refuse: Refuse) -> None:
    source = tmp_path / "accord.txt"
    why = f"{source}: is the text of accord.yaml already; open that"
    assert refuse(source) == refuse(source, "another") == why
    assert "is the text of accord.yaml already" in refuse(root / "texts" / "accord.txt", "another")
    # Nor where the annotation gives another hash, or the text is gone.
    annotation = root / "accord.yaml"
    written = annotation.read_text()
    digest = re.search(r"[0-9a-f]{64}", written)
    assert digest is not None
    annotation.write_text(written.replace(digest[0], "0" * 64))
    assert refuse(source, "another") == why
    annotation.write_text(written)
    (root / "texts" / "accord.txt").unlink()
    assert refuse(source, "another") == why


def test_ids_and_texts_are_not_taken_twice(tmp_path: Path, root: Path, refuse: Refuse) -> None:
    source = tmp_path / "b" / "accord.txt"
    source.parent.mkdir()
    source.write_text("Another accord")
    assert "accord.yaml: is there already; give the text another id with --id" in refuse(source)
    (root / "accord.yaml").rename(root / "accord.yml")
    assert "accord.yml: is there already" in refuse(source)
    (root / "accord.yml").rename(root / "renamed.yaml")
    assert "texts/accord.txt: is another text; give this one another id" in refuse(source)
    (root / "texts" / "accord.txt").unlink()
    os.mkfifo(root / "texts" / "accord.txt")
    assert "texts/accord.txt: is a named pipe" in refuse(source)
    (root / "pipe.yaml").symlink_to("texts/accord.txt")
    assert "texts/accord.txt: is a named pipe" in refuse(source)


def test_a_folder_of_texts_that_is_none(tmp_path: Path, root: Path, refuse: Refuse) -> None:
    (root / "texts" / "accord.txt").unlink()
    (root / "texts").rmdir()
    (root / "texts").write_text("x")
    source = tmp_path / "b.txt"
    source.write_text("Another accord")
    assert "texts: is not a folder; name another" in refuse(source)


def test_a_text_in_the_corpus_whose_name_cannot_be_shown(root: Path, refuse: Refuse) -> None:
    for name in (b"caf\xe9.txt", b"a\x1b[2J.txt"):
        source = root / "texts" / os.fsdecode(name)
        source.write_text("Another accord")
        assert "has a name that cannot be shown; rename it" in refuse(source)


def test_a_folder_that_is_no_corpus(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("")
    (root / "corpus.yaml").write_text("title: [\n")
    broken = str(root / "corpus.yaml")
    for path, why in {
        tmp_path / "gone": f"does not exist; make it with `migwatch-tui new {tmp_path}/gone`",
        tmp_path: f"is no corpus; make it one with `migwatch-tui new {tmp_path}`",
        tmp_path / "file": "is not a folder; name that of a corpus",
        root: f"{broken}:2:1: is not YAML",
    }.items():
        with pytest.raises(Refused) as refusal:
            corpus_to_add_to(path)
        assert why in str(refusal.value)


def test_what_is_wrong_with_shared_entities_keeps_no_text_out(tmp_path: Path, root: Path) -> None:
    (root / "entities.yaml").write_text("entities: x\n")
    source = tmp_path / "b.txt"
    source.write_text("Another accord")
    add_text(source, corpus_to_add_to(root), Facts(None))
    found = {problem.path.name for problem in open_library(root).all_problems()}
    assert found == {"entities.yaml"}


def test_an_id_that_a_packed_article_has(tmp_path: Path, root: Path, refuse: Refuse) -> None:
    pack_articles(open_folder(root), root / "x.jsonl", Packing(move=True), print)
    source = tmp_path / "other.txt"
    source.write_text("Another accord")
    assert refuse(source, "accord") == (
        f"{root}/x.jsonl: has “accord” already; give the text another id with --id"
    )
