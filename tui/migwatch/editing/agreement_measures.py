"""Measures of agreement between two annotators.

None stands for a measure that is not defined: a share of nothing, or a coefficient
corrected for chance where chance alone would agree wholly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

#: The labels of one item, one by each annotator.
Labels = tuple[str, str]


class Rates(NamedTuple):
    """How well the passages of a second annotation match those of a first.

    Attributes:
        precision: Share of the second's passages that match one of the first's, 0 to 1.
        recall: Share of the first's passages that match one of the second's, 0 to 1.
        f1: Their harmonic mean, 0 to 1.
    """

    precision: float | None
    recall: float | None
    f1: float | None


def rates(found: int, of_other: int, covered: int, of_one: int) -> Rates:
    """Precision, recall and F1 (van Rijsbergen, Information Retrieval, 1979).

    F1 is the same whichever annotation is taken as right; as a measure of agreement see
    Hripcsak and Rothschild, Agreement, the F-measure, and reliability in information
    retrieval, JAMIA 12 (2005).

    Args:
        found: Number of the second's passages that match.
        of_other: Number of all its passages.
        covered: Number of the first's passages that match.
        of_one: Number of all its passages.
    """
    precision = found / of_other if of_other else None
    recall = covered / of_one if of_one else None
    if precision is None or recall is None:
        return Rates(precision, recall, 0.0 if of_one or of_other else None)
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def cohens_kappa(items: Sequence[Labels]) -> float | None:
    """Cohen's kappa (A coefficient of agreement for nominal scales, 1960).

    Observed agreement corrected for the agreement by chance of two annotators who each
    keep their own distribution of labels: (Po - Pe) / (1 - Pe).

    Args:
        items: The labels of each item.
    """
    count = len(items)
    one, other = (Counter(item[at] for item in items) for at in (0, 1))
    # In whole numbers, so that chance of exactly 1 is seen.
    chance = sum(one[label] * other[label] for label in one)
    if chance == count * count:
        return None
    same = sum(first == second for first, second in items) * count
    return (same - chance) / (count * count - chance)


def krippendorffs_alpha(items: Sequence[Labels]) -> float | None:
    """Krippendorff's alpha for nominal data (Computing Krippendorff's Alpha-Reliability, 2011).

    1 - Do / De, where the disagreement by chance is that of labels drawn without
    replacement from all those that both annotators gave.

    Args:
        items: The labels of each item.
    """
    values = Counter(label for item in items for label in item)
    count = values.total()
    by_chance = count * count - sum(each * each for each in values.values())
    if not by_chance:
        return None
    observed = 2 * sum(first != second for first, second in items)
    return 1 - (count - 1) * observed / by_chance
