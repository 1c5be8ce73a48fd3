"""Whether a change would make something wrong that was not wrong before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from migwatch.editing.apply import EditError, applied
from migwatch.editing.operations import AnyOperation, Rename
from migwatch.editing.parts import said, section_of
from migwatch.editing.references import all_records, with_ids
from migwatch.editing.sharing import with_shared
from migwatch.editing.telling import Step, in_words
from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.commitment import Commitment
from migwatch.model.records import Record
from migwatch.store.check_links import check_circles
from migwatch.store.check_passages import PassageChecks, check_metadata, record_passages
from migwatch.store.check_records import RecordChecks
from migwatch.store.folder import Folder
from migwatch.store.problem import Finding, Route, excerpt
from migwatch.store.search import Search


def wanted_by(
    seen: Annotation, operations: Iterable[AnyOperation], text: str, folder: Folder
) -> tuple[Annotation, str]:
    """The records after some operations, and these in words.

    Args:
        seen: The records before.
        operations: What to do, in order.
        text: The source text.
        folder: The corpus.

    Raises:
        EditError: An operation cannot be done, or leaves something wrong.
    """
    wanted, steps = seen, list[Step]()
    for operation in operations:
        if isinstance(operation, Rename) and operation.record in folder.shared:
            raise EditError(
                f"{excerpt(operation.record)} is an entity that articles share; rename it in "
                "entities.yaml and in every article"
            )
        before = wanted
        wanted = applied(before, with_shared(operation, folder), text)
        steps.append(Step(operation, before, wanted))
    check_change(seen, wanted, text, folder)
    return wanted, in_words(steps, text)


def check_change(old: Annotation, new: Annotation, text: str, folder: Folder) -> None:
    """Refuse a change after which something is wrong that was not wrong before.

    Args:
        old: The records before.
        new: The records after.
        text: The source text.
        folder: The corpus.

    Raises:
        EditError: Something would be wrong.
    """
    before, after = _apart(old, new)
    changed = [each for each in after if before.get(each.id) is not each]
    known = {
        message
        for each in changed
        if each.id in before
        for message in _told(before[each.id], old, text, folder)
    }
    found = [
        f"{record.id}: {message}"
        for record in changed
        for message in _told(record, new, text, folder)
        if message not in known
    ]
    if any(isinstance(each, Commitment) and each.links for each in changed):
        known_circles = _circles(old)
        found += [message for message in _circles(new) if message not in known_circles]
    if old.article != new.article:
        found += [said(route, message) for route, message in check_metadata(new.article)]
    if found:
        raise EditError("; ".join(found))


def _apart(old: Annotation, new: Annotation) -> tuple[dict[str, Record], list[Record]]:
    """Where two annotations are not the same objects: records of the one, and of the other."""
    before: dict[str, Record] = {}
    after: list[Record] = []
    for section in SECTIONS:
        was, now = getattr(old, section), getattr(new, section)
        if was is now:
            continue
        if len(was) == len(now):
            pairs = [pair for pair in zip(was, now, strict=True) if pair[0] is not pair[1]]
            was, now = ([pair[side] for pair in pairs] for side in (0, 1))
        before.update((record.id, record) for record in was)
        after += now
    return before, after


def _told(record: Record, annotation: Annotation, text: str, folder: Folder) -> tuple[str, ...]:
    """What is wrong with a record."""
    route: Route = (section_of(record), 0)
    passages = PassageChecks(Search(text))
    found = [
        finding
        for where, passage in record_passages(record, route)
        if (finding := passages.passage(passage, where)) is not None
    ]
    records = [each for name in _named(record) if (each := annotation.record(name)) is not None]
    day = annotation.article.published
    more = _record_checks(record, route, records, folder, day)
    if more:
        # All ids, so that the right one can be suggested.
        more = _record_checks(record, route, all_records(annotation), folder, day)
    found += more
    return tuple(said(where[2:], message) for where, message in found)


def _named(record: Record) -> set[str]:
    """Ids that a record has or refers to."""
    found = {record.id}

    def note(name: str) -> str:
        found.add(name)
        return name

    with_ids(record, note)
    return found


def _record_checks(
    record: Record, route: Route, known: Sequence[Record], folder: Folder, published: str | None
) -> list[Finding]:
    names: list[tuple[Route, str, type]] = [((*route, "id"), each.id, type(each)) for each in known]
    routed = [(route, record)]
    checks = RecordChecks(routed, names, folder, others=known, published=published)
    return list(checks.run())


def _circles(annotation: Annotation) -> list[str]:
    routed: list[tuple[Route, Record]] = [
        (("commitments", at), each) for at, each in enumerate(annotation.commitments)
    ]
    return [message for _, message in check_circles(routed)]
