"""Merging versions of annotation files."""

import re

import pytest
from tests.editing.merged import BASE, MARKERS, by_ids, chosen, merged

from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem


def test_changes_that_stand_far_apart_keep_every_comment_of_both() -> None:
    ours = BASE.replace("Ana Reis,", "Ana Maria Reis,")
    theirs = BASE.replace("# plain future", "# plain future, by a spokesman").replace(
        "Dredge the channel", "Dredge the north channel"
    )
    text, result = merged(ours, theirs)
    assert result.clean
    assert text == theirs.replace("Ana Reis,", "Ana Maria Reis,")


def test_changes_of_one_line_by_field() -> None:
    ours = BASE.replace("name: Ana Reis,", "name: Ana Maria Reis,")
    theirs = BASE.replace("mentions: [Ana Reis]", "mentions: [Ana Reis], party: pt")
    text, result = merged(ours, theirs)
    assert result.clean
    # Only the line that changes is another.
    assert [a for a, b in zip(text.splitlines(), ours.splitlines(), strict=True) if a != b] == [
        "  - {id: ana, kind: person, name: Ana Maria Reis, party: pt, mentions: [Ana Reis]}"
    ]


def test_passages_that_both_added_at_one_place_are_both_kept() -> None:
    line = "      - {start: 4, end: 17, exact: Harbour Board}\n"
    ours = BASE.replace(line, f"{line}      - {{start: 90, end: 95, exact: board}}\n")
    theirs = BASE.replace(line, f"{line}      - {{start: 80, end: 85, exact: board}}\n")
    text, result = merged(ours, theirs)
    assert result.clean
    assert text == BASE.replace(
        line,
        f"{line}      - {{start: 80, end: 85, exact: board}}\n"
        "      - {start: 90, end: 95, exact: board}\n",
    )


def test_histories_that_both_went_on_are_joined_by_date() -> None:
    line = '      - {on: "2023-05-01", status: stated, basis: none}\n'
    ours = BASE.replace(line, line + '      - {on: "2023-09", status: kept, basis: none}\n')
    theirs = BASE.replace(line, line + '      - {on: "2023-07", status: stalled, basis: none}\n')
    text, result = merged(ours, theirs)
    assert result.clean
    assert re.findall('on: "(.*?)"', text) == ["2023-05-01", "2023-07", "2023-09"]


def test_a_conflict_stands_between_markers_in_the_lines_that_differ() -> None:
    ours = BASE.replace("will   #", "agreed   #").replace("night ferry", "ferry")
    theirs = BASE.replace("will   #", "refused   #").replace("by: [board]", "by: [board, ana]", 1)
    text, result = merged(ours, theirs)
    assert not result.clean
    assert [each.path for each in result.conflicts] == [("commitments", "ferry", "force")]
    assert text == BASE.replace("night ferry", "ferry").replace(
        "by: [board]", "by: [board, ana]", 1
    ).replace(
        "    force: will   # plain future\n",
        "<<<<<<< ours\n    force: agreed   # plain future\n=======\n"
        "    force: refused   # plain future\n>>>>>>> theirs\n",
    )


@pytest.mark.parametrize("exchanged", [False, True])
def test_taking_out_against_changing(exchanged: bool) -> None:
    without = BASE[: BASE.index("\n  # Not the channel")]
    changed = BASE.replace("Dredge the channel", "Dredge the north channel")
    sides = (changed, without) if exchanged else (without, changed)
    text, result = merged(*sides)
    [conflict] = result.conflicts
    assert conflict.path == ("commitments", "dredge")
    lines = changed[changed.index("  - id: dredge") :]
    between = (lines, "") if exchanged else ("", lines)
    assert MARKERS.search(text).groups() == between
    assert MARKERS.sub("", text).startswith(without)


def test_the_facts_about_the_article() -> None:
    ours = BASE.replace("'A harbour accord'", "'The harbour accord'")
    text, result = merged(ours, BASE.replace("'A harbour accord'", "An accord"))
    assert [each.path for each in result.conflicts] == [("article", "title")]
    assert chosen(text, 1)["article"]["title"] == "The harbour accord"
    assert chosen(text, 2)["article"]["title"] == "An accord"
    theirs = BASE.replace("text: accord.txt", "text: accord.txt, language: pt")
    text, result = merged(ours, theirs)
    assert result.clean
    assert parse(text.encode())[0]["article"] == {
        "text": "accord.txt", "sha256": "9", "title": "The harbour accord", "language": "pt",
    }  # fmt: skip


def test_a_record_that_both_added_and_a_section_that_one_did() -> None:
    new = "  - {id: lisbon, kind: place, name: Lisbon}\n"
    at = "\ncommitments:"
    caution = (
        "\n# Names.\ncautions:\n  # Her own spelling.\n  - {id: x, kind: name, passage: Ana}\n"
    )
    ours = BASE.replace(at, f"{new}{at}") + "# The end.\n"
    theirs = BASE.replace(at, new.replace("}", ", party: pt}") + at) + caution
    text, result = merged(ours, theirs)
    assert result.clean
    plain = parse(text.encode())[0]
    assert plain["entities"][-1] == {
        "id": "lisbon", "kind": "place", "name": "Lisbon", "party": "pt",
    }  # fmt: skip
    assert [each["id"] for each in plain["cautions"]] == ["x"]
    assert "# Her own spelling." in text
    assert "# The end." in text
    assert "\n# Names.\ncautions:\n  # Her own spelling.\n" in text
    assert result.left_out == ()


