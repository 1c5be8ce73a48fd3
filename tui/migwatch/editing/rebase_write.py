"""Writing an annotation whose passages have moved to a new text.

Only the numbers and words of passages change, the hash of the text, and its name where
it is another; the rest of the file stays byte for byte.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Any

from migwatch.editing.apply import EditError
from migwatch.editing.document import Document
from migwatch.editing.editing import Editing
from migwatch.editing.outcome import Done
from migwatch.editing.patch import patched
from migwatch.editing.pieces import Key
from migwatch.editing.reading import kind_of, written
from migwatch.editing.rebase_delete import check_deleted, deleted, without_records
from migwatch.editing.rebase_plan import ARTICLE, Decision, Moving, Plan
from migwatch.editing.revision import Revised
from migwatch.editing.texts import Texts
from migwatch.model.passage import Passage
from migwatch.store.create import Refused, refused
from migwatch.store.edits import Edit, edited, passage_edits
from migwatch.store.files import TEXT_LIMIT, decode, read_regular, sha256
from migwatch.store.kept import keep_text
from migwatch.store.load import load_plain
from migwatch.store.parse import locate, parse
from migwatch.store.positions import place
from migwatch.store.problem import FileProblem, Route, excerpt
from migwatch.store.scalar import quoted, scalar
from migwatch.store.search import Search
from migwatch.store.spot import Spot

_HEADER = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)?")
_FIELDS = ("start", "end", "exact", "prefix", "suffix")


def write_rebased(
    plan: Plan, decisions: Mapping[str, Decision], *, in_place: bool = False
) -> tuple[Path, Done]:
    """Write the annotation with its passages in the new text, and that text, as one step.

    Args:
        plan: What became of the passages.
        decisions: What was decided about those that were not kept, by name.
        in_place: Whether the new text takes the place of the old one's file; else it is
            left where it is if it lies in the corpus, or copied beside the old one.

    Returns:
        The text that the annotation names now, and what came of the step.

    Raises:
        Refused: A passage is undecided, or something cannot be kept; nothing has changed.
    """
    target = _target(plan, in_place=in_place)
    base, data = rebased(plan, decisions, target)
    count = len(plan.passages)
    words = f"Move {count:,} passage{'' if count == 1 else 's'} to a changed text"
    dropped = sum(1 for decision in decisions.values() if decision.kind == "drop")
    if dropped:
        words += f"; drop {dropped:,}"
    if going := deleted(decisions, plan):
        words += f"; delete {', '.join(going)}"
    try:
        with suppress(FileProblem):
            # The article can be opened by that where the text is not at its place any more.
            keep_text(plan.before)
        held = Editing(plan.path, plan.folder)
        return target, held.move(plan.data, data, (plan.before, plan.source), words, base)
    except (EditError, FileProblem) as problem:
        message = problem if isinstance(problem, FileProblem) else str(problem)
        raise refused(plan.path, message) from None


# --------------------------------------------------------------------- the text


def _target(plan: Plan, *, in_place: bool) -> Path:
    """Where the new text is to be."""
    new, old = Path(os.path.realpath(plan.new_path)), plan.old_path
    if in_place and new != old:
        for other in Texts(plan.path, plan.folder).others(old):
            message = f"is the text of {other} too; leave out --in-place"
            raise refused(old, message)
        return old
    if any(new.is_relative_to(os.path.realpath(at)) for at in _homes(plan)):
        return new
    for number in count(1):
        name = new.name if number == 1 else f"{new.stem}-{number}{new.suffix}"
        target = old.parent / name
        if not os.path.lexists(target):
            return target
        with suppress(FileProblem):
            if target != old and read_regular(target, TEXT_LIMIT) == plan.source:
                return target
    raise AssertionError


def _homes(plan: Plan) -> tuple[Path, ...]:
    return plan.folder.root, plan.folder.texts


# --------------------------------------------------------------- the annotation


def rebased(
    plan: Plan, decisions: Mapping[str, Decision], text: Path
) -> tuple[Revised | None, bytes]:
    """The annotation file with its passages in the new text.

    Args:
        plan: What became of the passages.
        decisions: What was decided about those that were not kept, by name.
        text: Where the new text is to be.

    Returns:
        What it is without the records that are deleted, if any are, and what it is at last.

    Raises:
        Refused: A passage is undecided, or the file's form leaves no room for the change.
    """
    check_deleted(plan, decisions)
    base = None
    if going := deleted(decisions, plan):
        plan, base = without_records(plan, going)
    moved = [(each, plan.passage(each, decisions.get(each.name))) for each in plan.passages]
    try:
        plain, _ = parse(plan.data)
        data = _with_passages(plan, plain, moved, text)
        dropped = [each for each, passage in moved if passage is None]
        if dropped:
            data = _without(data, plain, dropped)
        if parse(data)[0] != plain:
            raise _no_room("the file")
    except FileProblem as problem:
        raise refused(plan.path, problem) from None
    _, findings, _ = load_plain(plan.path, plan.folder, deepcopy(plain), plan.text)
    if findings:
        raise Refused(*place(plan.path, data, findings))
    return base, data


def _no_room(name: str) -> FileProblem:
    return FileProblem(
        f"anchors, aliases or `?` leave no room for the change in {name}; write it without"
    )


def _with_passages(
    plan: Plan, plain: Any, moved: list[tuple[Moving, Passage | None]], text: Path
) -> bytes:
    """The file with other passages; the data is changed likewise."""
    whole = decode(plan.data)
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    whole = whole.removeprefix(mark)
    search = Search(plan.text)
    routes = list(_routes(plain, [each for each, _ in moved]))
    spots = locate(plan.data, routes)
    edits: list[Edit] = []
    for each, passage in moved:
        if passage is None:
            continue
        held = _at(plain, each.route)
        wanted = {name: getattr(passage, name) for name in _FIELDS}
        if each.short:
            edits += _short(whole, spots, plain, each, passage, search)
            continue
        for name in _FIELDS:
            if name in held and held[name] != str(wanted[name]):
                edits.append(_edit(whole, spots, (*each.route, name), str(wanted[name])))
                held[name] = str(wanted[name])
    article = plain[ARTICLE]
    named = Path(os.path.relpath(text, os.path.realpath(plan.path.parent))).as_posix()
    facts = {"sha256": sha256(plan.source)}
    if os.path.realpath(text) != os.path.realpath(plan.old_path):
        if not named.isprintable():
            raise refused(text, "has a name that cannot be shown; rename it")
        facts["text"] = named
    for name, value in facts.items():
        edits.append(_edit(whole, spots, (ARTICLE, name), value))
        article[name] = value
    return (mark + edited(whole, edits)).encode()


def _routes(plain: Any, passages: list[Moving]) -> Iterator[Route]:
    yield (ARTICLE, "sha256")
    yield (ARTICLE, "text")
    for each in passages:
        yield each.route
        held = _at(plain, each.route)
        if isinstance(held, dict):
            for name in held:
                yield (*each.route, name)


def _at(plain: Any, route: Route) -> Any:
    for step in route:
        plain = plain[step]
    return plain


def _edit(text: str, spots: Mapping[Route, Spot], route: Route, words: str) -> Edit:
    """What puts other words into the place of a scalar."""
    spot = spots.get(route)
    raw = "" if spot is None else text[spot.start : spot.end].rstrip()
    if spot is None or spot.style == "*" or raw[:1] in ("&", "!"):
        raise _no_room(".".join(map(str, route)))
    numbers = route[-1] in ("start", "end", "sha256") and not spot.style
    made = words if numbers else quoted(words) if spot.style == '"' else scalar(words)
    header = _HEADER.match(raw) if spot.style in ("|", ">") else None
    return spot.start, spot.start + len(raw), made + ((header and header[1]) or "")


def _short(
    text: str,
    spots: dict[Route, Spot],
    plain: Any,
    each: Moving,
    passage: Passage,
    search: Search,
) -> list[Edit]:
    """What a passage in short needs: nothing where its words say enough in the new text."""
    held = _at(plain, each.route)
    fields = held if isinstance(held, dict) else {"exact": held}
    context = [fields.get(name) or "" for name in ("prefix", "suffix")]
    if search.places(fields["exact"], *context) == [(passage.start, passage.end)]:
        return []
    found = passage.start, passage.end, passage.exact
    edits = passage_edits(text, spots, each.route, held, found)
    if not edits:
        raise _no_room(each.name)
    whole = {"start": str(passage.start), "end": str(passage.end), "exact": passage.exact}
    if isinstance(held, dict):
        for name in ("prefix", "suffix"):
            if held.get(name) and held[name] != getattr(passage, name):
                edits.append(_edit(text, spots, (*each.route, name), getattr(passage, name)))
                whole[name] = getattr(passage, name)
        held.update(whole)
    else:
        _at(plain, each.route[:-1])[each.route[-1]] = whole
    return edits


# ---------------------------------------------------------------------- dropped


def _without(data: bytes, plain: Any, dropped: list[Moving]) -> bytes:
    """The file without some passages; the data is changed likewise."""
    document = Document.of(data)
    by_record: dict[tuple[Any, ...], list[Moving]] = {}
    for each in dropped:
        by_record.setdefault(each.route[: 1 if each.route[0] == ARTICLE else 2], []).append(each)
    for route, movings in by_record.items():
        record = _at(plain, route)
        key = Key(str(route[0]), "" if route[0] == ARTICLE else record["id"])
        for each in sorted(movings, key=lambda moving: moving.route, reverse=True):
            _take_out(record, each.route[len(route) :])
        lines = document.get(key)
        if lines is None:
            raise _no_room(excerpt(key.id or ARTICLE))
        held = written(lines, key)
        made = patched(lines, held, record, kind_of(key), record=key.section != ARTICLE)
        document = document.with_text(key, made)
    return document.data


def _take_out(record: Any, route: Route) -> None:
    """Take one passage out of a record's data."""
    if route[0] == "outside":
        route = route[:2]
    holder = _at(record, route[:-1])
    del holder[route[-1]]
    if isinstance(holder, list) and not holder:
        _at(record, route[:-2]).pop(route[-2])
