"""The screens on which records are made and edited, and what they have the explorer do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from migwatch.app.screens.explorer_editing import ExplorerEditing
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.editing.operations import AnyOperation
    from migwatch.model.annotation import Annotation


class ExplorerForms(ExplorerEditing):
    """Opens forms, and lets them follow what they do.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    def renew(self, article: Article) -> None:
        """Show the open article after a change, on forms too."""
        super().renew(article)
        for screen in self.app.screen_stack[1:]:
            show: Any = getattr(screen, "show", None)
            if show is not None:
                show(article)

    @on(ExplorerEditing.Conflicting)
    def _conflicting(self, message: ExplorerEditing.Conflicting) -> None:
        """Let the reader choose between two values."""
        from migwatch.app.screens.conflict import ConflictScreen

        def decided(ours: bool | None) -> None:
            if ours and message.path == self.path:
                self.step(message.step)

        held = message.error
        self.app.push_screen(ConflictScreen(held.words, held.conflicts), decided)

    def adjudicate(self, other: Annotation) -> None:
        """Decide between the open annotation and another of the same text.

        Args:
            other: The other annotation.
        """
        from migwatch.app.screens.adjudication import AdjudicationScreen

        if self.article is None:
            return

        def edit(operations: tuple[AnyOperation, ...], words: str) -> None:
            self.edit(*operations, words=words)

        def undo() -> None:
            self.step(lambda held: held.undo())

        screen = AdjudicationScreen(self.article, other, edit, undo, self.open_form)
        self.app.push_screen(screen)

    def open_form(self, record_id: str) -> None:
        """Edit a record by hand.

        Args:
            record_id: Its id.
        """
