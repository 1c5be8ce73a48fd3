"""Measure how far two annotations of one text agree.

For each kind of record, its passages are compared as spans of the text and
their labels as categories. Of two folders, the annotations of one name are
compared, and all passages are counted together.

  precision  share of B's passages that match one of A's
  recall     share of A's passages that match one of B's
  F1         harmonic mean of both, the same whichever annotation is taken as
             right (van Rijsbergen 1979; as agreement: Hripcsak and Rothschild
             2005)
  exact      passages match if they begin and end at the same characters; each
             counts once
  relaxed    passages match if they share a character at least
             (Wiebe, Wilson and Cardie 2005)
  same       share of matched passages on which the label is the same; a passage
             is matched once, with that of the other which shares most with it
  kappa      Cohen's kappa (1960): (Po - Pe) / (1 - Pe); Po is the agreement on
             labels, Pe that of two annotators by chance, each with an own
             distribution of labels
  alpha      Krippendorff's alpha for nominal data (2011): 1 - Do / De; Do is
             the disagreement on labels, De that of labels drawn from those of
             both together

`-` stands for what is not defined: a share of no passages, or kappa and alpha
where there is one label only and chance agrees wholly. Labels that are ids
(speaker, who) count as the same where both ids name the same record. The exit
status is 0, 1 where something is wrong with a file and parts may be left out,
2 where the two cannot be compared.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from migwatch.editing.agreement import Agreement

EXAMPLES = (
    "migwatch-tui agree accord.yaml hers/accord.yaml",
    "migwatch-tui agree --json my-corpus her-corpus",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    from migwatch.cli import _two

    _two.add_arguments(parser, "an annotation file, or a folder of them")


def run(arguments: Namespace) -> int:
    """Print the measures; 1 when anything is wrong with the files."""
    from migwatch.cli._articles import print_json
    from migwatch.cli._two import Incomparable, Two
    from migwatch.cli._writing import say
    from migwatch.editing.agreement import agreement_on

    try:
        two = Two(arguments.one, arguments.other)
        pairs = ((one.annotation, other.annotation) for one, other in two.article_pairs())
        found = agreement_on(pairs)
    except Incomparable:
        return 2
    if arguments.json:
        from migwatch.formats.json import json_line

        print_json(json_line(_document(found)))
    else:
        say(f"A  {arguments.one}", f"B  {arguments.other}", *_lines(found))
    return two.status


def _lines(found: tuple[Agreement, ...]) -> Iterator[str]:
    for each in found:
        yield ""
        yield f"{each.section}: passages {each.one:,} in A, {each.other:,} in B"
        yield _row("", "precision", "recall", "F1")
        for name in ("exact", "relaxed"):
            yield _row(name, *map(_share, getattr(each, name)))
        yield _row("label", "same", "kappa", "alpha", "passages")
        for label in each.labels:
            share = label.same / label.items if label.items else None
            shares = map(_share, (share, label.kappa, label.alpha))
            yield _row(label.label, *shares, f"{label.items:,}")


def _row(name: str, *cells: str) -> str:
    return f"  {name:8}" + "".join(f"{cell:>11}" for cell in cells)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _document(found: tuple[Agreement, ...]) -> dict[str, Any]:
    """The document of `--json`: ``sections``, each with counts, rates and labels."""
    return {
        "sections": [
            {
                "section": each.section,
                "a": each.one,
                "b": each.other,
                "exact": each.exact._asdict(),
                "relaxed": each.relaxed._asdict(),
                "labels": [
                    {
                        "label": label.label,
                        "passages": label.items,
                        "same": label.same,
                        "kappa": label.kappa,
                        "alpha": label.alpha,
                    }
                    for label in each.labels
                ],
            }
            for each in found
        ]
    }
