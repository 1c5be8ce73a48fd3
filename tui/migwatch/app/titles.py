"""What the titles of the panes say."""

from __future__ import annotations

from migwatch.app.layers import LAYERS
from migwatch.app.listing import Listing
from migwatch.app.navigation import marks_at
from migwatch.app.row_text import Part, one_line
from migwatch.app.rows import VIEWS
from migwatch.app.state import Selected
from migwatch.app.wrapping import cut
from migwatch.corpus.found import PATIENCE, Found
from migwatch.corpus.grouping import Grouping
from migwatch.model.article import Article, label
from migwatch.model.records import passages

#: Cells for the name of a record.
_NAME = 28

#: What the query bar says until something has been found.
SEARCHING = (Part("searching…", "mw-quiet"),)

#: What a title says at the left, the most important first, and at the right if there is room.
Says = tuple[tuple[Part, ...], tuple[Part, ...]]

#: Of an article of which nothing can be shown.
NOT_READ: Says = ((Part("Article "), Part("cannot be read: ! says why", "mw-pause")), ())


def article_title(
    article: Article,
    cursor: int,
    layers: frozenset[str],
    selected: Selected | None,
    found: tuple[Part, ...] = (),
) -> Says:
    """Paragraph, match or passage of the selected record, what else is here, hidden layers."""
    left = [Part("Article "), Part(f"¶{article.paragraphs.number(cursor)}", "mw-quiet")]
    if found:
        left += [Part("  "), *found]
    record = article.record(selected.record) if selected is not None else None
    if record is not None and selected is not None:
        if not found and (count := len(passages(record))) > 1:
            left.append(Part(f"  {selected.nth + 1} of {count}", "mw-count"))
        left.append(Part(f"  {cut(one_line(label(record)), _NAME)}"))
    under = [article.records[mark.record] for mark in marks_at(article, cursor, layers)]
    others = [each for each in under if record is None or each.id != record.id]
    if len(others) == len(under) > 0:
        left.append(Part(f"  on {cut(one_line(label(others.pop(0))), _NAME)}", "mw-quiet"))
    if others:
        left.append(Part(f" +{len(others)} more", "mw-quiet"))
    return tuple(left), _hidden(layers)


def _hidden(layers: frozenset[str]) -> tuple[Part, ...]:
    """Which layers are hidden; of more than two, how many."""
    hidden = [layer.title for layer in LAYERS if layer.id not in layers]
    if not hidden:
        return ()
    told = " and ".join(hidden) if len(hidden) < 3 else f"{len(hidden)} of {len(LAYERS)} layers"
    return (Part(f"without {told}", "mw-pause"),)


def found_says(found: Found | None, at: int) -> tuple[Part, ...]:
    """Which match of how many, or why there is none, and whether there may be more."""
    if found is None:
        return ()
    if found.missing:
        held = ", ".join(f"“{one_line(words)}”" for words in found.missing)
        return (Part(f"no {cut(held, _NAME)}", "mw-pause"),)
    stopped = f"stopped after {PATIENCE:.0f} s" if found.cut == "time" else ""
    if not len(found):
        return (Part(stopped or "no match", "mw-pause"),)
    many = ("first " if found.cut == "limit" else "") + f"{len(found):,}"
    told = Part(f"{at + 1:,} of {many}" if at >= 0 else f"{many} found", "mw-count")
    if found.partial:
        return (told._replace(text=f"{told.text}…"),)
    return (told, Part(f", {stopped}", "mw-pause")) if stopped else (told,)


def records_title(article: Article, listing: Listing, view: int) -> Says:
    """The list that is shown, and what the others are."""
    held = VIEWS[view]
    left = _listed(held.title, listing, len(held.records(article.annotation)))
    others = [v.title.lower() for v in (*VIEWS[view + 1 :], *VIEWS[:view])]
    return tuple(left), (Part(f"t {others[0]}", "mw-quiet"),)


def commitments_title(article: Article, listing: Listing, grouping: Grouping) -> Says:
    """How many, and how they are grouped."""
    left = _listed("Commitments", listing, len(article.annotation.commitments))
    return tuple(left), (Part(f"by {grouping}", "mw-quiet"),)


def _listed(name: str, listing: Listing, total: int) -> list[Part]:
    parts = [Part(f"{name} "), Part(f"{total}", "mw-quiet")]
    if listing.filter.strip():
        parts[-1] = Part(f"{listing.found} of {total}", "mw-quiet")
        parts.append(Part(f" with “{one_line(listing.filter)}”", "mw-pause"))
    return parts
