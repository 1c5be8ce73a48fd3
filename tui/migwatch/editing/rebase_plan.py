"""What becomes of an article's passages when its text changes, and what is still to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from migwatch.editing.rebase import Outcome, moved_to, rebase
from migwatch.model.annotation import SECTIONS
from migwatch.model.passage import Passage
from migwatch.store.create import Refused, refused
from migwatch.store.files import (
    ANNOTATION_LIMIT,
    TEXT_LIMIT,
    decode,
    read_regular,
    sha256,
    text_path,
)
from migwatch.store.folder import Folder, is_packed
from migwatch.store.kept import kept_text, rebase_command
from migwatch.store.load import load_plain
from migwatch.store.parse import parse
from migwatch.store.positions import place
from migwatch.store.problem import FileProblem, Route, excerpt

#: The record that passages outside of any record are counted under.
ARTICLE = "article"


class Decision(NamedTuple):
    """What somebody decided about a passage that was not kept.

    Attributes:
        kind: ``accept`` the proposal, ``anchor`` it at other offsets, or ``drop`` it from
            the annotation, or ``delete`` the whole record, of which no passage is left.
        start: Offset of its first character in the new text, code points, for ``anchor``.
        end: Offset behind its last one.
    """

    kind: Literal["accept", "anchor", "drop", "delete"]
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Moving:
    """One passage of an annotation.

    Attributes:
        name: What decisions name it by: the record's id and the number of the passage
            among the record's, from 1, as ``reopen-ferry:2``.
        record: Id of the record; `ARTICLE` for what is not part of the article.
        route: Where it stands in the file.
        outcome: What became of it.
        short: Whether it is written in short, without offsets.
    """

    name: str
    record: str
    route: Route
    outcome: Outcome
    short: bool

    @property
    def moves(self) -> bool:
        """Whether somebody has to decide about it."""
        return self.outcome.kind != "kept"


@dataclass(frozen=True)
class Plan:
    """An annotation before its passages are moved to a new text.

    Attributes:
        path: The annotation file.
        folder: The corpus it belongs to.
        data: Its bytes.
        old_path: Where the annotation says that its text is.
        new_path: The file with the new text.
        before: The bytes of the old text.
        source: The bytes of the new text.
        text: The new text.
        passages: Its passages, in the file's order.
    """

    path: Path
    folder: Folder
    data: bytes
    old_path: Path
    new_path: Path
    before: bytes
    source: bytes
    text: str
    passages: tuple[Moving, ...]

    def undecided(self, decisions: Mapping[str, Decision]) -> list[Moving]:
        """The passages that somebody has to decide about before anything can be written."""
        return [each for each in self.passages if each.moves and each.name not in decisions]

    def named(self, name: str) -> list[Moving]:
        """The passages that a name stands for: one, or the undecided ones of a record.

        Raises:
            Refused: There is none to decide about.
        """
        found = [each for each in self.passages if name in (each.name, each.record)]
        if not found:
            raise refused(self.path, f"{excerpt(name)} names no passage; write one as listed")
        found = [each for each in found if each.moves]
        if not found:
            raise refused(self.path, f"{excerpt(name)} is kept; there is nothing to decide")
        return found

    def passage(self, moving: Moving, decision: Decision | None) -> Passage | None:
        """A passage in the new text; None for one that goes.

        Raises:
            Refused: It is undecided, or the decision does not fit.
        """
        outcome = moving.outcome
        if decision is None or decision.kind == "accept":
            if outcome.new is None or (decision is None and outcome.kind != "kept"):
                message = (
                    f"{excerpt(moving.name)} has no proposal to accept; write "
                    f"--anchor {moving.name}=START:END or --drop {moving.name}"
                )
                raise refused(self.path, message)
            return outcome.new
        if decision.kind in ("drop", "delete"):
            return None
        start, end = decision.start, decision.end
        if not 0 <= start < end <= len(self.text) or not self.text[start:end].strip():
            message = (
                f"{excerpt(moving.name)} cannot be anchored at {start}:{end}; the new text has "
                f"{len(self.text):,} characters, and the end is behind the last one"
            )
            raise refused(self.path, message)
        return moved_to(outcome.old, self.text, start, end)


def plan_rebase(
    path: Path, folder: Folder, new: Path | None = None, old: Path | None = None
) -> Plan:
    """Find out what a new text does to an annotation; nothing is written.

    Args:
        path: The annotation file.
        folder: The corpus it belongs to.
        new: The file with the new text; None where that is at the old one's place.
        old: A file with the text that was annotated, where that is not at its place any more,
            and no copy of it is kept.

    Raises:
        Refused: Something cannot be read, or is wrong with the annotation.
    """
    if is_packed(path):
        raise refused(path, "is packed; unpack it with `migwatch-tui unpack`, then try again")
    data = _read(path, ANNOTATION_LIMIT)
    plain, where = _parsed(path, folder, data)
    new = new or where
    source, text = _text(new)
    if not any(map(str.isalnum, text)):
        raise refused(new, "holds no words; name the file that holds the new text")
    before, old_text = _text(old) if old else _annotated(plain, where)
    held = deepcopy(plain)
    _, findings, resolved = load_plain(path, folder, held, old_text)
    if findings:
        if any(route == ("article", "sha256") for route, _ in findings):
            message = (
                "is not the text that was annotated: its SHA-256 is another; name a copy of "
                f"that text: `{rebase_command(path, new=None if new == where else new)}`"
            )
            raise refused(old or where, message)
        raise Refused(*place(path, data, findings))
    if before == source:
        raise refused(new, "is the text that was annotated; there is nothing to move")
    found = list(_passages(plain, resolved))
    outcomes = rebase(old_text, text, [passage for _, _, passage in found])
    movings = tuple(_named(plain, found, outcomes))
    return Plan(path, folder, data, where, new, before, source, text, movings)


def _read(path: Path, limit: int) -> bytes:
    try:
        return read_regular(path, limit)
    except FileProblem as problem:
        raise refused(path, problem) from None


def _text(path: Path) -> tuple[bytes, str]:
    source = _read(path, TEXT_LIMIT)
    try:
        return source, decode(source)
    except FileProblem as problem:
        raise refused(path, problem) from None


def _annotated(plain: Any, where: Path) -> tuple[bytes, str]:
    """The text that was annotated: at its place, or as a copy of it is kept."""
    digest = plain[ARTICLE].get("sha256")
    held = kept = None
    with suppress(FileProblem):
        held = sha256(read_regular(where, TEXT_LIMIT))
    if isinstance(digest, str) and held != digest:
        kept = kept_text(digest)
    return _text(where) if kept is None else (kept, decode(kept))


def _parsed(path: Path, folder: Folder, data: bytes) -> tuple[Any, Path]:
    """The data of an annotation, and where its text is."""
    try:
        plain, problems = parse(data)
        if problems:
            raise problems[0]
        article = plain.get(ARTICLE) if isinstance(plain, dict) else None
        named = article.get("text") if isinstance(article, dict) else None
        if not isinstance(named, str):
            raise FileProblem("names no text; it must have `article:` with a `text`")
        return plain, text_path(path, named, folder.root, folder.texts)
    except FileProblem as problem:
        raise refused(path, problem) from None


# --------------------------------------------------------------------- passages

_Held = tuple[Route, bool, Passage]


def _passages(plain: Any, resolved: Mapping[Route, tuple[int, int, str]]) -> Iterator[_Held]:
    """Every passage of an annotation, in the file's order, and whether it is in short."""
    for section in (ARTICLE, *SECTIONS):
        yield from _within(plain.get(section), (section,), resolved)


def _within(
    value: Any, route: Route, resolved: Mapping[Route, tuple[int, int, str]]
) -> Iterator[_Held]:
    context = value if isinstance(value, dict) else {}
    words = {name: context.get(name) or "" for name in ("prefix", "suffix")}
    if route in resolved:
        start, end, exact = resolved[route]
        yield route, True, Passage(start=start, end=end, exact=exact, **words)
    elif isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            start, end = int(value["start"]), int(value["end"])
            exact = value["exact"]
            yield route, False, Passage(start=start, end=end, exact=exact, **words)
            return
        for key, each in value.items():
            yield from _within(each, (*route, key), resolved)
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _within(each, (*route, at), resolved)


def _named(
    plain: Any,
    found: Iterable[_Held],
    outcomes: Iterable[Outcome],
) -> Iterator[Moving]:
    numbers: dict[str, int] = {}
    for (route, short, _), outcome in zip(found, outcomes, strict=True):
        record = ARTICLE
        if route[0] != ARTICLE:
            record = plain[route[0]][route[1]]["id"]
        numbers[record] = number = numbers.get(record, 0) + 1
        yield Moving(f"{record}:{number}", record, route, outcome, short)
