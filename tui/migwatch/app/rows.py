"""Which rows the lists have: one function for each list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from migwatch.app.commitment_text import date_parts, voice_parts
from migwatch.app.listing import Build, Listing, Row
from migwatch.corpus.grouping import GROUPINGS, Grouping, group_commitments
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record, passages

if TYPE_CHECKING:
    from migwatch.corpus.chain import Chain

Toggled = frozenset[str]
Chains = Mapping[str, "Chain"]


@lru_cache(1 << 13)
def _row(kind: str, key: str, own: str, opens: bool) -> Row:
    """A record's row: the same after most changes."""
    return Row(kind, key, 1, own, opens=opens)


def _records(article: Article, view: View) -> Build:
    """Records under headings; an unfolded record shows each of its passages."""
    corpus, kind = article.corpus, view.kind
    term_of = view.group

    def build(toggled: Toggled) -> list[Row]:
        groups: dict[str, list[Record]] = {}
        for record in view.records(article.annotation):
            groups.setdefault(term_of(record), []).append(record)
        rows: list[Row] = []
        for term in sorted(groups, key=partial(corpus.rank, view.vocabulary)):
            held = groups[term]
            label = corpus.label(view.vocabulary, term)
            label = label[:1].upper() + label[1:]
            key = f"{kind}/{term}"
            rows.append(Row("group", key, 0, text=label, number=len(held), opens=True))
            if key in toggled:
                continue
            for record in held:
                found = len(passages(record))
                row = _row(kind, f"{key}/{record.id}", record.id, found > 1)
                rows.append(row)
                if row.opens and row.key in toggled:
                    rows += (
                        Row("mention", f"{row.key}/{nth}", 2, record.id, nth)
                        for nth in range(found)
                    )
        return rows

    return build


def _commitments(article: Article, by: Grouping, as_of: date, chains: Chains) -> Build:
    def build(toggled: Toggled) -> list[Row]:
        rows: list[Row] = []
        for group in group_commitments(article, by, as_of):
            key = f"{by}/{group.key}"
            count = len(group.commitments)
            rows.append(Row("group", key, 0, text=group.label, number=count, opens=True))
            if key not in toggled:
                for commitment in group.commitments:
                    here = f"{key}/{commitment.id}"
                    rows += _folded(here, commitment.id)
                    if here not in toggled:
                        continue
                    rows += _held(commitment, here)
                    if (chain := chains.get(commitment.id)) is not None:
                        from migwatch.app.chain_rows import chain_rows

                        rows += chain_rows(chain, article.id, commitment.id, here)
        return rows

    return build


@lru_cache(1 << 13)
def _folded(key: str, own: str) -> tuple[Row, Row]:
    """A commitment, and a glance at its words: the same after most changes."""
    return Row("commitment", key, 1, own, opens=True), Row("glance", f"{key}/0", 2, own, 0)


def _held(commitment: Commitment, key: str) -> Iterator[Row]:
    """What a commitment holds besides."""
    own = commitment.id
    for nth in range(1, len(commitment.says)):
        yield Row("says", f"{key}/{nth}", 2, own, nth)
    if commitment.due is not None:
        dated = len(commitment.says) if commitment.due.words is not None else None
        yield Row("due", f"{key}/due", 2, own, dated)
    if commitment.measure:
        yield Row("fact", f"{key}/measure", 2, own, text=f"kept if: {commitment.measure}")
    for at in range(len(commitment.history)):
        yield Row("step", f"{key}/step/{at}", 2, own, number=at)
    for at in range(len(commitment.links)):
        yield Row("link", f"{key}/link/{at}", 2, own, number=at)
    if commitment.note:
        yield Row("fact", f"{key}/note", 2, own, text=commitment.note)


