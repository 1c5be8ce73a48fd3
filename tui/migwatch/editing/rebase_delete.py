"""Records that go when their passages do, as a text changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from migwatch.editing.apply import EditError, applied
from migwatch.editing.document import Document
from migwatch.editing.operations import Delete
from migwatch.editing.rebase_plan import ARTICLE, Decision, Moving, Plan
from migwatch.editing.references import leaves_unstated, referring
from migwatch.editing.revision import Revised, revised
from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.store.create import refused
from migwatch.store.files import decode
from migwatch.store.load import load_plain
from migwatch.store.parse import parse

#: Fields of which a record needs one passage at least.
_NEEDED = ("passage", "says", "mentions")


def stripped(plan: Plan, decisions: Mapping[str, Decision]) -> dict[str, list[Moving]]:
    """The records that no passage is left of which they need, with all that was not kept.

    Args:
        plan: What became of the passages.
        decisions: What is decided, by name.
    """
    needed: dict[str, bool] = {}
    for each in plan.passages:
        if each.record != ARTICLE and each.route[2] in _NEEDED:
            decision = decisions.get(each.name)
            goes = decision is not None and decision.kind in ("drop", "delete")
            needed[each.record] = needed.get(each.record, True) and goes
    return {
        record: [each for each in plan.passages if each.record == record and each.moves]
        for record, gone in needed.items()
        if gone
    }


def deleted(decisions: Mapping[str, Decision], plan: Plan) -> tuple[str, ...]:
    """Ids of the records that are to be deleted, in the file's order."""
    named = {name for name, decision in decisions.items() if decision.kind == "delete"}
    return tuple(dict.fromkeys(each.record for each in plan.passages if each.name in named))


def check_deleted(plan: Plan, decisions: Mapping[str, Decision]) -> None:
    """Refuse to leave a record without a passage, or to delete one that has some.

    Raises:
        Refused: That is so.
    """
    bare, going = stripped(plan, decisions), deleted(decisions, plan)
    for record, movings in bare.items():
        if record not in going:
            names = ", ".join(each.name for each in movings)
            message = (
                f"{names} cannot be dropped: no passage would be left of {record}; write "
                f"--delete {record} to delete the record, or --anchor {movings[-1].name}=START:END"
            )
            raise refused(plan.path, message)
    for record in going:
        if record not in bare:
            message = f"{record} has passages that are to stay; write --drop for those that are not"
            raise refused(plan.path, message)


def telling(plan: Plan, record: str) -> Iterator[str]:
    """What is deleted with a record, in words.

    Args:
        plan: What became of the passages.
        record: Its id.
    """
    annotation = _annotation(plan)
    found = annotation.record(record)
    kind = "record" if found is None else type(found).__name__.lower()
    yield f"No passage would be left of the {kind} {record}, and it cannot be without one."
    if refer := referring(annotation, record):
        names = ", ".join(each.id for each in refer)
        yield f"{names} refer{'s' if len(refer) == 1 else ''} to it; that goes as well."
    if unstated := [each.id for each in refer if leaves_unstated(each, record)]:
        yield f"In {', '.join(unstated)} somebody is `unstated` then."


def without_records(plan: Plan, ids: Collection[str]) -> tuple[Plan, Revised]:
    """A plan of the annotation without some records and what refers to them.

    Args:
        plan: What became of the passages.
        ids: Ids of the records.

    Raises:
        Refused: They cannot be taken out.
    """
    text = decode(plan.before)
    annotation = wanted = _annotation(plan)
    try:
        for each in ids:
            wanted = applied(wanted, Delete(record=each, references=True), text)
        made = revised(Document.of(plan.data), annotation, wanted, text, plan.folder)
    except EditError as error:
        raise refused(plan.path, str(error)) from None
    places: dict[str, int] = {}
    plain, _ = parse(made.document.data)
    assert isinstance(plain, dict)
    for section in SECTIONS:
        held = plain.get(section)
        for at, record in enumerate(held if isinstance(held, list) else []):
            places[record["id"]] = at
    passages = tuple(
        each
        if each.record == ARTICLE
        else replace(each, route=(each.route[0], places[each.record], *each.route[2:]))
        for each in plan.passages
        if each.record not in ids
    )
    return replace(plan, data=made.document.data, passages=passages), made


def _annotation(plan: Plan) -> Annotation:
    """The records, with the text that was annotated."""
    plain, _ = parse(plan.data)
    article, _, _ = load_plain(plan.path, plan.folder, plain, decode(plan.before))
    assert article is not None
    return article.annotation
