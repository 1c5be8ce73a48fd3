"""What happened when in a chain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from migwatch.corpus.chain import Chain, Contradiction
from migwatch.corpus.told import Told
from migwatch.model.commitment import Step
from migwatch.model.timeline import KINDS, TimelineMark
from migwatch.model.times import narrowed, period, schedule, status

#: Statuses that say no more than that it was made.
_STATED = "stated"
#: Kinds of marks that are no status.
_NO_STATUS = frozenset({"made", "restated", "due", "overdue", "contradicted", "other"})


class Placed(NamedTuple):
    """A mark, and the steps that it is about: in their rows it stands.

    Attributes:
        mark: The mark.
        steps: One step, or the two that contradict each other.
    """

    mark: TimelineMark
    steps: tuple[Told, ...]


def chain_marks(chain: Chain, as_of: date) -> Iterator[Placed]:
    """The marks of a chain, step by step.

    Args:
        chain: The chain as of the day; see `Chain.as_of`.
        as_of: The day; what was done later is left out, what is due later is not.
    """
    marks = _Marks(chain, as_of)
    for at, step in enumerate(chain.steps):
        yield from marks.made(step)
        yield from marks.due(at, step)
        yield from marks.done(step)
    yield from marks.superseded()
    for each in chain.contradictions:
        yield from marks.contradicted(each)


class _Marks:
    """Makes the marks of one chain."""

    def __init__(self, chain: Chain, as_of: date) -> None:
        self._chain = chain
        self._corpus = chain.corpus
        self._as_of = as_of
        self._restated = chain.restated()
        self._changes = {change.after: change for change in chain.changes}
        self._replaced = {link.to for link in chain.links if link.rel == "supersedes"}
        self._kept = {
            chain.things[at]
            for at, step in enumerate(chain.steps)
            if status(step.commitment, as_of) == "kept"
        }

    def _mark(
        self,
        about: Told,
        kind: str,
        span: tuple[date, date],
        *,
        when: str,
        mod: str | None = None,
        word: str | None = None,
        leads: Told | None = None,
        nth: int = 0,
        note: str = "",
    ) -> TimelineMark:
        told = leads or about
        said = told.commitment.says
        who = words = ""
        if nth < len(said):
            who, words = told.speaker(said[nth], self._corpus), said[nth].exact
        elif (due := told.commitment.due) is not None and due.words is not None:
            words = due.words.exact
        return TimelineMark(
            *span,
            kind,
            word or KINDS[kind].word,
            when,
            mod,
            told.article,
            told.commitment.id,
            nth,
            about.commitment.title,
            self._corpus.label("force", about.commitment.force),
            who,
            words,
            note,
            told.title,
        )

    def made(self, step: Told) -> Iterator[Placed]:
        """When it was made, or told again."""
        span = step.made_in()
        if span is None:
            return
        made = step.commitment.made
        notes = []
        if (change := self._changes.get(step.id)) is not None:
            notes.append(f"{change.word} from {self._corpus.label('force', change.was)}")
        if made is not None and made.at is not None:
            notes.append(f"at {step.name(made.at)}")
        when = _days(span)
        if made is None or not made.on:
            notes.append("day of publication")
        kind = "restated" if step.id in self._restated else "made"
        yield Placed(self._mark(step, kind, span, when=when, note="; ".join(notes)), (step,))

    def due(self, at: int, step: Told) -> Iterator[Placed]:
        """By when it is due."""
        due = step.commitment.due
        span = None if due is None else narrowed(due.on, due.mod)
        if due is None or span is None:
            return
        kept = self._chain.things[at] in self._kept
        state = "met" if kept else schedule(step.commitment, self._as_of)
        late = state == "overdue"
        kind, note = ("overdue", "") if late else ("due", self._corpus.label("schedule", state))
        nth = len(step.commitment.says) if due.words is not None else 0
        mark = self._mark(step, kind, span, when=due.on, mod=due.mod, nth=nth, note=note)
        yield Placed(mark, (step,))

    def done(self, step: Told) -> Iterator[Placed]:
        """What its history tells."""
        for line in step.commitment.history:
            span = period(line.on)
            if span is None or span[0] > self._as_of or line.status == _STATED:
                continue
            if line.status == "superseded" and step.id in self._replaced:
                continue
            known = line.status in KINDS and line.status not in _NO_STATUS
            kind = line.status if known else "other"
            word = self._corpus.label("status", line.status)
            note = self._basis(line)
            yield Placed(self._mark(step, kind, span, when=line.on, word=word, note=note), (step,))

    def _basis(self, line: Step) -> str:
        basis = self._corpus.label("basis", line.basis)
        told = " ".join(part for part in (line.note, line.source) if part)
        return f"{basis}: {told}" if told else basis

    def superseded(self) -> Iterator[Placed]:
        """What another step takes the place of."""
        for link in self._chain.links:
            newer, older = self._chain.step(link.from_), self._chain.step(link.to)
            span = newer.made_in()
            if link.rel == "supersedes" and span is not None:
                note = "; ".join(filter(None, (f"by {newer.commitment.title}", link.note)))
                mark = self._mark(
                    older, "superseded", span, when=_days(span), leads=newer, note=note
                )
                yield Placed(mark, (older,))

    def contradicted(self, found: Contradiction) -> Iterator[Placed]:
        """Two steps that cannot both hold, at the day of the later one."""
        first, second = self._chain.step(found.first), self._chain.step(found.second)
        span = second.made_in() or first.made_in()
        if span is None:
            return
        other = first.commitment
        if found.basis == "force":
            said = f"told elsewhere as {self._corpus.label('force', other.force)}"
        else:
            said = f"cannot hold together with {other.title}"
        note = "; ".join(filter(None, (f"{said} ({first.title})", found.note)))
        mark = self._mark(second, "contradicted", span, when=_days(span), note=note)
        yield Placed(mark, (first, second))


def _days(span: tuple[date, date]) -> str:
    first, last = span
    return f"{first}" if first == last else f"{first}/{last}"
