"""Deciding between the open annotation and another one of the same text."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from migwatch.app.screens.explorer_forms import ExplorerForms
from migwatch.corpus.library import Library

if TYPE_CHECKING:
    from migwatch.app.decisions import Decision, Decisions
    from migwatch.editing.editing import Editing
    from migwatch.editing.operations import AnyOperation
    from migwatch.editing.outcome import Done
    from migwatch.model.annotation import Annotation


class ExplorerAdjudicating(ExplorerForms):
    """Lists the differences between two annotations, and does what is decided.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    keys: dict[str, str]

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        #: Id of the article that is decided about, the other annotation, what was decided.
        self._between: tuple[str, Annotation, Decisions] | None = None

    def adjudicate(self, other: Annotation) -> None:
        """Decide between the open annotation and another of the same text.

        Args:
            other: The other annotation.
        """
        from migwatch.app.decisions import Decisions

        if self.article is not None:
            decisions = Decisions(self.library.folder.root, self.article.id, other)
            self._between = (self.article.id, other, decisions)
            self.show_differences()

    @property
    def is_adjudicated(self) -> bool:
        """Whether the open article is decided about."""
        held = self._between
        return held is not None and self.article is not None and held[0] == self.article.id

    def show_differences(self) -> None:
        """List the differences, those that are decided among them."""
        from migwatch.app.screens.adjudication import AdjudicationScreen

        if self._between is not None and self.article is not None and self.is_adjudicated:
            _, other, decisions = self._between
            self.prepare()
            self.app.clear_notifications()
            screen = AdjudicationScreen(self.article, other, decisions, self)
            self.app.push_screen(screen, lambda _: self._tell_back() if screen.left else None)

    def _tell_back(self) -> None:
        """Tell the way back to what is still to be decided."""
        from migwatch.app.commands import command

        key = command("differences").key_words(self.keys.get("differences"))
        self.notify(f"{key} leads back to what is to be decided.", markup=False)

    def take(self, operations: tuple[AnyOperation, ...], words: str, decision: Decision) -> None:
        """Do what the other annotation says.

        Args:
            operations: What to do.
            words: What that is, in words.
            decision: The decision, which is dropped where that cannot be done.
        """
        if self._between is not None:
            self.step(partial(_taken, operations, words, decision, self._between[2]))

    def take_back(self, decision: Decision) -> None:
        """Undo what was done for a decision.

        Args:
            decision: The decision; it is there again where that cannot be done.
        """
        if self._between is not None:
            self.step(partial(_taken_back, decision, self._between[2]))

    def refuse(self, message: str) -> bool:
        """Say where it was asked for why something was not done.

        Args:
            message: Why.

        Returns:
            Whether that could be said there.
        """
        from migwatch.app.screens.adjudication import AdjudicationScreen

        screen = self.app.screen
        if not isinstance(screen, AdjudicationScreen) or self.article is None:
            return super().refuse(message)
        screen.show(self.article)
        screen.problem = message
        return True

    def keep_decisions(self, decisions: Decisions) -> None:
        """Put decisions into the state folder.

        Args:
            decisions: They.
        """
        self._keep_drafts(decisions)


def _taken(
    operations: tuple[AnyOperation, ...],
    words: str,
    decision: Decision,
    decisions: Decisions,
    held: Editing,
) -> Done:
    try:
        done = held.do(*operations, words=words)
    except BaseException:
        decisions.drop(decision)
        raise
    if done.number:
        decision.steps.append(done.number)
        decisions.add(decision)
    else:
        decisions.drop(decision)
    return done


def _taken_back(decision: Decision, decisions: Decisions, held: Editing) -> Done:
    from migwatch.editing.apply import EditError
    from migwatch.editing.going import take_back

    steps = frozenset(decision.steps)
    try:
        return take_back(held, steps)
    except EditError:
        if any(entry.number in steps and counts for entry, counts in held.history()):
            decisions.add(decision)
        raise
