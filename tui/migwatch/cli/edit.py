"""Edit an article: operations from a file of JSON, all of them or none.

Only the lines that an operation concerns change. What was done can be taken
back, here with --undo, in the explorer, and after a restart. The operations
are

  {"do": "add", "section": "entities", "record": {"id": ..., "kind": ..., ...}}
  {"do": "set", "record": ID, "field": NAME, "value": VALUE}
    (null takes it out)
  {"do": "add-passage", "record": ID, "passage": "exact words" or {...}}
  {"do": "remove-passage", "record": ID, "start": N, "end": N}
  {"do": "move-passage", "record": ID, "start": N, "end": N,
    "new_start": N, "new_end": N}
  {"do": "delete", "record": ID, "references": false}
  {"do": "rename", "record": ID, "to": ID}
  {"do": "merge", "record": ID, "into": ID}
  {"do": "split", "record": ID, "entity": {...},
    "passages": [[START, END], ...]}

Offsets count the text's characters (Unicode code points) from 0; the end is
not part of it.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migwatch.editing.editing import Editing
    from migwatch.editing.operations import AnyOperation

EXAMPLES = (
    "migwatch-tui edit data/accord.yaml --ops changes.json --dry-run",
    "migwatch-tui edit data/accord.yaml --undo",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("article", metavar="ARTICLE", type=Path, help="an annotation file")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--ops", metavar="FILE", type=Path, help="operations as JSON; - reads them")
    what.add_argument("--undo", action="store_true", help="take the last step back")
    what.add_argument("--redo", action="store_true", help="do again what was taken back last")
    what.add_argument("--history", action="store_true", help="list the steps, oldest first")
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would change; change nothing"
    )


def run(arguments: Namespace) -> int:
    """Edit; 1 when that cannot be done."""
    from migwatch.cli._writing import tell
    from migwatch.editing.apply import EditError
    from migwatch.editing.opening import opened_for_editing
    from migwatch.editing.outcome import ConflictError
    from migwatch.store.create import Refused
    from migwatch.store.problem import FileProblem, Problem

    path: Path = arguments.article
    try:
        # Looking changes nothing, and unpacks nothing.
        dry = arguments.dry_run or arguments.history
        held = opened_for_editing(path, dry=dry)
        for words in held.recovered:
            print(f"{held.path}: {words}", file=sys.stderr)
        return _run(held, arguments)
    except Refused as refusal:
        return tell(refusal)
    except FileProblem as problem:
        for each in problem.problems(path):
            print(each, file=sys.stderr)
    except (EditError, ConflictError) as error:
        print(Problem(path, 0, 0, str(error)), file=sys.stderr)
    return 1


def _run(held: Editing, arguments: Namespace) -> int:
    from migwatch.editing.elsewhere import check_deleting, follow
    from migwatch.store.problem import FileProblem, Problem

    if arguments.history:
        for line in _history(held):
            print(line)
        return 0
    before, seen = held.document.text, held.annotation
    if arguments.ops is None:
        done = held.undo() if arguments.undo else held.redo()
    else:
        try:
            operations = _operations(arguments.ops)
        except FileProblem as problem:
            for each in problem.problems(arguments.ops):
                print(each, file=sys.stderr)
            return 1
        check_deleting(held.path, held.folder, seen, operations)
        done = held.do(*operations)
    if arguments.dry_run:
        print("".join(_difference(held.path, before, held.document.text)), end="")
        return 0
    print(done.words)
    wrong = [Problem(held.path, 0, 0, each) for each in (done.problem, done.unkept) if each]
    for relinked in follow(held, seen, done):
        for path in relinked.changed:
            print(f"{path.name}: links {relinked.how}")
        wrong += relinked.problems
    for found in wrong:
        print(found, file=sys.stderr)
    return 1 if wrong else 0


def _operations(path: Path) -> tuple[AnyOperation, ...]:
    from migwatch.editing.scripts import operations_of, read_operations

    return operations_of(sys.stdin.buffer.read()) if str(path) == "-" else read_operations(path)


def _history(held: Editing) -> Iterator[str]:
    for entry, counts in held.history():
        when = entry.when.replace("T", " ").removesuffix("+00:00")
        yield f"{entry.number:>4}  {when}  {'' if counts else '(undone) '}{entry.words}"


def _difference(path: Path, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    sides = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    for line in unified_diff(*sides, f"a/{path.name}", f"b/{path.name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
