"""Move an article's passages to a changed text.

Words that stand in the new text as they did, in place or moved, are kept.
Words that were changed are proposed, the old ones beside the new, and you
accept them or not. Where a number, a negation, a name, a date or a word of
force such as `will` or `agreed` was changed, or the words are gone, the
passage is an orphan.

Nothing is written until every proposal and every orphan is decided: with
--accept, --anchor, --drop and --delete, with a file of --decisions, or by
answering questions when run in a terminal. What was answered is told as a
command to go on with. An orphan stays in the annotation with its words until
then, and so does the old text.

Then only offsets, words and hash change in the annotation. The new text is
left where it is if it lies in the corpus; else it is copied beside the old
one, under another name if its own is taken. The old text stays, unless
--in-place puts the new one into its file. All of it is one step, which
`migwatch-tui edit ARTICLE --undo`, or `u` in the explorer, takes back, the
text as well.

Without NEW_TEXT it is the text's own file that has been changed. The text as
it was is known where the article was edited with this program before; else
name it with --old.

Offsets count the text's characters (Unicode code points) from 0; the end is
not part of it.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migwatch.editing.rebase_plan import Decision, Plan

EXAMPLES = (
    "migwatch-tui rebase data/accord.yaml --dry-run",
    "migwatch-tui rebase data/accord.yaml new.txt --anchor ana-reis:2=95:103",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("article", metavar="ARTICLE", type=Path, help="an annotation file")
    parser.add_argument(
        "text",
        metavar="NEW_TEXT",
        nargs="?",
        type=Path,
        help="the file with the new text, where that is not the text's own file",
    )
    parser.add_argument(
        "--accept",
        metavar="ID",
        action="append",
        default=[],
        help="accept a proposal, as ferry:1, or all those of a record, as ferry; can be repeated",
    )
    parser.add_argument(
        "--accept-proposed",
        action="store_true",
        help="accept every proposal; look at them first; orphans are none",
    )
    parser.add_argument(
        "--anchor",
        metavar="ID=START:END",
        action="append",
        type=_anchor,
        default=[],
        help="say where the words of a proposal or an orphan are in the new text",
    )
    parser.add_argument(
        "--drop",
        metavar="ID",
        action="append",
        default=[],
        help="take a proposed or orphaned passage out of the annotation",
    )
    parser.add_argument(
        "--delete",
        metavar="RECORD",
        action="append",
        default=[],
        help="delete a record of which no passage is left, and what refers to it",
    )
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        type=Path,
        help="decisions one a line, as `accept ferry:1`, `anchor ferry:2 120:181`, "
        "`drop ferry:3` or `delete pilots`; what follows a # is left out",
    )
    parser.add_argument(
        "--old",
        metavar="OLD_TEXT",
        type=Path,
        help="a copy of the text that was annotated, where its file has been changed already "
        "and the article was never edited here before",
    )
    parser.add_argument(
        "--in-place", action="store_true", help="put the new text into the old one's file"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would become of it; change nothing"
    )
    parser.add_argument("--kept", action="store_true", help="list what is kept, too")
    parser.add_argument("--json", action="store_true", help="print JSON, and ask nothing")


def _anchor(value: str) -> tuple[str, int, int]:
    from migwatch.cli._rebase import read_span

    name, _, words = value.rpartition("=")
    span = read_span(words)
    if not name or span is None:
        raise ArgumentTypeError(f"{value} says no place; write it as ferry:1=120:181")
    return name, *span


def run(arguments: Namespace) -> int:
    """Move the passages; 1 when something is left to decide, or cannot be written."""
    from migwatch.cli._writing import tell
    from migwatch.editing.opening import finished
    from migwatch.editing.rebase_plan import plan_rebase
    from migwatch.store.create import Refused
    from migwatch.store.folder import open_folder

    path: Path = arguments.article
    folder = open_folder(path.parent)
    try:
        if not arguments.dry_run:
            for words in finished(path, folder):
                print(f"{path}: {words}", file=sys.stderr)
        plan = plan_rebase(path, folder, arguments.text, arguments.old)
        return _run(plan, _decisions(plan, arguments), arguments)
    except Refused as refusal:
        return tell(refusal)


def _decisions(plan: Plan, arguments: Namespace) -> dict[str, Decision]:
    """What the command line decides.

    Raises:
        Refused: It names what is not to be decided, or decides something twice.
    """
    from migwatch.cli._rebase import read_decisions
    from migwatch.editing.rebase_plan import Decision
    from migwatch.store.create import refused
    from migwatch.store.problem import excerpt

    found: dict[str, Decision] = {}
    said = [] if arguments.decisions is None else read_decisions(arguments.decisions)
    said += [(name, Decision("anchor", start, end)) for name, start, end in arguments.anchor]
    said += [(name, Decision("drop")) for name in arguments.drop]
    said += [(name, Decision("delete")) for name in arguments.delete]
    said += [(name, Decision("accept")) for name in arguments.accept]
    for name, decision in said:
        named = plan.named(name)
        if name not in (each.name for each in named) and decision.kind == "accept":
            named = [each for each in named if each.outcome.kind == "proposed"] or named
        if decision.kind == "anchor" and len(named) > 1:
            message = f"{excerpt(name)} names {len(named)} passages; anchor them one by one"
            raise refused(plan.path, message)
        for each in named:
            if found.setdefault(each.name, decision) != decision:
                raise refused(plan.path, f"{excerpt(each.name)} is decided twice; decide once")
            plan.passage(each, decision)
    if arguments.accept_proposed:
        for each in plan.passages:
            if each.outcome.kind == "proposed":
                found.setdefault(each.name, Decision("accept"))
    return found


def _at_a_terminal() -> bool:
    """Whether somebody can read questions and answer them."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _run(plan: Plan, decisions: dict[str, Decision], arguments: Namespace) -> int:
    from migwatch.cli._rebase import as_json, listing, repeated, summary
    from migwatch.cli._rebase_asking import ask
    from migwatch.cli._writing import say
    from migwatch.editing.rebase_write import write_rebased
    from migwatch.store.create import Refused
    from migwatch.store.problem import Problem

    asked = not arguments.json and not arguments.dry_run and _at_a_terminal()
    if not arguments.json:
        say(*listing(plan, decisions, kept=arguments.kept, asked=asked))
        if asked:
            decisions = ask(plan, decisions)
    left = plan.undecided(decisions)
    text, wrong = None, []
    if not left and not arguments.dry_run:
        try:
            text, done = write_rebased(plan, decisions, in_place=arguments.in_place)
        except Refused:
            if asked:
                # What was answered can be said again in one line.
                say(*repeated(plan, decisions, arguments))
            raise
        wrong = [Problem(plan.path, 0, 0, each) for each in (done.problem, done.unkept) if each]
    if arguments.json:
        from migwatch.cli._articles import print_json

        print_json(as_json(plan, decisions, text))
    else:
        say(summary(plan))
        if text is not None:
            say(f"annotation  {plan.path}", f"text        {text}")
    if left and not arguments.json:
        say(*repeated(plan, decisions, arguments))
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if left or wrong else 0
