"""A kept index gives what the plain reference gives: the same units in the same order."""

import sqlite3
import string
from collections import Counter
from datetime import date
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migwatch.corpus.index import IndexStore
from migwatch.corpus.index_file import make
from migwatch.corpus.library import open_library
from migwatch.corpus.matching import Entry
from migwatch.corpus.memory import MemoryStore
from migwatch.corpus.query import QueryError
from migwatch.corpus.store import Document
from migwatch.corpus.unit import Label, Unit
from migwatch.model.commitment import Commitment

CORPUS = open_library().corpus
WORDS = ["quay", "quays", "Quây", "ferry", "tariff", "tar", "straße", "İzmir", "x", "co_op", "9"]
IDS = ["quay-board", "ferry_line", "Quay-Board", "mx", "ana reis", "tariff:9"]
FORCES = [term.term for term in CORPUS.vocabularies["force"]]
STATUSES = [term.term for term in CORPUS.vocabularies["status"]]
DAYS = ["2023-12-30", "2024-01-01", "2024-01", "2024", "2023", "2024-02-29", "1999-05"]

ids = st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple)
some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
days = st.none() | st.sampled_from(DAYS)


@st.composite
def units(draw: st.DrawFn, nth: int) -> Unit:
    kind = draw(st.sampled_from(["text", "commitment", "caution"]))
    values: dict[str, tuple[str, ...]] = {"kind": (kind,)}
    for field in ("by", "entity", "who"):
        if found := draw(ids):
            values[field] = found
    if kind == "commitment":
        values["force"] = (draw(st.sampled_from(FORCES)),)
        values["voices"] = (draw(st.sampled_from(["1", "2"])),)
    return Unit(
        "" if kind == "text" else f"r{nth}",
        0,
        nth,
        nth + 1,
        1,
        draw(some_words),
        draw(st.just("") | some_words),
        values=values,
        made=draw(days),
        due=draw(days),
        history=tuple(
            (draw(st.sampled_from(DAYS)), draw(st.sampled_from(STATUSES)))
            for _ in range(draw(st.integers(0, 2)))
        )
        if kind == "commitment"
        else (),
    )


@st.composite
def documents(draw: st.DrawFn, article: str | None = None) -> Document:
    held = tuple(draw(units(nth)) for nth in range(draw(st.integers(0, 4))))
    name = article or draw(st.sampled_from([f"article-{letter}" for letter in "abcdefgh"]))
    labels = Counter(
        Label(field, each, each.replace("-", " ").title())
        for unit in held
        for field, found in unit.values.items()
        for each in found
    )
    number = st.integers(0, 2)
    entry = Entry(
        name,
        draw(some_words),
        draw(days),
        draw(st.sampled_from(["en", "es", ""])),
        draw(number),
        draw(number),
        draw(number),
        f"{name}.yaml",
    )
    problems = tuple((line, 1, f"problem {line}") for line in range(entry.problems))
    commitment = Commitment(
        id="c", title=draw(some_words), force="will", by=("mx", "board"), says=()
    )
    return Document(
        entry,
        "1",
        held,
        tuple(sorted(labels.items())),
        (msgspec.msgpack.encode(commitment),) * entry.commitments,
        {"board": "Harbour Board"},
        problems,
    )


