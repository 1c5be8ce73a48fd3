"""Records that were begun and not made: what is filled in is kept until the reader goes on."""

from __future__ import annotations

from typing import Any, NamedTuple


class Draft(NamedTuple):
    """What is filled in of a record that is being made.

    Attributes:
        key: Key of its kind in `migwatch.app.making`.
        span: The words it is made from, half-open code points.
        words: These words.
        plain: Its plain data so far.
        record: Id of the record that gets a passage, where it is no record of its own.
    """

    key: str
    span: tuple[int, int]
    words: str
    plain: dict[str, Any]
    record: str = ""
