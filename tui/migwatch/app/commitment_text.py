"""Phrases about commitments that rows and details share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from migwatch.app.parts import Part, one_line
from migwatch.formats.wording import due_words
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Made, Says
from migwatch.model.records import NEWSROOM, UNSTATED
from migwatch.model.times import schedule

#: Ids that stand for somebody whom the text does not name.
_NOBODY = frozenset({UNSTATED, NEWSROOM})


def _names(article: Article, ids: Iterable[str], last: str = ", ") -> str:
    names = [one_line(article.name(each)) for each in ids]
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def parties_parts(article: Article, held: Commitment) -> list[Part]:
    """Who is bound, towards whom, and whom it is to benefit."""
    bound = set(held.by)
    mutual = len(bound) > 1 and bound == set(held.to)
    if bound == {UNSTATED}:
        parts = [Part("holder not stated", "mw-quiet")]
    elif mutual:
        parts = [Part("between ", "mw-quiet"), Part(_names(article, held.by, " and "))]
    else:
        parts = [Part("by ", "mw-quiet"), Part(_names(article, held.by))]
    for label, ids in (("to", () if mutual else held.to), ("for", held.for_)):
        if ids:
            parts += [Part(f"  {label} ", "mw-quiet"), Part(_names(article, ids))]
    return parts


def made_parts(article: Article, made: Made) -> list[Part]:
    """On which day it was made, and where."""
    parts = [Part("  made ", "mw-quiet"), Part(one_line(made.on or "on a day not known"))]
    if made.at:
        parts += [Part(" at ", "mw-quiet"), Part(one_line(article.name(made.at)))]
    return parts


def speaker(article: Article, says: Says) -> str:
    """Who says so, or else the voice of the words."""
    if says.who in _NOBODY:
        return one_line(article.corpus.label("voice", says.voice))
    return one_line(article.name(says.who))


def says_parts(article: Article, says: Says) -> list[Part]:
    """Who says so and in which voice."""
    voice = one_line(article.corpus.label("voice", says.voice))
    if says.who in _NOBODY:
        return [Part(f"  {voice}, no named voice", "mw-quiet")]
    who = Part(one_line(article.name(says.who)), "mw-person")
    return [Part("  says ", "mw-quiet"), who, Part(f", {voice}", "mw-quiet")]


def voice_parts(article: Article, held: Commitment) -> list[Part]:
    """What should give pause about who says so: one voice only, or none that is named."""
    voices = article.voices(held)
    if _NOBODY.issuperset(voices):
        return [Part("no named voice", "mw-pause")]
    return [Part("1 voice", "mw-pause")] if len(voices) == 1 else []


def date_parts(article: Article, held: Commitment, as_of: date) -> list[Part]:
    """By when; that there is no date, or that it has passed, should give pause."""
    state = schedule(held, as_of)
    parts = [Part(f"due {one_line(due_words(held.due))}", "mw-time")] if held.due else []
    if state in ("no_date", "overdue"):
        parts.append(Part(one_line(article.corpus.label("schedule", state)), "mw-pause"))
    return parts


def pause_parts(article: Article, held: Commitment, as_of: date) -> tuple[Part, ...]:
    """What should give a reader pause, and by when it is due; the gravest last."""
    found = [*voice_parts(article, held), *date_parts(article, held, as_of)]
    if article.cautions_of(held):
        found.append(Part("▲", "mw-pause"))
    told: list[Part] = []
    for part in found:
        told += [Part(" · " if told else " ", "mw-quiet"), part]
    return tuple(told)
