"""Edits written by hand, each with one passage in square brackets and its right answer."""

from typing import NamedTuple

from migwatch.model.passage import Passage
from tests.bench.rebase_cases import Label, Truth


class Hand(NamedTuple):
    """One edit.

    Attributes:
        kind: What is done.
        label: What is right.
        old: The old text, with the passage in square brackets.
        new: The new text, with square brackets where the passage is to be, if anywhere.
    """

    kind: str
    label: Label
    old: str
    new: str

    def asked(self) -> tuple[str, str, Passage, Truth]:
        """The old text, the new one, the passage, and what is right."""
        old, start, end = _unmarked(self.old)
        passage = Passage(start=start, end=end, exact=old[start:end])
        if "[" not in self.new:
            return old, self.new, passage, Truth(self.label, None)
        new, *span = _unmarked(self.new)
        return old, new, passage, Truth(self.label, (span[0], span[1]))


def _unmarked(words: str) -> tuple[str, int, int]:
    start, end = words.index("["), words.index("]") - 1
    return words.replace("[", "").replace("]", ""), start, end


_HEAD = "The Harbour Board met in the old port on Monday. "
_TAIL = " Ana Reis spoke to the pilots afterwards."


def _between(kind: str, label: Label, old: str, new: str) -> Hand:
    return Hand(kind, label, f"{_HEAD}{old}{_TAIL}", f"{_HEAD}{new}{_TAIL}")


def _alone(kind: str, label: Label, old: str, new: str) -> Hand:
    return Hand(kind, label, old, new)


_FERRY = "Norvland will reopen the night ferry with 40 berths by July."

