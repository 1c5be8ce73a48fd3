"""The day from which a corpus is read, as a user writes it."""

from __future__ import annotations

from datetime import date

from migwatch.model.times import period
from migwatch.model.vocabulary import Corpus
from migwatch.store.problem import date_message, excerpt

#: What stands for the present day.
TODAY = "today"
_FORMS = f"2024-01-19, or {TODAY}"


def own_day(corpus: Corpus) -> date:
    """The day that ``corpus.yaml`` gives, else today."""
    return date.today() if corpus.as_of is None else date.fromisoformat(corpus.as_of)


def read_day(written: str) -> date:
    """A day as a user writes it: ``2024-01-19`` or ``today``.

    Raises:
        ValueError: It is none; the message says what to write.
    """
    words = written.strip()
    if words.casefold() == TODAY:
        return date.today()
    span = period(words)
    if span is None:
        raise ValueError(date_message(words, _FORMS))
    if span[0] != span[1]:
        raise ValueError(f"{excerpt(words)} is more than a day; write it as {span[1].isoformat()}")
    return span[0]
