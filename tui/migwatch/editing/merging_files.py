"""Merging two versions of an annotation file, and keeping ours as it is written.

First by lines, as git does it; where that gives what merging the records gives, it is
taken, since it keeps the comments of both. Else record by record: only the lines of ours
whose record or field changes are others. A record of which both sides changed one thing
stands twice, between conflict markers: once with our value and once with the other, each
with all that could be merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from migwatch.editing.merging import Conflict, Merged, merge_annotations
from migwatch.editing.merging_pieces import Plain, Version, Written, by_id
from migwatch.editing.merging_shape import same
from migwatch.editing.merging_text import MARKER, comments, marked, merge_lines
from migwatch.editing.pieces import ARTICLE, Key
from migwatch.model.annotation import SECTIONS
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem


@dataclass(frozen=True)
class MergedFile:
    """What came of merging files.

    Attributes:
        data: The merged file; with markers where something is to be decided.
        conflicts: What both sides changed differently.
        clean: Whether nothing is to be decided.
        by_lines: Why the records could not be merged, and the lines were; empty if they
            could.
        left_out: Comments that a side added and for which there is no place, such as those
            within a record that the other took out.
    """

    data: bytes
    conflicts: tuple[Conflict, ...] = ()
    clean: bool = True
    by_lines: str = ""
    left_out: tuple[str, ...] = ()


def merge_files(base: bytes, ours: bytes, theirs: bytes, *, marker: int = MARKER) -> MergedFile:
    """Merge two versions of an annotation file, or of the entities that articles share.

    Args:
        base: The file from which both were made; empty for none.
        ours: Our version.
        theirs: The other.
        marker: Characters of a conflict's markers.

    Raises:
        FileProblem: They cannot be merged at all.
    """
    if ours == theirs or base in (ours, theirs):
        return MergedFile(theirs if base == ours else ours)
    try:
        versions = (_version(base, "base"), _version(ours, "ours"), _version(theirs, "theirs"))
        return _Merging(*versions, marker).run()
    except FileProblem as problem:
        lines = merge_lines(base, ours, theirs, marker=marker)
        return MergedFile(lines.data, (), lines.clean and _reads(lines.data), problem.message)


def _reads(data: bytes) -> bool:
    try:
        return not parse(data)[1]
    except FileProblem:
        return False


def _version(data: bytes, side: str) -> Version:
    try:
        plain, problems = parse(data)
        if problems:
            raise problems[0]
    except FileProblem as problem:
        where = f", line {problem.line}, column {problem.column}" if problem.line else ""
        raise FileProblem(f"{side}{where}: {problem.message}") from None
    if not isinstance(plain, dict) and (data.strip() or side != "base"):
        raise FileProblem(f"{side} holds no annotation")
    return Version(data, plain if isinstance(plain, dict) else {})


def _unordered(plain: Any) -> Plain:
    """An annotation in which neither the order of records nor empty sections count."""
    return {
        name: by_id(plain, name) if name in SECTIONS and isinstance(held, list) else held
        for name, held in plain.items()
        if held or name not in SECTIONS
    }


def _key(path: tuple[str, ...]) -> Key:
    """The piece that a conflict is in."""
    section, *rest = path or ("the file",)
    if not rest or section not in (ARTICLE, *SECTIONS):
        raise FileProblem(f"{section} was changed as a whole on both sides")
    return Key(section, "" if section == ARTICLE else rest[0])


class _Merging:
    """One merge of three files."""

    def __init__(self, base: Version, ours: Version, theirs: Version, marker: int) -> None:
        self._versions = (base, ours, theirs)
        self._theirs = theirs
        self._marker = marker

    def run(self) -> MergedFile:
        merged = merge_annotations(*(each.plain for each in self._versions))
        if not merged.conflicts and (data := self._by_lines(merged)) is not None:
            return MergedFile(data)
        written = Written(*self._versions)
        written.write(merged.value or {})
        plain, problems = parse(written.document.data)
        if problems or not same(_unordered(plain), _unordered(merged.value)):
            raise FileProblem("its form leaves no room for the changes")
        if merged.conflicts:
            self._mark(written, merged)
        base, ours, theirs = (comments(each.document.text) for each in self._versions)
        held = {*base, *comments(written.document.text)}
        left_out = dict.fromkeys(each for each in (*ours, *theirs) if each not in held)
        clean = not merged.conflicts
        return MergedFile(written.document.data, merged.conflicts, clean, "", tuple(left_out))

    def _by_lines(self, merged: Merged) -> bytes | None:
        """The lines merged by git, if they hold what the merged records do."""
        try:
            lines = merge_lines(*(each.data for each in self._versions))
            if lines.clean:
                plain, problems = parse(lines.data)
                if not problems and same(plain, merged.value):
                    return lines.data
        except FileProblem:
            pass
        return None

    def _mark(self, written: Written, merged: Merged) -> None:
        """Put both versions of what is to be decided into the merged file."""
        base, ours, theirs = (each.plain for each in self._versions)
        # Their values where the two differ, and else what was merged.
        other = merge_annotations(base, theirs, ours).value or {}
        for key in dict.fromkeys(_key(each.path) for each in merged.conflicts):
            held = Version(b"", other).held(key)
            lines = "" if held is None else self._theirs.lines(key, held)
            document = written.document
            lines = lines.replace(self._theirs.document.newline, document.newline)
            lines = marked(document.get(key) or "", lines, self._marker, document.newline)
            if key in document:
                written.document = document.with_text(key, lines)
                continue
            written.open(key.section)
            written.insert(key, lines, self._before(written, other, key))

    @staticmethod
    def _before(written: Written, other: Plain, key: Key) -> str:
        """Id of the record behind which one is to stand that ours lacks."""
        after = ""
        for name in by_id(other, key.section):
            if name == key.id:
                break
            if Key(key.section, name) in written.document:
                after = name
        return after
