"""An article: the text, its annotation, and ways to find things in both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

from migwatch.model.annotation import Annotation, Outside
from migwatch.model.commitment import Commitment
from migwatch.model.marks import Marks, mark_class
from migwatch.model.paragraphs import Paragraphs
from migwatch.model.passage import Passage
from migwatch.model.records import (
    UNSTATED,
    Caution,
    Claim,
    Entity,
    Record,
    cautions_named,
    passages,
)
from migwatch.model.vocabulary import Corpus

_CAUTION = frozenset({"caution"})
_NONE: Mapping[str, Entity] = {}


class Article:
    """One annotated article, resolved: every passage has its offsets and its words.

    Args:
        article_id: Id: the name of its file without the ending.
        text: The source text, decoded and otherwise untouched.
        annotation: Its records.
        corpus: The corpus that defines its parties and terms.
        marks: Its marks, where they are at hand; else they are worked out when asked for.
        shared: The corpus's shared entities by id, those it does not mention included.
    """

    def __init__(
        self,
        article_id: str,
        text: str,
        annotation: Annotation,
        corpus: Corpus,
        marks: Marks | None = None,
        shared: Mapping[str, Entity] = _NONE,
    ) -> None:
        self.id = article_id
        self.text = text
        self.annotation = annotation
        self.corpus = corpus
        self.shared = shared
        if marks is not None:
            self.marks = marks

    def changed(self, annotation: Annotation) -> Article:
        """The same article with other records; what has not changed is not worked out again.

        Args:
            annotation: The records.
        """
        made = Article(self.id, self.text, annotation, self.corpus, shared=self.shared)
        if "paragraphs" in self.__dict__:
            made.__dict__["paragraphs"] = self.paragraphs
        if self._has_marks_of(made):
            made.marks = self.marks
        elif "marks" in self.__dict__ and self._outside == made._outside:
            from migwatch.model.marks_change import marks_after

            marks = marks_after(self.marks, self.records, made.records)
            if marks is not None:
                made.marks = marks
        return made

    @property
    def _outside(self) -> tuple[Outside, ...]:
        return self.annotation.article.outside

    def _has_marks_of(self, other: Article) -> bool:
        """Whether the passages of two versions are the same, in the same order."""
        old, new = self.records, other.records
        return (
            "marks" in self.__dict__
            and len(old) == len(new)
            and self._outside == other._outside
            and all(
                a is b or (mark_class(a) == mark_class(b) and spans(a) == spans(b))
                for a, b in zip(old, new, strict=True)
            )
        )

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All records: entities, quotations, claims, commitments, cautions."""
        held = self.annotation
        return (*held.entities, *held.quotations, *held.claims, *held.commitments, *held.cautions)

    @cached_property
    def is_of_another_text(self) -> bool:
        """Whether the text is not the one that was annotated, so that records may lack here."""
        digest = self.annotation.article.sha256
        return len(digest) == 64 and sha256(self.text.encode()).hexdigest() != digest

    @cached_property
    def marks(self) -> Marks:
        """Every passage in text order."""
        return Marks(self.records, self.annotation)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Where the paragraphs begin."""
        return Paragraphs(self.text)

    @cached_property
    def _caution_marks(self) -> Marks:
        return Marks(self.annotation.cautions)

    def record(self, record_id: str) -> Record | None:
        """The record of that id, or None."""
        return self.annotation.record(record_id)

    def name(self, record_id: str) -> str:
        """The words to show for an id.

        That of a party, of a record, of a shared entity, or the id itself.
        """
        if party := self.corpus.party(record_id):
            return party.name
        record = self.record(record_id) or self.shared.get(record_id)
        if record is None:
            return "not stated" if record_id == UNSTATED else record_id
        return label(record)

    def short(self, record_id: str) -> str:
        """As `name`, in few letters where the corpus has them."""
        if party := self.corpus.party(record_id):
            return party.short
        return self.name(record_id)

    def cautions_on(self, passage: Passage) -> list[Caution]:
        """The cautions whose words overlap a passage, in text order."""
        if not self.annotation.cautions:
            return []
        found = self._caution_marks.overlapping(passage.start, passage.end, _CAUTION)
        return [self.annotation.cautions[mark.record] for mark in found]

    def cautions_of(self, record: Record) -> list[Caution]:
        """The cautions that a record names or that overlap its passages, each once."""
        found = {
            caution.id: caution
            for name in cautions_named(record)
            if isinstance(caution := self.record(name), Caution)
        }
        cautions = self.annotation.cautions
        own = Marks([record] if cautions else [])
        for caution in cautions:
            if own.touches(caution.passage.start, caution.passage.end):
                found.setdefault(caution.id, caution)
        found.pop(record.id, None)
        return list(found.values())

    def voices(self, commitment: Commitment) -> tuple[str, ...]:
        """Ids of everyone who says so, each once; one means it rests on a single voice."""
        return tuple(dict.fromkeys(says.who for says in commitment.says))


def spans(record: Record) -> list[tuple[int, int]]:
    """Start and end of each passage of a record, in the order in which it lists them."""
    return [(passage.start, passage.end) for passage in passages(record)]


def label(record: Record) -> str:
    """The words to show for a record."""
    if isinstance(record, Entity):
        return record.name
    if isinstance(record, (Commitment, Claim)):
        return record.title
    return record.passage.exact
