"""What the details strip says of selected words."""

from __future__ import annotations

from migwatch.app.parts import Part, one_line
from migwatch.app.selection import Selection
from migwatch.model.article import Article

#: Characters of a selection that are told at its beginning and at its end.
_FIRST, _LAST = 400, 160


def selection_details(article: Article, selection: Selection) -> list[list[Part]]:
    """How much is selected, where it stands, and the words."""
    start, end = selection.span
    if start == end:
        return [[Part("Selected ", "mw-quiet"), Part("no words, white space only", "mw-pause")]]
    told = [Part("Selected ", "mw-quiet")]
    if selection.words is not None:
        told.append(Part(f"{_many(selection.words, 'word')}, ", "mw-count"))
    told.append(Part(_many(end - start, "character"), "mw-count"))
    if selection.exact:
        told.append(Part(", exact", "mw-pause"))
    paragraph = article.paragraphs.number(start)
    told.append(Part(f"  ¶{paragraph}, characters {start}-{end}", "mw-quiet"))
    return [told, [Part(f"\u201c{_shown(selection)}\u201d")]]


def _many(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _shown(selection: Selection) -> str:
    """The words on one line, the middle of many left out."""
    start, end = selection.span
    text = selection.text
    if end - start <= _FIRST + _LAST:
        return one_line(text[start:end])
    return f"{one_line(text[start : start + _FIRST])} … {one_line(text[end - _LAST : end])}"
