"""What the details strip says of each kind of record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from migwatch.app.commitment_text import (
    date_parts,
    made_parts,
    parties_parts,
    says_parts,
    voice_parts,
)
from migwatch.app.layers import paint_of
from migwatch.app.row_text import Describer, Part, one_line, quoted
from migwatch.app.state import Selected
from migwatch.formats.wording import time_words
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Says
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record, chain, passages
from migwatch.model.times import is_known

Line = list[Part]


def details(
    describer: Describer, selected: Selected | None, keys: Mapping[str, str] | None = None
) -> list[Line]:
    """Lines about the selected record; a hint where there is none.

    Args:
        describer: Says what there is to say.
        selected: The record.
        keys: The user's own keys by the id of a command.
    """
    article = describer.article
    record = article.record(selected.record) if selected is not None else None
    if record is None or selected is None:
        return list(_article(article, keys or {}))
    lines = [_head(describer, record, selected.nth)]
    if isinstance(record, Entity):
        lines += _entity(article, record)
    elif isinstance(record, Commitment):
        lines += _commitment(describer, record, selected.nth)
    elif isinstance(record, Claim):
        lines += _claim(article, record, selected.nth)
    elif isinstance(record, Quotation):
        lines += _quotation(article, record)
    else:
        lines += _caution(article, record)
    if not isinstance(record, Caution):
        lines += _cautions(article, record, selected.nth)
    return lines


def _article(article: Article, keys: Mapping[str, str]) -> Iterator[Line]:
    """What there is to know of the article itself, while no record is selected."""
    held = article.annotation
    facts: Line = [Part(one_line(held.article.title), None, "bold")]
    if held.article.publisher:
        facts.append(Part(f"  {one_line(held.article.publisher)}", "mw-quiet"))
    yield facts
    if not article.records:
        from migwatch.app.empty_text import how_to_begin

        yield how_to_begin(article, keys)
    cautions = len(held.cautions)
    warning: Line = []
    if held.article.translated_from:
        warning.append(Part("Machine translation. ", "mw-pause"))
    if cautions:
        those = "One passage must not be quoted as it stands"
        if cautions > 1:
            those = f"{cautions} passages must not be quoted as they stand"
        warning.append(Part(f"{those} (struck through)."))
    if warning:
        yield warning
    if held.article.published:
        yield _pair("published", f"{held.article.published}  {held.article.published_basis}")
    if not article.records:
        yield [
            Part("migwatch-tui check", "primary", "bold"),
            Part(" tells what is wrong with them, ", "mw-quiet"),
            Part("migwatch-tui schema", "primary", "bold"),
            Part(" what they may hold.", "mw-quiet"),
        ]
        return
    yield [
        Part("enter", "primary", "bold"),
        Part(" on words shows their record, ", "mw-quiet"),
        Part("l", "primary", "bold"),
        Part(" goes to the next annotated words, ", "mw-quiet"),
        Part("tab", "primary", "bold"),
        Part(" to the lists", "mw-quiet"),
    ]


def _head(describer: Describer, record: Record, nth: int) -> Line:
    """Kind and title, and which passage is the current one."""
    corpus = describer.article.corpus
    parts: Line
    if isinstance(record, Entity):
        paint = paint_of(record.kind)
        kind = corpus.label("kind", record.kind)
        parts = [Part(one_line(record.name), paint.colour, "bold"), Part(f"  {kind}", "mw-quiet")]
    elif isinstance(record, Commitment):
        force = corpus.term("force", record.force)
        parts = [
            Part(f"{describer.force_sign(record.force)} {force.shown} ", "primary", "bold"),
            Part(one_line(record.title), None, "bold"),
        ]
    elif isinstance(record, Claim):
        kind = corpus.label("claim", record.kind)
        parts = [Part(f"{kind} ", "primary", "bold"), Part(one_line(record.title), None, "bold")]
    elif isinstance(record, Quotation):
        parts = [Part(f"{corpus.label('voice', record.voice)} quotation", "primary", "bold")]
    else:
        kind = corpus.label("caution", record.kind)
        parts = [Part(f"▲ caution: {kind}", "mw-pause", "bold")]
    held = passages(record)
    if len(held) > 1:
        parts.append(Part(f"  {nth + 1} of {len(held)}", "mw-count"))
    if nth < len(held):
        number = describer.article.paragraphs.number(held[nth].start)
        parts.append(Part(f"  ¶{number}", "mw-quiet"))
    return parts


def _pair(label: str, value: str) -> Line:
    return [Part(f"{label} ", "mw-quiet"), Part(one_line(value))]


def _names(article: Article, ids: tuple[str, ...]) -> str:
    return ", ".join(one_line(article.name(i)) for i in ids)


def _said(article: Article, says: Says) -> Line:
    """Who says so, in which voice, through whom."""
    parts = [Part(quoted(says.exact)), *says_parts(article, says)]
    via = [one_line(article.name(i)) for i in chain(says.via) if i != says.voice]
    if via:
        parts.append(Part(f", via {' via '.join(via)}", "mw-quiet"))
    return parts


def _reading(article: Article, sure: str, note: str) -> Iterator[Line]:
    if sure != "certain":
        words = f"{article.corpus.label('sure', sure)}{f': {note}' if note else ''}"
        yield _pair("reading", words)
    elif note:
        yield _pair("reading", note)


def _entity(article: Article, entity: Entity) -> Iterator[Line]:
    facts: Line = []
    for label, value in _entity_facts(article, entity):
        if value:
            facts.extend([Part(f"{label} ", "mw-quiet"), Part(f"{one_line(value)}  ")])
    if facts:
        yield facts
    if entity.participants:
        present = "; ".join(_with_offices(article, each) for each in entity.participants)
        yield _pair("participants", present)
    yield from _reading(article, entity.sure, "")
    for role in entity.roles:
        if role.basis:
            yield _pair("role known from", role.basis)
    if entity.basis:
        yield _pair("basis", entity.basis)
    if entity.note:
        yield _pair("note", entity.note)


def _entity_facts(article: Article, entity: Entity) -> Iterator[tuple[str, str | None]]:
    yield "also", ", ".join(entity.aliases)
    yield "party", article.name(entity.party) if entity.party else None
    for role in entity.roles:
        yield "role", role.title + (f", {article.name(role.of)}" if role.of else "")
    if entity.value:
        yield "value", f"{time_words(entity.value, entity.mod)} {entity.unit or ''}".rstrip()
    yield "per", entity.per
    yield "approximate", "yes" if entity.approx else None
    yield "on", entity.on
    yield "at", article.name(entity.where) if entity.where else None
    yield "same as", ", ".join(entity.same_as)


def _with_offices(article: Article, participant: str) -> str:
    """A participant's name and offices."""
    record = article.record(participant)
    roles = record.roles if isinstance(record, Entity) else ()
    offices = ", ".join(role.title for role in roles)
    return article.name(participant) + (f" ({offices})" if offices else "")


