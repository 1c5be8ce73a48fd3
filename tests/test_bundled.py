"""The bundled annotation follows the rules beside it."""

from collections.abc import Iterator

import pytest

from migwatch.corpus.library import open_library
from migwatch.model.article import Article
from migwatch.model.records import (
    Caution,
    Claim,
    Commitment,
    Quotation,
    Record,
    cautions_named,
    chain,
    passages,
)


@pytest.fixture(scope="module")
def article() -> Article:
    library = open_library()
    found = library.load(library.paths[0]).article
    assert found is not None
    return found


def quoted(article: Article) -> Iterator[tuple[Caution, Quotation, range]]:
    """Marks that open a quotation without a partner, with its first part and where it stands."""
    direct = [each for each in article.annotation.quotations if each.voice == "direct"]
    for mark in article.annotation.cautions:
        for first in direct:
            if mark.kind == "quote_mark" and mark.passage.start == first.passage.start - 1:
                line = article.text.index("\n", first.passage.start)
                end = max(each.passage.end for each in direct if each.passage.end <= line)
                yield mark, first, range(mark.passage.start, end)


def telling(article: Article) -> list[Record]:
    return [r for r in article.records if isinstance(r, (Quotation, Claim, Commitment))]


def test_whoever_tells_words_of_a_quotation_names_the_caution_on_its_opening_mark(
    article: Article,
) -> None:
    found = [
        (record.id, mark.id)
        for mark, _, span in quoted(article)
        for record in telling(article)
        if any(passage.start in span for passage in passages(record))
    ]
    assert ("more-returns", "quote-opens-during") in found
    assert ("migration-hemispheric", "quote-opens-migration") in found
    for name, mark in found:
        record = article.annotation.record(name)
        assert record is not None
        assert mark in cautions_named(record), name


def test_words_in_quotation_marks_are_direct_by_their_speaker_or_retold_by_him(
    article: Article,
) -> None:
    spans = [(quotation.speaker, span) for _, quotation, span in quoted(article)]
    seen = set()
    for record in telling(article):
        for says in record.says if isinstance(record, (Claim, Commitment)) else ():
            for speaker, span in spans:
                if says.start in span:
                    seen.add(says.voice)
                    assert (says.voice == "direct") == (says.who == speaker), record.id
                    assert says.who == speaker or chain(says.via)[0] == speaker, record.id
    assert seen == {"direct", "indirect"}
