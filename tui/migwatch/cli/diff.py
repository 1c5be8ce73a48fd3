"""Tell what differs between two annotations of one text.

Records are the same by their id, else by their kind and the words that both
point at; the ids themselves are told then, references to them are not. The
order of records and of words in lists does not count. The exit status is 0
where nothing differs, 1 where something does or is wrong with a file, 2 where
the two cannot be compared.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from migwatch.editing.comparing import Comparison, FieldDifference, RecordDifference

EXAMPLES = (
    "migwatch-tui diff accord.yaml hers/accord.yaml",
    "migwatch-tui diff --json accord.yaml hers/accord.yaml",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    from migwatch.cli import _two

    _two.add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the differences; 1 when there are any."""
    from migwatch.cli._articles import print_json
    from migwatch.cli._two import Incomparable, Two
    from migwatch.cli._writing import counted, say
    from migwatch.editing.comparing import compare

    try:
        two = Two(arguments.one, arguments.other)
        one, other = two.article_pair()
    except Incomparable:
        return 2
    found = compare(one.annotation, other.annotation)
    if arguments.json:
        from migwatch.formats.json import json_line

        print_json(json_line(_document(found)))
    elif found:
        say(f"A  {arguments.one}", f"B  {arguments.other}", "", *_lines(found))
        only = [sum(getattr(each, side) is None for each in found.records) for side in _SIDES]
        changed = counted(len(found.records) - sum(only), "record")
        summary = f"{changed} with differences, {only[1]:,} only in A, {only[0]:,} only in B"
        print(summary, file=sys.stderr)
    return 1 if found else two.status


_SIDES = ("one", "other")


def _lines(found: Comparison) -> Iterator[str]:
    from migwatch.model.article import label
    from migwatch.store.problem import excerpt

    if found.article:
        yield "article"
        yield from map(_field, found.article)
    for each in found.records:
        ids = [record.id for record in (each.one, each.other) if record is not None]
        name = f"{each.section} {ids[0]}"
        if each.one is None or each.other is None:
            record = each.one or each.other
            side = "A" if each.other is None else "B"
            assert record is not None
            yield f"{name}: only in {side}, {excerpt(label(record))}"
            continue
        yield name
        yield from map(_field, each.fields)


def _field(each: FieldDifference) -> str:
    from migwatch.editing.merging_words import value_in_words

    where, one, other = " ".join(each.path), *map(value_in_words, (each.one, each.other))
    if each.other is None:
        return f"  {where}: only in A, {one}"
    if each.one is None:
        return f"  {where}: only in B, {other}"
    return f"  {where}: {one} in A, {other} in B"


def _document(found: Comparison) -> dict[str, Any]:
    """The document of `--json`: its keys are ``article`` and ``records``.

    A field has ``path``, ``a`` and ``b``; a record ``section``, the two ids as ``a`` and
    ``b``, and ``fields``. Null stands for what is not there.
    """
    return {
        "article": [_plain(each) for each in found.article],
        "records": [_record(each) for each in found.records],
    }


def _record(each: RecordDifference) -> dict[str, Any]:
    return {
        "section": each.section,
        "a": each.one and each.one.id,
        "b": each.other and each.other.id,
        "fields": [_plain(field) for field in each.fields],
    }


def _plain(each: FieldDifference) -> dict[str, Any]:
    return {"path": each.path, "a": each.one, "b": each.other}