def field_terms() -> st.SearchStrategy[str]:
    values = st.sampled_from([*IDS, "quay", "ferry", "*", "nobody"])
    dates = st.sampled_from(
        [
            "2024",
            "2024-01",
            "2024-01-01",
            "..2023",
            "2024..",
            "*",
            ">2023",
            "..",
            "2023-12-15..2024-01-20",
            "<=2024-02-29",
        ]
    )
    ends = st.sampled_from(FORCES)
    return st.one_of(
        st.builds(
            '{}:"{}"'.format, st.sampled_from(["by", "entity", "who"]), values.filter("*".__ne__)
        ),
        st.builds('{}:"={}"'.format, st.sampled_from(["by", "entity", "status"]), values),
        st.builds("{}:*".format, st.sampled_from(["by", "entity", "status", "article", "due"])),
        st.builds("{}:{}".format, st.sampled_from(["made", "due", "published"]), dates),
        st.builds("force:{}{}".format, st.sampled_from(["", ">=", "<=", ">", "<"]), ends),
        st.builds("status:{}".format, st.sampled_from(STATUSES)),
        st.sampled_from(
            [
                "schedule:overdue",
                "schedule:no_date",
                "schedule:due",
                "schedule:upcoming",
                "schedule:met",
                "voices:1",
                "kind:text",
                "kind:*",
            ]
        ),
        st.builds("article:{}".format, st.sampled_from(["a", "article-b", "quay", "tar"])),
    )


def atoms() -> st.SearchStrategy[str]:
    prefixes = st.sampled_from(WORDS).flatmap(
        lambda word: st.integers(1, len(word)).map(lambda size: word[:size] + "*")
    )
    phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda found: f'"{" ".join(found)}"'
    )
    return st.one_of(st.sampled_from(WORDS), prefixes, phrases, field_terms())


queries = st.recursive(
    atoms(),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda found: f"({' or '.join(found)})"),
        inner.map("-({})".format),
    ),
    max_leaves=6,
)


def kept() -> IndexStore:
    held = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    make(held, b"")
    return IndexStore(held, CORPUS, writable=True)


def told(store: MemoryStore | IndexStore, query: str, as_of: date) -> object:
    try:
        found, after = [], None
        while True:
            page = store.search(query, as_of, after, limit=3)
            found += [(hit.entry.id, hit.unit, hit.names) for hit in page.hits]
            after = page.after
            if after is None:
                return found
    except QueryError as error:
        return error.message, error.column


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    batches=st.lists(
        st.tuples(
            st.lists(documents(), max_size=6),
            st.lists(st.sampled_from([f"article-{letter}" for letter in "abcdefgh"]), max_size=2),
        ),
        min_size=1,
        max_size=3,
    ),
    asked=st.lists(queries, min_size=1, max_size=8),
    as_of=st.sampled_from([date(2023, 6, 1), date(2024, 2, 1)]),
    many=st.sampled_from([0, 400]),
)
def test_a_kept_index_gives_what_the_reference_gives(batches, asked, as_of, many):
    with patch("migwatch.corpus.index._BEGINNINGS", many):
        compare(batches, asked, as_of)


def compare(batches, asked, as_of) -> None:
    reference, index = MemoryStore(CORPUS), kept()
    for held, gone in batches:
        reference.bulk(held, gone)
        index.bulk(held, gone)
    for query in asked:
        assert told(index, query, as_of) == told(reference, query, as_of), query
        if isinstance(told(reference, query, as_of), list):
            assert index.facets(query, as_of) == reference.facets(query, as_of), query
    for field in ("by", "entity", "force", "kind"):
        for begun in ("", "q", "ferry", "agr"):
            assert index.complete(field, begun) == reference.complete(field, begun)
    for without, limit in (("", 200), ("article-b", 2)):
        assert index.wrong(without, limit) == reference.wrong(without, limit)
    assert index.capabilities()[:2] == reference.capabilities()[:2]
    index.close()


@pytest.mark.parametrize(
    "letters", [string.ascii_lowercase, string.ascii_lowercase[::-1], "azmlkjihgbc"]
)
def test_articles_of_one_day_stay_in_order_however_they_arrive(letters):
    reference, index = MemoryStore(CORPUS), kept()
    for letter in letters * 2:
        unit = Unit("", 0, 0, 1, 1, "quay", values={"kind": ("text",)})
        document = Document(Entry(f"n-{letter}", "", "2024-01-01", "en"), "1", (unit,))
        reference.put(document)
        index.put(document)
        assert told(index, "quay", date.max) == told(reference, "quay", date.max)
    index.close()
