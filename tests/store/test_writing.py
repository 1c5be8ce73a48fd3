"""Annotations written as YAML: as a person would, and read back as the same."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.hostile import WORDS, annotations

from migwatch.corpus.library import open_library
from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.commitment import Commitment, Says
from migwatch.model.passage import Passage
from migwatch.model.records import Caution, Entity, Role
from migwatch.store.folder import open_folder
from migwatch.store.load import load_data
from migwatch.store.parse import parse
from migwatch.store.writing import WIDTH, annotation_text, passage_line, record_lines

WRITTEN = """\
# yaml-language-server: $schema=article.schema.json
format: migwatch/1
article:
  text: "../texts/accord.txt"
  sha256: "9"
  title: A harbour accord, "signed" [twice]
  published: "2023-05-02"
  outside:
    - kind: related link
      passage: {start: 9, end: 20, exact: "Read also: x"}

entities:
  - id: board
    kind: organisation
    name: Harbour Board
    aliases: [the Board, "no"]
    mentions:
      - {start: 4, end: 17, exact: Harbour Board, suffix: " met"}
      - {start: 21, end: 30, exact: "the board"}
    roles:
      - {title: chair, of: board}
      - title: host
        words: {start: 4, end: 17, exact: Harbour Board}
    participants: [
      harbour-master-of-the-northern-port, harbour-master-of-the-southern-port,
      harbour-master-of-the-western-port
    ]
    approx: true

commitments:
  - id: ferry
    title: Reopen the night ferry
    force: agreed
    by: [pt]
    due:
      on: "2023-07"
      words: {start: 40, end: 50, exact: early July}
    says:
      - {start: 60, end: 118, exact: We will, voice: direct, who: board, via: [statement, newsroom]}
    reading: {sure: probable, cautions: [ferry-name]}
    history:
      - {on: "2023-05-02", status: stated, basis: none}
      - on: "2023-06-01"
        status: kept
        basis: documented
        note: >-
          The ferry left on the first of June, with the harbour master of the northern port \
on board, and came
          back on the second.
    note: >-
      A first paragraph that goes on for so long that it does not fit on the line that its \
key stands on, and
      is folded.

      A second paragraph.

cautions:
  - id: ferry-name
    kind: name
    passage: {start: 60, end: 62, exact: We}
    reading: The board.
    basis: "a: b"
"""


def test_what_was_written_so_is_written_so_again() -> None:
    plain, problems = parse(WRITTEN.encode())
    assert not problems
    annotation = msgspec.convert(plain, Annotation, strict=False)
    # Quotation marks that nothing needs are not written.
    expected = WRITTEN.replace('"the board"', "the board")
    assert annotation_text(annotation) == expected
    assert annotation_text(plain) == expected
    assert max(len(line) for line in expected.splitlines() if "exact" not in line) <= WIDTH


def test_the_bundled_article_is_written_in_its_own_style() -> None:
    library = open_library()
    [path] = library.paths
    article = library.load(path).article
    assert article is not None
    written = annotation_text(article.annotation)
    assert load_data(path, library.folder, written.encode()).problems == ()
    held = {line.replace('"', "").strip() for line in path.read_text("utf-8").splitlines()}
    lines = [line for line in written.splitlines() if "{start:" in line]
    assert len(lines) > 250
    assert {line.replace('"', "").strip() for line in lines} <= held


@pytest.mark.usefixtures("each_parser")
@settings(max_examples=150)
@given(held=annotations())
def test_what_is_written_reads_as_it_was(
    held: tuple[str, Annotation], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, annotation = held
    root = tmp_path_factory.getbasetemp()
    (root / "a.txt").write_bytes(text.encode())
    written = annotation_text(annotation)
    # Some is wrong with nearly all of them, but every record can be read.
    article = load_data(root / "a.yaml", open_folder(root), written.encode()).article
    assert article is not None
    assert article.annotation == annotation
    assert annotation_text(article.annotation) == written
    parsed = yaml.load(written, yaml.BaseLoader)
    assert parsed["article"]["title"] == annotation.article.title
    for section in SECTIONS:
        for record in getattr(annotation, section):
            lines = record_lines(record, 4)
            assert "".join(f"{line}\n" for line in record_lines(record)) in written
            [plain] = parse("".join(f"{line}\n" for line in lines).encode())[0]  # type: ignore[misc]
            assert plain["id"] == record.id


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), WORDS)
KEYS = st.one_of(
    st.sampled_from(
        [*SECTIONS, "article", "mentions", "says", "due", "words", "id", "on", "via", "roles",
         "start", "exact", "passage", "made", "history", "format"]
    ),
    WORDS.filter(lambda words: len(words) < 100),
)  # fmt: skip
PLAIN = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=30,
)


def as_read(value: Any) -> Any:
    """Plain data as YAML gives it, which has only words."""
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    return value if value is None or isinstance(value, str) else str(value).lower()


@pytest.mark.usefixtures("each_parser")
@given(st.dictionaries(KEYS, PLAIN, max_size=8))
def test_plain_data_reads_as_it_was_whatever_is_wrong_with_it(plain: dict[str, Any]) -> None:
    written = annotation_text(plain)
    expected = {"format": "migwatch/1"} | as_read(plain)
    assert parse(written.encode()) == (expected, [])
    assert parse(annotation_text(expected).encode()) == (expected, [])


def test_one_record_and_one_passage() -> None:
    mention = Passage(start=0, end=3, exact="Ana")
    assert passage_line(mention) == "{start: 0, end: 3, exact: Ana}"
    assert passage_line("Ana, chair") == "Ana, chair"
    assert passage_line({"prefix": "by ", "exact": "Ana"}) == '{exact: Ana, prefix: "by "}'
    says = Says(start=0, end=3, exact="Ana", voice="direct", who="ana")
    assert passage_line(says) == "{start: 0, end: 3, exact: Ana, voice: direct, who: ana}"
    ana = Entity(id="ana", kind="person", name="Ana", mentions=(mention,), roles=(Role(title="x"),))
    lines = [
        "- id: ana",
        "  kind: person",
        "  name: Ana",
        "  mentions:",
        "    - {start: 0, end: 3, exact: Ana}",
        "  roles:",
        "    - {title: x}",
    ]
    assert record_lines(ana, 0) == lines
    assert record_lines(ana) == [f"  {line}" for line in lines]
    backwards = dict(reversed(msgspec.to_builtins(ana).items()))
    assert record_lines(backwards, 0, Entity) == lines
    short = {"id": "x", "passage": "night ferry", "party": None}
    assert record_lines(short, 0, Caution) == [
        "- id: x",
        "  passage: night ferry",
        "  party: null",
    ]


def test_nothing_else_is_put_on_the_line_of_a_record() -> None:
    bare = {"id": "x", "title": "ferry"}
    assert record_lines(bare, 0, Commitment) == ["- id: x", "  title: ferry"]
    assert record_lines({}, 0, Commitment) == ["- {}"]


def test_words_that_would_lose_a_blank_are_not_folded(tmp_path: Path) -> None:
    long = "words that go on " * 10
    for words in (long, f" {long}x", f"{long}\n\n", f"{long}\tx", f"{long}\n x", f"{long}\u2028x"):
        [_, line] = record_lines({"id": "x", "note": words}, 0, Entity)
        assert line.startswith('  note: "')
    [_, head, *lines] = record_lines({"id": "x", "note": f"{long}x  y\n\nz\n"}, 0, Entity)
    assert head == "  note: >"
    assert lines[-2:] == ["", "    z"] or lines[-3:] == ["", "", "    z"]
