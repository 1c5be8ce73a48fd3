import json
from pathlib import Path

import pytest

from migwatch.cli import main


def show(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["show", *map(str, arguments)])
    return status, *capsys.readouterr()


def test_text(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = show(capsys, accord)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "A harbour accord"
    assert "as of 2023-06-01" in lines
    assert "  1  Port news. The Harbour Board agreed with Spain on Monday." in lines
    assert "  will | Harbour Board, PT -> ES | Reopen the night ferry [ferry]" in lines
    assert "      \u201cWe will reopen the night ferry\u201d" in lines
    assert lines.index("Ports 2") < lines.index("Fish 1")
    assert lines.index("People 1") < lines.index("Bodies 1")


def test_nothing_of_the_source_reaches_the_terminal(
    accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = show(capsys, accord)
    assert "Bell \u2407 and \u241b]0;title\u2407 and \u25ccright to left." in out
    assert all(c == "\n" or c.isprintable() for c in out)


def test_lines_fit_the_terminal(
    accord: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, narrow, _ = show(capsys, accord)
    assert max(len(line) for line in narrow.splitlines() if "sha256" not in line) <= 40
    monkeypatch.delenv("COLUMNS")
    _, piped, _ = show(capsys, accord)
    assert len(piped.splitlines()) < len(narrow.splitlines())


def test_json_of_an_article_is_one_document(
    accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = show(capsys, accord, "--json", "--as-of", "2024-01-19")
    document = json.loads(out)
    assert (status, document["id"], document["as_of"]) == (0, "accord", "2024-01-19")
    assert document["commitments"][0]["schedule"] == "overdue"
    assert out[:-1].isprintable()


def test_json_of_a_folder_is_one_document_a_line(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = show(capsys, "--json", two)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["accord", "second"]


def test_a_folder_shows_all(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = show(capsys, two)
    assert out.index("A harbour accord\n") < out.index("\n\nA second accord\n")


def test_problems_go_to_stderr_and_the_rest_is_shown(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = show(capsys, "--json", broken)
    assert status == 1
    first, second = map(json.loads, out.splitlines())
    assert [len(each["cautions"]) for each in (first, second)] == [1, 2]
    told = err.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f"{broken / 'accord.yaml'}:27:")
    assert told[1].startswith(f"{broken / 'torn.yaml'}:1:")


@pytest.mark.parametrize("name", ["nowhere.yaml", "corpus.yaml", "."])
def test_what_is_no_article_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus.yaml").write_text("title: Empty\n")
    status, out, err = show(capsys, tmp_path / name)
    assert (status, out) == (1, "")
    assert err.startswith(f"{tmp_path / name}: ")


@pytest.mark.parametrize("day", ["2024", "yesterday", "2024-02-30", ""])
def test_as_of_is_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["show", "--as-of", day])
    assert stopped.value.code == 2
    assert "write it as 2024-" in capsys.readouterr().err


def test_the_bundled_corpus_is_shown_without_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = show(capsys, "--json")
    documents = [json.loads(line) for line in out.splitlines()]
    assert documents
    for document in documents:
        for commitment in document["commitments"]:
            for says in commitment["says"]:
                assert document["text"][says["start"] : says["end"]] == says["exact"]
