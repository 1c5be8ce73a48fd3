"""The units of an article: what a search can find in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migwatch.corpus.fields import FIELDS
from migwatch.corpus.place import Place, place_in
from migwatch.corpus.unit import TEXT, Label, Office, Unit, Values
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Says
from migwatch.model.passage import Passage
from migwatch.model.records import (
    Caution,
    Claim,
    Entity,
    Quotation,
    Record,
    cautions_named,
    chain,
    passages,
)

#: Longest paragraph that is one unit; a longer one is divided between words.
PARAGRAPH = 4096
#: Most units of one article.
UNITS = 1 << 18


def units_of(article: Article) -> list[Unit]:
    """Everything that a search can find in an article, in text order; text before records."""
    found = list(_Units(article).all())
    found.sort(key=lambda unit: (unit.start, bool(unit.record)))
    return found[:UNITS]


def labels_of(article: Article, units: Iterable[Unit]) -> list[tuple[Label, int]]:
    """The ids in the units' fields, each with the words to show for it and how many hold it."""
    labels: dict[tuple[str, str], Label] = {}
    counts: dict[tuple[str, str], int] = {}
    for unit in units:
        for name, ids in unit.values.items():
            for each in ids:
                key = name, each
                if key in counts:
                    counts[key] += 1
                else:
                    counts[key] = 1
                    labels[key] = Label(name, each, _label(article, name, each))
    return list(zip(labels.values(), counts.values(), strict=True))


def _label(article: Article, field: str, each: str) -> str:
    if vocabulary := FIELDS[field].vocabulary:
        return article.corpus.label(vocabulary, each)
    return article.name(each) if FIELDS[field].how == "id" else each


