"""What each kind of row says, in parts that the pane paints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from migwatch.app.commitment_text import pause_parts, speaker
from migwatch.app.layers import paint_of
from migwatch.app.listing import Row
from migwatch.app.parts import Part, one_line, quoted
from migwatch.formats.wording import due_words
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.context import around
from migwatch.model.passage import Passage
from migwatch.model.records import (
    UNSTATED,
    Caution,
    Claim,
    Entity,
    Quotation,
    Record,
    chain,
    passages,
)
from migwatch.model.times import is_known, schedule, status
from migwatch.model.visible import visible
from migwatch.model.vocabulary import Corpus

__all__ = ["Describer", "Part", "RowText", "one_line", "quoted"]

#: Cells in the strip that shows where an entity occurs.
STRIP = 12
#: Code points of the text that are shown before and behind a mention.
_BEFORE, _BEHIND = 24, 48
_STRENGTHS = "▁▂▃▄▅▆▇█"


class RowText(NamedTuple):
    """What a row says.

    Attributes:
        left: Cut with an ellipsis where there is no room.
        right: Kept whole at the right edge.
        more: Behind the left, where there is room to read some of it.
    """

    left: tuple[Part, ...]
    right: tuple[Part, ...] = ()
    more: tuple[Part, ...] = ()


def force_sign(corpus: Corpus, force: str) -> str:
    """A sign that grows with a force's strength."""
    if sign := corpus.term("force", force).sign:
        return sign[:1]
    last = max(1, len(corpus.vocabularies.get("force", ())) - 1)
    strength = 1 - min(corpus.rank("force", force), last) / last
    return _STRENGTHS[round(strength * (len(_STRENGTHS) - 1))]


