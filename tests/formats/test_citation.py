import msgspec
import pytest

from migwatch.api import bundled_corpus
from migwatch.formats.citation import cite
from migwatch.model.article import Article
from migwatch.model.records import passages


def span(article: Article, exact: str) -> tuple[int, int]:
    start = article.text.index(exact)
    return start, start + len(exact)


def test_a_whole_citation(article: Article) -> None:
    start, end = span(article, "reopen the night ferry in early July")
    assert cite(article, start, end) == (
        "\u201creopen the night ferry in early July\u201d\n"
        "A harbour accord; Harbour News; published 2023-05-02; en, machine translation from es\n"
        f"Paragraph 3, characters {start}-{end} of harbour.txt, sha256 0123456789ab\n"
        "Caution (translation, probable): An evening boat [the Spanish original]"
    )


def test_what_is_not_known_is_not_made_up(article: Article) -> None:
    facts = msgspec.structs.replace(
        article.annotation.article, published=None, publisher="", translated_from=None
    )
    annotation = msgspec.structs.replace(article.annotation, article=facts)
    bare = Article(article.id, article.text, annotation, article.corpus)
    source = cite(bare, 0, 4).splitlines()[1]
    assert source == "A harbour accord; undated; en"


def test_the_words_are_exact_whatever_they_hold(article: Article) -> None:
    start, end = span(article, "other \x1b[31mred\x1b[0m \u202enews.\n\u201cWe")
    cited = cite(article, start, end)
    assert cited.startswith(f"\u201c{article.text[start:end]}\u201d\n")
    assert "Paragraphs 2-3, " in cited


def test_every_overlapping_caution_has_a_line(article: Article) -> None:
    cited = cite(article, *span(article, "\u201cWe will reopen the night"))
    assert [line for line in cited.splitlines() if line.startswith("Caution")] == [
        "Caution (quotation mark, certain): No quotation begins here",
        "Caution (translation, probable): An evening boat [the Spanish original]",
    ]


def test_a_caution_that_only_touches_has_none(article: Article) -> None:
    assert "Caution" not in cite(article, *span(article, " will reopen the "))


def test_words_outside_the_article_are_marked(article: Article) -> None:
    assert "Not part of the article: related link" in cite(article, *span(article, "also: other"))
    assert "Not part" not in cite(article, *span(article, " other "))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 10_000)])
def test_offsets_without_words_are_refused(article: Article, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        cite(article, start, end)


def test_every_passage_of_the_bundled_corpus_can_be_cited() -> None:
    library = bundled_corpus()
    for path in library.paths:
        article = library.load(path).article
        assert article is not None
        for record in article.records:
            for passage in passages(record):
                cited = cite(article, passage.start, passage.end)
                assert cited.startswith(f"\u201c{passage.exact}\u201d\n")
                assert cited.count("\nCaution (") == len(article.cautions_on(passage))
