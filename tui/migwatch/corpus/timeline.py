"""From chains to the rows of a timeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple, get_args

from migwatch.corpus.chain import Chain
from migwatch.corpus.chain_times import chain_state
from migwatch.corpus.grouping import Heading
from migwatch.corpus.timeline_marks import chain_marks
from migwatch.corpus.told import Told
from migwatch.model.records import UNSTATED
from migwatch.model.timeline import TimelineMark, TimelineRow
from migwatch.model.vocabulary import Corpus

By = Literal["chain", "party", "theme"]
BYS: tuple[By, ...] = get_args(By)

#: Sorts what has no party or theme behind everything else.
_LAST = 1 << 30


class _Row(NamedTuple):
    """A row while it is put together: each mark, and each undated commitment, once."""

    marks: dict[TimelineMark, None]
    undated: dict[str, None]


def timeline(chains: Iterable[Chain], corpus: Corpus, as_of: date, by: By) -> list[TimelineRow]:
    """The rows of a timeline.

    Chains stand in their own order, parties and themes in that of the corpus; what has
    none comes last. A mark that concerns two parties or themes stands in the row of each.

    Args:
        chains: The chains.
        corpus: The corpus.
        as_of: The day on which they are read; what was made or done later is left out.
        by: What a row is.
    """
    known = [held for chain in chains if (held := chain.as_of(as_of)) is not None]
    if by == "chain":
        return [_chain_row(chain, as_of) for chain in known]
    rows: dict[Heading, _Row] = {}
    for chain in known:
        headings = {step.id: _headings(step, corpus, by) for step in chain.steps}
        for step in chain.steps:
            for heading in headings[step.id]:
                row = rows.setdefault(heading, _Row({}, {}))
                if step.made_in() is None:
                    row.undated[step.id] = None
        for mark, steps in chain_marks(chain, as_of):
            for step in steps:
                for heading in headings[step.id]:
                    rows[heading].marks[mark] = None
    return [
        TimelineRow(heading.key, heading.label, "", "", _ordered(row.marks), len(row.undated))
        for heading, row in sorted(rows.items(), key=lambda item: item[0])
    ]


def _chain_row(chain: Chain, as_of: date) -> TimelineRow:
    marks = _ordered(placed.mark for placed in chain_marks(chain, as_of))
    undated = sum(step.made_in() is None for step in chain.steps)
    state = ", ".join(state_words(chain, as_of))
    return TimelineRow(chain.id, chain.title, holders(chain), state, marks, undated)


def holders(chain: Chain) -> str:
    """Who is bound to what a chain is about, in few letters, in the order of the corpus."""
    corpus = chain.corpus
    held = {
        _holder(step, corpus, each): party.short
        if (party := corpus.party(each))
        else step.name(each)
        for step in chain.subject
        for each in step.commitment.by
    }
    return "+".join(dict.fromkeys(held[heading] for heading in sorted(held)))


def state_words(chain: Chain, as_of: date) -> list[str]:
    """Status and schedule of a chain in words, then what must not be missed of other steps."""
    corpus, found = chain.corpus, chain_state(chain, as_of)
    words = [corpus.label("status", found.status), corpus.label("schedule", found.schedule)]
    for term in found.beside:
        vocabulary = "schedule" if term == "overdue" else "status"
        words.append(f"another step {corpus.label(vocabulary, term)}")
    if found.contradicted:
        words.append("contradicted")
    return words


def _ordered(marks: Iterable[TimelineMark]) -> tuple[TimelineMark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.day))


def _headings(step: Told, corpus: Corpus, by: By) -> list[Heading]:
    """The rows in which a step stands, each once; at least one."""
    if by == "theme":
        found = [
            Heading((corpus.rank("theme", term), term), term, corpus.label("theme", term))
            for term in dict.fromkeys(step.commitment.theme)
        ]
        return found or [Heading((_LAST, ""), "", "no theme")]
    held = (_holder(step, corpus, each) for each in step.commitment.by)
    return list(dict.fromkeys(held)) or [Heading((_LAST, ""), "", "no party")]


def _holder(step: Told, corpus: Corpus, holder: str) -> Heading:
    """Parties in the order of the corpus, others by name whatever articles call them."""
    ids = [party.id for party in corpus.parties]
    name = step.name(holder)
    if holder in ids:
        return Heading((ids.index(holder), ""), holder, name)
    if holder == UNSTATED:
        return Heading((len(ids) + 1, ""), holder, name)
    return Heading((len(ids), name.casefold()), name, name)
