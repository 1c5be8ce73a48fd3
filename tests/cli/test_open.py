"""What keeps the explorer from being opened: one line on standard error, and status 2."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.harbours import write_harbours

from migwatch.cli.open import begin, keep_open_last
from migwatch.corpus.library import open_library
from migwatch.store.places import reading_file

Command = Callable[..., list[str]]


def run(words: list[str], environment: dict[str, str]) -> tuple[int, str, str]:
    done = subprocess.run(
        words, env=environment, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["chek"], "did you mean `migwatch-tui check`?"),
        (["shwo", "--json"], "did you mean `migwatch-tui show`?"),
        (["lits", "entities"], "did you mean `migwatch-tui list`?"),
        (["open", "nowhere/at/all"], "check the path"),
        (["nowhere/at/all"], "check the path"),
        (["\x1b[2J"], "check the path"),
    ],
)
def test_a_path_that_is_none(
    words: list[str], meant: str, command: Command, environment: dict[str, str]
) -> None:
    status, out, err = run(command(*words), environment)
    assert status == 2
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("migwatch-tui: there is no file, folder or command “")
    assert line.endswith(meant)
    assert line.isprintable()


@pytest.mark.parametrize("words", [[], ["--as-of", "2024-03-01"]])
def test_without_a_terminal(
    words: list[str], accord: Path, command: Command, environment: dict[str, str]
) -> None:
    for more in ([], [str(accord)]):
        status, out, err = run(command(*more, *words), environment)
        assert status == 2
        assert out == ""
        assert err == (
            "migwatch-tui: the explorer needs a terminal; `migwatch-tui show` and `list` print\n"
        )


def test_an_article_that_cannot_be_read_does_not_stand_before_those_that_can(
    tmp_path: Path,
) -> None:
    root = write_harbours(tmp_path / "corpus")
    first, *others = sorted(root.glob("[!c]*.yaml"))
    first.write_text("format: migwatch/1\narticle: [\n", "utf-8")
    begun = begin(open_library(root))
    assert begun is not None and begun.loaded is not None
    assert begun.loaded.path == others[0] and begun.loaded.article is not None
    for path in others:
        path.write_text("no\n", "utf-8")
    begun = begin(open_library(root))
    assert begun is not None and begun.loaded is not None
    assert begun.loaded.path == first and begun.loaded.problems


def test_a_corpus_opens_at_the_article_that_was_open_last(tmp_path: Path) -> None:
    root = write_harbours(tmp_path / "corpus")
    first, *_, last = sorted(root.glob("[!c]*.yaml"))
    library = open_library(root)
    library.reading = last
    keep_open_last(library)
    begun = begin(open_library(root))
    assert begun is not None and begun.loaded is not None and begun.loaded.path == last
    begun = begin(open_library(first))
    assert begun is not None and begun.loaded is not None and begun.loaded.path == first
    for lost in (b"gone", b"", b"../x", b"\xff\x00"):
        reading_file(root).write_bytes(lost)
        begun = begin(open_library(root))
        assert begun is not None and begun.loaded is not None and begun.loaded.path == first
