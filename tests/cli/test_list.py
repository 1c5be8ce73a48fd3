import json
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.cli import main


def listed(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    assert main(["list", *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return list(out.splitlines())


def test_commitments_in_aligned_columns(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "commitments", accord) == [
        "will    Harbour Board, PT -> ES  Reopen the night ferry  early 2023-07"
        "  upcoming  stated  Ana Reis    ferry",
        "agreed  not stated               Agree                                "
        "  no date   stated  not stated  accord",
    ]


def test_entities(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "entities", accord) == [
        "organisation  Harbour Board  PT         1 mention  board",
        "person        Ana Reis           chair  1 mention  ana-reis",
    ]


def test_cautions(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "cautions", accord) == [
        "translation  certain   paragraph 2  night  \u201cnight ferry\u201d: evening boat",
        "name         probable  paragraph 2  ana    \u201cAna\u201d: Anna",
    ]


def test_groups_hold_the_strongest_first(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = listed(capsys, "commitments", "--by", "theme", accord, "--as-of", "2024-01-19")
    assert [line.split()[0] for line in lines] == ["Ports", "agreed", "will", "Fish", "will"]
    assert [line.startswith("  ") for line in lines] == [False, True, True, False, True]
    assert "overdue" in lines[2]


@pytest.mark.parametrize(
    ("records", "by", "headings"),
    [
        ("commitments", "party", ["Portugal 1", "Harbour Board 1", "not stated 1"]),
        ("commitments", "force", ["agreed 1", "will 1"]),
        ("commitments", "status", ["stated 2"]),
        ("commitments", "due", ["upcoming · due 2023-07 1", "no date 1"]),
        ("entities", "kind", ["People 1", "Bodies 1"]),
        ("entities", "party", ["Portugal 1", "no party 1"]),
        ("cautions", "kind", ["translation 1", "name 1"]),
        ("cautions", "sure", ["certain 1", "probable 1"]),
    ],
)
def test_headings(
    records: str,
    by: str,
    headings: list[str],
    accord: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = listed(capsys, records, accord, "--by", by)
    assert [line for line in lines if not line.startswith("  ")] == headings


def test_several_articles_share_their_groups(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = listed(capsys, "commitments", two, "--by", "force")
    assert [" ".join(line.split()[:2]) for line in lines] == [
        "agreed 2",
        "accord agreed",
        "second agreed",
        "will 2",
        "accord will",
        "second will",
    ]


def test_json_is_one_record_a_line(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = [json.loads(line) for line in listed(capsys, "cautions", two, "--json")]
    assert [(each["article"], each["id"]) for each in plain] == [
        ("accord", "night"),
        ("accord", "ana"),
        ("second", "night"),
        ("second", "ana"),
    ]
    assert plain[0]["passage"]["exact"] == "night ferry"
    grouped = [
        json.loads(line)
        for line in listed(capsys, "commitments", two / "second.yaml", "--json", "--by", "theme")
    ]
    assert [(each["group"], each["group_label"], each["id"]) for each in grouped] == [
        ("ports", "Ports", "accord"),
        ("ports", "Ports", "ferry"),
        ("fish", "Fish", "ferry"),
    ]
    assert grouped[0]["status"] == "stated"


def test_a_grouping_that_does_not_fit_is_refused(
    accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "entities", "--by", "force", str(accord)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "write kind or party" in err


def test_what_is_no_record_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["list", "promises"])
    assert stopped.value.code == 2
    assert "commitments" in capsys.readouterr().err


def test_problems_make_the_status_1(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "cautions", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "accord.yaml:27:" in err


def test_a_line_break_in_a_field_stays_in_its_line(
    accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accord.write_text(accord.read_text().replace("title: Agree", 'title: "Agree\\nto \\e[1m it"'))
    lines = listed(capsys, "commitments", accord)
    assert len(lines) == 2
    assert "Agree to \u241b[1m it" in lines[1]


def test_a_corpus_without_records(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = accord.read_text().partition("entities:")[0]
    accord.write_text(head)
    assert listed(capsys, "commitments", accord) == []
    assert listed(capsys, "commitments", accord, "--by", "due") == []


SPOKEN = """$HEAD
entities:
  - {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}
quotations:
  - {id: pay, voice: direct, speaker: reis, passage: We will pay}
  - {id: mended, voice: newsroom, speaker: unstated, passage: The pier will be mended}
claims:
  - id: broken
    title: The pier is broken
    kind: assessment
    holder: reis
    about: [es]
    says: [{exact: The pier, voice: newsroom, who: unstated}]
"""


def test_quotations_and_claims(
    make_corpus: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_corpus("We will pay, said Ana Reis. The pier will be mended.", SPOKEN)
    assert listed(capsys, "quotations", path) == [
        "direct    Ana Reis    paragraph 1  pay     “We will pay”",
        "newsroom  not stated  paragraph 1  mended  “The pier will be mended”",
    ]
    assert listed(capsys, "claims", path) == [
        "assessment  Ana Reis  The pier is broken  Spain  not stated  broken"
    ]
    for records, by, headings in (
        ("quotations", "voice", ["direct 1", "newsroom 1"]),
        ("quotations", "speaker", ["Ana Reis 1", "not stated 1"]),
        ("claims", "kind", ["assessment 1"]),
        ("claims", "holder", ["Ana Reis 1"]),
    ):
        lines = listed(capsys, records, path, "--by", by)
        assert [line for line in lines if not line.startswith("  ")] == headings
    (claim,) = listed(capsys, "claims", path, "--json")
    assert json.loads(claim)["says"][0]["exact"] == "The pier"
