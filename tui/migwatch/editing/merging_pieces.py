"""Our version of an annotation file, and what a merge changes in it, piece by piece."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from migwatch.editing.document import Document, Place
from migwatch.editing.merging_shape import same
from migwatch.editing.merging_text import comments, merge_lines
from migwatch.editing.patch import patched
from migwatch.editing.pieces import ARTICLE, Key, opened
from migwatch.editing.reading import kind_of
from migwatch.model.annotation import SECTIONS
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem
from migwatch.store.writing import item_lines

Plain = dict[str, Any]

_COMMENT = re.compile(r"(?:^|\s)#.*")


def by_id(plain: Plain, section: str) -> dict[str, Any]:
    """The records of a section.

    Args:
        plain: Plain data of an annotation.
        section: Its name.

    Raises:
        FileProblem: One has no id of its own.
    """
    held = plain.get(section)
    records = held if isinstance(held, list) else []
    names = [each.get("id") if isinstance(each, dict) else None for each in records]
    if len(set(map(str, names))) != len(names) or not all(isinstance(n, str) and n for n in names):
        raise FileProblem(f"a record of {section} has no id of its own")
    return dict(zip(map(str, names), records, strict=True))


class Version:
    """One of the three files.

    Args:
        data: The file.
        plain: The data in it.
    """

    def __init__(self, data: bytes, plain: Plain) -> None:
        self.data = data
        self.plain = plain

    @cached_property
    def document(self) -> Document:
        """The file in pieces; without any if it is empty."""
        return Document.of(self.data) if self.plain else Document(())

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """The records of each section by their ids. Raises as `by_id`."""
        return {section: by_id(self.plain, section) for section in SECTIONS}

    @cached_property
    def above(self) -> dict[Key, str]:
        """The lines between each piece and the one before it."""
        found: dict[Key, str] = {}
        before = ""
        for piece in self.document.pieces:
            if piece.key is None:
                before += piece.text
            else:
                found[piece.key], before = before, ""
        return found

    def held(self, key: Key) -> Any:
        """The data of a piece; None where there is none."""
        if key.section == ARTICLE:
            return self.plain.get(ARTICLE)
        return self.records[key.section].get(key.id)

    def lines(self, key: Key, wanted: Any) -> str:
        """The lines of a piece with other data.

        Raises:
            FileProblem: They are written in a form that leaves no room for it.
        """
        lines = self.document.get(known(self.document, key)) or ""
        record = key.section != ARTICLE
        return patched(lines, self.held(key), wanted, kind_of(key), record=record)


def known(document: Document, key: Key) -> Key:
    """A key that a file has.

    Raises:
        FileProblem: It has not.
    """
    if key not in document:
        raise FileProblem(f"{key.id or key.section} is written in a form that cannot be edited")
    return key


def holds(lines: str, wanted: Any) -> bool:
    """Whether lines are those of a record."""
    try:
        plain, problems = parse(lines.encode())
    except FileProblem:
        return False
    return not problems and same(plain, [wanted])


class Written:
    """Our file while it gets what was merged.

    Args:
        base: The file from which both versions were made.
        ours: Our version.
        theirs: The other.
    """

    def __init__(self, base: Version, ours: Version, theirs: Version) -> None:
        self._base = base
        self._ours = ours
        self._theirs = theirs
        #: Our file as it is by now.
        self.document = ours.document
        self._comments = {*comments(ours.document.text)}

    def write(self, value: Plain) -> None:
        """Put the merged data into our file.

        Raises:
            FileProblem: Its form leaves no room for that.
        """
        article = Key(ARTICLE, "")
        if not same(value.get(ARTICLE), self._ours.held(article)):
            lines = self._ours.lines(article, value.get(ARTICLE))
            self.document = self.document.with_text(article, lines)
        for section in SECTIONS:
            ours, wanted = self._ours.records[section], by_id(value, section)
            for name in ours:
                if name not in wanted:
                    gone = known(self.document, Key(section, name))
                    self.document = self.document.without(gone)
            after = ""
            for name, record in wanted.items():
                key = Key(section, name)
                if name not in ours:
                    self._add(key, after, record)
                elif not same(ours[name], record):
                    self._change(key, record)
                after = name

    def _change(self, key: Key, wanted: Any) -> None:
        """Other lines for a record: theirs, or what git makes of both, or ours with changes."""
        document = self.document
        ours = document.get(known(document, key)) or ""
        untouched = ours == self._base.document.get(key)
        if untouched and (theirs := self._fitting(key, wanted)) is not None:
            made = theirs
        elif (both := self._both(key, wanted)) is not None:
            made = both
        else:
            made = self._ours.lines(key, wanted)
        if made and not made.endswith(("\n", "\r")) and ours.endswith(("\n", "\r")):
            made += document.newline
        self.document = document.with_text(key, made)

    def _fitting(self, key: Key, wanted: Any) -> str | None:
        """The other file's lines of a record, if they hold what is wanted and look like ours."""
        other, section = self._theirs.document, key.section
        lines = other.get(key)
        if lines is None or not holds(lines, wanted):
            return None
        if self.document.ids(section) and self.document.indent(section) != other.indent(section):
            return None
        return lines.replace(other.newline, self.document.newline)

    def _both(self, key: Key, wanted: Any) -> str | None:
        """The changes of both sides to the lines of a record, if these go together."""
        versions = [each.document.get(key) for each in (self._base, self._ours, self._theirs)]
        base, ours, theirs = (lines or "" for lines in versions)
        if not base or _COMMENT.findall(base) == _COMMENT.findall(theirs):
            # Nothing in theirs but data, which goes into ours with less to change.
            return None
        try:
            merged = merge_lines(base.encode(), ours.encode(), theirs.encode())
        except FileProblem:
            return None
        lines = merged.data.decode()
        return lines if merged.clean and holds(lines, wanted) else None

    # ------------------------------------------------------------------- adding

    def _add(self, key: Key, after: str, record: Any) -> None:
        """A record of the other file, behind another one."""
        self.open(key.section)
        document = self.document
        lines = self._fitting(key, record)
        if lines is None:
            made = item_lines(record, kind_of(key), document.indent(key.section))
            lines = document.newline.join(made)
        lines = self._comment_above(key) + lines
        if document.is_spaced(key.section) and lines[:1] not in "\r\n":
            lines = document.newline + lines
        self.insert(key, lines, after)

    def _comment_above(self, key: Key) -> str:
        """The comments that stand above a record of the other file and not in ours."""
        found = self._theirs.above.get(key, "")
        if not comments(found) or self._comments & {*comments(found)}:
            return ""
        return found.replace(self._theirs.document.newline, self.document.newline)

    def open(self, section: str) -> None:
        """Make room for a section's first record."""
        key, document = Key(section, ""), self.document
        heading = document.get(key)
        if heading is None:
            other = self._theirs.document
            theirs = (other.get(key) or "") if other.ids(section) else ""
            lines = theirs.replace(other.newline, document.newline) or f"{section}:"
            above = self._comment_above(key) or document.newline
            self.insert(key, above + lines, "")
        elif not document.ids(section):
            self.document = document.with_text(key, opened(heading))

    def insert(self, key: Key, lines: str, after: str) -> None:
        """Put lines behind a record of their section, or behind its opening.

        Args:
            key: What the lines are.
            lines: The lines.
            after: Id of the record; empty for the opening.
        """
        if not lines.endswith(("\n", "\r")):
            lines += self.document.newline
        changed = self.document.with_piece(key, lines, Place(after, 0))
        at = next(at for at, piece in enumerate(changed.pieces) if piece.key == key)
        if at and not changed.pieces[at - 1].text.endswith(("\n", "\r")):
            changed = changed.with_text(key, changed.newline + lines)
        self.document = changed
