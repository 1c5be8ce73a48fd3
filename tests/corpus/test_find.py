"""Finding words: by a naive reading of the same rules, on hostile text too."""

import re
import subprocess
import sys
import unicodedata
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.corpus import find as find_module
from migwatch.corpus import folding
from migwatch.corpus.find import Finder, find
from migwatch.corpus.find_query import Query, QueryProblem, Term, parse
from migwatch.corpus.found import Found

#: Letters that change length or case oddly, accents apart from their letters, signs that
#: show nothing, typographic marks, every kind of space, halves of pairs.
HOSTILE = (
    "abAB ßẞİıﬁfisSéÉe\u0301\u0323ﬃŉǰΐΰᾳ\u0345ΑΣσς가ᄀ\u1161が\u3099’'“\"—-😀_1"
    "\xad\u200b\u202e\n\t\r\x0b\x1c\x85\u2028\u3000\ud800"
)
TEXTS = st.text(st.sampled_from(HOSTILE), max_size=40) | st.text(max_size=30)
WORDS = st.text(st.sampled_from(HOSTILE), min_size=1, max_size=4).filter(str.strip)

_KEYBOARD = {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
_KEYBOARD |= dict.fromkeys("‐‑‒–—−", "-")


def plain(character: str, keep_case: bool) -> str:
    """One character as it is compared."""
    if unicodedata.category(character) == "Cf":
        return ""
    cased = character if keep_case else character.casefold()
    kept = [
        c
        for c in unicodedata.normalize("NFD", cased)
        if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    ]
    return "".join(_KEYBOARD.get(c, c) for c in unicodedata.normalize("NFC", "".join(kept)))


def evened(words: str, keep_case: bool) -> str:
    """Words as they are compared, one space for all white space between them."""
    return " ".join("".join(plain(c, keep_case) for c in words).split())


def in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) > 0


def naive(text: str, term: Term, keep_case: bool) -> list[tuple[int, int]]:
    """Tries every beginning and every end."""
    wanted = evened(term.words, keep_case)
    shown = [plain(c, keep_case) for c in text]
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        for end in range(start + 1, len(text) + 1):
            # What shows nothing belongs to what stands before it.
            if not shown[start] or (end < len(text) and not shown[end]):
                continue
            words = "".join(shown[start:end])
            if words != words.strip() or " ".join(words.split()) != wanted:
                continue
            before, behind = text[start - 1 : start], text[end : end + 1]
            if term.whole and ((before and in_word(before)) or (behind and in_word(behind))):
                continue
            found.append((start, end))
            start = end - 1
            break
        start += 1
    return found


def spans(found: Found | QueryProblem) -> list[tuple[int, int]]:
    assert isinstance(found, Found)
    return list(zip(found.starts, found.ends, strict=True))


def words_of(text: str, written: str) -> list[str]:
    return [text[start:end] for start, end in spans(find(text, written))]


@pytest.mark.parametrize("block", [1, 3, 1 << 16])
@given(text=TEXTS, words=WORDS, whole=st.booleans(), keep_case=st.booleans(), data=st.data())
def test_words_are_found_as_by_trying_every_place(block, text, words, whole, keep_case, data):
    if data.draw(st.booleans()) and text:
        begin = data.draw(st.integers(0, len(text) - 1))
        words = text[begin : begin + 3]
    term = Term(words, whole)
    if not evened(words, keep_case):
        return
    query = Query((term,), keep_case=keep_case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "_BLOCK", block)
        patch.setattr(find_module, "_WINDOW", block)
        assert spans(Finder(text).find(query)) == naive(text, term, keep_case)


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3), st.integers(-1, 45), st.integers(1, 5))
def test_from_any_start_the_nearest_matches_are_kept(text, words, start, limit):
    query = Query(tuple(dict.fromkeys(Term(w) for w in words)))
    everything = spans(Finder(text).find(query))
    found = Finder(text).find(query, limit, start=start)
    kept = spans(found)
    assert len(kept) <= limit
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    assert bool(kept) == bool(everything)
    if len(everything) <= limit and start <= 0:
        assert kept == everything
        assert isinstance(found, Found)
        assert found.cut == ""


@given(st.text("ab ", max_size=40), st.integers(0, 40), st.integers(1, 6))
def test_a_limit_keeps_what_comes_next(text, start, limit):
    everything = [m.span() for m in re.finditer("a|b", text)]
    found = Finder(text).find(parse("/a|b/"), limit, start=start)
    around = sorted(everything, key=lambda span: (span[0] < start, span))
    assert spans(found) == sorted(around[:limit])
    assert found.cut == ("limit" if len(everything) > limit else "")


@given(TEXTS, st.text(max_size=12), st.booleans())
def test_nothing_that_is_written_does_harm(text, written, whole):
    query = parse(written, whole=whole)
    found = Finder(text).find(query, patience=0.05)
    if isinstance(found, QueryProblem):
        assert query.pattern is not None
        assert 0 <= found.column <= len(written)
        assert found.message
    else:
        assert all(0 <= start < end <= len(text) for start, end in spans(found))


@pytest.mark.parametrize("window", [1, 5, 1 << 18])
@given(text=st.text("aab\n ", max_size=30), data=st.data())
def test_expressions_match_as_python_s_own(window, text, data):
    from migwatch.corpus import find_pattern

    pattern = data.draw(st.sampled_from(["a+", "a|ab", "^a", "a$", "(?<=a)b", r"\ba", "(?s)a.*b"]))
    expected = [m.span() for m in re.finditer(pattern, text, re.MULTILINE) if m[0]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_pattern, "_WINDOW", window)
        patch.setattr(find_pattern, "_MARGIN", 40)
        assert spans(find(text, f"/{pattern}/")) == expected


