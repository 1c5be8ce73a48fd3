"""What the titles of the panes say."""

from __future__ import annotations

from migwatch.app.layers import LAYERS
from migwatch.app.listing import Listing
from migwatch.app.navigation import marks_at
from migwatch.app.row_text import Part, one_line
from migwatch.app.rows import VIEWS
from migwatch.app.state import Selected
from migwatch.app.wrapping import cut
from migwatch.corpus.grouping import Grouping
from migwatch.model.article import Article, label
from migwatch.model.records import passages

#: Cells for the name of what lies under the cursor.
_HERE = 28

Says = tuple[tuple[Part, ...], tuple[Part, ...]]


def article_title(
    article: Article, cursor: int, layers: frozenset[str], selected: Selected | None
) -> Says:
    """Paragraph, hidden layers, what lies under the cursor, 'n of m'."""
    left = [Part("Article "), Part(f"¶{article.paragraphs.number(cursor)}", "mw-quiet")]
    hidden = [layer.title for layer in LAYERS if layer.id not in layers]
    if hidden:
        left.append(Part(f" without {', '.join(hidden)}", "mw-pause"))
    right: list[Part] = []
    record = article.record(selected.record) if selected is not None else None
    if record is not None and selected is not None and (count := len(passages(record))) > 1:
        right.append(Part(f"{selected.nth + 1} of {count}", "mw-cursor"))
    under = marks_at(article, cursor, layers)
    if under:
        records = [article.records[mark.record] for mark in under]
        here = next((r for r in records if selected and r.id == selected.record), records[0])
        words = cut(one_line(label(here)), _HERE)
        more = f" +{len(under) - 1}" if len(under) > 1 else ""
        left.append(Part(f" {words}{more}", "mw-quiet"))
    return tuple(left), tuple(right)


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
