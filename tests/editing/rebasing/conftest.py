"""What the tests of `migwatch-tui rebase` share."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.editing.rebasing.accord import TEXT, Run, annotated

from migwatch.cli import main
from migwatch.corpus.library import open_library


@pytest.fixture
def accord(make_corpus: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = make_corpus(TEXT, annotated(TEXT))
    assert [problem.message for problem in open_library(path).load(path).problems] == []
    monkeypatch.chdir(path.parent.parent)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the sub-command; answers are given as at a terminal."""

    def ran(*arguments: object, answers: list[str] | None = None) -> tuple[int, str, str]:
        left: Iterator[str] = iter(answers or [])

        def answer(prompt: str) -> str:
            print(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: answers is not None, raising=False)
        try:
            status = main(["rebase", *map(str, arguments)])
        except SystemExit as stopped:
            assert isinstance(stopped.code, int)
            status = stopped.code
        return status, *capsys.readouterr()

    return ran
