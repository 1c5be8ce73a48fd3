"""Articles whose entities stand in entities.yaml."""

from collections.abc import Callable

import pytest

from migwatch.corpus.library import Library
from migwatch.model.article import Article
from migwatch.model.records import Entity
from migwatch.store.loaded import Loaded

pytestmark = pytest.mark.usefixtures("each_parser")

Share = Callable[..., Library]

HERE = "\u00b6"
SHARED = """\
format: migwatch-entities/1
entities:
  - id: board
    kind: organisation
    name: Harbour Board
    aliases: [the Board]
    party: pt
  - id: reis
    kind: person
    name: Ana Reis
    roles: [{title: chair, of: board}]
    same_as: ["wikidata:Q1"]
  - {id: lisbon, kind: place, name: Lisbon}
"""
BOARD = "$HEAD\nentities:\n- {id: board, mentions: [Harbour Board]}\n"


def sound(library: Library) -> Article:
    [path] = library.paths
    loaded = library.load(path)
    assert library.problems == loaded.problems == ()
    assert loaded.article is not None
    return loaded.article


def messages(loaded: Loaded) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in loaded.problems]


def test_an_article_needs_no_more_than_the_id_and_its_mentions(share: Share) -> None:
    article = sound(share(SHARED, BOARD + "- {id: reis, mentions: [Ana Reis]}\n"))
    board, reis = article.annotation.entities
    assert (board.kind, board.name, board.party) == ("organisation", "Harbour Board", "pt")
    assert board.aliases == ("the Board",)
    assert [mention.exact for mention in board.mentions] == ["Harbour Board"]
    assert [(role.title, role.of) for role in reis.roles] == [("chair", "board")]
    assert reis.same_as == ("wikidata:Q1",)
    assert [article.records[mark.record].id for mark in article.marks] == ["board", "reis"]


def test_what_an_article_states_itself_counts(share: Share) -> None:
    annotation = BOARD.replace("id: board", "id: board, name: The old Board, party: null")
    [board] = sound(share(SHARED, annotation)).annotation.entities
    assert (board.kind, board.name, board.party) == ("organisation", "The old Board", None)
    assert board.aliases == ("the Board",)


def test_an_article_may_define_entities_of_its_own(share: Share) -> None:
    own = "- {id: quay, kind: place, name: Quay, where: lisbon, mentions: [Monday]}\n"
    assert [e.id for e in sound(share(SHARED, BOARD + own)).annotation.entities] == [
        "board",
        "quay",
    ]


def test_shared_entities_may_be_named_where_they_are_not_mentioned(share: Share) -> None:
    annotation = """\
$HEAD
quotations:
- {id: q, voice: direct, speaker: reis, via: [board], addressee: [board], passage: Ana Reis}
entities:
- {id: talks, kind: event, name: T, where: lisbon, participants: [reis, es], mentions: [Monday]}
commitments:
- id: ferry
  title: Reopen
  force: will
  by: [board]
  to: [reis]
  made: {at: lisbon}
  links: [{rel: under, to: board}]
  says: [{exact: We will reopen, voice: direct, who: reis, via: board}]
"""
    article = sound(share(SHARED, annotation))
    assert article.record("reis") is None
    assert article.name("reis") == "Ana Reis"
    assert article.short("board") == "Harbour Board"
    assert isinstance(article.shared["lisbon"], Entity)


def test_an_id_that_nobody_has_is_compared_with_shared_ones(share: Share) -> None:
    found = share(SHARED, BOARD.replace("mentions", "where: lisbona, mentions"))
    assert messages(found.load(found.paths[0])) == [
        (4, 22, "no record has the id “lisbona”; did you mean “lisbon”?")
    ]


@pytest.mark.parametrize(
    ("message", "annotation"),
    [
        (
            "“place” here, but “organisation” in entities.yaml; leave it out, or give this",
            "- {id: board, kind: ¶place, mentions: [Harbour Board]}\n",
        ),
        (
            "entities.yaml has no “bord”; did you mean “board”? Else write `kind: ...` and",
            "- {id: ¶bord, mentions: [Harbour Board]}\n",
        ),
        (
            "entities.yaml has no “zzz”; add it there, or write `kind: ...` and `name: ...` here",
            "- {id: ¶zzz, mentions: [Harbour Board]}\n",
        ),
        ("`name` is missing", "- ¶{id: bord, kind: place, mentions: [Harbour Board]}\n"),
        ("an entity needs a passage that names it; write one", "- ¶{id: board}\n"),
        ("the text has no “Bord”", "- {id: board, mentions: [¶Bord]}\n"),
        ("did you mean `aliases`?", "- {id: board, ¶alias: [x], mentions: [Harbour Board]}\n"),
        ("expected a list, found “x”", "- {id: board, roles: ¶x, mentions: [Harbour Board]}\n"),
        ("“fr” is not a party", "- {id: board, party: ¶fr, mentions: [Harbour Board]}\n"),
        (
            "the id “board” stands twice; rename one",
            "- {id: board, mentions: [Harbour Board]}\n- {id: ¶board, mentions: [Monday]}\n",
        ),
        (
            "“reis” is an entity that articles share; rename this",
            "cautions:\n- {id: ¶reis, kind: name, passage: Ana, reading: x, basis: y}\n",
        ),
    ],
    ids=lambda value: value[:24],
)
def test_what_is_wrong_with_an_article_is_reported_where_it_stands(
    share: Share, message: str, annotation: str
) -> None:
    whole = "$HEAD\n" + ("" if annotation[0] == "c" else "entities:\n") + annotation
    library = share(SHARED, whole.replace(HERE, ""))
    before = whole[: whole.index(HERE)].replace("$HEAD\n", "1\n2\n")
    place = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    [(line, column, found)] = messages(library.load(library.paths[0]))
    assert library.problems == ()
    assert (line, column) == place
    assert message in found
