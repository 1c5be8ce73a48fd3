"""Passages: exact words of a text and where they stand."""

from __future__ import annotations

import msgspec


class Value(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """What every part of a record is: immutable, without unknown fields."""


class Passage(Value, frozen=True, kw_only=True):
    """Words of the source text, and where they stand.

    A W3C Web Annotation TextPositionSelector (``start``, ``end``) joined with a
    TextQuoteSelector (``exact``, ``prefix``, ``suffix``).

    Attributes:
        start: Offset of the first character, in Unicode code points, 0-based.
        end: Offset behind the last character (half-open).
        exact: The words themselves; ``text[start:end] == exact``.
        prefix: Words that stand directly before, to tell equal words apart.
        suffix: Words that stand directly behind.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
