"""What a reader chooses from, and how it is ranked by what is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from textual.fuzzy import FuzzySearch

from migwatch.corpus.folding import fold

#: Ways in which the letters of a query may lie in a name before all of them are compared.
_WAYS = 500
#: Characters of a name that are looked at.
_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        id: What is given back.
        words: What its row says first.
        colour: Theme variable of these words.
        beside: What its row says besides.
        right: What stands at the right edge of its row.
        told: What is said of it while it is highlighted, such as a definition.
        names: Other words by which it is found.
    """

    id: str
    words: str
    colour: str | None = None
    beside: str = ""
    right: str = ""
    told: str = ""
    names: tuple[str, ...] = ()


def _on_one_line(name: str) -> str:
    """The beginning of a name, folded; names are told apart by line breaks."""
    return fold(name[:_LENGTH]).replace("\n", " ")


class Ranking:
    """Choices by likeness to what is typed.

    Args:
        choices: The choices; the order in which they stand decides between equals.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = tuple(choices)
        self._fuzzy = FuzzySearch(cache_size=1)
        self._folded: list[tuple[str, ...]] | None = None
        #: The last query, and positions of the choices that have its letters.
        self._last: tuple[str, list[int]] = ("", list(range(len(self.choices))))

    def ranked(self, query: str) -> tuple[Choice, ...]:
        """The choices that have the letters of a query in this order, the likest first.

        A name that holds the query as it stands goes before those that only have its
        letters.

        Args:
            query: What is typed; empty gives all as they stand.
        """
        wanted = fold("".join(query.split()))
        typed = fold(" ".join(query.split()))
        if not wanted:
            return self.choices
        if self._folded is None:
            self._folded = [
                tuple(dict.fromkeys(_on_one_line(each) for each in (c.words, *c.names, c.id)))
                for c in self.choices
            ]
        letters = re.compile("[^\n]*?".join(map(re.escape, wanted)))
        last, before = self._last
        found = []
        # What lacks letters of a query lacks them of a longer one.
        for at in before if wanted.startswith(last) else range(len(self.choices)):
            names = self._folded[at]
            if letters.search("\n".join(names)):
                scores = [self._score(typed, wanted, name, letters) for name in names]
                found.append((-max(scores), at))
        self._last = (wanted, sorted(at for _, at in found))
        found.sort()
        return tuple(self.choices[at] for _, at in found)

    def _score(self, typed: str, wanted: str, name: str, letters: re.Pattern[str]) -> float:
        """As Textual's fuzzy matcher, whose time may grow with every way to match."""
        if (at := name.find(typed)) >= 0:
            score = self._fuzzy.score(name, range(at, at + len(typed)))
            return 1000 + score * (2.0 if name == typed else 1.5)
        if not letters.search(name):
            return 0.0
        if prod(name.count(letter) for letter in wanted) <= _WAYS:
            return self._fuzzy.match(wanted, name)[0]
        positions: list[int] = []
        for letter in wanted:
            positions.append(name.index(letter, positions[-1] + 1 if positions else 0))
        return self._fuzzy.score(name, positions)