def row_words(article: Article, as_of: date | None = None) -> Callable[[Row], str]:
    """The words by which a row of an article is found: those it shows, and whole names.

    Args:
        article: The article.
        as_of: The day from which schedules are read, where there are commitments.
    """

    def words(row: Row) -> str:
        record = article.record(row.record) if row.record else None
        if isinstance(record, Entity):
            roles = " ".join(role.title for role in record.roles)
            party = _both_names(article, (record.party,)) if record.party else ""
            aliases = " ".join(record.aliases)
            return f"{record.name} {aliases} {roles} {party} {record.value or ''}"
        if isinstance(record, Commitment):
            force = article.corpus.label("force", record.force)
            people = _both_names(article, (*record.by, *record.to, *record.for_, *_who(record)))
            said = " ".join(says.exact for says in record.says)
            pauses = voice_parts(article, record)
            if as_of is not None:
                pauses += date_parts(article, record, as_of)
            told = " ".join(part.text for part in pauses)
            return f"{record.title} {force} {people} {said} {told}"
        if isinstance(record, Claim):
            said = " ".join(says.exact for says in record.says)
            return f"{record.title} {article.name(record.holder)} {said}"
        if isinstance(record, Quotation):
            return f"{article.name(record.speaker)} {record.passage.exact}"
        if isinstance(record, Caution):
            return f"{record.passage.exact} {record.reading}"
        return row.text

    return words


def _both_names(article: Article, ids: Iterable[str]) -> str:
    return " ".join(f"{article.name(each)} {article.short(each)}" for each in ids)


def _who(commitment: Commitment) -> Iterator[str]:
    return (says.who for says in commitment.says)


class View(msgspec.Struct, frozen=True):
    """What the middle pane can list.

    Attributes:
        title: Its name on the screen.
        kind: Kind of its rows.
        vocabulary: The vocabulary whose terms are its headings.
        records: The records it lists.
        group: The term under which a record stands.
    """

    title: str
    kind: str
    vocabulary: str
    records: Callable[[Annotation], tuple[Record, ...]]
    group: Callable[[Any], str]


VIEWS = (
    View("Entities", "entity", "kind", attrgetter("entities"), attrgetter("kind")),
    View("Quotations", "quotation", "voice", attrgetter("quotations"), attrgetter("voice")),
    View("Claims", "claim", "claim", attrgetter("claims"), attrgetter("kind")),
    View("Cautions", "caution", "caution", attrgetter("cautions"), attrgetter("kind")),
)


def view_of(record: Record) -> int | None:
    """Position in `VIEWS` of the list that holds a record; None for a commitment."""
    kinds = (Entity, Quotation, Claim, Caution)
    return next((at for at, kind in enumerate(kinds) if isinstance(record, kind)), None)


def listed(old: Annotation, new: Annotation, view: int) -> bool:
    """Whether a view lists other records of one annotation than of another."""
    held = VIEWS[view].records
    return held(old) is not held(new)


def records_listing(article: Article, view: int, *, like: Listing | None = None) -> Listing:
    """The middle pane's list in one of its views.

    Args:
        article: The article.
        view: Which of `VIEWS`.
        like: A list whose folding, filter and highlight it is to have.
    """
    return _placed(Listing(_records(article, VIEWS[view]), row_words(article)), like)


def commitments_listing(
    article: Article,
    by: Grouping,
    as_of: date,
    chains: Chains | None = None,
    *,
    like: Listing | None = None,
) -> Listing:
    """The commitments tree, grouped.

    Args:
        article: The article.
        by: What the commitments are grouped by.
        as_of: The day from which they are read.
        chains: The chains that lead beyond it, by the ids of its commitments.
        like: A list whose folding, filter and highlight it is to have.
    """
    build = _commitments(article, by, as_of, chains or {})
    return _placed(Listing(build, row_words(article, as_of)), like)


def renamed(article: Article, by: Grouping, as_of: date, chains: Chains, held: Listing) -> Listing:
    """The commitments tree after a change to entities: its rows may be called otherwise.

    Args:
        article: The article now.
        by: What the commitments are grouped by.
        as_of: The day from which they are read.
        chains: The chains that lead beyond it, by the ids of its commitments.
        held: The tree before.
    """
    if by == "party":
        # Its headings are names.
        return commitments_listing(article, by, as_of, chains, like=held)
    return held.same_rows(_commitments(article, by, as_of, chains), row_words(article, as_of))


def _placed(listing: Listing, like: Listing | None) -> Listing:
    """A list with its highlight; its rows are made once."""
    if like is not None:
        return listing.like(like)
    return listing.moved_to(min(1, len(listing.rows) - 1))


def next_grouping(by: Grouping) -> Grouping:
    """The grouping that comes behind another."""
    return GROUPINGS[(GROUPINGS.index(by) + 1) % len(GROUPINGS)]