def test_lines_end_as_ours_do() -> None:
    ours = BASE.replace("\n", "\r\n").replace("Ana Reis,", "Ana R.,")
    theirs = BASE.replace("  - id: dredge", "  - id: new\n    title: New\n\n  - id: dredge")
    theirs = theirs.replace("Dredge the", "Dredge a")
    text, result = merged(ours, theirs)
    assert result.clean
    assert text.count("\n") == text.count("\r\n")
    assert by_ids(parse(text.encode())[0])["commitments"].keys() == {"ferry", "new", "dredge"}
    text, result = merged(ours, theirs.replace("Ana Reis,", "Ana,"))
    assert [each.path for each in result.conflicts] == [("entities", "ana", "name")]
    assert text.count("\n") == text.count("\r\n")


def test_files_that_cannot_be_read_are_merged_by_lines() -> None:
    ours = BASE.replace('Harbour Board"', "Harbour Board")
    theirs = BASE.replace("Dredge the channel", "Dredge the north channel")
    text, result = merged(ours, theirs)
    assert text == ours.replace("Dredge the channel", "Dredge the north channel")
    assert result.by_lines.startswith("ours, line ")
    assert not result.clean


@pytest.mark.parametrize("old", ["  - id: dredge\n", "commitments:\n"])
def test_forms_without_room_are_merged_by_lines(old: str) -> None:
    base = BASE.replace("  - id: dredge\n", "  - &x\n    id: dredge\n")
    ours = base.replace(
        "Dredge the channel\n    force: will", "Dredge a channel\n    force: agreed"
    )
    theirs = base.replace("Dredge the channel\n    force: will", "Dredge it\n    force: agreed")
    text, result = merged(ours, theirs, base)
    assert not result.clean
    assert "<<<<<<< ours" in text
    assert "Dredge a channel" in text
    assert "Dredge it" in text


def test_without_git_records_are_merged_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ours = BASE.replace("Ana Reis,", "Ana R.,")
    theirs = BASE.replace("Dredge the channel", "Dredge the north channel")
    text, result = merged(ours, theirs)
    assert result.clean
    assert text == ours.replace("Dredge the channel", "Dredge the north channel")
    with pytest.raises(FileProblem, match="install it"):
        merged("a: [", theirs)


@pytest.mark.parametrize("other", [BASE.replace("Ana", "Ann"), "format: [", "", "\x00\n"])
def test_a_file_that_one_side_left_alone_is_the_other_s(other: str) -> None:
    for versions in ((BASE, other), (other, BASE), (other, other)):
        text, result = merged(*versions)
        assert (text, result.clean, result.conflicts) == (other, True, ())


def test_comments_of_ours_stay_where_theirs_changes_the_record() -> None:
    ours = BASE.replace(
        "    kind:   organisation", "    # As it is written.\n    kind:   organisation"
    )
    theirs = BASE.replace("    kind:   organisation", "    kind: place")
    text, result = merged(ours, theirs)
    assert result.clean
    assert text == ours.replace("kind:   organisation", "kind: place")
    without = BASE[: BASE.index("  # The board")] + BASE[BASE.index("  - {id: ana") :]
    text, result = merged(ours, without)
    assert result.clean
    assert result.left_out == ("# As it is written.",)


def test_comments_without_a_place_are_told() -> None:
    ours = BASE.replace("name: Ana Reis,", "name: Ana R.,")
    theirs = BASE.replace("mentions: [Ana Reis]", "mentions: [Reis]").replace(
        "\n# The harbour", "\n# The harbor"
    ).replace("\n  # Not the channel", "\n  # See the map.\n  # Not the channel")  # fmt: skip
    text, result = merged(ours, theirs)
    assert result.clean
    assert result.left_out == ("# See the map.",)
    assert "mentions: [Reis]" in text


def test_nothing_before() -> None:
    text, result = merged(BASE, BASE.replace("will   #", "agreed   #"), "")
    assert [each.path for each in result.conflicts] == [("commitments", "ferry", "force")]
    assert chosen(text, 1) == parse(BASE.encode())[0]


def test_entities_that_articles_share() -> None:
    base = "format: migwatch-entities/1\nentities:\n  - {id: ana, kind: person, name: Ana Reis}\n"
    ours = base.replace("Ana Reis", "Ana R.")
    theirs = base.replace("name: Ana Reis", "name: Ana Reis, party: pt")
    text, result = merged(ours, theirs, base)
    assert result.clean
    assert text == theirs.replace("Ana Reis", "Ana R.")
