"""What the rows of a form say."""

from __future__ import annotations

from typing import Any

from migwatch.app.fields import ITSELF, Field, fields_of
from migwatch.app.form_values import value_at
from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.wrapping import cells
from migwatch.model.article import Article
from migwatch.model.context import amid, around
from migwatch.model.visible import visible

#: Code points of the text that are shown before and behind a passage.
_BEFORE, _BEHIND = 24, 48
#: Items of a list that a row names.
_NAMED = 4


def field_parts(article: Article, field: Field, value: Any) -> list[Part]:
    """What a field holds, on one line.

    Args:
        article: The article, which knows names and terms.
        field: The field.
        value: Plain data; None where it holds nothing.
    """
    if value is None:
        value = field.default
    if value in (None, "", [], (), {}):
        if field.kind == "flag":
            return [Part("no", "mw-quiet")]
        if field.required or field.wanted:
            return [Part(f"{'must' if field.required else 'should'} be {field.given}", "mw-pause")]
        return [Part("—", "mw-quiet")]
    if isinstance(value, str) and field.many:
        value = [value]
    if field.many:
        return _many(article, field, value)
    if field.kind == "part" and field.struct is not None:
        return _summary(article, field, value)
    if field.kind == "passage":
        return passage_parts(article, value)
    return [_single(article, field, value)]


def _single(article: Article, field: Field, value: Any) -> Part:
    if field.kind == "flag":
        return Part("yes" if value else "no")
    if field.kind == "term":
        return Part(one_line(article.corpus.label(field.vocabulary, value)), "primary")
    if field.kind == "ref":
        return Part(one_line(article.name(value)), "mw-person")
    if field.kind in ("date", "timex", "modifier"):
        return Part(one_line(value), "mw-time")
    return Part(one_line(str(value)), "mw-quiet" if field.kind in ("id", "fixed") else None)


def _many(article: Article, field: Field, values: list[Any]) -> list[Part]:
    if field.kind in ("part", "passage"):
        item = field.item()
        number = Part(f"{len(values)}  ", None, "bold")
        if field.kind == "passage":
            return [number, Part(", ".join(quoted(each["exact"]) for each in values[:_NAMED]))]
        return [number, *field_parts(article, item, values[-1 if field.key == "history" else 0])]
    found: list[Part] = []
    for each in values:
        found += [Part(", ", "mw-quiet")] if found else []
        found.append(_single(article, field, each))
    return found


def _summary(article: Article, field: Field, value: Any) -> list[Part]:
    """The fields of a part that hold something, in a row."""
    assert field.struct is not None
    found: list[Part] = []
    for inner in fields_of(field.struct):
        held = value_at(value, (inner.key,))
        if held in (None, "", [], False):
            continue
        found += [Part(" · ", "mw-quiet")] if found else []
        if inner.kind == "passage":
            found.append(Part(quoted(held["exact"])))
        else:
            found += field_parts(article, inner, held)
    return found or [Part("—", "mw-quiet")]


def passage_parts(article: Article, passage: dict[str, Any], room: int | None = None) -> list[Part]:
    """A passage in its place: its paragraph, and the words around it.

    Args:
        article: The article.
        passage: Plain data of the passage.
        room: Cells for all of it, which the words around it fill, itself in the middle; None
            for a few words of its line.
    """
    start, end = passage["start"], passage["end"]
    number = article.paragraphs.number(start)
    place = f"¶{number} "
    if room is None:
        before, after = around(article.text, start, end, _BEFORE, _BEHIND)
    else:
        words = cells(one_line(article.text[start:end]))
        span = article.paragraphs.span(number)
        before, after = amid(article.text, start, end, span, room - len(place) - words)
    return [
        Part(place, "mw-quiet"),
        Part(visible(before), "mw-quiet"),
        Part(one_line(article.text[start:end]), None, "bold"),
        Part(visible(after), "mw-quiet"),
    ]


def item_parts(article: Article, field: Field, value: Any) -> list[Part]:
    """One item of a list, on a line of its own."""
    if field.kind == "part" and value_at(value, (ITSELF,)) is not None:
        rest = {k: v for k, v in value.items() if k not in ("start", "end", "exact")}
        told = _summary(article, field, rest) if rest else []
        return [*told, Part("  "), Part(quoted(value["exact"]), "mw-quiet")]
    return field_parts(article, field, value)
