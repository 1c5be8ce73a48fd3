"""What articles of a corpus say that does not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from migwatch.model.article import Article
from migwatch.store.check_links import FAR, PART_OF, circle_message, far, rings
from migwatch.store.extract import Extract, HeldLink, extract, extract_of_file
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import ENTITIES_FILE, Folder, article_id
from migwatch.store.loaded import Loaded
from migwatch.store.packed import in_words
from migwatch.store.packs import packed_articles
from migwatch.store.parse import parse
from migwatch.store.positions import place
from migwatch.store.problem import (
    PROBLEM_LIMIT,
    FileProblem,
    Finding,
    Problem,
    Route,
    excerpt,
    nearest,
)

#: Kinds of entities that are an article's own, whatever their ids.
_OWN = frozenset({"time", "quantity"})
#: Ids that wrong ones are compared with, in all.
_SUGGESTIONS = 500_000
_LENGTH = 160


class _Found(NamedTuple):
    """What is wrong, before its place in the file is known.

    Attributes:
        section: The list that the record is in.
        record: Id of the record.
        steps: From the record to the value.
        value: The value, as it is written.
        message: What is wrong; what to write.
    """

    section: str
    record: str
    steps: Route
    value: str
    message: str


class CorpusChecks:
    """Checks of the articles of a corpus against each other.

    Of each article only the ids and links are kept, and only a file with a finding is
    read again, for the place of it.

    Args:
        folder: The corpus.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._checked: dict[str, Path] = {}
        #: Numbers of the lines of packed articles.
        self._lines: dict[Path, int] = {}
        self._extracts: dict[str, Extract] = {}
        #: Kind and name of each entity as its first article has them, and others met since.
        self._defined: dict[str, tuple[str, str, str]] = {}
        self._variants: set[tuple[str, str, str]] = set()
        self._defined_otherwise: list[tuple[Path, _Found]] = []
        self._twice: list[Problem] = []
        self._suggestions = _SUGGESTIONS
        self._last: tuple[str, frozenset[str]] = "", frozenset()
        #: What commitments are part of, by article, of those that circles may lead through.
        self._parts: dict[str, dict[str, list[tuple[str, HeldLink]]]] = {}

    def add(self, loaded: Loaded) -> None:
        """Take note of an article that is to be checked.

        Args:
            loaded: What was read of it; nothing of it is held.
        """
        name = article_id(loaded.path)
        if loaded.packed is not None:
            self._lines[loaded.path] = loaded.packed.number
        if (other := self._checked.setdefault(name, loaded.path)) != loaded.path:
            message = f"has the id of {excerpt(other.name, _LENGTH)}; rename one of them"
            self._twice.append(Problem(loaded.path, 0, 0, message))
            return
        self._extracts[name] = extract(loaded)
        if loaded.article is not None:
            self._define(loaded.path, loaded.article)

    def problems(self, *, whole: bool) -> list[Problem]:
        """What is wrong, by file and in file order.

        Args:
            whole: Whether all articles of the corpus have been added; if not, only the
                links of those that have are checked.
        """
        found = chain(self._links(), self._circles())
        if whole:
            found = chain(found, self._names(), self._defined_otherwise)
        by_file: dict[Path, list[_Found]] = {}
        for path, each in islice(found, PROBLEM_LIMIT):
            by_file.setdefault(path, []).append(each)
        problems = list(self._twice) if whole else []
        for path in sorted(by_file, key=self._place):
            number = self._lines.get(path)
            placed = _placed if number is None else partial(_in_line, number)
            problems += placed(path, by_file[path])
        if next(found, None) is not None:
            message = f"more than {PROBLEM_LIMIT:,} problems; the rest are not listed"
            problems.append(Problem(self._folder.root, 0, 0, message))
        return problems

    def _place(self, path: Path) -> tuple[Path, int]:
        number = self._lines.get(path)
        return (path, 0) if number is None else (path.parent, number)

    # ---------------------------------------------------------------- entities

    def _define(self, path: Path, article: Article) -> None:
        folder = self._folder
        for entity in article.annotation.entities if folder.shared_known else ():
            name, own = entity.id, (entity.kind, entity.name)
            if name in folder.shared or name in folder.shared_unread:
                continue
            *known, other = self._defined.setdefault(name, (*own, article.id))
            if tuple(known) == own or (name, *own) in self._variants:
                continue
            if entity.kind in _OWN and known[0] in _OWN:
                continue
            self._variants.add((name, *own))
            differs = 0 if own[0] != known[0] else 1
            message = (
                f"the entity {excerpt(name, _LENGTH)} is {excerpt(own[differs])} here and "
                f"{excerpt(known[differs])} in {excerpt(other, _LENGTH)}; "
                f"move it to {ENTITIES_FILE}, or give one of them another id"
            )
            field = ("kind", "name")[differs]
            found = _Found("entities", name, (field,), own[differs], message)
            self._defined_otherwise.append((path, found))

    def _names(self) -> Iterator[tuple[Path, _Found]]:
        """Names by which two shared entities are known."""
        seen: dict[str, str] = {}
        for entity in self._folder.shared.values():
            names: list[tuple[Route, str]] = [(("name",), entity.name)]
            names += [(("aliases", at), alias) for at, alias in enumerate(entity.aliases)]
            for steps, words in names:
                other = seen.setdefault(" ".join(words.casefold().split()), entity.id)
                if other != entity.id:
                    message = (
                        f"{excerpt(words)} is a name of {excerpt(other, _LENGTH)} too; "
                        "take it out of one of them, or tell them apart"
                    )
                    found = _Found("entities", entity.id, steps, words, message)
                    yield self._folder.root / ENTITIES_FILE, found

    # ------------------------------------------------------------------- links

    @cached_property
    def _paths(self) -> dict[str, Path]:
        """The annotation file or packed article of each article by its id."""
        packed = (path for path, line in packed_articles(self._folder) if line is not None)
        files = reversed(self._folder.articles_if_listed())
        return {article_id(path): path for path in chain(packed, files)} | self._checked

    def _extract(self, article: str) -> Extract | None:
        """What there is of an article; None where there is no such article."""
        held = self._extracts.get(article)
        if held is None and article in self._paths:
            held = extract_of_file(self._paths[article], self._folder)
            self._extracts[article] = held
        return held

    def _links(self) -> Iterator[tuple[Path, _Found]]:
        """Links to other articles that lead nowhere."""
        for name, path in self._checked.items():
            for link in self._extracts[name].links:
                named = far(link.to)
                message = None if named is None else self._link(name, link, *named)
                if message is not None:
                    yield path, _at(link, message)

    def _link(self, source: str, link: HeldLink, article: str, commitment: str) -> str | None:
        held = self._extract(article)
        if held is None:
            near = self._nearest(article, list(self._paths))
            hint = "write it as its file is named, without the ending"
            if near is not None:
                hint = f"did you mean {excerpt(f'{near}{FAR}{commitment}', _LENGTH)}?"
            return f"no article has the id {excerpt(article, _LENGTH)}; {hint}"
        if held.commitments is None:
            return None
        if commitment not in (ids := self._ids(article, held)):
            near = self._nearest(commitment, list(ids))
            hint = "correct the id"
            if near is not None:
                hint = f"did you mean {excerpt(f'{article}{FAR}{near}', _LENGTH)}?"
            shown = excerpt(commitment, _LENGTH)
            return f"the article {excerpt(article, _LENGTH)} has no commitment {shown}; {hint}"
        if (article, commitment) == (source, link.commitment) and link.rel != PART_OF:
            return "the commitment is linked with itself; take the link out"
        return None

    def _ids(self, article: str, held: Extract) -> frozenset[str]:
        """Ids of an article's commitments; those of the last article asked for are at hand."""
        if self._last[0] != article:
            self._last = article, frozenset(held.ids)
        return self._last[1]

    def _nearest(self, word: str, known: list[str]) -> str | None:
        # Comparing takes its time, so a corpus full of wrong ids gets the plain advice.
        self._suggestions -= len(known)
        return nearest(word, known) if self._suggestions >= 0 else None

    def _wholes(self, name: str) -> list[tuple[str, HeldLink]]:
        """What a commitment is part of, each with the link that says so."""
        article = name.partition(FAR)[0]
        if article not in self._parts:
            parts = self._parts[article] = {}
            held = self._extract(article)
            for link in held.links if held is not None else ():
                if link.rel == PART_OF:
                    to = link.to if FAR in link.to else f"{article}{FAR}{link.to}"
                    parts.setdefault(f"{article}{FAR}{link.commitment}", []).append((to, link))
        return self._parts[article].get(name, [])

    def _circles(self) -> Iterator[tuple[Path, _Found]]:
        """Circles over several articles; those within one were found in reading it."""
        first = {
            f"{name}{FAR}{link.commitment}": None
            for name in self._checked
            for link in self._extracts[name].links
            if link.rel == PART_OF and FAR in link.to
        }
        for ring, _ in rings(first, self._wholes):
            for source, to in zip(ring, [*ring[1:], ring[0]], strict=True):
                path = self._checked.get(source.partition(FAR)[0])
                steps = (link for whole, link in self._wholes(source) if whole == to)
                step = next((link for link in steps if FAR in link.to), None)
                if path is not None and step is not None:
                    yield path, _at(step, circle_message(ring))
                    break


