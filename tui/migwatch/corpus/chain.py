"""A chain: one commitment's life over many records and articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from migwatch.corpus.components import components
from migwatch.corpus.told import Told
from migwatch.model.commitment import Due
from migwatch.model.vocabulary import Corpus

#: The relations whose two ends are the same thing, promised once.
SAME = frozenset({"same_as", "restates"})

#: The relations whose two ends tell of the same thing, so that their forces can be compared.
_COMPARED = SAME | {"supersedes", "contradicts"}
#: The relations of what stands beside a thing rather than carrying it on.
_ASIDE = frozenset({"contradicts", "part_of", "under"})
#: Force of a step that repeats an older commitment, whose own force goes on.
REAFFIRMED = "reaffirmed"


class ChainLink(NamedTuple):
    """A link that joins two steps.

    Attributes:
        rel: Term of the vocabulary ``rel``.
        from_: Id of the step that has the link, ``article/commitment``.
        to: Id of the other step.
        note: Why they belong together.
    """

    rel: str
    from_: str
    to: str
    note: str


class Change(NamedTuple):
    """A change of force from one step to the next.

    Attributes:
        before: Id of the older step.
        after: Id of the step next to it.
        word: Which way it went.
        was: Force before, term of the vocabulary ``force``.
        now: Force after.
    """

    before: str
    after: str
    word: Literal["strengthened", "weakened"]
    was: str
    now: str


class Contradiction(NamedTuple):
    """Two steps that cannot both hold.

    Attributes:
        first: Id of the older step.
        second: Id of the other.
        basis: ``contradicts`` where a link says so, ``force`` where two voices tell the
            same thing with different force.
        note: What the link notes.
    """

    first: str
    second: str
    basis: Literal["contradicts", "force"]
    note: str


@dataclass(frozen=True)
class Chain:
    """Commitments that are joined by links; often only one.

    Attributes:
        steps: At least one; oldest first, those of unknown day last.
        links: The links among them, in the order of the steps that have them.
        corpus: The corpus, for its ranks of force and order of themes.
    """

    steps: tuple[Told, ...]
    links: tuple[ChainLink, ...]
    corpus: Corpus = field(compare=False, repr=False)

    @property
    def id(self) -> str:
        """The id of its first step."""
        return self.steps[0].id

    @cached_property
    def subject(self) -> tuple[Told, ...]:
        """The steps that tell of the thing that the chain is about, oldest first.

        That is the thing of which the most steps tell: what is said again and again is
        what the others follow up or are a part of, while the strongest or the newest step
        may be a side matter, such as the next meeting. Among equals it is the strongest,
        then the newest. A part of another thing, or what contradicts one, is it only where
        there is nothing else.
        """
        if len(self.steps) == 1:
            return self.steps
        aside = {one for one, _ in self.leading(_ASIDE)}
        held: dict[int, list[Told]] = {}
        for thing, step in zip(self.things, self.steps, strict=True):
            held.setdefault(thing, []).append(step)

        def weight(thing: int) -> tuple[bool, int, tuple[int, date]]:
            steps = held[thing]
            return thing not in aside, len(steps), max(map(self._strength, steps))

        return tuple(held[max(held, key=weight)])

    @property
    def main(self) -> Told:
        """The step that names the chain: the newest of the strongest of its subject.

        The words that bind most say best what it is about, and newer ones say it as it is.
        """
        return max(self.subject, key=self._strength)

    @property
    def title(self) -> str:
        """The title of the step that names it; see `main`."""
        return self.main.commitment.title

    def step(self, step_id: str) -> Told:
        """The step of an id.

        Raises:
            KeyError: There is none.
        """
        return self.steps[self._places[step_id]]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {step.id: at for at, step in enumerate(self.steps)}

    def _rank(self, step: Told) -> int:
        return self.corpus.rank("force", step.commitment.force)

    def _strength(self, step: Told) -> tuple[int, date]:
        """Sorts a step behind the weaker ones, and behind the older of its force."""
        made = step.made_in()
        return -self._rank(step), date.min if made is None else made[0]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell of it, each once."""
        return tuple(dict.fromkeys(step.article for step in self.steps))

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all who are bound to what it is about, each once."""
        return tuple(dict.fromkeys(each for step in self.subject for each in step.commitment.by))

    @property
    def themes(self) -> tuple[str, ...]:
        """Its themes, each once, in the order of the vocabulary."""
        found = dict.fromkeys(each for step in self.steps for each in step.commitment.theme)
        return tuple(sorted(found, key=lambda term: self.corpus.rank("theme", term)))

    @property
    def dues(self) -> tuple[tuple[str, Due], ...]:
        """The due dates, each with the id of its step."""
        return tuple(
            (step.id, step.commitment.due) for step in self.steps if step.commitment.due is not None
        )

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Where a step is stronger or weaker than what it is linked with was on the last day.

        Only what tells of the same thing is compared: what restates a step, takes its place
        or contradicts it. A part is something else than its whole, and so is what follows
        up. What is told on one day with different force has not changed; see
        `contradictions`. What reaffirms a stronger step leaves its force as it was.
        """
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        older: list[set[int]] = [set() for _ in self.steps]
        for link in self.links:
            if link.rel in _COMPARED:
                one, other = self._pair(link)
                older[other].add(self.things[one])
        # Of each thing, the steps whose force held, with their days: a step, or what it upheld.
        held: dict[int, list[tuple[date, int, Told]]] = {}
        for at, after in enumerate(self.steps):
            days = after.made_in()
            if days is None:
                continue
            last = [
                next((each for each in reversed(held.get(thing, ())) if each[0] < days[0]), None)
                for thing in older[at]
            ]
            found = max((each for each in last if each is not None), default=None)
            before = after if found is None else found[2]
            was, now = self._rank(before), self._rank(after)
            upholds = now > was and after.commitment.force == REAFFIRMED
            holds = (days[0], at, before if upholds else after)
            held.setdefault(self.things[at], []).append(holds)
            if was != now and not upholds:
                yield Change(
                    before.id,
                    after.id,
                    "strengthened" if now < was else "weakened",
                    before.commitment.force,
                    after.commitment.force,
                )

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pairs that cannot both hold, each once, by their later step."""
        found: dict[tuple[int, int], Contradiction] = {}
        for link in self.links:
            pair = self._pair(link)
            one, other = (self.steps[at] for at in pair)
            if link.rel == "contradicts":
                found[pair] = Contradiction(one.id, other.id, "contradicts", link.note)
            elif (
                link.rel == "same_as"
                and self._rank(one) != self._rank(other)
                and set(one.voices) != set(other.voices)
            ):
                found.setdefault(pair, Contradiction(one.id, other.id, "force", link.note))
        return tuple(found[pair] for pair in sorted(found, key=lambda pair: (pair[1], pair[0])))

    def _pair(self, link: ChainLink) -> tuple[int, int]:
        """Where the ends of a link stand, the older first."""
        one, other = self._places[link.from_], self._places[link.to]
        return min(one, other), max(one, other)

    @cached_property
    def things(self) -> tuple[int, ...]:
        """For each step, the number of the thing that it promises; one restated is the same."""
        same = (self._pair(link) for link in self.links if link.rel in SAME)
        things = [0] * len(self.steps)
        for number, places in enumerate(components(len(self.steps), same)):
            for at in places:
                things[at] = number
        return tuple(things)

    def leading(self, rels: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The numbers of two things each: from the one a link of certain relations leads on."""
        things, places = self.things, self._places
        for link in self.links:
            one, other = things[places[link.from_]], things[places[link.to]]
            if link.rel in rels and one != other:
                yield one, other

    def led_to(self, rels: frozenset[str]) -> frozenset[int]:
        """The numbers of the things to which such a link leads."""
        return frozenset(other for _, other in self.leading(rels))

    def restated(self) -> frozenset[str]:
        """Ids of the steps that tell again what an older one has told."""
        return frozenset(
            link.from_ if link.rel == "restates" else self.steps[self._pair(link)[1]].id
            for link in self.links
            if link.rel in SAME
        )

    # ----------------------------------------------------------- as of a day

    def as_of(self, day: date) -> Chain | None:
        """The chain as it was known on a day.

        Steps made later are not part of it. Those that only a later step joins stay
        together: it is known now that they belong together.

        Args:
            day: The day.

        Returns:
            The chain, or None when none of it had been made.
        """
        steps = tuple(
            step for step in self.steps if (made := step.made_in()) is None or made[0] <= day
        )
        if len(steps) == len(self.steps):
            return self
        known = {step.id for step in steps}
        links = tuple(link for link in self.links if link.from_ in known and link.to in known)
        return replace(self, steps=steps, links=links) if steps else None
