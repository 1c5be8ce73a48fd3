"""What a query means in a corpus: its values as ids, days and words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from migwatch.corpus.fields import FIELDS, Field
from migwatch.corpus.query import AllOf, AnyOf, Asked, Node, Not, Phrase, QueryError
from migwatch.corpus.words import words
from migwatch.model.times import period
from migwatch.model.vocabulary import Corpus

_EVER = (date.min.toordinal(), date.max.toordinal())


class Labels(Protocol):
    """The ids that occur in a field of a corpus."""

    def exactly(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids that are these words, or whose label is these words."""
        ...

    def beginning(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids in whose words and label's words each of these begins a word."""
        ...


class OneOf(NamedTuple):
    """A field holds one of these ids."""

    field: str
    ids: frozenset[str]


class Holds(NamedTuple):
    """A field holds anything."""

    field: str


class Between(NamedTuple):
    """A date overlaps these days (ordinals, inclusive)."""

    field: str
    first: int
    last: int


class Titled(NamedTuple):
    """The article's id and title have these words, the last one as a prefix."""

    words: tuple[str, ...]


class Never(NamedTuple):
    """Nothing holds."""


class Both(NamedTuple):
    """All of these hold."""

    items: tuple[Test, ...]


class Either(NamedTuple):
    """One of these holds."""

    items: tuple[Test, ...]


class Except(NamedTuple):
    """This does not hold."""

    item: Test


Test = Phrase | OneOf | Holds | Between | Titled | Never | Both | Either | Except


def resolve(node: Node, labels: Labels, corpus: Corpus) -> Test:
    """What a query means in a corpus.

    Args:
        node: The query.
        labels: The ids that occur.
        corpus: Its vocabularies.

    Raises:
        QueryError: A value cannot be read.
    """
    if isinstance(node, Phrase):
        return node
    if isinstance(node, Not):
        return Except(resolve(node.item, labels, corpus))
    if isinstance(node, AllOf):
        return Both(tuple(resolve(item, labels, corpus) for item in node.items))
    if isinstance(node, AnyOf):
        return Either(tuple(resolve(item, labels, corpus) for item in node.items))
    found = tuple(_Value(node, value, labels, corpus).test() for value in node.values)
    return found[0] if len(found) == 1 else Either(found)


class _Value:
    """One value of a field."""

    def __init__(self, asked: Asked, value: str, labels: Labels, corpus: Corpus) -> None:
        self.field: Field = FIELDS[asked.name]
        self.value = value
        self.column = asked.column
        self.labels = labels
        self.corpus = corpus

    def test(self) -> Test:
        if self.value == "*":
            return Holds(self.field.name)
        if self.field.how == "date":
            return self._dates()
        if self.field.how == "count":
            return self._count()
        if self.field.ranked and (self.value[0] in "<>" or ".." in self.value):
            return self._ranks()
        if self.value[0] == "=" and self.field.how in ("id", "status"):
            return OneOf(self.field.name, frozenset({self.value[1:]}))
        asked = tuple(words(self.value))
        if not asked:
            raise QueryError(f"{self.value} has no letters or digits", self.column)
        if self.field.how == "words":
            return Titled(asked)
        return self._ids(asked)

    def _ids(self, asked: tuple[str, ...]) -> Test:
        name, vocabulary = self.field.name, self.field.vocabulary
        found = self.labels.exactly(name, asked) | self._terms(asked, exactly=True)
        if not found:
            found = self.labels.beginning(name, asked) | self._terms(asked, exactly=False)
        if found:
            return OneOf(name, found)
        if vocabulary and name != "kind":
            raise QueryError(self._no_term(), self.column)
        return Never()

    def _terms(self, asked: tuple[str, ...], *, exactly: bool) -> frozenset[str]:
        held = self.corpus.vocabularies.get(self.field.vocabulary, ())
        return frozenset(
            term.term for term in held if answers(asked, term.term, term.shown, exactly=exactly)
        )

    def _no_term(self) -> str:
        terms = [term.term for term in self.corpus.vocabularies.get(self.field.vocabulary, ())]
        return f"no {self.field.name} “{self.value}”; write one of {', '.join(terms)}"

    def _ranks(self) -> Test:
        """Terms at least, or at most, as strong: the vocabulary runs from strong to weak."""
        vocabulary, value = self.field.vocabulary, self.value
        terms = [term.term for term in self.corpus.vocabularies.get(vocabulary, ())]
        if ".." in value:
            first, _, last = value.partition("..")
            ends = [self._rank(each) if each else None for each in (first, last)]
            low, high = sorted(
                (0 if ends[0] is None else ends[0], len(terms) - 1 if ends[1] is None else ends[1])
            )
            return OneOf(self.field.name, frozenset(terms[low : high + 1]))
        sign = value[:2] if value[1:2] == "=" else value[:1]
        rank = self._rank(value[len(sign) :])
        kept = {
            ">=": terms[: rank + 1],
            ">": terms[:rank],
            "<=": terms[rank:],
            "<": terms[rank + 1 :],
        }
        return OneOf(self.field.name, frozenset(kept[sign]))

    def _rank(self, value: str) -> int:
        asked = tuple(words(value))
        found = self._terms(asked, exactly=True) or self._terms(asked, exactly=False)
        if not asked or not found:
            raise QueryError(self._no_term(), self.column)
        return min(self.corpus.rank(self.field.vocabulary, term) for term in found)

    def _count(self) -> Test:
        if not self.value.isdecimal() or len(self.value) > 9:
            raise QueryError(f"{self.value} is no number; write {self.field.name}:1", self.column)
        return OneOf(self.field.name, frozenset({str(int(self.value))}))

    def _dates(self) -> Test:
        value, name = self.value, self.field.name
        if ".." in value:
            begin, _, end = value.partition("..")
            first = self._days(begin)[0] if begin else _EVER[0]
            last = self._days(end)[1] if end else _EVER[1]
            if first > last:
                raise QueryError(f"{value} ends before it begins", self.column)
            return Between(name, first, last)
        sign = value[:2] if value[:2] in (">=", "<=") else value[:1] if value[0] in "<>" else ""
        first, last = self._days(value[len(sign) :])
        if sign == ">=":
            return Between(name, first, _EVER[1])
        if sign == "<=":
            return Between(name, _EVER[0], last)
        if sign == ">":
            return Between(name, min(last + 1, _EVER[1]), _EVER[1])
        if sign == "<":
            return Between(name, _EVER[0], max(first - 1, _EVER[0]))
        return Between(name, first, last)

    def _days(self, value: str) -> tuple[int, int]:
        span = period(value)
        if span is None:
            raise QueryError(
                f"“{value}” is no date; write 2024, 2024-01 or 2024-01-19, "
                "a range as 2023-12..2024-02, or * for any",
                self.column,
            )
        return span[0].toordinal(), span[1].toordinal()


def answers(asked: tuple[str, ...], each: str, label: str, *, exactly: bool) -> bool:
    """Whether an id with its label is meant by words.

    Args:
        asked: Folded words.
        each: The id.
        label: The words to show for it.
        exactly: Whether they must be all of the id or all of the label.
    """
    names = [tuple(words(each.replace("_", " "))), tuple(words(label)), tuple(words(each))]
    if exactly:
        return asked in names
    held = {word for name in names for word in name}
    return all(any(word.startswith(part) for word in held) for part in asked)
