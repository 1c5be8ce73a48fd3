"""The source text of an article that is edited: brought along by steps that change it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from migwatch.editing.apply import EditError
from migwatch.editing.document import Document
from migwatch.editing.pieces import ARTICLE, Key
from migwatch.editing.reading import written
from migwatch.model.annotation import Annotation
from migwatch.store.atomic import replace_file, tidy_folder, write_new
from migwatch.store.files import (
    ANNOTATION_LIMIT,
    TEXT_LIMIT,
    decode,
    is_sha256,
    read_regular,
    sha256,
    text_path,
)
from migwatch.store.folder import Folder
from migwatch.store.glance import text_named
from migwatch.store.kept import keep_text, kept_text, mending
from migwatch.store.load import load_plain
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem


class Source(NamedTuple):
    """What an annotation file says of its text.

    Attributes:
        text: The path, as the file has it.
        sha256: SHA-256 of the text.
    """

    text: str
    sha256: str


class Sources(NamedTuple):
    """The text of an article before a step that changes it, and after."""

    before: Source
    after: Source

    def inverse(self) -> Sources:
        """Those of the step that takes it back."""
        return Sources(self.after, self.before)


def source_of(document: Document) -> Source:
    """What an annotation file says of its text.

    Raises:
        FileProblem: It cannot be read by itself.
    """
    key = Key(ARTICLE, "")
    plain = written(document.get(key) or "", key)
    if not isinstance(plain, dict):
        raise FileProblem("names no text")
    return Source(str(plain.get("text")), str(plain.get("sha256")))


class Under(NamedTuple):
    """The records of a file, with the text that they were read with."""

    text: str
    annotation: Annotation


class Texts:
    """The texts that an annotation file has named, names, or may name again.

    Args:
        path: The annotation file.
        folder: The corpus.
    """

    def __init__(self, path: Path, folder: Folder) -> None:
        self._path = path
        self._folder = folder
        #: Of which a copy is known to be there.
        self._kept: str | None = None
        self._given: dict[str, bytes] = {}
        #: A text that was found to be the annotated one, and its digest.
        self._sound: tuple[str, str] | None = None

    def keep(self, text: str, document: Document) -> None:
        """Keep a copy of the text that was annotated, where that can be; once.

        Args:
            text: The text.
            document: The annotation file.
        """
        if self._kept is not text:
            with suppress(FileProblem):
                if sha256(data := text.encode()) == source_of(document).sha256:
                    keep_text(data)
                self._kept = text

    def check_annotated(self, text: str, digest: str) -> None:
        """Refuse to go on with a text that is not the one that was annotated.

        Args:
            text: The text that is at hand.
            digest: SHA-256 of the one that was annotated, as the file has it.

        Raises:
            EditError: It is another.
        """
        known = self._sound
        if not is_sha256(digest) or (known is not None and known[0] is text and known[1] == digest):
            return
        if sha256(text.encode()) != digest:
            raise EditError(
                f"the text is not the one that was annotated; {mending(self._path, digest)}, "
                "then try again"
            )
        self._sound = (text, digest)

    def give(self, *texts: bytes) -> str | None:
        """Have texts at hand, and keep copies of them.

        Returns:
            Why no copies can be kept, if that is so.
        """
        self._given |= {sha256(each): each for each in texts}
        try:
            for each in texts:
                keep_text(each)
        except FileProblem as problem:
            return f"a copy of the text {problem.message}"
        return None

    def under(self, document: Document, source: Source, known: Collection[str] = ()) -> Under:
        """The records of a file, read with a text that may not be at its place yet.

        Args:
            document: The file.
            source: Its text.
            known: What was wrong in it before.

        Raises:
            EditError: More is wrong in it, or the text is not at hand.
        """
        text = self.read(source)
        annotation, wrong = self._loaded(document, text)
        found = "; ".join(each for each in wrong if each not in known)
        if annotation is None or found:
            raise EditError(f"not all of it fits the text {source.text}: {found}")
        return Under(text, annotation)

    def wrong(self, document: Document, text: str) -> list[str]:
        """What is wrong in a file with a text."""
        return self._loaded(document, text)[1]

    def known(self, document: Document) -> Under | None:
        """As `under`, with the text's copy and what is sound; None where there is none."""
        with suppress(FileProblem):
            data = kept_text(source_of(document).sha256)
            if data is not None:
                annotation, _ = self._loaded(document, decode(data))
                return None if annotation is None else Under(decode(data), annotation)
        return None

    def _loaded(self, document: Document, text: str) -> tuple[Annotation | None, list[str]]:
        article, findings, _ = load_plain(self._path, self._folder, parse(document.data)[0], text)
        wrong = [f"{'.'.join(map(str, route))}: {message}" for route, message in findings]
        return None if article is None else article.annotation, wrong

    def read(self, source: Source) -> str:
        """A text, from its place or its copy.

        Raises:
            EditError: It is not at hand.
        """
        data = self._held(source.text)
        if data is None or sha256(data) != source.sha256:
            data = self._given.get(source.sha256) or kept_text(source.sha256)
        if data is None:
            raise EditError(
                f"the text {source.text} as it was then is not kept any more; "
                f"its SHA-256 is {source.sha256}"
            )
        return decode(data)

    def _place(self, named: str) -> Path:
        return text_path(self._path, named, self._folder.root, self._folder.texts)

    def _held(self, named: str) -> bytes | None:
        """What is at a text's place."""
        try:
            place = self._place(named)
            return read_regular(place, TEXT_LIMIT) if os.path.lexists(place) else None
        except FileProblem as problem:
            raise EditError(f"{named} {problem.message}") from None

    def check(self, sources: Sources) -> bool:
        """Refuse to change a text that others have changed, or need as it is.

        Args:
            sources: The text before and after.

        Returns:
            Whether the one is going to be written over the other.

        Raises:
            EditError: That is so.
        """
        named, digest = sources.after
        data = self._held(named)
        held = None if data is None else sha256(data)
        if held not in (None, digest, sources.before.sha256):
            raise EditError(
                f"{named} is neither the text before nor that after; move it out of the way, "
                "or move the passages to it with `migwatch-tui rebase`"
            )
        if held in (None, digest):
            return False
        for other in self.others(self._place(named)):
            raise EditError(f"{named} is the text of {other} too, and stays as it is")
        return True

    def others(self, place: Path) -> Iterator[str]:
        """The other annotation files that name a text.

        Args:
            place: The text, with no links in its path.
        """
        own = os.path.realpath(self._path)
        for path in self._folder.articles_if_listed():
            if os.path.realpath(path) == own:
                continue
            with suppress(FileProblem):
                named = text_named(read_regular(path, ANNOTATION_LIMIT))
                if named and Path(os.path.realpath(path.parent / named)) == place:
                    yield path.name

    def put(self, steps: Sequence[Sources]) -> Callable[[], None]:
        """Have the text at its place that the annotation file is about to name.

        Args:
            steps: The texts before and after each step that changes them.

        Returns:
            What brings back the text that was there.

        Raises:
            FileProblem: That cannot be done; what is there is as it was.
        """
        named, digest = steps[-1].after
        place = self._place(named)
        try:
            held, wanted = self._held(named), self.read(steps[-1].after).encode()
        except EditError as error:
            raise FileProblem(str(error)) from None
        if held is None:
            _told(place, write_new, wanted)
            return lambda: place.unlink(missing_ok=True)
        was = sha256(held)
        if was == digest:
            return lambda: None
        if was not in {each.sha256 for step in steps for each in step}:
            raise FileProblem(f"{named} was changed by somebody else meanwhile")
        _told(place, replace_file, wanted)
        return lambda: replace_file(place, held)

    def tidy(self, steps: Iterable[Sources | None]) -> None:
        """Remove what a killed program, or a full disk, has left beside the texts of steps."""
        for named in {each.text for step in steps if step is not None for each in step}:
            with suppress(FileProblem):
                tidy_folder(self._place(named).parent)


def _told(place: Path, write: Callable[[Path, bytes], None], data: bytes) -> None:
    try:
        write(place, data)
    except FileProblem as problem:
        raise FileProblem(f"{place.name} {problem.message}") from None
    finally:
        tidy_folder(place.parent)
