"""Words written as YAML, read back by either parser and by PyYAML's own types."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from migwatch.store.parse import parse
from migwatch.store.scalar import scalar

pytestmark = pytest.mark.usefixtures("each_parser")


@pytest.mark.parametrize(
    "words",
    [
        "the board",
        "\u00c9vora",
        "Ana Reis\u2019s \u201cnight ferry\u201d",
        "a\xa0b",
        "3 ferries",
        "(early July)",
        "don't",
    ],
)
def test_plain_words_stay_plain(words: str) -> None:
    assert scalar(words) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("", '""'),
        ("a, b", '"a, b"'),
        ("ready? set", '"ready? set"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("2024", '"2024"'),
        ("1e3", '"1e3"'),
        ("2024-01-19", '"2024-01-19"'),
        ("--- a", '"--- a"'),
        ('say "a" \\', '"say \\"a\\" \\\\"'),
        ("a\nb\tc\r", '"a\\nb\\tc\\r"'),
        (
            "\x00\x1b\x85\ufeff\u2028\u202e\U000e0041",
            '"\\x00\\x1b\\x85\\ufeff\\u2028\\u202e\\U000e0041"',
        ),
        ("\U0001f6a2!?", '"\U0001f6a2!?"'),
    ],
)
def test_other_words_are_quoted(words: str, written: str) -> None:
    assert scalar(words) == written


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_words_survive_in_every_place(words: str) -> None:
    written = scalar(words)
    assert written.isprintable() or "\xa0" in written
    document = f"- {written}\n- a: {written} # c\n- [{written}, {{a: {written}, b: c}}]\n"
    expected = [words, {"a": words}, [words, {"a": words, "b": "c"}]]
    assert parse(document.encode()) == (expected, [])
    assert yaml.safe_load(document) == expected
