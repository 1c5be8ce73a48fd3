"""Moves passages to edited texts whose right answers are known, beside a fuzzy matcher.

    python -m tests.bench.rebase [--rounds N] [--write]

Prints how many passages end at a wrong place, how many are kept without a question, and
how long a large text takes; puts them into RESULTS.md with --write.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from migwatch.editing.rebase import rebase
from migwatch.model.passage import Passage
from tests.bench.rebase_cases import Label, Truth, passages
from tests.bench.rebase_edits import cases, digest, texts
from tests.bench.rebase_hand import HAND
from tests.bench.sections import with_section

RESULTS = Path(__file__).with_name("RESULTS.md")
HEADING = "## Moving passages to a changed text"
#: Score, of 100, from which the fuzzy matchers take a place for the passage's.
SURE = 90

Span = tuple[int, int]


class Answer(NamedTuple):
    """What a matcher says of a passage: ``kept``, ``proposed`` or ``orphan``, and where."""

    kind: str
    span: Span | None


Matcher = Callable[[str, str, Sequence[Passage]], list[Answer]]


def ours(old: str, new: str, held: Sequence[Passage]) -> list[Answer]:
    """The engine."""
    return [
        Answer(found.kind, None if found.new is None else (found.new.start, found.new.end))
        for found in rebase(old, new, held)
    ]


def fuzzy(old: str, new: str, held: Sequence[Passage]) -> list[Answer]:
    """The window of the new text that is most like the passage, if it is like enough."""
    return [_fuzzy(new, passage) for passage in held]


def nearest(old: str, new: str, held: Sequence[Passage]) -> list[Answer]:
    """The same words nearest to where they stood; failing that, the most similar window."""
    return [_nearest(new, passage) or _fuzzy(new, passage) for passage in held]


def _fuzzy(new: str, passage: Passage) -> Answer:
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(passage.exact, new, score_cutoff=SURE) if new else None
    if found is None or found.dest_start == found.dest_end:
        return Answer("orphan", None)
    return Answer("kept", (found.dest_start, found.dest_end))


def _nearest(new: str, passage: Passage) -> Answer | None:
    words = passage.exact
    before = new.rfind(words, 0, passage.start + len(words))
    places = [at for at in (before, new.find(words, passage.start)) if at >= 0]
    if not places:
        return None
    at = min(places, key=lambda place: abs(place - passage.start))
    return Answer("kept", (at, at + len(words)))


@dataclass
class Tally:
    """What a matcher got right.

    Attributes:
        unchanged: Passages whose words and meaning are as they were.
        kept: Those of them that were kept at their place.
        wrong: Passages kept at a place that is not theirs.
        silent: Passages kept that somebody had to be asked about.
        offered: Passages proposed that had to be orphans, or at another place.
    """

    unchanged: int = 0
    kept: int = 0
    wrong: int = 0
    silent: int = 0
    offered: int = 0
    labels: Counter[Label] = field(default_factory=Counter)

    def add(self, answer: Answer, truth: Truth) -> None:
        """Count one answer."""
        self.labels[truth.label] += 1
        here = truth.span is None or answer.span == truth.span
        if truth.label == "kept":
            self.unchanged += 1
            self.kept += answer.kind == "kept" and here
        if answer.kind == "kept":
            self.wrong += not here or truth.label == "orphan"
            self.silent += here and truth.label == "asked"
        elif answer.kind == "proposed":
            self.offered += not here or truth.label == "orphan"


def measured(matcher: Matcher, rounds: int) -> dict[str, Tally]:
    """What a matcher gets right, by kind of edit."""
    tallies: dict[str, Tally] = {}
    for case in cases(texts(), rounds):
        held = passages(case.old)
        tally = tallies.setdefault(case.kind, Tally())
        for passage, answer in zip(held, matcher(case.old, case.new, held), strict=True):
            tally.add(answer, case.truth(passage))
    for hand in HAND:
        old, new, passage, truth = hand.asked()
        [answer] = matcher(old, new, [passage])
        tallies.setdefault("by hand", Tally()).add(answer, truth)
    return tallies


def large(size: int = 1_000_000, count: int = 20_000) -> tuple[str, str, list[Passage]]:
    """A made-up text of so many characters, the same with a change in every tenth
    sentence, and passages of it."""
    rng = random.Random(size)
    words = [
        "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 9)))
        for _ in range(4_000)
    ]
    old, length = [], 0
    while length < size:
        old.append(" ".join(rng.choices(words, k=rng.randint(8, 30))).capitalize() + ".\n")
        length += len(old[-1])
    new = [re.sub(r" \w+", " harbour", s, count=1) if rng.random() < 0.1 else s for s in old]
    text = "".join(old)
    starts = [rng.randrange(len(text) - 120) for _ in range(count)]
    ends = [start + rng.randint(3, 120) for start in starts]
    held = [Passage(start=a, end=b, exact=text[a:b]) for a, b in zip(starts, ends, strict=True)]
    return text, "".join(new), held


def seconds() -> float:
    """How long a text of a megabyte with 20,000 passages takes."""
    old, new, held = large()
    began = time.perf_counter()
    rebase(old, new, held)
    return time.perf_counter() - began


def _report(rounds: int) -> Iterator[str]:
    found = texts()
    if not found:
        raise SystemExit("rebase: the texts are not beside the checkout; nothing was measured")
    edits = Counter(case.kind for case in cases(found, rounds))
    yield HEADING
    yield ""
    yield (
        f"{edits.total()} edits of {len(found)} texts (SHA-256 {digest(found)[:16]}) and "
        f"{len(HAND)} written by hand, all passages of each. Wrong: kept at a place that is not "
        "theirs. Silent: kept where somebody has to be asked. Offered: proposed at another "
        "place, or where it must be an orphan."
    )
    yield ""
    yield "| matcher | passages | unchanged | of these kept | wrong | silent | offered |"
    yield "|---|---|---|---|---|---|---|"
    every: dict[str, Tally] = {}
    for name, matcher in (
        ("rebase", ours),
        (f"best window (RapidFuzz, {SURE} of 100)", fuzzy),
        ("the same words nearest by, else best window", nearest),
    ):
        tallies = measured(matcher, rounds)
        every = every or tallies
        yield _row(name, list(tallies.values()))
    yield ""
    yield "| rebase, by edit | passages | unchanged | of these kept | wrong | silent | offered |"
    yield "|---|---|---|---|---|---|---|"
    for kind, tally in every.items():
        yield _row(kind, [tally])
    yield ""
    yield f"A text of 1,000,000 characters with 20,000 passages: {seconds():.1f} s."


def _row(name: str, tallies: list[Tally]) -> str:
    def total(what: str) -> int:
        return sum(getattr(tally, what) for tally in tallies)

    asked = sum(tally.labels.total() for tally in tallies)
    unchanged = total("unchanged")
    share = f"{total('kept') / unchanged:.2%}" if unchanged else ""
    return (
        f"| {name} | {asked:,} | {unchanged:,} | {share} | {total('wrong'):,} | "
        f"{total('silent'):,} | {total('offered'):,} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="edits of each kind for each text")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    section = "".join(f"{line}\n" for line in _report(arguments.rounds))
    print(section, end="")
    if arguments.write:
        RESULTS.write_text(with_section(RESULTS.read_text("utf-8"), section), "utf-8")


if __name__ == "__main__":
    main()
