"""Files that are missing, damaged, or no files at all."""

import errno
import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.store.files import ANNOTATION_LIMIT
from migwatch.store.problem import Problem

Make = Callable[..., Path]

NAMED = "format: migwatch/1\narticle: {text: %s, sha256: $SHA256, title: x}\n"


def the_problem(path: Path) -> tuple[int, int, str]:
    """The only problem of an annotation file, which must have kept it from being shown."""
    loaded = open_library(path).load(path)
    [found] = loaded.problems
    assert found.path == path
    assert loaded.article is None
    return found.line, found.column, found.message


def whole(message: str) -> tuple[int, int, str]:
    return 0, 0, message


@pytest.fixture
def accord(make_corpus: Make) -> Path:
    return make_corpus("Harbour Board", "$HEAD\n")


def test_an_annotation_that_is_missing(accord: Path) -> None:
    assert the_problem(accord.with_name("gone.yaml")) == whole("does not exist; check the path")
    in_no_folder = accord.parent / "gone" / "accord.yaml"
    assert the_problem(in_no_folder) == whole("does not exist; check the path")


def test_an_annotation_that_is_a_folder(accord: Path) -> None:
    accord.unlink()
    accord.mkdir()
    library = open_library(accord.parent)
    assert [str(p).partition(": ")[2] for p in library.all_problems()] == [
        "is a folder; name a regular file"
    ]


def test_an_annotation_that_is_a_named_pipe_does_not_hang(accord: Path) -> None:
    accord.unlink()
    os.mkfifo(accord)
    assert the_problem(accord) == whole("is a named pipe; name a regular file")


def test_an_annotation_that_is_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("accord.yaml")
        assert the_problem(Path("accord.yaml")) == whole("is a socket; name a regular file")


def test_an_annotation_that_is_a_device() -> None:
    assert the_problem(Path("/dev/null")) == whole("is a device; name a regular file")


def test_an_annotation_that_is_a_link_to_itself(accord: Path) -> None:
    loop = accord.with_name("loop.yaml")
    loop.symlink_to(loop)
    message = "is a link that leads back to itself; name the file itself"
    assert the_problem(loop) == whole(message)
    assert open_library(accord.parent).all_problems() == [Problem(loop, 0, 0, message)]


def test_an_annotation_that_may_not_be_read(accord: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accord.chmod(0)
    if os.geteuid() == 0:
        # Nothing is unreadable to root.
        monkeypatch.setattr(os, "open", refuse)
    assert the_problem(accord) == whole("may not be read; check its permissions")


def refuse(path: object, flags: int) -> int:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def test_an_annotation_of_one_endless_line(accord: Path) -> None:
    os.truncate(accord, 100 << 20)
    line, column, message = the_problem(accord)
    assert (line, column) == (0, 0)
    assert message == (
        f"is 104,857,600 bytes long, more than the {ANNOTATION_LIMIT:,} that are read; "
        "split it into several files"
    )


def test_an_annotation_that_is_not_utf_8(accord: Path) -> None:
    accord.write_bytes("# é\n# ü: ".encode() + b"caf\xe9\n")
    assert the_problem(accord) == (
        2,
        9,
        "is not UTF-8: byte 0xe9 at byte 14; the character there is damaged; restore it",
    )


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("latin-1", "Latin-1"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 without a mark"),
    ],
)
def test_the_encoding_of_an_annotation_is_guessed(accord: Path, encoding: str, name: str) -> None:
    words = "# \u2014 d\u00e9j\u00e0" if encoding != "latin-1" else "# d\u00e9j\u00e0"
    accord.write_bytes(words.encode(encoding))
    assert f"it seems to be {name};" in the_problem(accord)[2]


def test_a_name_that_cannot_be_shown(accord: Path) -> None:
    path = accord.rename(accord.with_name("a\x1b[2J.yaml"))
    assert "rename it" in the_problem(path)[2]
    assert str(open_library(path).load(path).problems[0]).isprintable()


