"""What an article would be after an operation, if it can be done."""

from __future__ import annotations

from migwatch.editing.apply import applied
from migwatch.editing.checks import check_change
from migwatch.editing.operations import AnyOperation
from migwatch.model.article import Article
from migwatch.store.folder import Folder


def tried(article: Article, operation: AnyOperation, folder: Folder | None = None) -> Article:
    """The article after an operation.

    Args:
        article: The article.
        operation: What to do.
        folder: The corpus; without it nothing is checked against terms, parties and ids.

    Raises:
        EditError: It cannot be done, or something would be wrong that is not wrong now.
    """
    old = article.annotation
    new = applied(old, operation, article.text)
    if folder is not None:
        check_change(old, new, article.text, folder)
    return Article(article.id, article.text, new, article.corpus, shared=article.shared)
