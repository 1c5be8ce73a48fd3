"""How far two annotations of one text agree.

For each kind of passage that a record points with, the passages of the two annotations
are compared as spans, and the labels on those that are the same as categories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from migwatch.editing.agreement_measures import (
    Rates,
    cohens_kappa,
    krippendorffs_alpha,
    rates,
)
from migwatch.editing.comparing_pairs import (
    Positions,
    Span,
    each_once,
    in_ids_of,
    shared_characters,
)
from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.records import Record, passages

#: The labels that are compared, by section: those of the record or of the passage itself.
LABELS = {
    "entities": ("kind", "sure"),
    "quotations": ("voice", "speaker"),
    "claims": ("kind", "voice", "who"),
    "commitments": ("force", "voice", "who"),
    "cautions": ("kind", "sure"),
}


class Unit(NamedTuple):
    """A passage of a record, with its labels.

    Attributes:
        span: Start and end in code points, half-open.
        labels: In the order of `LABELS`.
    """

    span: Span
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Agreement on one label of the passages that both annotations have.

    Attributes:
        label: Name of the field.
        items: Number of pairs of passages.
        same: Number of pairs with the same label.
        kappa: Cohen's kappa; None where it is not defined.
        alpha: Krippendorff's alpha for nominal data; None likewise.
    """

    label: str
    items: int
    same: int
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on the records of one section.

    Attributes:
        section: Its name.
        one: Number of passages in the first annotation.
        other: Number of those in the second.
        exact: Rates of the passages whose boundaries are the same.
        relaxed: Rates of those that share a character at least.
        labels: Agreement on their labels.
    """

    section: str
    one: int
    other: int
    exact: Rates
    relaxed: Rates
    labels: tuple[LabelAgreement, ...]


def agreement(one: Annotation, other: Annotation) -> tuple[Agreement, ...]:
    """Agreement of two annotations of one text, section by section.

    Args:
        one: The first annotation, resolved; the one that precision and recall take as right.
        other: The second.

    Returns:
        One for each section of which either has a record.
    """
    return agreement_on([(one, other)])


def agreement_on(pairs: Iterable[tuple[Annotation, Annotation]]) -> tuple[Agreement, ...]:
    """Agreement on several texts, whose passages are counted together.

    Args:
        pairs: Two annotations of each text.
    """
    tallies = {section: _Tally(section) for section in SECTIONS}
    for one, other in pairs:
        renamed = in_ids_of(one, other)
        for section, tally in tallies.items():
            tally.add(list(units(one, section)), list(units(renamed, section)))
    return tuple(tally.agreement() for tally in tallies.values() if tally.one or tally.other)


def units(annotation: Annotation, section: str) -> Iterator[Unit]:
    """The passages of a section's records, in the order of the file.

    The words of a due date tell nothing of a commitment's force and are left out.
    """
    records: tuple[Record, ...] = getattr(annotation, section)
    for record in records:
        for passage in getattr(record, "says", None) or passages(record):
            labels = (
                str(getattr(record, label, None) or getattr(passage, label, ""))
                for label in LABELS[section]
            )
            yield Unit((passage.start, passage.end), tuple(labels))


class _Tally:
    """What has been counted of a section so far.

    Args:
        section: Its name.
    """

    def __init__(self, section: str) -> None:
        self._section = section
        self.one = self.other = 0
        self._equal = self._found = self._covered = 0
        self._pairs: list[tuple[Unit, Unit]] = []

    def add(self, one: list[Unit], other: list[Unit]) -> None:
        """Count the passages of one text."""
        self.one += len(one)
        self.other += len(other)
        spans = [Counter(unit.span for unit in side) for side in (one, other)]
        self._equal += (spans[0] & spans[1]).total()
        shared = shared_characters([[unit.span] for unit in one], [[unit.span] for unit in other])
        self._found += len({second for _, second in shared})
        self._covered += len({first for first, _ in shared})
        self._pairs += [(one[a], other[b]) for a, b in matched(one, other, shared)]

    def agreement(self) -> Agreement:
        """The measures of all that was counted."""
        labels = []
        for at, label in enumerate(LABELS[self._section]):
            values = [(first.labels[at], second.labels[at]) for first, second in self._pairs]
            same = sum(first == second for first, second in values)
            kappa, alpha = cohens_kappa(values), krippendorffs_alpha(values)
            labels.append(LabelAgreement(label, len(values), same, kappa, alpha))
        return Agreement(
            self._section,
            self.one,
            self.other,
            rates(self._equal, self.other, self._equal, self.one),
            rates(self._found, self.other, self._covered, self.one),
            tuple(labels),
        )


def matched(one: list[Unit], other: list[Unit], shared: Counter[Positions]) -> list[Positions]:
    """The passages whose labels are compared, each once.

    Those that share the largest part of what both cover come first (the Jaccard index, 1
    where the boundaries are the same); of equal ones those with more labels in common,
    so that two records that point at the same words are not taken for one another.

    Args:
        one: Passages of the first annotation.
        other: Those of the second.
        shared: How many characters they share, by their positions.
    """

    def rank(at: Positions) -> tuple[float, int, int, int]:
        first, second = one[at[0]], other[at[1]]
        whole = sum(unit.span[1] - unit.span[0] for unit in (first, second)) - shared[at]
        common = sum(a == b for a, b in zip(first.labels, second.labels, strict=True))
        return -shared[at] / whole, -common, *at

    return list(each_once(sorted(shared, key=rank)))