def test_a_name_that_is_not_utf_8(accord: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(accord.parent) + b"/caf\xe9.yaml"))
    path.write_bytes(accord.read_bytes())
    accord.unlink()
    [found] = open_library(accord.parent).all_problems()
    assert "rename it" in found.message
    assert str(found).isprintable()


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("gone.txt", "the text “gone.txt” does not exist; check the path"),
        (".", "the text “.” is a folder; name a regular file"),
        ('""', "the text “” is a folder; name a regular file"),
        ("pipe", "the text “pipe” is a named pipe; name a regular file"),
        ("loop", "the text “loop” is a link that leads back to itself; name the file itself"),
        ('"a\\0b"', "“a␀b” cannot be a path; write the name of the text file"),
        ("../outside.txt", "“../outside.txt” leaves the corpus; put the text beside"),
        ("/etc/passwd", "“/etc/passwd” leaves the corpus"),
        ("out", "“out” leaves the corpus"),
        ("sub/../../outside.txt", "“sub/../../outside.txt” leaves the corpus"),
        ("a/" * 5000, "a/a…” cannot be a path"),
        ("latin.txt", "the text “latin.txt” (line 2, column 4) is not UTF-8: byte 0xe9"),
    ],
    ids=lambda value: value[:20],
)
def test_a_text_that_cannot_be_read(make_corpus: Make, named: str, message: str) -> None:
    path = make_corpus("Harbour Board", NAMED % named)
    folder = path.parent
    (folder.parent / "outside.txt").write_text("secret")
    (folder / "out").symlink_to(folder.parent / "outside.txt")
    (folder / "loop").symlink_to("loop")
    (folder / "latin.txt").write_bytes(b"a\nbcd\xe9\n")
    os.mkfifo(folder / "pipe")
    line, column, found = the_problem(path)
    assert (line, column) == (2, 17)
    assert message in found
    assert "secret" not in found


def test_a_text_through_a_link_within_the_corpus(make_corpus: Make) -> None:
    path = make_corpus("Harbour Board", NAMED % "link.txt")
    (path.parent / "link.txt").symlink_to("accord.txt")
    assert open_library(path).load(path).problems == ()


def test_a_text_from_the_one_other_folder(make_corpus: Make, tmp_path: Path) -> None:
    path = make_corpus(
        "Harbour Board", NAMED % "../texts/accord.txt", "format: migwatch-corpus/1\ntitle: x\n"
    )
    (tmp_path / "texts").mkdir()
    (path.parent / "accord.txt").rename(tmp_path / "texts" / "accord.txt")
    assert "leaves the corpus" in the_problem(path)[2]
    with (path.parent / "corpus.yaml").open("a") as corpus:
        corpus.write("texts: ../texts\n")
    loaded = open_library(path).load(path)
    assert loaded.problems == ()
    assert loaded.article is not None
    assert loaded.article.text == "Harbour Board"


@pytest.mark.parametrize("text", ["", "\ufeffBell \x07\r\nand\u2028\x85 tab\t\0", "\U0001f6a2"])
def test_every_character_of_a_text_is_kept(make_corpus: Make, text: str) -> None:
    path = make_corpus(text, "$HEAD\n")
    loaded = open_library(path).load(path)
    assert loaded.problems == ()
    assert loaded.article is not None
    assert loaded.article.text == text


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0" * 64, "the text is not the one that was annotated: its SHA-256 is {}; restore the"),
        ("abc", "expected 64 hexadecimal digits, found “abc”; the SHA-256 of the text is {}"),
        ("A" * 64, "expected 64 hexadecimal digits"),
    ],
)
def test_a_hash_that_differs_is_reported_and_the_article_shown(
    make_corpus: Make, written: str, message: str
) -> None:
    path = make_corpus("Harbour Board", (NAMED % "accord.txt").replace("$SHA256", written))
    loaded = open_library(path).load(path)
    [found] = loaded.problems
    assert (found.line, found.column) == (2, 37)
    assert message.format(hashlib.sha256(b"Harbour Board").hexdigest()) in found.message
    assert loaded.article is not None
