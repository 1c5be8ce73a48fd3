"""What the rows of results and facets say."""

from __future__ import annotations

from migwatch.app.results import ResultRow, Results
from migwatch.app.row_text import Part, one_line
from migwatch.corpus.excerpts import Stretch, excerpt_of
from migwatch.corpus.query import Phrase
from migwatch.corpus.store import Hit
from migwatch.model.vocabulary import Corpus

_ROLES = {
    "context": ("mw-quiet", ""),
    "exact": (None, ""),
    "asked": ("mw-count", "bold underline"),
}


def group_parts(row: ResultRow) -> tuple[list[Part], list[Part]]:
    """A heading: what it is called, and when and where it is from at the right."""
    title, _, facts = row.text.partition("\n")
    return [Part(one_line(title), None, "bold")], [Part(f" {one_line(facts)}", "mw-quiet")]


def hit_parts(hit: Hit, corpus: Corpus, *, dated: bool) -> tuple[list[Part], list[Part]]:
    """What a result is: kind, force, who is bound, its name; who says so at the right.

    Args:
        hit: The result.
        corpus: Vocabularies and parties.
        dated: Whether to begin with the day of its article.
    """
    names = dict(hit.names)
    unit = hit.unit
    parts = [Part(f"¶{unit.paragraph} ", "mw-quiet")]
    if dated:
        parts.insert(0, Part(f"{hit.entry.published or 'undated'} ", "mw-quiet"))
    values = unit.values
    kinds = [kind for kind in values.get("kind", ()) if kind != "entity"]
    for force in values.get("force", ()):
        parts.append(Part(f"{corpus.label('force', force)} ", "primary"))
        kinds = []
    for kind in kinds:
        label = "entity" if "entity" in values.get("kind", ()) else corpus.label("kind", kind)
        parts.append(Part(f"{label.lower()} ", "mw-quotation"))
    if "force" in values and (by := values.get("by")):
        shown = [
            party.short if (party := corpus.party(each)) else names.get(each, each) for each in by
        ]
        parts.append(Part(f"{one_line('+'.join(shown))} ", "mw-quiet", yields=True))
    if unit.title:
        parts.append(Part(one_line(unit.title)))
    right = []
    if unit.due:
        right.append(Part(f" due {one_line(unit.due)}", "mw-time"))
    if unit.says:
        right.append(Part(f" says {one_line(unit.says)}", "mw-person"))
    if values.get("caution"):
        right.append(Part(" ▲", "mw-pause"))
    return parts, right


def words_parts(hit: Hit, phrases: list[Phrase], room: int) -> list[Part]:
    """The words of a result in their context, those asked for marked."""
    return [_part(piece) for piece in excerpt_of(hit.unit, phrases, room)]


def _part(piece: Stretch) -> Part:
    colour, attributes = _ROLES[piece.role]
    text = piece.text.replace("\r\n", " ").replace("\n", " ")
    return Part(one_line(text), colour, attributes)


def total_words(total: int, *, exact: bool, results: Results) -> str:
    """How many results there are, as far as is known."""
    if exact:
        return f"{total:,} result{'' if total == 1 else 's'}"
    if results.after is None:
        return total_words(len(results.hits), exact=True, results=results)
    return f"about {total:,} results"