class Describer:
    """Says what the rows of an article say.

    Args:
        article: The article.
        as_of: The day from which statuses and schedules are read.
    """

    def __init__(self, article: Article, as_of: date) -> None:
        self.article = article
        self.as_of = as_of
        self._strips: dict[str, str] = {}
        self._told: dict[Row, RowText] = {}
        self._kinds: dict[str, Callable[[Row], RowText]] = {
            "group": self._group,
            "entity": self._entity,
            "quotation": self._quotation,
            "claim": self._claim,
            "caution": self._caution,
            "mention": self._mention,
            "commitment": self._commitment,
            "glance": self._glance,
            "says": self._says,
            "due": self._due,
            "step": self._step,
            "link": self._link,
            "fact": self._fact,
        }

    def describe(self, row: Row) -> RowText:
        """What a row says."""
        held = self._told.get(row)
        if held is None:
            held = self._told[row] = self._kinds[row.kind](row)
        return held

    def _record(self, row: Row) -> Record | None:
        return self.article.record(row.record) if row.record is not None else None

    def _group(self, row: Row) -> RowText:
        number = f"{row.found} of {row.number}" if row.found >= 0 else str(row.number)
        return RowText((Part(f"{row.text} ", None, "bold"), Part(number, "mw-quiet")))

    def strip(self, record: Record) -> str:
        """A cell for each stretch of the article: filled where the record occurs."""
        held = self._strips.get(record.id)
        if held is None:
            length = max(1, len(self.article.text))
            filled = {passage.start * STRIP // length for passage in passages(record)}
            held = "".join("■" if cell in filled else "·" for cell in range(STRIP))
            self._strips[record.id] = held
        return held

    def _where(self, record: Record) -> Part:
        return Part(f" {self.strip(record)}", "mw-quiet")

    def _entity(self, row: Row) -> RowText:
        entity = self._record(row)
        assert isinstance(entity, Entity)
        paint = paint_of(entity.kind)
        left = [Part(one_line(entity.name), paint.colour)]
        if entity.value:
            left.append(Part(f"  {one_line(entity.value)}", "mw-quiet"))
        party = self.article.short(entity.party) if entity.party else ""
        right = (
            Part(f" {one_line(party):>3}", "mw-quiet"),
            Part(f"{len(entity.mentions):>4}"),
            self._where(entity),
        )
        offices = ", ".join(one_line(role.title) for role in entity.roles)
        return RowText(tuple(left), right, (Part(f"  {offices}", "mw-quiet"),) if offices else ())

    def _named(self, record_id: str) -> str:
        return one_line(self.article.name(record_id))

    def _quotation(self, row: Row) -> RowText:
        quotation = self._record(row)
        assert isinstance(quotation, Quotation)
        speaker = Part(f"{self._named(quotation.speaker)} ", "mw-person")
        return RowText((speaker, Part(quoted(quotation.passage.exact))), (self._where(quotation),))

    def _claim(self, row: Row) -> RowText:
        claim = self._record(row)
        assert isinstance(claim, Claim)
        stated = claim.holder != UNSTATED
        holder = self._named(claim.holder) if stated else "holder not stated"
        left = (Part(f"{holder}: ", "mw-person"), Part(one_line(claim.title)))
        return RowText(left, (self._where(claim),))

    def _caution(self, row: Row) -> RowText:
        caution = self._record(row)
        assert isinstance(caution, Caution)
        left = (
            Part("▲ ", "mw-pause"),
            Part(one_line(caution.passage.exact), "mw-quiet", "strike"),
            Part(f"  {one_line(caution.reading)}"),
        )
        return RowText(left, (self._where(caution),))

    def _passage(self, row: Row) -> Passage:
        record = self._record(row)
        assert record is not None and row.nth is not None
        return passages(record)[row.nth]

    def _mention(self, row: Row) -> RowText:
        passage, text = self._passage(row), self.article.text
        number = self.article.paragraphs.number(passage.start)
        before, after = around(text, passage.start, passage.end, _BEFORE, _BEHIND)
        return RowText(
            (
                Part(f"¶{number} ", "mw-quiet"),
                Part(visible(before), "mw-quiet"),
                Part(one_line(passage.exact), None, "bold"),
                Part(visible(after), "mw-quiet"),
            )
        )

    def force_sign(self, force: str) -> str:
        """A sign that grows with a force's strength."""
        return force_sign(self.article.corpus, force)

    def parties(self, ids: tuple[str, ...]) -> str:
        """Ids in few letters, joined."""
        if ids == (UNSTATED,):
            return "holder not stated"
        return "+".join(one_line(self.article.short(i)) for i in ids) or "—"

    def _held(self, row: Row) -> Commitment:
        commitment = self._record(row)
        assert isinstance(commitment, Commitment)
        return commitment

    def _commitment(self, row: Row) -> RowText:
        held = self._held(row)
        return RowText(
            (
                Part(f"{self.force_sign(held.force)} ", "primary"),
                Part(f"{self.article.corpus.label('force', held.force)} ", "primary"),
                Part(f"{self.parties(held.by)} ", "mw-quiet", yields=True),
                Part(one_line(held.title)),
            )
        )

    def _glance(self, row: Row) -> RowText:
        held = self._held(row)
        if not held.says:
            return RowText((Part("no passage tells of it", "mw-pause"),))
        says = held.says[0]
        who = Part(f"{speaker(self.article, says)} ", "mw-person")
        pauses = pause_parts(self.article, held, self.as_of)
        return RowText((who, Part(quoted(says.exact), "mw-quiet")), pauses)

    def _says(self, row: Row) -> RowText:
        held = self._held(row)
        assert row.nth is not None
        says = held.says[row.nth]
        via = ", ".join(self._named(i) for i in chain(says.via))
        return RowText(
            (
                Part(f"{speaker(self.article, says)} ", "mw-person"),
                Part(quoted(says.exact), "mw-quiet"),
                Part(f" via {via}" if via else "", "mw-quiet"),
            )
        )

    def _due(self, row: Row) -> RowText:
        held = self._held(row)
        assert held.due is not None
        state = self.article.corpus.label("schedule", schedule(held, self.as_of))
        return RowText((Part(f"due {one_line(due_words(held.due))} ", "mw-time"), Part(state)))

    def _step(self, row: Row) -> RowText:
        step = self._held(row).history[row.number]
        corpus = self.article.corpus
        basis = f" ({corpus.label('basis', step.basis)})" if step.basis != "none" else ""

        # Shown and set apart, not hidden: a day is easily forgotten, and what is missing
        # without a word would be taken for something that never happened.
        later = () if is_known(step.on, self.as_of) else (Part("later: ", "mw-pause"),)
        return RowText(
            (
                *later,
                Part(f"{one_line(step.on)} ", "mw-time"),
                Part(corpus.label("status", step.status)),
                Part(basis, "mw-quiet"),
                Part(f" {one_line(step.note)}" if step.note else ""),
            )
        )

    def _link(self, row: Row) -> RowText:
        link = self._held(row).links[row.number]
        rel = self.article.corpus.label("rel", link.rel)
        return RowText((Part(f"{rel} ", "mw-quiet"), Part(self._named(link.to), None, "underline")))

    def _fact(self, row: Row) -> RowText:
        return RowText((Part(one_line(row.text), "mw-quiet"),))

    def chain_lines(self, commitment: Commitment) -> list[list[Part]]:
        """The chain over several articles of which a commitment is a step, where one is known."""
        return []

    def turn_parts(self, commitment: Commitment) -> list[Part]:
        """What should give pause at a commitment as a step of its chain, where one is known."""
        return []

    def state(self, commitment: Commitment) -> tuple[str, str]:
        """Status and schedule of a commitment, as words."""
        corpus = self.article.corpus
        return (
            corpus.label("status", status(commitment, self.as_of)),
            corpus.label("schedule", schedule(commitment, self.as_of)),
        )
