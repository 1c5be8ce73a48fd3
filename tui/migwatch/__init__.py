"""Annotated articles about migration diplomacy: no claim without its passage.

For notebooks and scripts::

    import migwatch

    article = migwatch.load("data/us-mexico-meeting-2024-01-19.yaml")
    for commitment in article.annotation.commitments:
        print(commitment.force, commitment.title, commitment.says[0].exact)

Offsets are Unicode code points of the source text, 0-based and half-open.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from migwatch._version import __version__

if TYPE_CHECKING:
    from migwatch.api import AnnotationError, bundled_corpus, load, open_corpus

__all__ = ["AnnotationError", "__version__", "bundled_corpus", "load", "open_corpus"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used."""
    if name in __all__ and name != "__version__":
        return getattr(import_module("migwatch.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, for completion."""
    return list(__all__)