HAND = (
    # What weighs.
    *(
        _between(kind, "orphan", f"[{_FERRY}]", f"{_FERRY.replace(old, new)}")
        for kind, old, new in (
            ("number", "40", "45"),
            ("number in letters", "40", "forty"),
            ("number dropped", " with 40 berths", " with berths"),
            ("date", "July", "June"),
            ("date by another word", "by July", "before July"),
            ("name", "Norvland", "Sudmark"),
            ("name made longer", "Norvland", "North Norvland"),
            ("modal", "will", "may"),
            ("modal", "will", "would"),
            ("modal dropped", "will reopen", "reopens"),
            ("negation", "will reopen", "will not reopen"),
            ("negation in one word", "will reopen", "won\u2019t reopen"),
            ("negation by another word", "reopen the", "never reopen the"),
            ("negation by without", "with 40", "without 40"),
            ("force", "will reopen", "refuses to reopen"),
            ("force", "will reopen", "agreed to reopen"),
        )
    ),
    _between("opposite", "orphan", "[The crossings stay lawful.]", "The crossings stay unlawful."),
    _between("units", "orphan", "[It costs 3 million crowns.]", "It costs 3 billion crowns."),
    _between("case of a name", "orphan", "[They asked us for help.]", "They asked US for help."),
    _between("parts swapped", "orphan", "[Norvland asked Sudmark.]", "Sudmark asked Norvland."),
    _between("accents", "orphan", "[Rene Pena steered the ship.]", "René Peña steered the ship."),
    # What surrounds the words.
    _between(
        "negated from outside",
        "asked",
        "The board said [the night ferry runs again].",
        "The board never said [the night ferry runs again].",
    ),
    _between(
        "said by another",
        "asked",
        "Ivo Lund said [the ferry runs again].",
        "Ana Reis said [the ferry runs again].",
    ),
    _between(
        "name in a changed sentence",
        "kept",
        "The ferry of [Norvland] will carry 40 lorries.",
        "The ferry of [Norvland] will carry 50 lorries.",
    ),
    _between(
        "name made part of another",
        "asked",
        "The ferry of [Norvland] sails.",
        "The ferry of North [Norvland] sails.",
    ),
    _between(
        "name swapped with another",
        "asked",
        "Pilots of [Norvland] met pilots of Sudmark there.",
        "Pilots of Sudmark met pilots of Norvland there.",
    ),
    _between(
        "one of two equal names gone",
        "asked",
        "Norvland and [Norvland] alone pays for it.",
        "Norvland alone pays for it.",
    ),
    # Equal and similar sentences.
    _between(
        "equal neighbour deleted",
        "orphan",
        "[He agreed to it.] He agreed to it.",
        "He agreed to it.",
    ),
    _between(
        "equal neighbour inserted",
        "asked",
        "[He agreed to it.]",
        "[He agreed to it.] He agreed to it.",
    ),
    _between(
        "similar neighbour stays",
        "orphan",
        "[The board will dredge the north channel.] The board will dredge the south channel.",
        "The board will dredge the south channel.",
    ),
    _between(
        "similar neighbour stays, misspelt",
        "orphan",
        "[The board will dredge the north channel.] The board will dredge the south channel.",
        "The board will dredge the south chanel.",
    ),
    _between(
        "name in a deleted sentence",
        "orphan",
        "[Sudmark] will pay for the north pier. Sudmark will pay for the south pier.",
        "Sudmark will pay for the south pier.",
    ),
    _between(
        "name in the sentence that stays",
        "kept",
        "Sudmark will pay for the north pier. [Sudmark] will pay for the south pier.",
        "[Sudmark] will pay for the south pier.",
    ),
    _between(
        "equal words between others",
        "kept",
        "He nodded. The pier is closed. [He nodded.] The lock is open.",
        "He nodded. The pier is closed. [He nodded.] The lock is open to all.",
    ),
    _between("everything replaced", "orphan", f"[{_FERRY}]", "Nothing else was on the agenda."),
    _alone("text without the words", "orphan", "[The ferry] sails.", "An empty page, we fear."),
    _alone("text of nothing", "orphan", "[The ferry] sails.", ""),
    # Words that are the same.
    _between(
        "quotation marks",
        "kept",
        "[\u201cWe\u2019re ready,\u201d he said.]",
        '["We\'re ready," he said.]',
    ),
    _between(
        "dashes",
        "kept",
        "[The pier \u2014 an old one \u2014 is shut.]",
        "[The pier -- an old one -- is shut.]",
    ),
    _between(
        "ellipsis", "kept", "[Perhaps\u2026 the pier is shut.]", "[Perhaps... the pier is shut.]"
    ),
    _between(
        "soft hyphens", "kept", "[The harbourmaster waved.]", "[The harbour\xadmaster waved.]"
    ),
    _between("composed letters", "kept", "[The caf\xe9 is shut.]", "[The cafe\u0301 is shut.]"),
    _between(
        "half of a word",
        "kept",
        "The [harbour]master waved to the crews of 3 ships.",
        "The [harbour]master waved to the crews of 4 ships.",
    ),
    _between(
        "no-break spaces",
        "kept",
        "[It takes 3 hours to cross.]",
        "[It takes\xa03\xa0hours to cross.]",
    ),
    _between(
        "line breaks",
        "kept",
        "[It takes three\nhours to\ncross.]",
        "[It takes three hours\nto cross.]",
    ),
    _between("spaces within a number", "orphan", "[It costs 1.5 crowns.]", "It costs 1. 5 crowns."),
    # Sentences in other shapes.
    _between(
        "sentence split",
        "kept",
        "The board met in the port, and [the pilots stayed outside].",
        "The board met in the port. And [the pilots stayed outside].",
    ),
    _between(
        "wording",
        "asked",
        "[The pilots stayed outside the small hall.]",
        "[The pilots stayed outside the large hall.]",
    ),
    _between("comma", "asked", "[The pilots stayed outside.]", "[The pilots, stayed outside.]"),
    _between("quoted", "asked", "[The pilots stayed outside.]", '"The pilots stayed outside."'),
    _alone(
        "Japanese",
        "orphan",
        "[\u8239\u306f\u4e09\u6642\u306b\u51fa\u308b\u3002]\u5bd2\u3044\u3002",
        "\u8239\u306f\u56db\u6642\u306b\u51fa\u308b\u3002\u5bd2\u3044\u3002",
    ),
    _alone(
        "Spanish",
        "orphan",
        "[El puerto abrir\xe1 en mayo.] Fin.",
        "El puerto no abrir\xe1 en mayo. Fin.",
    ),
)
