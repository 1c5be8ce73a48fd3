"""From words to records and from record to record's words: where a step leads."""

from __future__ import annotations

from migwatch.app.layers import shown_classes
from migwatch.app.state import Selected
from migwatch.model.article import Article
from migwatch.model.marks import Mark
from migwatch.model.passage import Passage
from migwatch.model.records import Record, passages


def classes_of(article: Article, layers: frozenset[str]) -> frozenset[str]:
    """The classes of an article's marks that visible layers show."""
    return shown_classes(layers, frozenset(article.marks.spans))


def passage_of(article: Article, selected: Selected | None) -> Passage | None:
    """The current passage of the selected record."""
    record = article.record(selected.record) if selected is not None else None
    if record is None or selected is None:
        return None
    held = passages(record)
    return held[selected.nth] if selected.nth < len(held) else None


def is_at(article: Article, selected: Selected | None, offset: int) -> bool:
    """Whether an offset lies in a passage of the selected record."""
    record = article.record(selected.record) if selected is not None else None
    return record is not None and any(p.start <= offset < p.end for p in passages(record))


def nth_from(record: Record, start: int) -> int:
    """Position of the first passage of a record that does not end before an offset."""
    held = passages(record)
    return next((nth for nth, passage in enumerate(held) if passage.end > start), 0)


def nth_at(record: Record, start: int) -> int:
    """Position of the passage of a record that begins at an offset; 0 where none does."""
    held = passages(record)
    return next((nth for nth, passage in enumerate(held) if passage.start == start), 0)


def followed(before: Article, after: Article, selected: Selected) -> Selected | None:
    """The selected record after a change, under its new id where it has another; None if gone.

    Args:
        before: The article before.
        after: The article after.
        selected: What was selected.
    """
    if after.record(selected.record) is not None:
        return selected
    held = before.record(selected.record)
    if held is None:
        return None
    same = [
        each
        for each in after.records
        if type(each) is type(held)
        and before.record(each.id) is None
        and passages(each) == passages(held)
    ]
    return selected._replace(record=same[0].id) if len(same) == 1 else None


def stepped(article: Article, selected: Selected, by: int) -> Selected:
    """The selected record with its next or previous passage, around the ends."""
    record = article.record(selected.record)
    count = len(passages(record)) if record is not None else 0
    return selected._replace(nth=(selected.nth + by) % count) if count else selected


def marks_at(article: Article, offset: int, layers: frozenset[str]) -> list[Mark]:
    """What lies under an offset in the visible layers, the shortest first."""
    return article.marks.under(offset, classes_of(article, layers))


def select_at(
    article: Article, offset: int, layers: frozenset[str], selected: Selected | None
) -> Selected | None:
    """The record under an offset; the next one that overlaps there, if it is selected.

    Returns:
        The record and its passage, or None where nothing lies.
    """
    found = [
        Selected(article.records[mark.record].id, mark.nth)
        for mark in marks_at(article, offset, layers)
    ]
    if not found:
        return None
    at = found.index(selected) + 1 if selected in found else 0
    return found[at % len(found)]


def next_mark(article: Article, offset: int, layers: frozenset[str], by: int) -> int | None:
    """Where the next (or previous) annotated passage of the visible layers begins."""
    classes = classes_of(article, layers)
    if by > 0:
        return article.marks.after(offset, classes)
    return article.marks.before(offset, classes)