def test_a_match_goes_on_beyond_what_an_expression_sees_at_first(monkeypatch):
    from migwatch.corpus import find_pattern

    monkeypatch.setattr(find_pattern, "_WINDOW", 4)
    monkeypatch.setattr(find_pattern, "_MARGIN", 2)
    assert words_of("aa bbbbbbbbbbbbbbbbbbbb aa", "/b+/") == ["b" * 20]
    assert words_of("aa bbbbbbbbbbbbbbbbbbbb aa", "/a+/") == ["aa", "aa"]


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("Bárcena and barcena", "barcena", ["Bárcena", "barcena"]),
        ("Bárcena and barcena", "Barcena", ["Bárcena"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "ras", []),
        ("İzmir", "izmir", ["İzmir"]),
        ("cafe\u0301 x", "cafe", ["cafe\u0301"]),
        ("Mexico’s", "mexico's", ["Mexico’s"]),
        ("keep border\n  crossings open", '"border crossings"', ["border\n  crossings"]),
        ("keep border\n  crossings open", "“border crossings”", ["border\n  crossings"]),
        ("keep borders", '"keep bord', ["keep bord"]),
        ("ports port", "`port`", ["port"]),
        ("ports port", "port", ["port", "port"]),
        ("ports of port", "`port", ["port"]),
        ("ab abc", "abc ab", ["ab", "abc"]),
        ("a-b 2024", "/\\d+/", ["2024"]),
        ("Aa", "/a/", ["A", "a"]),
        ("Aa", "/A", ["A"]),
        ("a S", "/\\S/", ["a", "S"]),
        ("a/b", "/a/b/", ["a/b"]),
        ("a/b", "/a\\/", ["a/"]),
        ("x\u200by", "\u200b", ["\u200b"]),
        ("anything", "", []),
        ("anything", "/", []),
        ("anything", "/x*/", []),
    ],
)
def test_what_is_written(text, written, expected):
    assert words_of(text, written) == expected


def test_every_word_must_be_there_and_those_that_are_not_are_named():
    found = find("a harbour accord", 'harbour pier "an accord"')
    assert spans(found) == []
    assert found.missing == ("pier", "an accord")


def test_whole_words_of_an_expression():
    text = "ports port"
    assert spans(Finder(text).find(parse("/por?t/", whole=True))) == [(6, 10)]


@pytest.mark.parametrize(
    ("written", "column"), [("/(", 2), ("  /a**/", 5), ("/[a", 3), ("/a{2,1}/", 2)]
)
def test_a_bad_expression_is_told_where(written, column):
    problem = find("text", written)
    assert isinstance(problem, QueryProblem)
    assert abs(problem.column - column) <= 2
    assert problem.column <= len(written)


def test_an_expression_that_is_too_deep_is_a_problem():
    assert isinstance(find("text", "/" + "(" * 600), QueryProblem)


def test_an_expression_without_end_is_stopped_and_keeps_what_it_has():
    text = "a! " + "a" * 200 + "b"
    found = Finder(text).find(parse("/a!|(a|aa)+$/"), patience=0.1)
    assert spans(found) == [(0, 2)]
    assert found.cut == "time"


def test_words_are_found_without_the_package_for_expressions():
    words = "import sys, migwatch.app.app; from migwatch.corpus.find import find"
    probe = f"{words}; find('a b', 'b a'); assert 'regex' not in sys.modules; find('a', '/a')"
    subprocess.run([sys.executable, "-c", probe], check=True)


def test_a_newer_search_ends_an_older_one():
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    text = "é" * (1 << 20)
    assert spans(Finder(text).find(parse("zz"), cancelled=cancelled)) == []
    assert asked < 10


def test_a_cancelled_search_leaves_nothing_half_folded():
    finder = Finder("é" * (1 << 18) + " end")
    finder.find(parse("end"), cancelled=lambda: True)
    assert len(spans(finder.find(parse("end")))) == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), max_size=8), st.integers(-2, 50))
def test_stepping_from_anywhere(steps, offset):
    starts, ends, at = array("I"), array("I"), 0
    for gap, size in steps:
        starts.append(at + gap)
        at += gap + size
        ends.append(at)
    found = Found(starts, ends)
    held = [n for n in range(len(found)) if starts[n] <= offset < ends[n]]
    assert found.at(offset) == (held[0] if held else -1)
    assert list(found.within(2, 7)) == [
        n for n in range(len(found)) if starts[n] < 7 and ends[n] > 2
    ]
    if not steps:
        assert found.onward(offset) == found.stepped(offset, 1) == found.stepped(offset, -1) == -1
        return
    last = len(found) - 1
    assert found.onward(offset) == next((n for n in range(len(found)) if ends[n] > offset), 0)
    assert found.stepped(offset, 1) == next((n for n in range(len(found)) if starts[n] > offset), 0)
    assert found.stepped(offset, -1) == next(
        (n for n in range(last, -1, -1) if ends[n] <= offset), last
    )
    moved = found.moved(5)
    assert [moved.span(n) for n in range(len(moved))] == [(s + 5, e + 5) for s, e in spans(found)]
