"""An article and its records as one JSON document."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import msgspec

from migwatch.model.annotation import FORMAT
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Record, chain
from migwatch.model.times import schedule, status
from migwatch.model.visible import visible


def article_document(article: Article, as_of: date) -> dict[str, Any]:
    """The document, as plain values.

    Its keys, in this order: ``format``, ``as_of`` (day, ISO 8601), ``id``, ``article``
    (facts about the text), ``text`` (the whole source text), ``entities``,
    ``quotations``, ``claims``, ``commitments``, ``cautions``. Records have the field
    names of the annotation file, and every field, those left at their defaults
    included; ``via`` is always a list. Every passage has ``start`` and ``end`` (code
    points, half-open) and ``exact``. A commitment has two computed fields at its end,
    ``status`` and ``schedule``, as of the day.

    Args:
        article: The article.
        as_of: The day on which status and schedule are read.
    """
    held = article.annotation
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "id": article.id,
        "article": _plain(held.article),
        "text": article.text,
        "entities": [record_document(r, as_of) for r in held.entities],
        "quotations": [record_document(r, as_of) for r in held.quotations],
        "claims": [record_document(r, as_of) for r in held.claims],
        "commitments": [record_document(r, as_of) for r in held.commitments],
        "cautions": [record_document(r, as_of) for r in held.cautions],
    }


def record_document(record: Record, as_of: date) -> dict[str, Any]:
    """One record as it stands in `article_document`."""
    document: dict[str, Any] = _plain(record)
    if isinstance(record, Commitment):
        document["status"] = status(record, as_of)
        document["schedule"] = schedule(record, as_of)
    return document


def article_json(article: Article, as_of: date) -> bytes:
    """The document of `article_document` as UTF-8 on one line, without a line feed."""
    return json_line(article_document(article, as_of))


def json_line(document: dict[str, Any]) -> bytes:
    r"""A document as UTF-8 JSON on one line, without a line feed.

    Characters that a terminal would obey or hide are written as ``\u`` escapes; a
    reader of JSON gets back the characters themselves.
    """
    encoded = msgspec.json.encode(document)
    return encoded if encoded.isascii() else encoded.decode().translate(_ESCAPES).encode()


@cache
def _fields(struct: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(struct))


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {
            written: list(chain(getattr(value, name)))
            if written == "via"
            else _plain(getattr(value, name))
            for name, written in _fields(type(value))
        }
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


class _Escapes(dict[int, str]):
    """JSON escapes of characters that are not plainly shown, worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if visible(character) in (character, " "):
            self[code] = character
        else:
            units = character.encode("utf-16-be").hex()
            self[code] = "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        return self[code]


_ESCAPES = _Escapes()
