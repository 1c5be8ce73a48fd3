"""What the details strip says of a heading: what its group is, and how many it holds."""

from __future__ import annotations

from migwatch.app.listing import Row
from migwatch.app.row_text import Part, one_line
from migwatch.app.rows import VIEWS
from migwatch.model.vocabulary import Corpus

#: The vocabulary whose terms are headings, by how the keys of their rows begin.
_VOCABULARIES = {view.kind: view.vocabulary for view in VIEWS} | {
    "theme": "theme",
    "force": "force",
    "status": "status",
    "due": "schedule",
}


def group_details(corpus: Corpus, heading: Row) -> list[list[Part]]:
    """Lines about a group: its name, its size, the definition of its term."""
    count = str(heading.number)
    if heading.found >= 0:
        count = f"{heading.found} of {count}"
    grouping, _, rest = heading.key.partition("/")
    lines = [
        [
            Part(one_line(heading.text), None, "bold"),
            Part(f"  {count} {'record' if heading.number == 1 else 'records'}", "mw-quiet"),
        ]
    ]
    if (vocabulary := _VOCABULARIES.get(grouping)) is not None:
        term = corpus.term(vocabulary, rest.partition(":")[0])
        if term.definition:
            lines.append([Part(one_line(term.definition))])
    return lines
