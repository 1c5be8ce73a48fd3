"""Find passages, entities and commitments in all articles of a corpus.

A query is words (the last one may be the beginning of a word), "phrases" and
fields, all of which must hold; `or`, `-` to leave out, and parentheses.
Fields: by, to, for, party, who, via, voice, force, status, schedule, theme,
entity, role, kind, caution, sure, at, voices, article, and the dates
published, made and due. A field takes an id or words of its name (`=id` is
that id and no other), several with commas; dates take ranges with `..`, force
takes `>=`, and * is any value.

Results are newest article first. With --json: one result a line.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from migwatch.cli._articles import as_of_day, day, print_json
from migwatch.corpus.excerpts import excerpt_of, phrases_of
from migwatch.corpus.library import Library, open_library
from migwatch.corpus.query import QueryError
from migwatch.corpus.store import Facets, Hit, Store
from migwatch.formats.json import json_line
from migwatch.formats.layout import wrap
from migwatch.formats.wording import one_line
from migwatch.model.visible import visible
from migwatch.store.problem import printable

EXAMPLES = (
    "migwatch-tui search 'kind:commitment by:mx made:2024-01-19'",
    "migwatch-tui search 'fentanyl force:>=will' my-corpus --facets",
)
#: Results asked for at a time.
_PAGE = 200
_ROOM = 200


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", metavar="QUERY", help="what to find")
    parser.add_argument(
        "path", metavar="DIR", nargs="?", type=Path, help="a corpus; without it, the bundled one"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--facets", action="store_true", help="count the results by their fields")
    parser.add_argument(
        "--limit", metavar="N", type=int, default=50, help="most results to print, 0 for all"
    )
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day statuses are read on")


def run(arguments: Namespace) -> int:
    """Search; 1 when the query or the corpus has a problem."""
    library = open_library(arguments.path)
    for problem in library.problems:
        print(problem, file=sys.stderr)
    status = 1 if library.problems else 0
    as_of = as_of_day(arguments.as_of, library.corpus)
    store = store_of(library)
    try:
        facets = store.facets(arguments.query, as_of)
        hits = _hits(store, arguments, as_of)
        if arguments.json:
            _print_json(hits, facets if arguments.facets else None)
        else:
            _print_text(hits, facets, arguments)
    except QueryError as error:
        print(f"  {printable(arguments.query)}", file=sys.stderr)
        print(f"  {' ' * error.column}^ {printable(error.message)}", file=sys.stderr)
        return 1
    return status


def store_of(library: Library) -> Store:
    """The index of a corpus, brought up to date; says on standard error what it waits for."""
    from migwatch.corpus.opening import is_small, open_index, read_into_memory

    if is_small(library):
        return read_into_memory(library)
    from migwatch.corpus.builder import update

    told = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if told and total:
            end = "\n" if done == total else ""
            print(f"\r{done:,} of {total:,} articles", end=end, file=sys.stderr, flush=True)

    built = update(library.folder, progress)
    if built.reason:
        print(f"migwatch-tui: {built.reason}", file=sys.stderr)
    return open_index(library.folder) or read_into_memory(library, progress)


def _hits(store: Store, arguments: Namespace, as_of: Any) -> Iterator[Hit]:
    left = arguments.limit if arguments.limit > 0 else None
    after = None
    while left is None or left > 0:
        page = store.search(
            arguments.query, as_of, after, _PAGE if left is None else min(_PAGE, left)
        )
        yield from page.hits
        after = page.after
        if left is not None:
            left -= len(page.hits)
        if after is None:
            return


def _print_json(hits: Iterator[Hit], facets: Facets | None) -> None:
    for hit in hits:
        print_json(json_line(document_of_hit(hit)))
    if facets is not None:
        counts: dict[str, list[dict[str, Any]]] = {}
        for each in facets.counts:
            counts.setdefault(each.field, []).append(
                {"id": each.id, "label": each.label, "number": each.number}
            )
        print_json(
            json_line({"total": facets.total, "estimated": not facets.exact, "facets": counts})
        )


def document_of_hit(hit: Hit) -> dict[str, Any]:
    """A result as plain data."""
    entry, unit = hit.entry, hit.unit
    fields = {name: list(ids) for name, ids in unit.values.items()}
    return {
        "article": entry.id,
        "title": entry.title,
        "published": entry.published,
        "record": unit.record or None,
        "name": unit.title,
        "start": unit.start,
        "end": unit.end,
        "paragraph": unit.paragraph,
        "exact": unit.exact,
        "says": unit.says or None,
        "made": unit.made,
        "due": unit.due,
        **fields,
    }


def _print_text(hits: Iterator[Hit], facets: Facets, arguments: Namespace) -> None:
    import shutil

    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    phrases = phrases_of(arguments.query)
    shown = 0
    for article, group in groupby(hits, key=lambda hit: hit.entry.id):
        held = list(group)
        entry = held[0].entry
        facts = " · ".join(filter(None, (entry.published or "undated", article)))
        print("\n".join(wrap(f"{entry.title} · {facts}", width)))
        for hit in held:
            shown += 1
            print("\n".join(wrap(heading(hit), width, f"  ¶{hit.unit.paragraph} ", "      ")))
            words = "".join(piece.text for piece in excerpt_of(hit.unit, phrases, _ROOM))
            print("\n".join(wrap(one_line(words), width, "      ", "      ")))
    about = "" if facets.exact else "about "
    rest = f"; {shown:,} are shown, --limit 0 shows all" if shown < facets.total else ""
    print(f"{about}{facets.total:,} result{'' if facets.total == 1 else 's'}{rest}")
    if arguments.facets:
        _print_facets(facets)


def heading(hit: Hit) -> str:
    """What a result is: kind, name, force, who says so."""
    unit = hit.unit
    kinds = [kind for kind in unit.values.get("kind", ()) if kind != "entity"]
    parts = [*kinds, *(force.replace("_", " ") for force in unit.values.get("force", ()))]
    if unit.values.get("caution") and "caution" not in kinds:
        parts.append("▲ not to be quoted as it stands")
    if unit.title:
        parts.append(unit.title)
    if unit.says:
        parts.append(f"says {unit.says}")
    return " · ".join(visible(one_line(part)) for part in parts)


def _print_facets(facets: Facets) -> None:
    for field, group in groupby(facets.counts, key=lambda each: each.field):
        print(field)
        for each in group:
            print(f"  {each.number:>9,}  {visible(one_line(each.label))}  {field}:{each.id}")
