"""A passage with everything a reader needs in order to find it and to trust it."""

from __future__ import annotations

from pathlib import PurePosixPath

from migwatch.formats.wording import (
    caution_words,
    language_words,
    one_line,
    paragraph_words,
    quoted,
)
from migwatch.model.article import Article
from migwatch.model.passage import Passage
from migwatch.model.visible import visible

_DIGITS = 12


def cite(article: Article, start: int, end: int) -> str:
    """The citation of a passage, as plain text of several lines.

    It holds, one part a line or more:

    - the exact words in curly quotation marks, character for character as the source
      has them, line breaks and control characters included;
    - the source: title, publisher where known, day of publication or ``undated``,
      language, and from which language it was machine-translated;
    - where the words stand: paragraphs, offsets in code points (half-open), name of
      the text, and the first 12 digits of its SHA-256;
    - a line for a passage that is not part of the article, saying what it is;
    - a line for each caution that shares a character with the words: its kind, how sure
      it is, what the words most likely mean, and how that is known.

    Args:
        article: The article.
        start: Offset of the first character, in code points.
        end: Offset behind the last character.

    Returns:
        The lines, joined by line feeds, without one at the end.

    Raises:
        ValueError: The offsets enclose nothing, or lie outside the text.
    """
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"no passage at {start} to {end} of {len(article.text)} characters")
    words = article.text[start:end]
    passage = Passage(start=start, end=end, exact=words)
    lines = [_source(article), _place(article, start, end)]
    lines += [
        f"Not part of the article: {one_line(outside.kind)}"
        for outside in article.annotation.article.outside
        if outside.passage.start < end and start < outside.passage.end
    ]
    lines += [caution_words(article, caution) for caution in article.cautions_on(passage)]
    return "\n".join([quoted(words), *map(visible, lines)])


def _source(article: Article) -> str:
    facts = article.annotation.article
    published = f"published {facts.published}" if facts.published else "undated"
    parts = (facts.title, facts.publisher, published, language_words(article))
    return "; ".join(one_line(part) for part in parts if part)


def _place(article: Article, start: int, end: int) -> str:
    facts = article.annotation.article
    name = PurePosixPath(facts.text).name
    digits = facts.sha256[:_DIGITS]
    where = paragraph_words(article, start, end).capitalize()
    return f"{where}, characters {start}-{end} of {one_line(name)}, sha256 {digits}"
