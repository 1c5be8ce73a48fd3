"""What `rebase` prints and asks."""

from __future__ import annotations

import shutil
import textwrap
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from migwatch.cli._writing import counted, in_shell
from migwatch.editing.rebase_delete import deleted
from migwatch.editing.rebase_plan import Decision, Moving, Plan
from migwatch.model.passage import Passage
from migwatch.model.visible import visible
from migwatch.store.create import Refused, refused
from migwatch.store.files import ANNOTATION_LIMIT, decode, read_regular
from migwatch.store.problem import FileProblem, Problem, excerpt

_NARROWEST, _WIDEST = 60, 160


def read_decisions(path: Path) -> list[tuple[str, Decision]]:
    """The decisions of a file, with what they are about.

    Raises:
        Refused: It cannot be read, or a line of it is none.
    """
    try:
        lines = decode(read_regular(path, ANNOTATION_LIMIT)).splitlines()
    except FileProblem as problem:
        raise refused(path, problem) from None
    found = []
    for number, line in enumerate(lines, 1):
        match line.partition("#")[0].split():
            case []:
                pass
            case ["accept", name]:
                found.append((name, Decision("accept")))
            case ["drop", name]:
                found.append((name, Decision("drop")))
            case ["delete", name]:
                found.append((name, Decision("delete")))
            case ["anchor", name, span] if place := read_span(span):
                found.append((name, Decision("anchor", *place)))
            case _:
                message = (
                    f"{excerpt(line)} is no decision; write `accept ferry:1`, "
                    "`anchor ferry:2 120:181`, `drop ferry:3` or `delete pilots`"
                )
                raise Refused(Problem(path, number, 1, message))
    return found


def read_span(words: str) -> tuple[int, int] | None:
    """Offsets as they are typed, ``120:181``; None where they are none."""
    start, colon, end = words.partition(":")
    if not (colon and all(n.isascii() and n.isdigit() and len(n) < 16 for n in (start, end))):
        return None
    return int(start), int(end)


def summary(plan: Plan) -> str:
    """How many passages there are of each kind."""
    kinds = Counter(each.outcome.kind for each in plan.passages)
    return (
        f"{counted(len(plan.passages), 'passage')}: {kinds['kept']:,} kept, "
        f"{kinds['proposed']:,} proposed, {counted(kinds['orphan'], 'orphan')}"
    )


def listing(
    plan: Plan, decisions: Mapping[str, Decision], *, kept: bool, asked: bool
) -> Iterator[str]:
    """The passages, old words beside new ones.

    Args:
        plan: What became of them.
        decisions: What is decided about them.
        kept: Whether to list those that are kept, on a line each.
        asked: Whether the undecided ones are left out, since each is asked about.
    """
    for each in plan.passages:
        outcome = each.outcome
        if outcome.kind == "kept":
            if kept and outcome.new is not None:
                yield f"kept      {each.name}  {_offsets(outcome.old)} -> {_offsets(outcome.new)}"
            continue
        if each.name in decisions or not asked:
            yield from shown(each, decisions.get(each.name))


def shown(moving: Moving, decision: Decision | None = None) -> Iterator[str]:
    """One passage that was not kept, its old words beside what stands there now."""
    outcome = moving.outcome
    now = outcome.new or outcome.there
    said = "" if decision is None else f" ({_said(decision)})"
    yield f"{outcome.kind:8}  {moving.name}{said}: {outcome.reason}"
    # What is held against an orphan's words is no proposal.
    head = "new" if outcome.new else "there now"
    yield from _beside(
        f"old {_offsets(outcome.old)}",
        outcome.old.exact,
        f"{head} {_offsets(now)}" if now else "",
        now.exact if now else "",
    )
    yield ""


def _said(decision: Decision) -> str:
    if decision.kind == "anchor":
        return f"anchored at {decision.start}:{decision.end}"
    return {"accept": "accepted", "drop": "dropped", "delete": "deleted"}[decision.kind]


def _offsets(passage: Passage) -> str:
    return f"{passage.start}:{passage.end}"


def _beside(head: str, old: str, other_head: str, new: str) -> Iterator[str]:
    """Words in two columns."""
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    column = (width - 5) // 2
    columns = (_column(head, old, column), _column(other_head, new, column))
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"  {left:{column}} | {right}".rstrip()


def _column(head: str, words: str, width: int) -> list[str]:
    flowing = visible(" ".join(words.split()))
    return [head, *textwrap.wrap(flowing, width, break_on_hyphens=False)] if head else []


def repeated(plan: Plan, decisions: Mapping[str, Decision], arguments: Namespace) -> Iterator[str]:
    """What to type to decide about the rest, if any, with what is decided already."""
    left = plan.undecided(decisions)
    named = filter(None, (arguments.article, arguments.text))
    words = [" ".join(("migwatch-tui rebase", *map(in_shell, named)))]
    if arguments.old is not None:
        words.append(f"--old {in_shell(arguments.old)}")
    if arguments.in_place:
        words.append("--in-place")
    if arguments.decisions is not None:
        words.append(f"--decisions {in_shell(arguments.decisions)}")
    if arguments.accept_proposed:
        words.append("--accept-proposed")
    for name, decision in decisions.items():
        if arguments.accept_proposed and decision.kind == "accept":
            continue
        if decision.kind == "delete":
            continue
        place = f"={decision.start}:{decision.end}" if decision.kind == "anchor" else ""
        words.append(f"--{decision.kind} {name}{place}")
    words += [f"--delete {record}" for record in deleted(decisions, plan)]
    if not left:
        yield "Nothing is written. With all that is decided:"
        yield f"  {' '.join(words)}"
        return
    example = left[0].name
    options = [f"--accept {example}"] if left[0].outcome.kind == "proposed" else []
    options += [f"--anchor {example}=START:END", f"--drop {example}"]
    yield f"Nothing is written: {counted(len(left), 'passage')} still to decide."
    yield "Say what is to become of each, as " + ", ".join(options) + ":"
    yield f"  {' '.join(words)} ..."
    if len(left) > 1:
        yield "--accept-proposed accepts every proposal; a file can hold --decisions, one a line."


def as_json(plan: Plan, decisions: Mapping[str, Decision], text: Path | None) -> bytes:
    """Everything as one line of JSON; ``text`` is what the annotation names now, if written."""
    kinds = Counter(each.outcome.kind for each in plan.passages)
    return msgspec.json.encode(
        {
            "article": str(plan.path),
            "kept": kinds["kept"],
            "proposed": kinds["proposed"],
            "orphans": kinds["orphan"],
            "undecided": [each.name for each in plan.undecided(decisions)],
            "written": text is not None,
            "text": None if text is None else str(text),
            "passages": [_as_plain(each, decisions.get(each.name)) for each in plan.passages],
        }
    )


def _as_plain(moving: Moving, decision: Decision | None) -> dict[str, Any]:
    outcome = moving.outcome
    field = ".".join(str(step) for step in moving.route[1:] if isinstance(step, str))
    return {
        "id": moving.name,
        "section": moving.route[0],
        "field": field,
        "outcome": outcome.kind,
        "reason": outcome.reason,
        "decision": None if decision is None else _said(decision),
        "old": _span(outcome.old),
        "new": _span(outcome.new),
        "there": _span(outcome.there),
    }


def _span(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {"start": passage.start, "end": passage.end, "exact": passage.exact}