def _commitment(describer: Describer, held: Commitment, nth: int) -> Iterator[Line]:
    article = describer.article
    facts = parties_parts(article, held)
    if held.made is not None:
        facts += made_parts(article, held.made)
    yield facts
    state, schedule = describer.state(held)
    facts = [Part("status ", "mw-quiet"), Part(state)]
    dated = date_parts(article, held, describer.as_of)
    if all(part.text != schedule for part in dated):
        dated.append(Part(schedule))
    for part in (*dated, *voice_parts(article, held), *describer.turn_parts(held)):
        facts += [Part("  "), part]
    yield facts
    if nth < len(held.says):
        yield _said(article, held.says[nth])
    elif held.due is not None and held.due.words is not None:
        yield [Part(quoted(held.due.words.exact)), Part("  gives the date", "mw-quiet")]
    yield from describer.chain_lines(held)
    yield from _reading(article, held.reading.sure, held.reading.note)
    yield from _since(describer, held)


def _since(describer: Describer, held: Commitment) -> Iterator[Line]:
    """What would show that it was kept, what has happened since, what it belongs with."""
    article = describer.article
    if held.measure:
        yield _pair("kept if", held.measure)
    for step in held.history:
        corpus = article.corpus
        basis = f" ({corpus.label('basis', step.basis)})" if step.basis != "none" else ""
        words = f"{corpus.label('status', step.status)}{basis} {step.note}".rstrip()
        line = [Part(f"{one_line(step.on)} ", "mw-time"), Part(one_line(words))]
        if not is_known(step.on, describer.as_of):
            line.append(Part(f"  later than {describer.as_of.isoformat()}", "mw-pause"))
        yield line
    for link in held.links:
        rel = article.corpus.label("rel", link.rel)
        yield _pair(rel, article.name(link.to) + (f" ({link.note})" if link.note else ""))
    if held.note:
        yield _pair("note", held.note)


def _claim(article: Article, claim: Claim, nth: int) -> Iterator[Line]:
    named = Part(one_line(article.name(claim.holder)), "mw-person")
    facts = [Part("holder ", "mw-quiet"), named]
    if claim.about:
        facts += [Part("  about ", "mw-quiet"), Part(_names(article, claim.about))]
    yield facts
    if nth < len(claim.says):
        yield _said(article, claim.says[nth])
    yield from _reading(article, claim.reading.sure, claim.reading.note)
    if claim.note:
        yield _pair("note", claim.note)


def _quotation(article: Article, quotation: Quotation) -> Iterator[Line]:
    facts = [
        Part("speaker ", "mw-quiet"),
        Part(one_line(article.name(quotation.speaker)), "mw-person"),
    ]
    if via := chain(quotation.via):
        facts += [Part("  via ", "mw-quiet"), Part(_names(article, via))]
    if quotation.addressee:
        facts += [Part("  to ", "mw-quiet"), Part(_names(article, quotation.addressee))]
    yield facts
    yield [Part(quoted(quotation.passage.exact))]
    if quotation.note:
        yield _pair("note", quotation.note)


def _caution(article: Article, caution: Caution) -> Iterator[Line]:
    yield [Part(one_line(caution.passage.exact), "mw-quiet", "strike")]
    yield _pair("most likely means", caution.reading)
    yield _pair("basis", caution.basis)
    yield _pair("certainty", article.corpus.label("sure", caution.sure))


def _cautions(article: Article, record: Record, nth: int) -> Iterator[Line]:
    """What must not be quoted as it stands in the current passage or the record."""
    held = passages(record)
    found = {} if isinstance(record, Entity) else {c.id: c for c in article.cautions_of(record)}
    if nth < len(held):
        found |= {c.id: c for c in article.cautions_on(held[nth])}
    for caution in found.values():
        yield [
            Part("▲ ", "mw-pause"),
            Part(quoted(caution.passage.exact), "mw-quiet", "strike"),
            Part(f" {one_line(caution.reading)}", "mw-pause"),
        ]
