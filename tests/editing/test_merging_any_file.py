"""What holds for merging any annotation files."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.merged import MARKERS, by_ids, chosen, merged
from tests.editing.versions import annotation, loose

from migwatch.editing.merging import merge_annotations
from migwatch.editing.merging_files import merge_files
from migwatch.editing.merging_text import Lines
from migwatch.store.folder import bundled
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem
from migwatch.store.writing import annotation_text


def test_the_bundled_article_keeps_all_that_does_not_change() -> None:
    base = next(bundled().glob("us-*.yaml")).read_text("utf-8")

    def changed(text: str, *changes: tuple[str, str]) -> str:
        for old, new in changes:
            text, count = re.subn(old, new, text, flags=re.MULTILINE)
            assert count > 10
        return text

    # Every entity and every commitment, in lines that touch one another.
    ours = (
        (r"^    kind: (\w+)$", r"    kind: our_\1"),
        (r"^    force: (\w+)$", r"    force: our_\1"),
    )
    theirs = (r"^    name: (.*)$", r"    name: Their \1"), (r"^    by: \[.*$", "    by: [theirs]")
    text, result = merged(changed(base, *ours), changed(base, *theirs), base)
    assert result.clean
    assert text == changed(base, *ours, *theirs)
    text, result = merged(
        changed(base, *ours), changed(base, ours[0]).replace("our_", "her_"), base
    )
    assert len(result.conflicts) == len(re.findall(r"^    kind: ", base, re.MULTILINE))
    assert MARKERS.sub(lambda found: found[1], text) == changed(base, *ours)


def by_records_only(base: bytes, ours: bytes, theirs: bytes, *, marker: int = 7) -> Lines:
    raise FileProblem("no lines")


@given(st.tuples(annotation(), annotation(), annotation()), st.booleans())
def test_a_file_holds_what_merging_its_data_gives(versions: Any, by_lines: bool) -> None:
    files = [annotation_text(each).encode() for each in versions]
    base, ours, theirs = (parse(data)[0] for data in files)
    wanted = merge_annotations(base, ours, theirs)
    other = merge_annotations(base, theirs, ours)
    with pytest.MonkeyPatch.context() as patch:
        if not by_lines:
            patch.setattr("migwatch.editing.merging_files.merge_lines", by_records_only)
            patch.setattr("migwatch.editing.merging_pieces.merge_lines", by_records_only)
        result = merge_files(*files)
    text = result.data.decode()
    assert result.by_lines == ""
    assert result.conflicts == wanted.conflicts
    assert by_ids(chosen(text, 1)) == by_ids(wanted.value)
    assert loose(by_ids(chosen(text, 2))) == loose(by_ids(other.value))
