"""A file in which a merge left both its sides."""

import pytest

from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem
from migwatch.store.pure_yaml import PurePythonParser

OURS, THEIRS = "    name: One\n", "    name: Other\n    party: pt\n"
BETWEEN = "    name: Any\n"


def told(text: str) -> str:
    with pytest.raises(FileProblem) as raised:
        parse(text.encode())
    return f"{raised.value.line}:{raised.value.column}: {raised.value.message}"


def sides(marks: int = 7, base: str = "") -> str:
    middle = f"{'|' * marks} 1a2b3c\n{base}" if base else ""
    return f"{'<' * marks} HEAD\n{OURS}{middle}{'=' * marks}\n{THEIRS}{'>' * marks} side\n"


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("held", "lines"),
    [
        (sides(), "lines 3 to 8"),
        (sides(marks=9), "lines 3 to 8"),
        (sides(base=BETWEEN), "lines 3 to 10"),
        (sides() + "    note: a\n" + sides(), "lines 3 to 8, and at 1 more"),
        (sides().replace(" side\n", "\n").replace("\n", "\r\n"), "lines 3 to 8"),
    ],
)
def test_it_says_where_the_sides_are(
    held: str, lines: str, pure: bool, monkeypatch: pytest.MonkeyPatch
):
    if pure:
        monkeypatch.setattr("migwatch.store.parse.Parser", PurePythonParser)
    found = told(f"entities:\n  - id: a\n{held}")
    assert found.startswith(f"3:1: is not YAML: a merge left its two sides here ({lines}); keep")
    assert "`migwatch-tui git-setup`" in found


@pytest.mark.parametrize(
    "text", ["a: b\n=======\n", "a: b\n<<<<<<< HEAD\nc: d\n", "a: b\n>>>>>>> side\n=======\nc\n"]
)
def test_marks_that_enclose_nothing_are_other_slips(text: str):
    assert "a merge left" not in told(text)
