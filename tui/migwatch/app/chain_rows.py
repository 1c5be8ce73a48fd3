"""The rows of a chain in the commitments tree, and what they say.

The steps in the open article stand in the tree as commitments of their own. The oldest
of them has the chain under it: one row for each other step, oldest first. The others
have one row that leads there, so that the chain is listed once and found from each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from migwatch.app.listing import Row
from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.row_text import Describer, RowText
from migwatch.app.wrapping import cut
from migwatch.corpus.chain import Chain
from migwatch.corpus.told import Told
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment

#: A step in this or another article; a pointer to where the chain is listed.
STEP, LISTED = "chain-step", "chain-listed"
#: Cells for the title of an article.
_TITLE = 18
_SIGNS = {"strengthened": "↑", "weakened": "↓"}
CONTRADICTED = "≠"


def first_here(chain: Chain, article: str) -> int:
    """Position of the oldest step in an article; the chain is listed under that one."""
    return next(at for at, step in enumerate(chain.steps) if step.article == article)


def chain_rows(chain: Chain, article: str, commitment: str, key: str) -> Iterator[Row]:
    """The rows of a chain under one of its commitments.

    Args:
        chain: The chain.
        article: Id of the open article.
        commitment: Id of the commitment.
        key: Key of its row.
    """
    first = first_here(chain, article)
    if chain.steps[first].commitment.id != commitment:
        yield Row(LISTED, f"{key}/chain", 2, commitment, number=first)
        return
    for at in range(len(chain.steps)):
        if at != first:
            yield Row(STEP, f"{key}/chain/{at}", 2, commitment, number=at)


class ChainDescriber(Describer):
    """Says what rows say, those of chains included.

    Args:
        article: The article.
        as_of: The day from which statuses and schedules are read.
        chains: The chains that lead beyond it, by the ids of its commitments.
    """

    def __init__(self, article: Article, as_of: date, chains: Mapping[str, Chain]) -> None:
        super().__init__(article, as_of)
        self._chains = chains
        self._kinds |= {STEP: self._chain_step, LISTED: self._chain_listed}

    def _own(self, chain: Chain, commitment: Commitment) -> Told:
        return chain.step(f"{self.article.id}/{commitment.id}")

    def _turns(self, chain: Chain, step: Told) -> list[str]:
        """What should give pause at a step: a change of force, a contradiction."""
        found = [
            f"{_SIGNS[change.word]} {change.word}"
            for change in chain.changes
            if change.after == step.id
        ]
        if any(step.id in (each.first, each.second) for each in chain.contradictions):
            found.append(f"{CONTRADICTED} contradicted")
        return found

    def _step_parts(self, chain: Chain, step: Told, title: int | None) -> list[Part]:
        """Day, force, article, voice and words of a step.

        Args:
            chain: Its chain.
            step: The step.
            title: Cells for the title of the article; None is as many as it takes.
        """
        held, made = step.commitment, step.made_in()
        force = self.article.corpus.label("force", held.force)
        name = one_line(step.title) if title is None else cut(one_line(step.title), title)
        where = "this article" if step.article == self.article.id else name
        parts = [
            Part(f"{made[0] if made else 'undated'} ", "mw-time"),
            Part(f"{self.force_sign(held.force)} {force} ", "primary"),
            Part(f"{where} ", "mw-quiet"),
        ]
        if held.says:
            who = one_line(step.speaker(held.says[0], self.article.corpus))
            parts.append(Part(f"{who} ", "mw-person"))
            parts.append(Part(quoted(held.says[0].exact), "mw-quiet"))
        return parts

    def _chain_step(self, row: Row) -> RowText:
        assert row.record is not None
        chain = self._chains[row.record]
        step = chain.steps[row.number]
        turns = " ".join(self._turns(chain, step))
        left = self._step_parts(chain, step, _TITLE)
        return RowText(tuple(left), (Part(f" {turns}", "mw-pause"),) if turns else ())

    def _chain_listed(self, row: Row) -> RowText:
        assert row.record is not None
        chain = self._chains[row.record]
        title = one_line(chain.steps[row.number].commitment.title)
        words = f"{len(chain.steps)} steps in {len(chain.articles)} articles, listed under "
        return RowText((Part(words, "mw-quiet"), Part(title, None, "underline")))

    def _link(self, row: Row) -> RowText:
        told = super()._link(row)
        held = self._held(row)
        chain, to = self._chains.get(held.id), held.links[row.number].to
        step = None if chain is None else next((s for s in chain.steps if s.id == to), None)
        if step is None:
            return told
        title = Part(one_line(step.commitment.title), None, "underline")
        return RowText((told.left[0], title, Part(f" {one_line(step.title)}", "mw-quiet")))

    def _glance(self, row: Row) -> RowText:
        told = super()._glance(row)
        held = self._held(row)
        chain = self._chains.get(held.id)
        if chain is None:
            return told
        elsewhere = sum(step.article != self.article.id for step in chain.steps)
        turns = self._turns(chain, self._own(chain, held))
        signs = (Part(f" {turn[0]}", "mw-pause") for turn in turns)
        first = Part(f" {elsewhere} elsewhere", "mw-quiet")
        return told._replace(right=(first, *told.right, *signs))

    def chain_lines(self, commitment: Commitment) -> list[list[Part]]:
        """Which step of its chain a commitment is, what has changed with it, and the others."""
        chain = self._chains.get(commitment.id)
        if chain is None:
            return []
        own = self._own(chain, commitment)
        count, articles = len(chain.steps), len(chain.articles)
        words = f"step {chain.steps.index(own) + 1} of {count} in {articles} articles"
        lines = [[Part("chain ", "mw-quiet"), Part(words), self._turn_part(chain, own)]]
        for step in chain.steps:
            if step is not own:
                parts = self._step_parts(chain, step, None)
                lines.append([Part("  "), *parts, self._turn_part(chain, step)])
        return lines

    def _turn_part(self, chain: Chain, step: Told) -> Part:
        return Part("".join(f"  {turn}" for turn in self._turns(chain, step)), "mw-pause")
