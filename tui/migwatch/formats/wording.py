"""Phrases that several formats share."""

from __future__ import annotations

from collections.abc import Iterable

from migwatch.model.article import Article
from migwatch.model.commitment import Due
from migwatch.model.records import Caution

_MODIFIED = {"start": "early ", "mid": "mid-", "end": "late ", "approx": "about "}


def quoted(words: str) -> str:
    """Exact words in curly quotation marks."""
    return f"\u201c{words}\u201d"


def one_line(words: str) -> str:
    """Words with every stretch of white space as one space."""
    return " ".join(words.split())


def time_words(value: str, mod: str | None) -> str:
    """A TIMEX3 value with its modifier: ``early 2024-02``."""
    return _MODIFIED.get(mod or "", "") + value


def due_words(due: Due) -> str:
    """When a commitment is due: ``early 2024-02``."""
    return time_words(due.on, due.mod)


def names(article: Article, ids: Iterable[str]) -> str:
    """Ids as names, joined by commas."""
    return ", ".join(article.name(each) for each in ids)


def shorts(article: Article, ids: Iterable[str]) -> str:
    """Ids as short names, joined by commas."""
    return ", ".join(article.short(each) for each in ids)


def language_words(article: Article) -> str:
    """The text's language and what it was translated from, as BCP 47 tags."""
    facts = article.annotation.article
    if facts.translated_from is None:
        return facts.language
    return f"{facts.language}, machine translation from {facts.translated_from}"


def paragraph_words(article: Article, start: int, end: int) -> str:
    """The paragraphs that ``[start, end)`` touches: ``paragraph 3``, ``paragraphs 3-4``."""
    first = article.paragraphs.number(start)
    last = article.paragraphs.number(max(start, end - 1))
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"


def caution_words(article: Article, caution: Caution) -> str:
    """Why words must not be quoted: ``Caution (translation, probable): ... [basis]``."""
    kind = article.corpus.label("caution", caution.kind)
    sure = article.corpus.label("sure", caution.sure)
    basis = f" [{one_line(caution.basis)}]" if caution.basis else ""
    return f"Caution ({kind}, {sure}): {one_line(caution.reading)}{basis}"