def _in_line(number: int, path: Path, found: list[_Found]) -> list[Problem]:
    """The problems of one packed article."""
    routes = (((each.section, each.record, *each.steps), each.message) for each in found)
    return [Problem(path.parent, number, 1, in_words(path.name, *each)) for each in routes]


def _placed(path: Path, found: list[_Found]) -> list[Problem]:
    """The problems of one file, in file order."""
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
        plain = parse(data)[0]
    except FileProblem:
        return [Problem(path, 0, 0, each.message) for each in found]
    items: dict[tuple[str, str], list[tuple[Route, Any]]] = {}
    for section in {each.section for each in found}:
        held = plain.get(section) if isinstance(plain, dict) else None
        for at, item in enumerate(held if isinstance(held, list) else ()):
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                items.setdefault((section, name), []).append(((section, at), item))
    findings: list[Finding] = [
        (_route(items.get((each.section, each.record), []), each), each.message) for each in found
    ]
    return sorted(place(path, data, findings), key=lambda each: (each.line, each.column))


def _at(link: HeldLink, message: str) -> _Found:
    return _Found("commitments", link.commitment, ("links", link.nth, "to"), link.to, message)


def _route(items: list[tuple[Route, Any]], found: _Found) -> Route:
    """Where a value stands in the records of its id; empty where it is not there any more."""
    for route, item in items:
        value = item
        try:
            for step in found.steps:
                value = value[step]
        except (LookupError, TypeError):
            continue
        if value == found.value:
            return (*route, *found.steps)
    return ()
