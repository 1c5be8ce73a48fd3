"""YAML to plain data, with both of PyYAML's parsers."""

import pytest

from migwatch.store.parse import ALIAS_LIMIT, DEPTH_LIMIT, locate, parse
from migwatch.store.problem import FileProblem

pytestmark = pytest.mark.usefixtures("each_parser")


def refused(data: bytes) -> tuple[int, int, str]:
    with pytest.raises(FileProblem) as caught:
        parse(data)
    return caught.value.line, caught.value.column, caught.value.message


def noted(data: bytes) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in parse(data)[1]]


@pytest.mark.parametrize(
    "written", ["2024-01-19", "no", "12:30", "0x10", "1e3", "1_000", ".nan", "=", "<", "yes"]
)
def test_words_stay_what_was_written(written: str) -> None:
    assert parse(f"a: {written}\n".encode()) == ({"a": written}, [])


@pytest.mark.parametrize("written", ["", " null", " ~", " Null", " NULL"])
def test_only_an_unquoted_null_is_nothing(written: str) -> None:
    assert parse(f"a:{written}\n".encode()) == ({"a": None}, [])


@pytest.mark.parametrize("written", ['""', "''", '"null"', "'~'"])
def test_quoted_words_are_never_nothing(written: str) -> None:
    assert parse(f"a: {written}\n".encode()) == ({"a": written.strip("\"'")}, [])


def test_keys_are_the_characters_that_were_written() -> None:
    plain, found = parse(b"{1: a, null: b, true: c, 2024-01-19: d, <<: e}")
    assert plain == {"1": "a", "null": "b", "true": "c", "2024-01-19": "d", "<<": "e"}
    assert found == []


def test_a_byte_order_mark_is_not_part_of_the_data_and_moves_no_column() -> None:
    assert parse(b"\xef\xbb\xbfa: b\n") == ({"a": "b"}, [])
    assert locate(b"\xef\xbb\xbfa: b\n", [("a",)])["a",].column == 4


def test_the_first_of_two_equal_keys_counts_and_the_second_is_reported() -> None:
    data = "é: {a: 1, ü: 2, a: 3}\n".encode()
    assert parse(data)[0] == {"é": {"a": "1", "ü": "2"}}
    assert noted(data) == [(1, 17, "the key “a” stands twice here; keep one of them")]


def test_a_tag_is_reported_and_not_obeyed() -> None:
    data = b"a: !!python/object/apply:os.system [ls]\nb: !!int '1'\n"
    assert parse(data)[0] == {"a": ["ls"], "b": "1"}
    assert [(line, column) for line, column, _ in noted(data)] == [(1, 4), (2, 4)]
    assert all("has no meaning here; leave it out" in message for _, _, message in noted(data))


def test_an_alias_stands_for_what_was_marked() -> None:
    assert parse(b"a: &x [1]\nb: *x\n") == ({"a": ["1"], "b": ["1"]}, [])


def test_many_aliases_are_refused_where_they_grow_too_many() -> None:
    levels = [b"a0: &a0 [%s]" % b",".join([b"x"] * 10)]
    levels += [b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 9)]
    line, _, message = refused(b"\n".join(levels))
    assert line == 4
    assert message == f"the aliases stand for more than {ALIAS_LIMIT:,} values; write them out"


