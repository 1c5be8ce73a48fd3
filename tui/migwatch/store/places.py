"""Where the program's own files are."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_state_path

_NAME = "migwatch-tui"


def config_file() -> Path:
    """The user's settings, which need not exist."""
    return user_config_path(_NAME, appauthor=False) / "config.yaml"


def cache_folder() -> Path:
    """Files that can be made again, which need not exist."""
    return user_cache_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """What must outlast a restart, which need not exist."""
    return user_state_path(_NAME, appauthor=False)


def theme_file() -> Path:
    """The theme that was chosen last, which need not exist."""
    return state_folder() / "theme.json"


def reading_file(root: Path) -> Path:
    """Names the article of a corpus that was open last; need not exist."""
    return state_folder() / "reading" / name_for(root)


def journal_path(path: Path) -> Path:
    """Where the journal of an annotation file lies, which need not exist."""
    return state_folder() / "journals" / f"{name_for(path)}.jsonl"


def drafts_path(root: Path, article: str) -> Path:
    """Where records lie that were begun and not made, which need not exist.

    Args:
        root: The folder of the corpus.
        article: Id of the article.
    """
    return state_folder() / "drafts" / f"{name_for(root / article)}.json"


def decisions_path(root: Path, article: str) -> Path:
    """Where lies what was decided between two annotations, which need not exist.

    Args:
        root: The folder of the corpus.
        article: Id of the article.
    """
    return state_folder() / "decisions" / f"{name_for(root / article)}.json"


def lock_path(path: Path) -> Path:
    """The file that is locked while an annotation file is written, which need not exist."""
    return journal_path(path).with_suffix(".lock")


def kept_folder() -> Path:
    """Where copies of the texts of edited articles lie, which need not exist."""
    return state_folder() / "journals" / "texts"


def name_for(path: Path) -> str:
    """A name for what is kept about a file, whatever way leads to it."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
