"""Laws of editing, on any sequence of steps."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migwatch.editing.apply import EditError, applied
from migwatch.editing.checks import check_change
from migwatch.editing.document import Document
from migwatch.editing.operations import (
    Add,
    AddPassage,
    AnyOperation,
    Delete,
    Merge,
    MovePassage,
    RemovePassage,
    Rename,
    Set,
)
from migwatch.editing.references import all_records
from migwatch.editing.rereading import reread
from migwatch.editing.revision import inverse, revised, with_change
from migwatch.model.annotation import Annotation
from migwatch.model.records import passages
from migwatch.store.folder import bundled, open_folder
from migwatch.store.load import load_article, load_data

FOLDER = open_folder(bundled())
PATH = FOLDER.articles()[0]
_ARTICLE = load_article(PATH, FOLDER).article
assert _ARTICLE is not None
TEXT = _ARTICLE.text
START = _ARTICLE.annotation

_WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=60
)
_LISTS: dict[str, list[Any]] = {
    "by": [["us"], ["mx"], ["us", "mx"], ["unstated"]],
    "theme": [[], ["fentanyl"], ["fentanyl", "coordination"]],
    "history": [
        [],
        [{"on": "2024-02", "status": "kept", "basis": "documented", "note": "Seen: # here"}],
    ],
    "due": [None, {"on": "2024-02"}, {"on": "2024-02", "mod": "start", "basis": "a - b: c"}],
    "force": ["will", "agreed"],
    "to": [[], ["us"]],
}


@st.composite
def operation(draw: st.DrawFn, annotation: Annotation) -> AnyOperation:
    """An operation that may or may not be possible."""
    records = all_records(annotation)
    record = records[draw(st.integers(0, len(records) - 1))]
    kinds = "set list add passage less move delete rename merge"
    kind = draw(st.sampled_from(kinds.split()))
    start = draw(st.integers(0, len(TEXT) - 40))
    end = start + draw(st.integers(1, 40))
    span = {"start": start, "end": end, "exact": TEXT[start:end]}
    if kind == "set":
        field = draw(st.sampled_from(["note", "title", "name", "basis", "reading", "measure"]))
        return Set(record=record.id, field=field, value=draw(st.none() | _WORDS))
    if kind == "list":
        commitments = annotation.commitments or records
        record = commitments[draw(st.integers(0, len(commitments) - 1))]
        field = draw(st.sampled_from(sorted(_LISTS)))
        return Set(record=record.id, field=field, value=draw(st.sampled_from(_LISTS[field])))
    if kind == "add":
        name = f"new-{draw(st.integers(0, 9))}"
        entity = {"id": name, "kind": "person", "name": draw(_WORDS), "mentions": [span]}
        return Add(section="entities", record=entity)
    if kind == "passage":
        return AddPassage(record=record.id, passage=span)
    held = passages(record)
    first = held[draw(st.integers(0, len(held) - 1))]
    if kind == "less":
        return RemovePassage(record=record.id, start=first.start, end=first.end)
    if kind == "move":
        return MovePassage(
            record=record.id, start=first.start, end=first.end, new_start=start, new_end=end
        )
    if kind == "delete":
        return Delete(record=record.id, references=True)
    if kind == "rename":
        return Rename(record=record.id, to=f"other-{draw(st.integers(0, 9))}")
    entities = annotation.entities
    one, other = (entities[draw(st.integers(0, len(entities) - 1))] for _ in range(2))
    return Merge(record=one.id, into=other.id)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_steps_and_their_inverses_give_the_same_bytes(data: st.DataObject):
    first = Document.of(PATH.read_bytes())
    document, annotation = first, START
    done = []
    for _ in range(data.draw(st.integers(1, 8))):
        wanted = data.draw(operation(annotation))
        try:
            new = applied(annotation, wanted, TEXT)
            check_change(annotation, new, TEXT, FOLDER)
            made = revised(document, annotation, new, TEXT, FOLDER)
        except EditError:
            continue
        assert reread(annotation, made.document, made.changes, TEXT, FOLDER) == new
        # As after a restart.
        document = Document.of(made.document.data)
        annotation = new
        done += made.changes
    loaded = load_data(PATH, FOLDER, document.data)
    assert loaded.problems == ()
    assert loaded.article is not None and loaded.article.annotation == annotation
    for change in inverse(tuple(done)):
        back = with_change(document, change)
        assert back is not None
        document = back
    assert document.data == first.data


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_any_line_ends_and_any_end(newline: str, ended: bool, marked: bool):
    source = "A word"
    digest = hashlib.sha256(source.encode()).hexdigest()
    lines = [
        "format: migwatch/1",
        f"article: {{text: a.txt, sha256: {digest}, title: A}}",
        "entities: []",
        "# last",
    ]
    data = newline.join(lines) + (newline if ended else "")
    data = ("\ufeff" if marked else "") + data
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(source)
        path = Path(folder) / "a.yaml"
        path.write_bytes(data.encode())
        held = open_folder(Path(folder))
        article = load_article(path, held).article
        assert article is not None
        document = Document.of(path.read_bytes())
        record = {"id": "a", "kind": "person", "name": "A", "mentions": ["word"]}
        new = applied(article.annotation, Add(section="entities", record=record), source)
        made = revised(document, article.annotation, new, source, held)
        loaded = load_data(path, held, made.document.data)
        assert loaded.problems == () and loaded.article is not None
        assert loaded.article.annotation == new
        document = Document.of(made.document.data)
        for change in inverse(made.changes):
            back = with_change(document, change)
            assert back is not None
            document = back
        assert document.data == data.encode()
