"""Edits that leave all words as they are."""

import random
import re
import textwrap

from tests.bench.rebase_cases import Case, Piece, paragraphs, respaced, sentences, spliced

_TYPOGRAPHY = {"\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "\u2013", "-": "\u2011"}
NEWS = "Harbour news of the Grey Strait, revised this morning by the port office."


def spans_of(pattern: str, text: str) -> list[tuple[int, int]]:
    """Where a pattern occurs."""
    return [each.span() for each in re.finditer(pattern, text)]


def inserted(name: str, text: str, rng: random.Random) -> Case:
    at = rng.choice(paragraphs(text))[0]
    return Case("insertion before", name, text, spliced(text, (at, at, f"{NEWS}\n\n")))


def sentence_inserted(name: str, text: str, rng: random.Random) -> Case:
    at = rng.choice(sentences(text, 6))[0]
    return Case("sentence inserted", name, text, spliced(text, (at, at, f"{NEWS} ")))


def titled(name: str, text: str, rng: random.Random) -> Case:
    gap = rng.choice(["\n", "\n\n", "\n===\n\n"])
    return Case("title added", name, text, spliced(text, (0, 0, f"A statement on ports{gap}")))


def boilerplate(name: str, text: str, rng: random.Random) -> Case:
    end = len(text.rstrip())
    last = text.rfind("\n", 0, end) + 1
    splices = [
        (0, 0, "Press office | Share | Print\n\n"),
        (last, end, "Contact: press@port.example"),
    ]
    return Case("boilerplate changed", name, text, spliced(text, *splices))


def typography(name: str, text: str, rng: random.Random) -> Case:
    changed = [
        (at, at + 1, _TYPOGRAPHY[mark])
        for at, mark in enumerate(text)
        if mark in _TYPOGRAPHY and text[at - 1 : at].isalnum() and rng.random() < 0.8
    ]
    return Case("typography", name, text, respaced(text, changed))


def spacing(name: str, text: str, rng: random.Random) -> Case:
    blanks = ["  ", "\xa0", " \n", "\t"]
    changed = [
        (*span, rng.choice(blanks))
        for span in spans_of(r"(?<=\w) (?=\w)", text)
        if rng.random() < 0.3
    ]
    return Case("white space", name, text, respaced(text, changed))


def rewrapped(name: str, text: str, rng: random.Random) -> Case:
    width = rng.choice([40, 60, 100, 100_000])
    changed = []
    for start, end in paragraphs(text):
        lines = textwrap.wrap(
            text[start:end], width, break_long_words=False, break_on_hyphens=False
        )
        gaps = [gap for line in lines for gap in [*[" "] * (len(line.split()) - 1), "\n"]]
        places = spans_of(r"(?<=\S)\s+(?=\S)", text[start:end].rstrip())
        changed += [(start + a, start + b, gap) for (a, b), gap in zip(places, gaps, strict=False)]
    return Case("re-wrapped", name, text, respaced(text, changed))


def paragraph_moved(name: str, text: str, rng: random.Random) -> Case | None:
    spans = paragraphs(text)
    if len(spans) < 3:
        return None
    at = rng.randrange(len(spans) - 1)
    to = rng.choice([number for number in range(len(spans) - 1) if number != at])
    span = spans.pop(at)
    spans.insert(to, span)
    return Case("paragraph moved", name, text, [Piece(*span) for span in spans])


SAME = (
    *(inserted, sentence_inserted, titled, boilerplate, typography, spacing, rewrapped),
    paragraph_moved,
)
