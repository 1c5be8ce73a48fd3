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

#: Cells for the name of what lies under the cursor.
_HERE = 28

#: What the query bar says until something has been found.
SEARCHING = (Part("searching…", "mw-quiet"),)

Says = tuple[tuple[Part, ...], tuple[Part, ...]]


def article_title(
    article: Article,
    cursor: int,
    layers: frozenset[str],
    selected: Selected | None,
    found: tuple[Part, ...] = (),
) -> Says:
    """Paragraph, hidden layers, what lies under the cursor, 'n of m' matches or passages."""
    left = [Part("Article "), Part(f"¶{article.paragraphs.number(cursor)}", "mw-quiet")]
    hidden = [layer.title for layer in LAYERS if layer.id not in layers]
    if hidden:
        left.append(Part(f" without {', '.join(hidden)}", "mw-pause"))
    right = [*found]
    record = article.record(selected.record) if selected is not None else None
    count = len(passages(record)) if record is not None else 0
    if not found and selected is not None and count > 1:
        right.append(Part(f"{selected.nth + 1} of {count}", "mw-cursor"))
    under = marks_at(article, cursor, layers)
    if under:
        records = [article.records[mark.record] for mark in under]
        here = next((r for r in records if selected and r.id == selected.record), records[0])
        words = cut(one_line(label(here)), _HERE)
        more = f" +{len(under) - 1}" if len(under) > 1 else ""
        left.append(Part(f" {words}{more}", "mw-quiet"))
    return tuple(left), tuple(right)


def found_says(found: Found | None, at: int) -> tuple[Part, ...]:
    """Which match of how many, or why there is none, and whether there may be more."""
    if found is None:
        return ()
    if found.missing:
        held = ", ".join(f"“{one_line(words)}”" for words in found.missing)
        return (Part(f"no {cut(held, _HERE)}", "mw-pause"),)
    stopped = f"stopped after {PATIENCE:.0f} s" if found.cut == "time" else ""
    if not len(found):
        return (Part(stopped or "no match", "mw-pause"),)
    many = ("first " if found.cut == "limit" else "") + f"{len(found):,}"
    told = Part(f"{at + 1:,} of {many}" if at >= 0 else f"{many} found", "mw-cursor")
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
