"""Whether passages stand where an annotation says, and whether its metadata can be."""

from __future__ import annotations

from collections.abc import Iterator

from migwatch.model.annotation import Metadata
from migwatch.model.commitment import Commitment
from migwatch.model.passage import Passage
from migwatch.model.records import Claim, Entity, Record
from migwatch.model.times import period
from migwatch.store.problem import NO_NAME, Finding, Route, date_message, excerpt
from migwatch.store.resolve import UNPLACED
from migwatch.store.search import Search, stands_before, stands_behind


def check_metadata(article: Metadata) -> Iterator[Finding]:
    """Problems of the ``article`` mapping, its passages apart."""
    if article.published is not None and period(article.published) is None:
        yield ("article", "published"), date_message(article.published)
    if not article.title.strip():
        yield ("article", "title"), NO_NAME


def moved(passages: int, records: int) -> Iterator[Finding]:
    """What is said once of passages that a changed text has moved or taken away.

    Args:
        passages: How many there are.
        records: How many records are left out, for no passage of theirs stands any more.
    """
    if passages:
        one = passages == 1
        stand = "1 passage does" if one else f"{passages:,} passages do"
        message = f"{stand} not stand where the file says, because the text has changed"
        if records:
            left = "1 record is" if records == 1 else f"{records:,} records are"
            message += f", and {left} left out"
        yield ("article", "sha256"), f"{message}: rebase moves {'it' if one else 'them'}"


def record_passages(record: Record, route: Route) -> Iterator[tuple[Route, Passage]]:
    """Every passage of a record with its route, roles' words included."""
    if isinstance(record, Entity):
        for at, passage in enumerate(record.mentions):
            yield (*route, "mentions", at), passage
        for at, role in enumerate(record.roles):
            if role.words is not None:
                yield (*route, "roles", at, "words"), role.words
    elif isinstance(record, (Commitment, Claim)):
        for at, says in enumerate(record.says):
            yield (*route, "says", at), says
        if isinstance(record, Commitment) and record.due is not None and record.due.words:
            yield (*route, "due", "words"), record.due.words
    else:
        yield (*route, "passage"), record.passage


class PassageChecks:
    """Checks of passages against the text.

    Args:
        search: The text; None where there is none.
        changed: Whether it is not the text that was annotated: passages that do not stand in
            it are counted then, and nothing is said of each.

    Attributes:
        astray: How many passages were counted.
    """

    def __init__(self, search: Search | None, *, changed: bool = False) -> None:
        self._search = search
        self._changed = changed
        self.astray = 0

    def passage(self, passage: Passage, route: Route) -> Finding | None:
        """What is wrong with one passage.

        Returns:
            None for a sound one, and for one that could not be looked up, which has
            been reported.
        """
        start, end = passage.start, passage.end
        if UNPLACED in (start, end):
            return None
        if start >= end:
            return (
                route,
                f"start {start} is not before end {end}; the end is where the words "
                f"are over{self._stands_at(passage.exact)}",
            )
        if self._search is None:
            return None
        found = self._wrong(passage, route, self._search.text)
        if found is not None and self._changed:
            self.astray += 1
            return None
        return found

    def _wrong(self, passage: Passage, route: Route, text: str) -> Finding | None:
        start, end = passage.start, passage.end
        if end > len(text):
            return (
                route,
                f"{start} to {end} lies outside the text, which has {len(text)} characters"
                f"{self._stands_at(passage.exact)}",
            )
        if text[start:end] != passage.exact:
            there = excerpt(text[start : min(end, start + 64)])
            return (
                route,
                f"the text has {there} at {start} to {end}{self._stands_at(passage.exact)}",
            )
        return self._context(passage, route, text)

    def is_sound(self, passage: Passage) -> bool:
        """Whether a passage can be shown: its offsets lie in the text and fit its words."""
        if self._search is None:
            return False
        start, end, text = passage.start, passage.end, self._search.text
        return 0 <= start < end <= len(text) and text[start:end] == passage.exact

    @staticmethod
    def _context(passage: Passage, route: Route, text: str) -> Finding | None:
        start, end = passage.start, passage.end
        if passage.prefix and not stands_before(text, start, passage.prefix):
            there = excerpt(text[max(0, start - len(passage.prefix)) : start][-48:])
            return (*route, "prefix"), f"the text has {there} before the words; write that or none"
        if passage.suffix and not stands_behind(text, end, passage.suffix):
            there = excerpt(text[end : end + min(64, len(passage.suffix))])
            return (*route, "suffix"), f"the text has {there} behind the words; write that or none"
        return None

    def _stands_at(self, exact: str) -> str:
        """Where words are instead, to go on in a message."""
        if self._search is None or not exact:
            return "; correct the offsets"
        places = self._search.places(exact)
        if places is None:
            return "; correct the offsets"
        if not places:
            return f", and {excerpt(exact)} nowhere; copy the words as they stand there"
        if len(places) > 1:
            return f"; {excerpt(exact)} occurs more than once: correct the offsets"
        start, end = places[0]
        if self._search.text[start:end] != exact:
            return f"; {excerpt(exact)} stands at {start} to {end} with other white space"
        return f"; {excerpt(exact)} stands at {start} to {end}: write those"
