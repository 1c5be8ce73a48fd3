"""Edits of the texts beside the checkout, made by rules and seeds; no words of theirs are kept."""

import hashlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.rebase_cases import Case, Piece, paragraphs, sentences, spliced
from tests.bench.rebase_same import NEWS, SAME, spans_of

TEXTS = Path(__file__).parents[3] / "shared" / "texts"

Rule = Callable[[str, str, random.Random], Case | None]

_FORCES = {
    "will": "may",
    "agreed": "declined",
    "committed": "hoped",
    "announced": "considered",
    "pledged": "hoped",
    "intend": "refuse",
    "plan": "hope",
    "reaffirmed": "withdrew",
    "commit": "hope",
    "must": "could",
}
_MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
]
_COUNTRY = "Norvland"


def _chosen(rng: random.Random, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    return rng.choice(spans) if spans else None


def _sentence_of(text: str, at: int) -> tuple[int, int]:
    return next((s for s in sentences(text) if s[0] <= at < s[1]), (at, at + 1))


def _replaced(
    kind: str, name: str, text: str, span: tuple[int, int] | None, words: str
) -> Case | None:
    """One stretch of words that weighs, replaced."""
    if span is None or text[slice(*span)] == words:
        return None
    pieces = spliced(text, (*span, words))
    far = not kind.startswith(("number", "date"))
    sentence = _sentence_of(text, span[0]) if far else span
    return Case(kind, name, text, pieces, "orphan", sentence)


# -------------------------------------------------------------------- words changed


def typo(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r"\b[a-z]{7,}\b", text))
    if span is None:
        return None
    at = span[0] + rng.randrange(1, 5)
    words = text[at + 1] + text[at]
    return (
        None
        if words[0] == words[1]
        else Case("typo", name, text, spliced(text, (at, at + 2, words)), "asked")
    )


def number(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r"(?<![\d,])[1-9](?=[\d,]*\b)", text))
    words = "" if span is None else str(1 + int(text[span[0]]) % 9)
    return _replaced("number changed", name, text, span, words)


def negation(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r"(?<=\b(?:will|have|does))(?= )", text))
    span = span or _chosen(rng, spans_of(r"(?<=\b(?:and|are|for))(?= )", text))
    return _replaced("negation added", name, text, span, " not")


def renamed(name: str, text: str, rng: random.Random) -> Case | None:
    spans = spans_of(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text)
    return _replaced("name replaced", name, text, _chosen(rng, spans), _COUNTRY)


def dated(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d)", text))
    if span is None:
        span = _chosen(rng, spans_of(r"\b20[12]\d\b", text))
        return _replaced("date changed", name, text, span, "2031")
    after = _MONTHS[(_MONTHS.index(text[slice(*span)]) + 1) % 12]
    return _replaced("date changed", name, text, span, after)


def force(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(rf"\b(?:{'|'.join(_FORCES)})\b", text))
    words = "" if span is None else _FORCES[text[slice(*span)]]
    return _replaced("force changed", name, text, span, words)


# ----------------------------------------------------------------- sentences changed


def deleted(name: str, text: str, rng: random.Random) -> Case:
    span = rng.choice(sentences(text, 6))
    return Case("sentence deleted", name, text, spliced(text, (*span, "")), "asked")


