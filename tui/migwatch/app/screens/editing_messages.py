"""What becomes of steps that are done in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from migwatch.model.article import Article
from migwatch.store.problem import Problem

if TYPE_CHECKING:
    from migwatch.editing.editing import Editing
    from migwatch.editing.outcome import ConflictError, Done

    #: Does something to an article.
    Step = Callable[[Editing], Done]


@dataclass(eq=False, repr=False)
class Edited(Message):
    """Something has become of the open article.

    Attributes:
        path: Its annotation file when that was asked for.
        article: What it is now; None where nothing has changed.
        words: What was done; empty where there is nothing to tell.
        problem: Why it is not in the file; empty where it is.
        unkept: Why it is not in the journal, where nothing else says so; empty where it is.
        refusal: Why nothing was done; empty where something was.
        now: Its annotation file now, where that is another.
        whose: Where and when what was taken back, or done again, had been made, if not here.
    """

    path: Path
    article: Article | None = None
    words: str = ""
    problem: str = ""
    unkept: str = ""
    refusal: str = ""
    now: Path | None = None
    whose: str = ""


@dataclass(eq=False, repr=False)
class Conflicting(Message):
    """Somebody else has changed what a step was to change.

    Attributes:
        path: The annotation file.
        error: Both values.
        step: Does it nevertheless.
    """

    path: Path
    error: ConflictError
    step: Step


@dataclass(eq=False, repr=False)
class Recovered(Message):
    """Something that was left unfinished was found when the article was opened.

    Attributes:
        path: The annotation file.
        held: The article as it is now.
        words: What became of each step.
    """

    path: Path
    held: Editing
    words: tuple[str, ...]


@dataclass(eq=False, repr=False)
class Checked(Message):
    """The file has been read again.

    Attributes:
        path: The annotation file.
        problems: What is wrong with it.
    """

    path: Path
    problems: tuple[Problem, ...]


@dataclass(eq=False, repr=False)
class Unread(Message):
    """The file could not be read again, or could.

    Attributes:
        path: The annotation file.
        problems: Why it could not; empty where it could.
    """

    path: Path
    problems: tuple[Problem, ...]
