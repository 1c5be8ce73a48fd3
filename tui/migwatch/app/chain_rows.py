"""The rows of a chain in the commitments tree, and what they say.

The steps in the open article stand in the tree as commitments of their own. The oldest
of them has the chain under it: what it is about and how that stands, then one row for each
other step, oldest first. The others have one row that leads there, so that the chain is
listed once and found from each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from migwatch.app.listing import Row
from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.row_text import Describer, RowText
from migwatch.app.wrapping import cut
from migwatch.corpus.chain import Chain
from migwatch.corpus.chain_relations import relations
from migwatch.corpus.timeline import holders, state_words
from migwatch.corpus.told import Told
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment

#: What a chain is about; a step in this or another article; a pointer to where it is listed.
ABOUT, STEP, LISTED = "chain-about", "chain-step", "chain-listed"
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
    main = chain.steps.index(chain.main)
    yield Row(ABOUT, f"{key}/chain/about", 2, commitment, number=main)
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
        self._kinds |= {
            ABOUT: self._chain_about,
            STEP: self._chain_step,
            LISTED: self._chain_listed,
        }

    def _own(self, chain: Chain, commitment: Commitment) -> Told:
        return chain.step(f"{self.article.id}/{commitment.id}")

    def _turns(self, chain: Chain, step: Told, *, whole: bool = False) -> list[str]:
        """What should give pause at a step: a change of force, a contradiction.

        Args:
            chain: Its chain.
            step: The step.
            whole: Whether to say what it contradicts and what the force was.
        """
        found = []
        for change in chain.changes:
            if change.after == step.id:
                was = f" from {self.article.corpus.label('force', change.was)}" if whole else ""
                found.append(f"{_SIGNS[change.word]} {change.word}{was}")
        for each in chain.contradictions:
            if step.id in (each.first, each.second):
                other = chain.step(each.second if step.id == each.first else each.first)
                force = self.article.corpus.label("force", other.commitment.force)
                cause = f" by {other.title}: {force}, {other.commitment.title}"
                found.append(f"{CONTRADICTED} contradicted{one_line(cause) if whole else ''}")
        return list(dict.fromkeys(found))

    def _step_parts(self, chain: Chain, step: Told, title: int | None) -> list[Part]:
        """Day, what it is to the step before, force, article, voice and words of a step.

        Args:
            chain: Its chain.
            step: The step.
            title: Cells for the title of the article; None is as many as it takes, and
                the step before is named too.
        """
        relation = relations(chain).get(step.id)
        tie = ""
        if relation is not None:
            before = one_line(relation.older.commitment.title)
            tie = f"{relation.words} " if title is not None else f"{relation.words} “{before}” "
        held, made = step.commitment, step.made_in()
        force = self.article.corpus.label("force", held.force)
        name = one_line(step.title) if title is None else cut(one_line(step.title), title)
        where = "this article" if step.article == self.article.id else name
        parts = [
            Part(f"{made[0] if made else 'undated'} ", "mw-time"),
            *((Part(tie),) if tie else ()),
            Part(f"{self.force_sign(held.force)} {force} ", "primary"),
            Part(f"{where} ", "mw-quiet"),
        ]
        if held.says:
            who = one_line(step.speaker(held.says[0], self.article.corpus))
            parts.append(Part(f"{who} ", "mw-person"))
            parts.append(Part(quoted(held.says[0].exact), "mw-quiet"))
        return parts

    def _chain_about(self, row: Row) -> RowText:
        assert row.record is not None
        chain = self._chains[row.record]
        left = (
            Part("chain ", "mw-quiet"),
            Part(one_line(chain.title), None, "bold"),
            Part(f" {one_line(holders(chain))}", "mw-quiet"),
        )
        status, schedule, *pauses = state_words(chain, self.as_of)
        right = [Part(f" {status} · {schedule}", "mw-quiet")]
        return RowText(left, (*right, *(Part(f" · {pause}", "mw-pause") for pause in pauses)))

    def _chain_step(self, row: Row) -> RowText:
        assert row.record is not None
        chain = self._chains[row.record]
        step = chain.steps[row.number]
        turns = self._turns(chain, step)
        left = self._step_parts(chain, step, _TITLE)
        return RowText(tuple(left), tuple(Part(f" {turn}", "mw-pause") for turn in turns))

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
        turns = [part.text for part in self.turn_parts(held)]
        words = (turn if turn[0] == CONTRADICTED else turn[0] for turn in turns)
        signs = (Part(f" {word}", "mw-pause") for word in words)
        first = Part(f" {elsewhere} elsewhere", "mw-quiet")
        return told._replace(right=(first, *told.right, *signs))

    def turn_parts(self, commitment: Commitment) -> list[Part]:
        """What should give pause at a commitment as a step of its chain, where one is known."""
        chain = self._chains.get(commitment.id)
        turns = () if chain is None else self._turns(chain, self._own(chain, commitment))
        return [Part(turn, "mw-pause") for turn in turns]

    def chain_lines(self, commitment: Commitment) -> list[list[Part]]:
        """Which step of its chain a commitment is, what has changed with it, and the others."""
        chain = self._chains.get(commitment.id)
        if chain is None:
            return []
        own = self._own(chain, commitment)
        count, articles = len(chain.steps), len(chain.articles)
        words = f"step {chain.steps.index(own) + 1} of {count} in {articles} articles"
        about = f", about “{one_line(chain.title)}”: {', '.join(state_words(chain, self.as_of))}"
        lines = [[Part("chain ", "mw-quiet"), Part(words), Part(about, "mw-quiet")]]
        lines += [[Part(f"  {turn}", "mw-pause")] for turn in self._turns(chain, own, whole=True)]
        for step in chain.steps:
            if step is not own:
                turns = self._turns(chain, step, whole=True)
                told = Part("".join(f"  {turn}" for turn in turns), "mw-pause")
                lines.append([Part("  "), *self._step_parts(chain, step, None), told])
        return lines
