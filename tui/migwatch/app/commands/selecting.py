"""Selecting words of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from migwatch.app.commands.base import ARTICLE, Command
from migwatch.model.motions import Unit

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

_AREA = "Selecting words"


class SelectWords(Command):
    """Begin to select, or leave it."""

    id = "select-words"
    area = _AREA
    keys = "v"
    title = "Select the current match, or words from the one at the cursor; v or esc leaves"
    footer = "select"
    footer_rank = 100
    footer_panes = frozenset({ARTICLE})

    def available(self, explorer: Explorer) -> bool:
        """Whether there is a word."""
        return super().available(explorer) and bool(explorer.article and explorer.article.text)

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        return "No words to select: the article is empty, or still being read."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.selection is None:
            explorer.start_selecting()
        else:
            explorer.selection = None


class Selecting(Command):
    """Works while words are selected only, and then before any other command of its keys."""

    area = _AREA
    scope = "selecting"
    panes = frozenset({ARTICLE})
    footer_panes = frozenset({ARTICLE})
    while_selecting = True

    def available(self, explorer: Explorer) -> bool:
        """Whether words are selected and nothing is being typed."""
        typing = explorer.finding or explorer.filtering
        return super().available(explorer) and explorer.selection is not None and not typing


class _Extend(Selecting):
    """Moves the head by one unit."""

    unit: ClassVar[Unit]
    forward: ClassVar[bool] = True

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.extend_selection(self.unit, forward=self.forward)


class NextCharacter(_Extend):
    """A character on."""

    id = "extend-character"
    keys = "l,right"
    shown = "l →"
    title = "Selection: a character further; in the middle of a word it stays whole"
    unit = "character"


class PreviousCharacter(_Extend):
    """A character back."""

    id = "reduce-character"
    keys = "h,left"
    shown = "h ←"
    title = "Selection: a character back"
    unit = "character"
    forward = False


class NextWord(_Extend):
    """A word on."""

    id = "extend-word"
    keys = "w,ctrl+right"
    title = "Selection: a word further"
    footer = "word"
    footer_rank = 1
    unit = "word"


class PreviousWord(_Extend):
    """A word back."""

    id = "reduce-word"
    keys = "b,ctrl+left"
    title = "Selection: a word back"
    unit = "word"
    forward = False


class NextSentence(_Extend):
    """To the end of the sentence."""

    id = "extend-sentence"
    keys = "right_parenthesis"
    title = "Selection: to the end of the sentence, then by sentences"
    footer = "sentence"
    footer_rank = 2
    unit = "sentence"


class PreviousSentence(_Extend):
    """A sentence back."""

    id = "reduce-sentence"
    keys = "left_parenthesis"
    title = "Selection: a sentence back"
    unit = "sentence"
    forward = False


class NextParagraph(_Extend):
    """To the end of the paragraph."""

    id = "extend-paragraph"
    keys = "right_curly_bracket"
    title = "Selection: to the end of the paragraph, then by paragraphs"
    unit = "paragraph"


class PreviousParagraph(_Extend):
    """A paragraph back."""

    id = "reduce-paragraph"
    keys = "left_curly_bracket"
    title = "Selection: a paragraph back"
    unit = "paragraph"
    forward = False


class LineStart(Selecting):
    """To the beginning of the line."""

    id = "extend-line-start"
    keys = "0,home"
    title = "Selection: to the beginning of the line on the screen"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.cursor = explorer.article_pane.line_ends(explorer.cursor)[0]


class LineEnd(Selecting):
    """To the end of the line."""

    id = "extend-line-end"
    keys = "dollar_sign,end"
    title = "Selection: to the end of the line on the screen"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.cursor = explorer.article_pane.line_ends(explorer.cursor)[1]


class TextStart(Selecting):
    """To the beginning of the article."""

    id = "extend-text-start"
    keys = "g"
    title = "Selection: to the beginning of the article"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.cursor = 0


class TextEnd(Selecting):
    """To the end of the article."""

    id = "extend-text-end"
    keys = "G"
    title = "Selection: to the end of the article"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        assert explorer.article is not None
        explorer.cursor = len(explorer.article.text) - 1


class SwapEnds(Selecting):
    """The other end moves."""

    id = "swap-ends"
    keys = "o"
    title = "Selection: move its other end"
    footer = "other end"
    footer_rank = 8

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.selection is not None:
            explorer.choose(explorer.selection.swapped())


class ExactCharacters(Selecting):
    """Exact characters, or whole words."""

    id = "exact-characters"
    keys = "c"
    title = "Selection: exact characters, or whole words again"
    footer = "exact"
    footer_rank = 7

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.selection is not None:
            explorer.choose(explorer.selection.toggled())


class Annotate(Selecting):
    """Annotate the selected words."""

    id = "annotate"
    keys = "a,enter"
    title = "Annotate the selected words"
    footer = "annotate"
    footer_rank = 0

    def available(self, explorer: Explorer) -> bool:
        """Whether there is more than white space."""
        held = explorer.selection
        return super().available(explorer) and held is not None and not held.empty

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing, while words are selected."""
        selecting = Selecting.available(self, explorer)
        return "Nothing but white space is selected." if selecting else ""

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.selection is not None:
            explorer.annotate(explorer.selection)
