"""Finding things in an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.annotation import Annotation, Metadata
from migwatch.model.article import Article, label
from migwatch.model.commitment import Commitment, Due, Reading, Says
from migwatch.model.passage import Passage
from migwatch.model.records import Caution, Claim, Entity, Quotation, chain
from migwatch.model.vocabulary import Corpus, Party

TEXT = "The Harbour Board met. Spain agreed to dredge the channel by early July."


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start=start, end=start + len(words), exact=words)


def says(words: str, who: str) -> Says:
    place = passage(words)
    return Says(start=place.start, end=place.end, exact=words, voice="direct", who=who)


def caution(name: str, words: str) -> Caution:
    return Caution(id=name, kind="name", passage=passage(words), reading="", basis="")


BOARD = Entity(id="board", kind="caution", name="Harbour Board", mentions=(passage("Board"),))
DREDGE = Commitment(
    id="dredge",
    title="Dredge the channel",
    force="agreed",
    by=("es",),
    due=Due(on="2023-07", words=passage("July")),
    says=(says("agreed to dredge", "board"), says("channel", "es"), says("Spain", "board")),
    reading=Reading(cautions=("met", "gone", "board")),
)
CLAIM = Claim(id="claim", title="They met", kind="position", holder="es", says=(says("met", "es"),))
QUOTE = Quotation(id="quote", voice="direct", speaker="es", passage=passage("Spain"))
CAUTIONS = (
    caution("met", "met"),
    caution("dredge-the", "dredge the"),
    caution("by", "by"),
    caution("july", "early July"),
)
ARTICLE = Article(
    "accord",
    TEXT,
    Annotation(
        article=Metadata(text="", sha256="", title=""),
        entities=(BOARD,),
        quotations=(QUOTE,),
        claims=(CLAIM,),
        commitments=(DREDGE,),
        cautions=CAUTIONS,
    ),
    Corpus(title="x", parties=(Party(id="es", name="Spain", short="ES"),)),
)


def test_records_by_id() -> None:
    assert [record.id for record in ARTICLE.records[:4]] == ["board", "quote", "claim", "dredge"]
    assert ARTICLE.record("dredge") is DREDGE
    assert ARTICLE.record("gone") is None


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        ("es", "Spain", "ES"),
        ("board", "Harbour Board", "Harbour Board"),
        ("dredge", "Dredge the channel", "Dredge the channel"),
        ("quote", "Spain", "Spain"),
        ("july", "early July", "early July"),
        ("unstated", "not stated", "not stated"),
        ("gone", "gone", "gone"),
    ],
)
def test_names(name: str, full: str, short: str) -> None:
    assert ARTICLE.name(name) == full
    assert ARTICLE.short(name) == short


def test_shared_entities_have_names_too() -> None:
    shared = {
        name: Entity(id=name, kind="place", name=name.upper()) for name in ("es", "board", "quay")
    }
    held = ARTICLE
    article = Article(held.id, held.text, held.annotation, held.corpus, shared=shared)
    names = [article.name(each) for each in ("quay", "board", "es", "gone")]
    assert names == ["QUAY", "Harbour Board", "Spain", "gone"]
    assert article.record("quay") is None


def test_labels() -> None:
    assert [label(record) for record in (BOARD, CLAIM, QUOTE)] == [
        "Harbour Board",
        "They met",
        "Spain",
    ]


def test_cautions_of_a_record_are_those_it_names_and_those_on_its_words() -> None:
    assert [c.id for c in ARTICLE.cautions_of(DREDGE)] == ["met", "dredge-the", "july"]
    assert [c.id for c in ARTICLE.cautions_of(CLAIM)] == ["met"]
    assert ARTICLE.cautions_of(BOARD) == []
    assert ARTICLE.cautions_of(CAUTIONS[0]) == []


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30))
def test_cautions_on_a_passage_are_those_that_share_a_character(start: int, length: int) -> None:
    asked = Passage(start=start, end=start + length, exact="")
    assert ARTICLE.cautions_on(asked) == [
        c for c in CAUTIONS if c.passage.start < asked.end and asked.start < c.passage.end
    ]


def test_voices_are_counted_once() -> None:
    assert ARTICLE.voices(DREDGE) == ("board", "es")


def test_one_link_is_a_chain_of_one() -> None:
    assert chain("es") == ("es",)
    assert chain(("es", "newsroom")) == ("es", "newsroom")
    assert chain(()) == ()


def test_marks_and_paragraphs_are_those_of_the_article() -> None:
    assert len(ARTICLE.marks) == 11
    assert ARTICLE.paragraphs.span(1) == (0, len(TEXT))