def test_long_words_cannot_be_repeated_at_will() -> None:
    data = b"a: &a " + b"x" * 100_000 + b"\nb: [" + b"*a," * 100 + b"]\n"
    assert "aliases stand for more than" in refused(data)[2]


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_deep_nesting_is_refused_with_its_place(opening: bytes) -> None:
    message = refused(opening * 10_000)[2]
    assert message in (
        f"nested deeper than {DEPTH_LIMIT} levels; write it flatter",
        "a list or mapping cannot be a key; write a word",
    )


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"a: b\n\tc: d\n", 2, 1, "a tab stands where the line is indented; indent with spaces"),
        (b"a:\n\tb: c\n", 2, 1, "a tab stands where the line is indented; indent with spaces"),
        (b"a:\r\n  b: \xc3\xa9: c\r\n", 2, 7, "a colon makes a key here"),
        (b"a: 'b\nc: d\n", 1, 4, "the quotation mark that opens here is not closed; close it"),
        (b"a: [b\nc: d\n", 2, 2, "a comma or a closing bracket is missing"),
        (b"a: [", 1, 5, "a value or a closing bracket is missing"),
        (b"a: @b\n", 1, 4, "“@” cannot begin a word; put the words in double quotes"),
        (b'a: "\\q"\n', 1, 5, "the backslash begins no known escape"),
        (b'a: "\xc3\xa9\\ud800"\n', 1, 6, "the escape stands for no character"),
        (b'a: "\\\\\\ud83d\\ude00"\n', 1, 7, "the escape stands for no character"),
        (b'a: "\\U00110000"\n', 1, 5, "the escape stands for no character"),
        (b"a: *important*\n", 1, 14, "`&` and `*` mark and repeat values in YAML"),
        (b"- a\nb: c\n", 2, 1, "this does not go on from the line above"),
        (b"%TURTLE x\n---\na: b\n", 1, 1, "the line that begins with % cannot be read"),
        (
            b"a: \x1b[31m\n",
            1,
            4,
            'holds the character U+001B; write it in double quotes as "\\u001b"',
        ),
        (b"a: b\x00", 1, 5, "it seems to be binary data; save it as UTF-8"),
        ("a: b\n".encode("utf-16-le"), 1, 2, "it seems to be UTF-16 without a mark"),
    ],
)
def test_what_is_not_yaml_says_what_to_write(
    data: bytes, line: int, column: int, message: str
) -> None:
    assert refused(data)[:2] == (line, column)
    assert refused(data)[2].startswith("is not YAML: ")
    assert message in refused(data)[2]


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"a: 1\n--- \nb: 2\n", 2, 1, "a second document begins here; keep one in a file"),
        (b"a: 1\n[b]: 2\n", 2, 1, "a list or mapping cannot be a key; write a word"),
        (b"a: &x b\n*x : 2\n", 2, 1, "an alias cannot be a key; write the word"),
        (b"a: *x\n", 1, 4, "nothing above is marked “&x”; write the value out"),
        (b"a: &a [*a]\n", 1, 8, "nothing above is marked “&a”; write the value out"),
    ],
)
def test_what_yaml_allows_and_an_annotation_does_not(
    data: bytes, line: int, column: int, message: str
) -> None:
    assert refused(data) == (line, column, message)


def test_earlier_problems_are_kept_when_a_file_breaks_off() -> None:
    with pytest.raises(FileProblem) as caught:
        parse(b"a: 1\na: 2\nb: [")
    assert [(p.line, p.column) for p in caught.value.earlier] == [(2, 1)]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_odd_line_ends_are_reported_and_count_no_lines(character: str) -> None:
    data = f"a: b{character} c\nd: [\n".encode()
    with pytest.raises(FileProblem) as caught:
        parse(data)
    [noticed] = caught.value.earlier
    assert (noticed.line, noticed.column) == (1, 5)
    assert f"U+{ord(character):04X} ends a line in YAML" in noticed.message
    assert (caught.value.line, caught.value.column) == (3, 1)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_places_are_lines_and_characters(break_: str) -> None:
    lines = ["# é", "a: {ü: 'x'}", 'b: ["\U0001f600", *c]', ""]
    lines[1:1] = ["c: &c", "  - - d"]
    text = break_.join(lines)
    spots = locate(text.encode(), [("a", "ü"), ("b", 0), ("b", 1), ("c", 0, 0)])
    places = {route: (spot.line, spot.column) for route, spot in spots.items()}
    assert places == {
        (): (2, 1),
        ("c",): (2, 4),
        ("c", 0): (3, 5),
        ("c", 0, 0): (3, 7),
        ("a",): (4, 4),
        ("a", "ü"): (4, 8),
        ("b",): (5, 4),
        ("b", 0): (5, 5),
        ("b", 1): (5, 10),
    }
    assert spots["a", "ü"].key == (4, 5)
    assert {route: text[spot.start : spot.end] for route, spot in spots.items()} | {(): ""} == {
        (): "",
        ("c",): f"&c{break_}  - - d{break_}",
        ("c", 0): f"- d{break_}",
        ("c", 0, 0): "d",
        ("a",): "{ü: 'x'}",
        ("a", "ü"): "'x'",
        ("b",): '["\U0001f600", *c]',
        ("b", 0): '"\U0001f600"',
        ("b", 1): "*c",
    }
    assert (
        "".join(spots[route].style for route in [("a",), ("a", "ü"), ("b", 0), ("b", 1)]) == "{'\"*"
    )


def test_nothing_is_located_below_an_alias_or_a_second_key() -> None:
    data = b"a: [b]\nc: &c [d]\ne: *c\na: [x, y]\n"
    spots = locate(data, [("a", 0), ("a", 1), ("e", 0)])
    assert set(spots) == {(), ("a",), ("a", 0), ("e",)}
    assert spots["a", 0].line == 1


def test_progress_only_grows() -> None:
    told: list[float] = []
    parse(b"[" + b"a, " * 50_000 + b"]", told.append)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1
