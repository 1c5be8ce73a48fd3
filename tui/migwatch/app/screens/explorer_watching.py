"""Taking in what others save in the files of the open article, as soon as they do."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer

from migwatch.app.screens.editing_messages import Checked, Edited, Unread
from migwatch.app.screens.explorer_editing import ExplorerEditing
from migwatch.corpus.library import Library
from migwatch.model.article import Article
from migwatch.store.folder import is_packed
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem
from migwatch.store.stages import Stage

if TYPE_CHECKING:
    from migwatch.editing.editing import Editing
    from migwatch.store.sight import Sight

#: Seconds between looks at the files: a change is to be on the screen within one.
_LOOK = 0.8

#: Title of the notice that stays while a file cannot be read.
_AMISS = "What is on the disk cannot be shown"
_TAKEN = "Taken in: what somebody else has saved"


class ExplorerWatching(ExplorerEditing):
    """Looks at the annotation file and the text, or the pack, of the open article.

    Attributes:
        amiss: Why what is on the disk cannot be shown; empty where it can.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    amiss: var[str] = var("")

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self._looking: Timer | None = None
        self._sight: Sight | None = None
        self._reading = Lock()
        #: Path of the article that was read again last, and hashes of its files.
        self._contents: tuple[Path, tuple[str, ...]] | None = None

    def watch_unsaved(self) -> None:
        """What is not saved is told in place of what is on the disk."""
        if self.amiss:
            self._tell_amiss()

    def open(self, path: Path) -> None:
        """Read another article, and watch that."""
        if self.amiss:
            self.amiss = ""
            self._withdraw(_AMISS)
        super().open(path)

    def show(self, stage: Stage) -> None:
        """Show what has been read of an article; watch its files once that is all."""
        super().show(stage)
        if stage.progress is None and self._looking is None:
            self._looking = self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        """Take in what somebody else has saved; save what could not be saved before."""
        self.look_around()
        path = self.path
        if path is None or self.progress is not None:
            return
        files = self._files(path)
        if self._sight is None or self._sight.paths != files:
            from migwatch.store.sight import Sight

            self._sight = Sight(*files)
        changed, held = self._sight.changed(), self._held
        waits = held is not None and bool(held.unsaved or held.choices)
        if changed or waits or self._left:
            self._look_at(path, self.article, bool(set(changed) & set(files[1:])))

    def read_from_disk(self) -> None:
        """Look at the files of the open article now, all of them."""
        if self.path is not None and self.progress is None:
            self._contents = None
            self._look_at(self.path, self.article, text=True)
        if self.library.has_several:
            self.index()

    def _files(self, path: Path) -> tuple[Path, ...]:
        """What lies on the disk of an article: its annotation file and text, or its pack."""
        if is_packed(path):
            return (path.parent,)
        if self.article is None:
            return (path,)
        return (path, path.parent / self.article.annotation.article.text)

    @work(thread=True, exclusive=True, exit_on_error=False, group="look")
    def _look_at(self, path: Path, article: Article | None, text: bool) -> None:
        with self._lock:
            # It was read from what is another file by now.
            self.take_known()
            self._save_left()
            held = self._held
            here = held is not None and path in (held.path, self._asked)
            if held is not None and here and article is not None:
                moved = self._moved(path, article) if not held.unsaved else None
                if moved is None:
                    self._take_in(path, article, held, text)
                    return
                self._held = None
        self._read_anew(path, article)

    def _take_in(self, path: Path, article: Article, held: Editing, text: bool) -> None:
        """Take in what somebody else has saved of an article that is being edited."""
        waiting = held.unsaved
        try:
            changed = held.look(anew=text)
            problem = held.save() if held.unsaved else None
        except FileProblem as error:
            self.post_message(Unread(path, error.problems(path)))
            return
        if changed:
            changed = (held.annotation, held.text) != (article.annotation, article.text)
        if changed or waiting:
            made = self.as_edited(article, held.text, held.annotation) if changed else None
            words = _TAKEN if changed else ""
            if waiting and not problem:
                words = "Saved now: what could not be saved before"
            unkept = self.unkept if held.at_risk else ""
            if words or (problem or "", unkept) != (self.unsaved, self.unkept):
                self.post_message(Edited(path, made, words, problem or "", unkept))
        unread = held.unread
        self.post_message(Unread(path, () if unread is None else unread.problems(path)))
        self._tell_waiting(path, held)

    def _read_anew(self, path: Path, article: Article | None) -> None:
        """Read an article again that is not being edited."""
        with self._reading:
            contents = path, self._hashes(path)
            if contents == self._contents and "" not in contents[1]:
                return
            now, loaded = None, self.loaded_again(path)
            if loaded.article is None and article is not None:
                now = self._moved(path, article)
                loaded = loaded if now is None else self.loaded_again(now)
            told = self._told(path, article, loaded, now)
            with self._lock:
                held = self._held
                if held is not None and path in (held.path, self._asked):
                    # A step was done meanwhile, and has read it as well.
                    return
                for message in told:
                    self.post_message(message)
            self._contents = contents

    def _told(
        self, path: Path, article: Article | None, loaded: Loaded, now: Path | None
    ) -> list[Message]:
        """What is to be told of an article that was read again."""
        found = loaded.article
        if found is None:
            return [Unread(path, loaded.problems)]
        if article is None:
            found.marks  # noqa: B018
            return [Unread(path, ()), self.Arrived(path, Stage(loaded))]
        told: list[Message] = []
        same = (found.annotation, found.text) == (article.annotation, article.text)
        if now is not None or not same:
            made = self.as_edited(article, found.text, found.annotation)
            told.append(Edited(path, made, "" if same else _TAKEN, now=now))
        there = now or path
        return [*told, Unread(there, ()), Checked(there, loaded.problems)]

    def _hashes(self, path: Path) -> tuple[str, ...]:
        """What tells contents of the files apart; empty strings where nothing does."""
        from migwatch.store.files import TEXT_LIMIT, read_regular, sha256

        found = []
        for file in () if is_packed(path) else self._files(path):
            try:
                found.append(sha256(read_regular(file, TEXT_LIMIT)))
            except FileProblem:
                found.append("")
        return tuple(found) or ("",)

    def _moved(self, path: Path, article: Article) -> Path | None:
        """Where an article lies that was packed, or taken out of its pack; None where it was."""
        if not is_packed(path) and os.path.lexists(path):
            return None
        try:
            there = self.library.path_of(article.id)
        except (OSError, FileProblem):
            return None
        return None if there == path or not (is_packed(there) or there.exists()) else there

    @on(Unread)
    def _unread(self, message: Unread) -> None:
        if message.path != self.path:
            return
        if not message.problems:
            if self.amiss:
                self.amiss = ""
                # What was wrong with it may have been all that was.
                self._check_later()
                self._withdraw(_AMISS)
            return
        problem = message.problems[0]
        words = f"{problem.path.name}{problem.position}: {problem.message}"
        if words == self.amiss:
            return
        self.amiss = words
        self.problems = (*self.library.problems, *message.problems)
        self._tell_amiss()

    def _tell_amiss(self) -> None:
        """Say for as long as it is so that the disk has something else; not over a sheet."""
        self._withdraw(_AMISS)
        if self.amiss and self.article is not None and not self.unsaved and self.is_current:
            from migwatch.app.bindings import hint
            from migwatch.app.notices import stay

            key = hint(self, "run('problems')", "").key
            stay(self.app, f"You see it as it was; {key} says why.", _AMISS)

    def on_screen_resume(self) -> None:
        """Nothing lies over the article any more."""
        if self.amiss:
            self._tell_amiss()

    def on_screen_suspend(self) -> None:
        """A sheet is not covered; the header says it as well."""
        if self.amiss:
            self._withdraw(_AMISS)

    def _save_left(self) -> None:
        """Save what could not be saved of articles that the reader has left."""
        for held in tuple(self._left):
            with suppress(FileProblem):
                if held.save() is None:
                    self._left.remove(held)