class _Units:
    """The units of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        held = article.annotation
        self._ids = [entity.id for entity in held.entities]
        self._entity_ids = frozenset(self._ids)
        self._events: dict[str, list[str]] = {}
        for entity in held.entities:
            for participant in entity.participants:
                self._events.setdefault(participant, []).append(entity.id)

    def all(self) -> Iterator[Unit]:
        held = self._article.annotation
        yield from self._paragraphs()
        for entity in held.entities:
            yield self._entity(entity)
        for quotation in held.quotations:
            yield self._quotation(quotation)
        for claim in held.claims:
            yield from self._claim(claim)
        for commitment in held.commitments:
            yield from self._commitment(commitment)
        for caution in held.cautions:
            yield self._caution(caution)

    def _paragraphs(self) -> Iterator[Unit]:
        text, marks = self._article.text, self._article.marks
        records = self._article.records
        number, at = 0, 0
        size = max(PARAGRAPH, len(text) // (UNITS // 4))
        while at < len(text):
            number += 1
            try:
                _, end = self._article.paragraphs.span(number)
            except IndexError:
                return
            while at < end:
                stop = end
                if end - at > size:
                    gap = text.rfind(" ", at + 1, at + size)
                    stop = gap + 1 if gap > 0 else at + size
                exact = text[at:stop]
                if words := exact.strip():
                    start = at + exact.index(words[0])
                    behind = start + len(words)
                    under = [records[each] for each in marks.records_over(start, behind)]
                    yield Unit("", 0, start, behind, number, words, values=_mentioned(under))
                at = stop

    def _place(self, passage: Passage) -> Place:
        return place_in(self._article, passage)

    def _entity(self, entity: Entity) -> Unit:
        held = passages(entity)
        place = self._place(held[0]) if held else Place(0, 0, 1, entity.name, "", "")
        offices = tuple(dict.fromkeys(role.title for role in entity.roles))
        values = {
            "kind": ("entity", entity.kind),
            "entity": (entity.id,),
            "party": _some(entity.party),
            "role": offices,
            "at": tuple(self._events.get(entity.id, ())),
            "sure": (entity.sure,),
            "caution": self._cautions(entity, held[:1]),
        }
        title = ", ".join(dict.fromkeys([entity.name, *offices]))
        roles = tuple(
            Office(
                role.title,
                self._article.name(role.of) if role.of else "",
                role.from_ or "",
                role.to or "",
            )
            for role in entity.roles
        )
        return place.unit(entity.id, 0, title, "", values, made=entity.on, roles=roles)

    def _quotation(self, quotation: Quotation) -> Unit:
        place = self._place(quotation.passage)
        values = {
            "kind": ("quotation",),
            "who": (quotation.speaker,),
            "via": chain(quotation.via),
            "to": quotation.addressee,
            "voice": (quotation.voice,),
            "entity": self._entities(quotation.passage, (quotation.speaker,)),
            "caution": self._cautions(quotation, [quotation.passage]),
        }
        speaker = self._article.name(quotation.speaker)
        return place.unit(quotation.id, 0, "", speaker, values)

    def _claim(self, claim: Claim) -> Iterator[Unit]:
        for nth, says in enumerate(claim.says):
            values = self._said(says) | {
                "kind": ("claim",),
                "by": (claim.holder,),
                "entity": self._entities(says, (*claim.about, claim.holder)),
                "sure": (claim.reading.sure,),
                "caution": self._cautions(claim, [says]),
                "voices": (str(len({each.who for each in claim.says})),),
            }
            speaker = self._article.name(says.who)
            yield self._place(says).unit(claim.id, nth, claim.title, speaker, values)

    def _commitment(self, held: Commitment) -> Iterator[Unit]:
        made, due = held.made, held.due
        for nth, says in enumerate(held.says):
            values = self._said(says) | {
                "kind": ("commitment",),
                "by": held.by,
                "to": held.to,
                "for": held.for_,
                "party": tuple(dict.fromkeys((*held.by, *held.to, *held.for_))),
                "force": (held.force,),
                "theme": held.theme,
                "at": _some(made.at if made else None),
                "entity": self._entities(says, (*held.by, *held.to, *held.for_, says.who)),
                "sure": (held.reading.sure,),
                "caution": self._cautions(held, [says]),
                "voices": (str(len(self._article.voices(held))),),
            }
            yield self._place(says).unit(
                held.id,
                nth,
                held.title,
                self._article.name(says.who),
                values,
                made=made.on if made else None,
                due=due.on if due else None,
                mod=due.mod if due else None,
                history=tuple((step.on, step.status) for step in held.history),
            )

    def _caution(self, caution: Caution) -> Unit:
        values = {
            "kind": ("caution",),
            "caution": (caution.kind,),
            "sure": (caution.sure,),
            "entity": self._entities(caution.passage, ()),
        }
        return self._place(caution.passage).unit(caution.id, 0, caution.reading, "", values)

    def _said(self, says: Says) -> Values:
        return {"who": (says.who,), "via": chain(says.via), "voice": (says.voice,)}

    def _entities(self, passage: Passage, named: tuple[str, ...]) -> tuple[str, ...]:
        """The entities whose mentions overlap a passage, and those its record names."""
        own = [each for each in named if each in self._entity_ids]
        # Entities come first among the records.
        over = self._article.marks.records_over(passage.start, passage.end)
        under = [self._ids[at] for at in over if at < len(self._ids)]
        return tuple(dict.fromkeys((*under, *own)))

    def _cautions(self, record: Record, held: Iterable[Passage]) -> tuple[str, ...]:
        """Kinds of the cautions that a record names or that overlap its words."""
        found: dict[str, None] = {}
        for name in cautions_named(record):
            if isinstance(caution := self._article.record(name), Caution):
                found[caution.kind] = None
        for passage in held:
            for caution in self._article.cautions_on(passage):
                found[caution.kind] = None
        return tuple(found)


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _mentioned(records: Iterable[Record]) -> Values:
    """The entities and kinds of cautions among the records under a paragraph."""
    entities: dict[str, None] = {}
    cautions: dict[str, None] = {}
    for record in records:
        if isinstance(record, Entity):
            entities[record.id] = None
        elif isinstance(record, Caution):
            cautions[record.kind] = None
    found = {"entity": tuple(entities), "caution": tuple(cautions)}
    return {"kind": (TEXT,)} | {name: ids for name, ids in found.items() if ids}
