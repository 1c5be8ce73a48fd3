"""Comments are told from signs that only look like them, with either parser."""

from pathlib import Path

import pytest

from migwatch.store.add import Facts, add_text
from migwatch.store.comments import has_comments
from migwatch.store.create import make_corpus
from migwatch.store.folder import open_folder

pytestmark = pytest.mark.usefixtures("each_parser")


@pytest.mark.parametrize(
    "words",
    [
        "a: b # c",
        "# c\na: b",
        "a: b\n  # c",
        "\ufeff# c\na: b",
        "a: >- # c\n  b",
        "a: |\n  b\n# c\nd: e",
        "a: |\n  b\n\n  # part of it\n # c\nd: e",
        'a: "# no" # c',
        "a: [b, # c\n  d]",
        "a: b\r\n# c\r\n",
        "\u00c9vora: \U0001f6a2 # c",
        "a: # c\n  b",
    ],
)
def test_comments(words: str) -> None:
    assert has_comments(words.encode())


@pytest.mark.parametrize(
    "words",
    [
        "a: b",
        "",
        "a: b#c",
        'a: "b # c"',
        "a: 'b\n  # c'",
        "a: |\n  # b\n  c # d\ne: f",
        "a: >-\n  b\n  # c",
        "\U0001f6a2: [\"\u00c9 # c\", '# d']",
        "# yaml-language-server: $schema=../article.schema.json\na: b",
    ],
)
def test_none(words: str) -> None:
    assert not has_comments(words.encode())


def test_what_cannot_be_read_may_have_some() -> None:
    assert has_comments(b"a: [ # b")
    assert has_comments(b"a: \xff # b")


def test_the_program_s_own_are_none(tmp_path: Path) -> None:
    make_corpus(tmp_path / "c")
    (tmp_path / "a.txt").write_text("A harbour accord")
    added = add_text(tmp_path / "a.txt", open_folder(tmp_path / "c"), Facts(None))
    data = added.annotation.read_bytes()
    assert data.count(b"\n# ") == 2
    assert not has_comments(data)
    assert has_comments(data + b"# mine\n")
