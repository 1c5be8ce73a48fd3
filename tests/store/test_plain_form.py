"""The plain form of YAML, against the parser: the same data, or left to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bench.grammar import write_folder

from migwatch.store import parse as parsing
from migwatch.store.characters import forbidden, odd_breaks
from migwatch.store.parse import Parsed, parse
from migwatch.store.plain_form import read_plain
from migwatch.store.problem import FileProblem

WRITTEN = r"""
x|two words|a  b|null|~|1|2024-01-19|12:30|a:b|a: b|a:|yes|https://x.org/a?b#c|x # y|x#y|it's
say "x"|é|“x”|../a|.|(x)|-x|"x"|""|'x'|''|'it''s'|"a: b"|"a # b"|"a\n"|"a|"x" y|"x": y
[]|{}|[x]|[x, y]|[x,y]|[ x ]|[x, ]|[[x], y]|["a, b", "]"]|[x|{a: x}|{a: x, b: y}|{a: x, a: y}
{a: }|{a}|{a: "}", b: [x, {c: null}]}|{a:x}|{a: b: c}|{a: x} # y: z|[x] # [y]|{a: x}}|{a: x }
{a: b?c}|[?x]|[x: y]|>|>-|>- # x|&a x|*a|!t x|%x|@x|`x`|- x|? x|x\\| |x y|# x|x |x  # y
'x' # y|null # x|--- x|...|x - y
"""
VALUES = [each for line in WRITTEN.strip("\n").split("\n") for each in line.split("|")]
VALUES += ["|", "\t", "x\ty", "\xa0x", "x\xa0", "\ufeffx"]
HEADS = [
    "",
    "- ",
    "a: ",
    "b: ",
    "c:  ",
    "a:",
    "- a: ",
    "- b:",
    "-  a: ",
    "- - ",
    "d :",
    '"a": ',
    "1: ",
]
LINES = st.tuples(st.sampled_from(["", "", "  ", "  ", "    ", " "]), st.sampled_from(HEADS))
WORDS = st.one_of(st.sampled_from([*VALUES, ""]), st.text("ab :#,-'\"{}[]?>&", max_size=8))
FILES = st.lists(st.builds(lambda head, words: "".join((*head, words)), LINES, WORDS), max_size=8)


def parsed(text: str) -> Parsed | None:
    """What the parser alone makes of a file; None where it refuses it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "read_plain", lambda *_: None)
        try:
            return parse(text.encode())
        except FileProblem:
            return None


@pytest.mark.usefixtures("each_parser")
class TestOracle:
    """What either parser reads."""

    @settings(max_examples=600, deadline=None)
    @given(st.one_of(FILES.map("\n".join), st.text("ab: -,'\"{}[]#>\n", max_size=40)))
    @example("a:\n- x\nb: y\n")
    @example("a: >-\n  x\n  y: z\n\nb: # c\n  - a: 1\n    b: 2\n")
    @example("a: x\n  b: y\n")
    def test_what_is_read_is_what_the_parser_reads(self, text: str) -> None:
        found = read_plain(text)
        if found is not None and forbidden(text) is None and not any(odd_breaks(text)):
            assert parsed(text) == (found, [])

    @pytest.mark.parametrize("value", VALUES)
    def test_each_value_wherever_it_may_stand(self, value: str) -> None:
        for text in (
            f"a: {value}\nb: c\n",
            f"a:\n  - {value}\n  - x\n",
            f"a: {{b: {value}, c: d}}\n",
        ):
            found = read_plain(text)
            if found is not None:
                assert parsed(text) == (found, [])


def test_files_as_the_program_writes_them_need_no_parser(
    tmp_path: Path, make_corpus: Callable[..., Path]
) -> None:
    write_folder(tmp_path / "many", 2)
    for path in (tmp_path / "many").glob("*.yaml"):
        text = path.read_text("utf-8")
        assert (read_plain(text), []) == parsed(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n", {"a": "b"}),
        ("# x\na: 'b' # c\n\n", {"a": "b"}),
        ("a:\n- {b: 1, c: null}\n- x\nd:\n", {"a": [{"b": "1", "c": None}, "x"], "d": None}),
        (
            "a:\n  - b: >-\n      x: y\n      # z\n    c: [d, e]\n",
            {"a": [{"b": "x: y # z", "c": ["d", "e"]}]},
        ),
        ('a: {b: [{c: "x, y"}, []], d: {}}\n', {"a": {"b": [{"c": "x, y"}, []], "d": {}}}),
    ],
)
def test_what_the_form_holds(text: str, data: object) -> None:
    assert read_plain(text) == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# x\n",
        "- a\n",
        "a: b\na: c\n",
        "a: *b\n",
        "a: !t b\n",
        'a: "\\u00e9"\n',
        "a: b\r\n",
        "a: {b: c, b: d}\n",
    ],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text) is None


def test_how_far_it_is_is_told() -> None:
    told: list[float] = []
    read_plain("a:\n" + "  - x\n" * 20_000, told.append)
    assert len(told) == 19 and told == sorted(told) and 0 < told[0] < told[-1] < 1