def _with_similar(text: str, rng: random.Random) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A text with a similar sentence somewhere, and where both stand."""
    span = rng.choice(sentences(text, 8))
    words = text[slice(*span)]
    number = spans_of(r"\b(?:the|of|to|in|and)\b", words)
    at, end = rng.choice(number) if number else (0, 0)
    similar = f"{words[:at]}some{words[end:]}" if number else f"Some {words}"
    near = rng.random() < 0.5
    place = span[1] if near else rng.choice([s for s in sentences(text, 6) if s != span])[1]
    old = f"{text[:place]} {similar}{text[place:]}"
    if place < span[0]:
        span = span[0] + len(similar) + 1, span[1] + len(similar) + 1
    return old, span, (place + 1, place + 1 + len(similar))


def deleted_beside_similar(name: str, text: str, rng: random.Random) -> Case:
    old, first, second = _with_similar(text, rng)
    gone = rng.choice([first, second])
    return Case("deleted, similar remains", name, old, spliced(old, (*gone, "")), "orphan")


def deleted_beside_equal(name: str, text: str, rng: random.Random) -> Case:
    span = rng.choice(sentences(text, 8))
    words = text[slice(*span)]
    place = rng.choice([s for s in sentences(text, 6) if abs(s[0] - span[0]) > len(words)])[1]
    old = f"{text[:place]} {words}{text[place:]}"
    copy = place + 1, place + 1 + len(words)
    return Case("deleted, equal remains", name, old, spliced(old, (*copy, "")), "orphan")


def doubled(name: str, text: str, rng: random.Random) -> Case:
    span = rng.choice(sentences(text, 6))
    words = text[slice(*span)]
    if rng.random() < 0.5:
        pieces = spliced(text, (span[1], span[1], f" {words}"))
        return Case("sentence doubled", name, text, pieces, twice=span)
    others = [s for s in sentences(text, 6) if text[s[1] : span[0]].strip() or s[0] > span[1]]
    place = rng.choice(others)[1]
    return Case("sentence doubled", name, text, spliced(text, (place, place, f" {words}")))


def clause_deleted(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r", [^,.\n]{12,80}(?=,)", text))
    return span and Case("clause deleted", name, text, spliced(text, (*span, "")), "asked")


def split(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r"(?<=\w), and [a-z]|(?<=\w); [a-z]", text))
    if span is None:
        return None
    words = f". {text[span[1] - 1].upper()}"
    return Case("sentence split", name, text, spliced(text, (*span, words)), "asked")


def joined(name: str, text: str, rng: random.Random) -> Case | None:
    span = _chosen(rng, spans_of(r"(?<=[a-z]{3})\.\s+(?=[A-Z][a-z]+ )", text))
    return span and Case("sentences joined", name, text, spliced(text, (*span, "; ")), "asked")


def many(name: str, text: str, rng: random.Random) -> Case:
    """Typing errors in every third sentence, a title, and a sentence that is gone."""
    splices = [(0, 0, "A revised statement\n\n")]
    spans = sentences(text, 8)
    for start, end in rng.sample(spans, len(spans) // 3):
        found = spans_of(r"\b[a-z]{7,}\b", text[start:end])
        if found:
            at = start + rng.choice(found)[0]
            splices.append((at + 2, at + 2, "e"))
    return Case("many typos", name, text, spliced(text, *splices), "asked")


def mixed(name: str, text: str, rng: random.Random) -> Case:
    """Every sentence may be kept, deleted, misspelt or followed by a similar one."""
    splices = []
    for start, end in sentences(text, 6):
        words = text[start:end]
        found = spans_of(r"\b[a-z]{7,}\b", words)
        chance = rng.random()
        if chance < 0.12:
            splices.append((start, end, ""))
        elif found and chance < 0.3:
            at = start + rng.choice(found)[0]
            splices.append((at + 2, at + 2, "e"))
        elif found and chance < 0.42:
            a, b = rng.choice(found)
            splices.append((end, end, f" {words[:a]}harbour{words[b:]}"))
        elif chance < 0.5:
            splices.append((start, start, f"{NEWS} "))
    return Case("mixed", name, text, spliced(text, *splices), "asked")


def shuffled(name: str, text: str, rng: random.Random) -> Case:
    """The paragraphs in another order, with a few of them misspelt."""
    spans = paragraphs(text)[:-1]
    rng.shuffle(spans)
    pieces = []
    for start, end in spans:
        found = spans_of(r"\b[a-z]{7,}\b", text[start:end])
        at = start + (rng.choice(found)[0] + 2 if found and rng.random() < 0.3 else 0)
        pieces += [Piece(start, at), Piece(-1, -1, "e" if at > start else ""), Piece(at, end)]
    return Case("paragraphs shuffled", name, text, pieces, "asked")


RULES: tuple[Rule, ...] = (
    *SAME,
    *(typo, number, negation, renamed, dated, force, deleted),
    *(deleted_beside_similar, deleted_beside_equal, doubled, clause_deleted, split, joined, many),
    *(mixed, shuffled),
)


def texts() -> list[tuple[str, str]]:
    """The texts beside the checkout, by name; none where there are none."""
    return [(path.stem, path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))]


def digest(found: list[tuple[str, str]]) -> str:
    """SHA-256 of texts, which tells whether figures are about the same ones."""
    return hashlib.sha256("".join(text for _, text in found).encode()).hexdigest()


def cases(found: list[tuple[str, str]], rounds: int = 3) -> Iterator[Case]:
    """The edits of texts, always the same ones.

    Args:
        found: The texts with their names.
        rounds: Edits of each kind for each text, as far as the text allows them.
    """
    for name, text in found:
        for rule in RULES:
            for turn in range(rounds):
                case = rule(name, text, random.Random(f"{name} {rule.__name__} {turn}"))
                if case is not None:
                    yield case
