"""Single records as text to be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from migwatch.formats.layout import wrap
from migwatch.formats.wording import (
    caution_words,
    due_words,
    names,
    paragraph_words,
    quoted,
    shorts,
    time_words,
)
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Made, Says
from migwatch.model.passage import Passage
from migwatch.model.records import UNSTATED, Caution, Claim, Entity, Quotation, Role, chain
from migwatch.model.times import schedule, status

_ROW = "  "
_FIELD = " " * 6
_WORDS = " " * 8


def _basis(words: str) -> str:
    return f" [{words}]" if words else ""


class RecordsText:
    """Writes records of one article, each as lines of a width.

    Args:
        article: The article.
        as_of: The day on which status and schedule are read.
        width: Cells in a line.
    """

    def __init__(self, article: Article, as_of: date, width: int) -> None:
        self._article = article
        self._as_of = as_of
        self._width = width

    def _term(self, vocabulary: str, term: str) -> str:
        return self._article.corpus.label(vocabulary, term)

    def _row(self, words: str) -> Iterator[str]:
        yield from wrap(words, self._width, _ROW, _FIELD)

    def _fields(self, fields: Iterable[str]) -> Iterator[str]:
        for words in fields:
            yield from wrap(words, self._width, _FIELD, _WORDS)

    def _sure(self, sure: str) -> str:
        return "" if sure == "certain" else f" ({self._term('sure', sure)})"

    def entity(self, entity: Entity) -> Iterator[str]:
        """Name, aliases, party, offices, value, and where it is mentioned."""
        article = self._article
        parts = [entity.name + (f" ({article.short(entity.party)})" if entity.party else "")]
        if entity.aliases:
            parts.append(f"also {', '.join(entity.aliases)}")
        parts += [self._role(role) for role in entity.roles]
        parts += self._value(entity)
        if entity.on:
            parts.append(f"on {entity.on}")
        if entity.where:
            parts.append(f"in {article.name(entity.where)}")
        if entity.participants:
            parts.append(f"with {names(article, entity.participants)}")
        parts.append(self._mentions(entity.mentions) + self._sure(entity.sure))
        parts += entity.same_as
        yield from self._row("; ".join(parts) + _basis(entity.basis) + f" [{entity.id}]")
        if entity.note:
            yield from self._fields([f"note: {entity.note}"])

    def _role(self, role: Role) -> str:
        of = f", {self._article.name(role.of)}" if role.of else ""
        days = f" from {role.from_}" if role.from_ else ""
        days += f" to {role.to}" if role.to else ""
        return f"{role.title}{of}{days}{_basis(role.basis)}"

    def _value(self, entity: Entity) -> Iterator[str]:
        if entity.value is not None:
            about = "about " if entity.approx else ""
            unit = f" {entity.unit}" if entity.unit else ""
            per = f" per {entity.per}" if entity.per else ""
            yield f"{about}{time_words(entity.value, entity.mod)}{unit}{per}"

    def _mentions(self, mentions: tuple[Passage, ...]) -> str:
        numbers = dict.fromkeys(self._article.paragraphs.number(m.start) for m in mentions)
        many = "mention" if len(mentions) == 1 else "mentions"
        where = "paragraph" if len(numbers) == 1 else "paragraphs"
        return f"{len(mentions)} {many}, {where} {', '.join(map(str, numbers))}"

    def commitment(self, commitment: Commitment, *, told: bool = False) -> Iterator[str]:
        """Force, parties and title; then, unless told before, all that is known of it."""
        force = self._term("force", commitment.force)
        parties = shorts(self._article, commitment.by)
        if commitment.to:
            parties += f" -> {shorts(self._article, commitment.to)}"
        again = " (see above)" if told else ""
        yield from self._row(f"{force} | {parties} | {commitment.title}{again} [{commitment.id}]")
        if told:
            return
        yield from self._fields(self._facts(commitment))
        for says in commitment.says:
            yield from self._says(says)
        yield from self._fields(self._pause(commitment))
        yield from self._fields(self._after(commitment))

    def _facts(self, commitment: Commitment) -> Iterator[str]:
        if commitment.for_:
            yield f"for {names(self._article, commitment.for_)}"
        if commitment.made is not None:
            yield self._made(commitment.made)
        planned = self._term("schedule", schedule(commitment, self._as_of))
        if (due := commitment.due) is None:
            yield planned
        else:
            words = f" ({quoted(due.words.exact)})" if due.words else ""
            yield f"due {due_words(due)}{words}{self._sure(due.sure)}{_basis(due.basis)}: {planned}"
        yield f"status: {self._term('status', status(commitment, self._as_of))}"
        if commitment.measure:
            yield f"measure: {commitment.measure}"

    def _made(self, made: Made) -> str:
        on = f" {made.on}" if made.on else ""
        at = f" at {self._article.name(made.at)}" if made.at else ""
        return f"made{on}{at}{self._sure(made.sure)}{_basis(made.basis)}"

    def _says(self, says: Says) -> Iterator[str]:
        yield from wrap(quoted(says.exact), self._width, _FIELD)
        through = [f"via {self._article.name(each)}" for each in chain(says.via)]
        parts = [self._article.name(says.who), self._term("voice", says.voice), *through]
        where = paragraph_words(self._article, says.start, says.end)
        yield from wrap(f"{', '.join(parts)}; {where}", self._width, _WORDS)

    def _pause(self, record: Commitment | Claim) -> Iterator[str]:
        """What should make a reader pause before using the record."""
        if isinstance(record, Commitment) and len(voices := self._article.voices(record)) == 1:
            named = voices[0] != UNSTATED
            yield f"one voice only: {self._article.name(voices[0])}" if named else "no voice named"
        reading = record.reading
        if reading.note or reading.sure != "certain":
            note = f": {reading.note}" if reading.note else ""
            yield f"reading {self._term('sure', reading.sure)}{note}"
        yield from self._cautions(self._article.cautions_of(record))

    def _cautions(self, cautions: Iterable[Caution]) -> Iterator[str]:
        for caution in cautions:
            kind = self._term("caution", caution.kind)
            sure = self._term("sure", caution.sure)
            words = quoted(caution.passage.exact)
            yield f"caution ({kind}, {sure}) on {words}: {caution.reading}"

    def _after(self, commitment: Commitment) -> Iterator[str]:
        for step in commitment.history:
            told = self._term("status", step.status)
            basis = f" ({self._term('basis', step.basis)})" if step.basis != "none" else ""
            words = " ".join(part for part in (step.note, step.source) if part)
            yield f"{step.on} {told}{basis}{': ' if words else ''}{words}"
        for link in commitment.links:
            note = f" ({link.note})" if link.note else ""
            yield f"{self._term('rel', link.rel)}: {self._article.name(link.to)}{note}"
        if commitment.note:
            yield f"note: {commitment.note}"

    def caution(self, caution: Caution) -> Iterator[str]:
        """Kind and certainty, the words, what they most likely mean and how that is known."""
        passage = caution.passage
        where = paragraph_words(self._article, passage.start, passage.end)
        yield from self._row(f"{quoted(passage.exact)} {where} [{caution.id}]")
        yield from self._fields([caution_words(self._article, caution)])

    def claim(self, claim: Claim) -> Iterator[str]:
        """Kind, holder, title, whom it is about, and the passages."""
        kind = self._term("claim", claim.kind)
        holder = self._article.name(claim.holder)
        about = f" (about {names(self._article, claim.about)})" if claim.about else ""
        yield from self._row(f"{kind} | {holder} | {claim.title}{about} [{claim.id}]")
        for says in claim.says:
            yield from self._says(says)
        yield from self._fields(self._pause(claim))
        if claim.note:
            yield from self._fields([f"note: {claim.note}"])

    def quotation(self, quotation: Quotation) -> Iterator[str]:
        """The words, whose they are, to whom, and through whom they reach the reader."""
        article, passage = self._article, quotation.passage
        through = [f"via {article.name(each)}" for each in chain(quotation.via)]
        parts = [article.name(quotation.speaker), self._term("voice", quotation.voice), *through]
        if quotation.addressee:
            parts.append(f"to {names(article, quotation.addressee)}")
        where = paragraph_words(article, passage.start, passage.end)
        yield from self._row(f"{quoted(passage.exact)} [{quotation.id}]")
        yield from self._fields([f"{', '.join(parts)}; {where}"])
        yield from self._fields(self._cautions(article.cautions_of(quotation)))
        if quotation.note:
            yield from self._fields([f"note: {quotation.note}"])
