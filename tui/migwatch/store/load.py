"""From an annotation file to an article, and to every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from migwatch.model.annotation import FORMAT, SECTIONS, Annotation, Metadata
from migwatch.model.article import Article
from migwatch.model.records import Entity, Record
from migwatch.store.check_passages import PassageChecks, check_metadata, moved, record_passages
from migwatch.store.check_records import RecordChecks
from migwatch.store.convert import convert
from migwatch.store.explain import explain
from migwatch.store.files import (
    ANNOTATION_LIMIT,
    TEXT_LIMIT,
    decode,
    read_regular,
    sha256,
    text_path,
)
from migwatch.store.fill import Filler
from migwatch.store.fingerprint import check_hash, is_changed, with_digest
from migwatch.store.folder import Folder, article_id
from migwatch.store.held import collector_held
from migwatch.store.loaded import Loaded
from migwatch.store.parse import Parsed, parse
from migwatch.store.positions import place
from migwatch.store.problem import PROBLEM_LIMIT, FileProblem, Finding, Problem, Route, excerpt
from migwatch.store.resolve import Resolver
from migwatch.store.sound_part import sound_fields, sound_part

#: Steps from the root to an item of a record's list.
_ITEM = 4

__all__ = ["Loaded", "load_article", "load_data"]


def load_article(
    path: Path, folder: Folder, progress: Callable[[float], None] | None = None
) -> Loaded:
    """Read, resolve and check one annotation file.

    A passage that is wrong is left out of the article, and so is a record with no other
    passage or with a problem in its form; one that merely names an unknown term or id is
    kept. All are reported.

    Args:
        path: The annotation file.
        folder: The corpus it belongs to.
        progress: Called now and then with the share read so far, 0 to 1.
    """
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem as problem:
        return Loaded(path, None, problem.problems(path), {})
    return load_data(path, folder, data, progress)


def load_data(
    path: Path,
    folder: Folder,
    data: bytes,
    progress: Callable[[float], None] | None = None,
    parsed: Parsed | None = None,
) -> Loaded:
    """As `load_article`, from bytes that were read already.

    Args:
        path: The annotation file.
        folder: The corpus it belongs to.
        data: The bytes of the file.
        progress: Called now and then with the share read so far, 0 to 1.
        parsed: What reading it as YAML gives, where that is at hand; changed meanwhile.
    """
    with collector_held():
        try:
            _check_name(path)
            plain, found = parsed or parse(data, progress)
        except FileProblem as problem:
            return Loaded(path, None, problem.problems(path), {})
        loading = _Loading(path, folder)
        article, resolved = loading.run(plain)
        problems = [Problem(path, p.line, p.column, p.message) for p in found]
        problems += place(path, data, loading.findings)
        problems.sort(key=lambda problem: (problem.line, problem.column))
        if len(loading.findings) >= PROBLEM_LIMIT:
            message = f"more than {PROBLEM_LIMIT:,} problems; the rest are not listed"
            problems.append(Problem(path, 0, 0, message))
        return Loaded(path, article, tuple(problems), resolved)


def load_plain(
    path: Path, folder: Folder, plain: Any, text: str
) -> tuple[Article | None, list[Finding], dict[Route, tuple[int, int, str]]]:
    """An article of plain data and a text that are at hand.

    Args:
        path: Names the article.
        folder: The corpus it belongs to.
        plain: What an annotation file would hold; changed while it is read.
        text: The source text.

    Returns:
        The article with its sound records or None, what is wrong, the passages in short form.
    """
    loading = _Loading(path, folder, text)
    article, resolved = loading.run(plain)
    return article, loading.findings, resolved


def _check_name(path: Path) -> None:
    # The name is the article's id, which goes into exports.
    if not path.name.isprintable():
        raise FileProblem("the file's name holds characters that cannot be shown; rename it")


class _Loading:
    """One load: what was found wrong so far."""

    def __init__(self, path: Path, folder: Folder, given: str | None = None) -> None:
        self.path = path
        self.folder = folder
        self._given = given
        #: SHA-256 of the text; empty where there is none.
        self._digest = ""
        self.findings: list[Finding] = []
        #: Routes of passages that do not fit.
        self._nowhere: set[Route] = set()
        #: Whether the text is not the one that was annotated; records without a passage in it.
        self._changed, self._left_out = False, 0

    def run(self, plain: Any) -> tuple[Article | None, dict[Route, tuple[int, int, str]]]:
        if plain is None:
            self._report([((), "holds nothing; write `format: migwatch/1` and `article:`")])
            return None, {}
        if not isinstance(plain, dict):
            self._report(explain(plain, Annotation, ()))
            return None, {}
        if self._given is None and "format" not in plain:
            self._report([((), f"`format` is missing; write `format: {FORMAT}`")])
        text = self._text(plain.get("article"))
        resolver = Resolver(text, changed=self._changed)
        checks = PassageChecks(resolver.search, changed=self._changed)
        metadata = self._metadata(plain, resolver, checks)
        sections = self._records(plain, metadata, resolver, checks)
        if self._changed:
            self._report(moved(checks.astray + resolver.astray, self._left_out))
        if text is None or metadata is None:
            return None, resolver.resolved
        annotation = Annotation(article=metadata, **sections)
        article = Article(
            article_id(self.path), text, annotation, self.folder.corpus, shared=self.folder.shared
        )
        return article, resolver.resolved

    def _report(self, findings: Iterable[Finding]) -> None:
        left = PROBLEM_LIMIT - len(self.findings)
        self.findings.extend(islice(findings, left))

    def _text(self, article: Any) -> str | None:
        """The source text that the annotation names, checked against its hash."""
        named = article.get("text") if isinstance(article, dict) else None
        if self._given is not None and isinstance(article, dict):
            self._hashed(article, self._given.encode())
            return self._given
        if not isinstance(named, str):
            return None
        try:
            path = text_path(self.path, named, self.folder.root, self.folder.texts)
        except FileProblem as problem:
            self._report([(("article", "text"), problem.message)])
            return None
        try:
            source = read_regular(path, TEXT_LIMIT)
            text = decode(source)
        except FileProblem as problem:
            where = f" (line {problem.line}, column {problem.column})" if problem.line else ""
            message = f"the text {excerpt(named)}{where} {problem.message}"
            self._report([(("article", "text"), message)])
            return None
        self._hashed(article, source)
        return text

    def _hashed(self, article: dict[str, Any], source: bytes) -> None:
        written, self._digest = article.get("sha256"), sha256(source)
        self._changed = is_changed(written, self._digest)
        self._report(check_hash(self.path, written, self._digest))

    def _metadata(
        self, plain: dict[str, Any], resolver: Resolver, checks: PassageChecks
    ) -> Metadata | None:
        """The facts about the article; where some do not fit, those that do."""
        held = plain.get("article")
        self._report(resolver.record(held, Metadata, ("article",)))
        head = {key: value for key, value in plain.items() if key not in SECTIONS}
        try:
            metadata = msgspec.convert(head, Annotation).article
        except msgspec.ValidationError:
            self._report(with_digest(explain(head, Annotation, ()), self._digest))
            if not isinstance(held, dict) or not isinstance(held.get("text"), str):
                return None
            metadata = Metadata(**{"sha256": "", "title": ""} | sound_fields(held))
        reported = {where for where, _ in self.findings}
        self._report(
            finding
            for finding in check_metadata(metadata)
            if finding[0] not in reported and finding[0][-1] in (held or ())
        )
        sound = []
        for at, outside in enumerate(metadata.outside):
            found = checks.passage(outside.passage, ("article", "outside", at, "passage"))
            self._report([] if found is None else [found])
            if checks.is_sound(outside.passage):
                sound.append(outside)
        return msgspec.structs.replace(metadata, outside=tuple(sound))

    def _records(
        self,
        plain: dict[str, Any],
        metadata: Metadata | None,
        resolver: Resolver,
        checks: PassageChecks,
    ) -> dict[str, Any]:
        """The sound records of each section, after every record has been checked."""
        sections: dict[str, Any] = {}
        routed: list[tuple[Route, Record]] = []
        names: list[tuple[Route, str, type]] = []
        shown: set[str] = set()
        filler = Filler(self.folder)
        for section, struct in SECTIONS.items():
            held = plain.get(section)
            if held is None:
                continue
            if not isinstance(held, list):
                self._report(explain(held, tuple[struct, ...], (section,)))  # type: ignore[valid-type]
                continue
            sound: list[Record] = []
            for at, written in enumerate(held):
                if len(self.findings) >= PROBLEM_LIMIT:
                    break
                route = (section, at)
                if isinstance(written, dict) and isinstance(name := written.get("id"), str):
                    names.append(((*route, "id"), name, struct))
                value, whole = written, True
                if struct is Entity:
                    value, findings, whole = filler.fill(written, route)
                    self._report(findings)
                self._report(resolver.record(value, struct, route))
                record, findings, nowhere, fits = convert(value, struct, route, self.folder.known)
                self._report(findings)
                if record is None:
                    continue
                self._nowhere |= nowhere
                routed.append((route, record))
                part = self._sound_part(record, route, checks)
                self._left_out += part is None
                if whole and fits and part is not None and part.id not in shown:
                    shown.add(part.id)
                    sound.append(part)
            sections[section] = tuple(sound)
        day = metadata.published if metadata is not None else None
        found = RecordChecks(routed, names, self.folder, published=day).run()
        # A field that does not fit and was taken out is not missing as well.
        reported = {where for where, _ in self.findings}
        self._report(
            finding
            for finding in found
            if finding[0] not in reported
            and finding[0][:_ITEM] not in self._nowhere
            and not filler.is_inherited(finding[0])
        )
        return sections

    def _sound_part(self, record: Record, route: Route, checks: PassageChecks) -> Record | None:
        """A record without its passages that are wrong; None where all of them are."""
        if self._is_sound(record, route, checks):
            return record
        return sound_part(record, checks.is_sound)

    def _is_sound(self, record: Record, route: Route, checks: PassageChecks) -> bool:
        """Whether every passage of a record stands where it says."""
        sound = True
        for where, passage in record_passages(record, route):
            if not checks.is_sound(passage):
                sound = False
            elif not (passage.prefix or passage.suffix):
                continue
            if (found := checks.passage(passage, where)) is not None:
                self._report([found])
        return sound
