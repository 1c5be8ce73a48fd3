"""Two annotations of one text on the command line."""

import json
import re
import shutil
from pathlib import Path

import pytest

from migwatch.cli import main


@pytest.fixture
def hers(accord: Path) -> Path:
    """Another annotation of the same text."""
    text = accord.read_text("utf-8")
    for old, new in (
        ("force: will", "force: agreed"),
        ("theme: [fish, ports]", "theme: [ports]"),
        ("id: ana-reis", "id: reis"),
        ("who: ana-reis", "who: reis"),
        ("exact: agreed with Spain", "exact: agreed"),
        (
            "id: night, kind: translation, passage: night ferry",
            "id: spain, kind: name, passage: Spain",
        ),
    ):
        assert old in text
        text = text.replace(old, new)
    path = accord.with_name("hers.yaml")
    path.write_text(text, "utf-8")
    return path


def test_differences_in_words(accord: Path, hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(accord), str(hers)]) == 1
    out, err = capsys.readouterr()
    assert re.sub(r"\d+-\d+", "N-N", out).splitlines() == [
        f"A  {accord}",
        f"B  {hers}",
        "",
        "entities ana-reis",
        "  id: “ana-reis” in A, “reis” in B",
        "commitments ferry",
        "  force: “will” in A, “agreed” in B",
        "  theme: only in A, “fish”",
        "commitments accord",
        "  says N-N: “agreed with Spain”, voice newsroom, who unstated in A, "
        "“agreed”, voice newsroom, who unstated in B",
        "cautions night: only in A, “night ferry”",
        "cautions spain: only in B, “Spain”",
    ]
    assert err == "3 records with differences, 1 only in A, 1 only in B\n"


def test_differences_as_json(accord: Path, hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--json", str(accord), str(hers)]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["article"] == []
    assert [(each["section"], each["a"], each["b"]) for each in document["records"]] == [
        ("entities", "ana-reis", "reis"),
        ("commitments", "ferry", "ferry"),
        ("commitments", "accord", "accord"),
        ("cautions", "night", None),
        ("cautions", None, "spain"),
    ]
    assert document["records"][1]["fields"] == [
        {"path": ["force"], "a": "will", "b": "agreed"},
        {"path": ["theme"], "a": "fish", "b": None},
    ]


def test_nothing_differs(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(accord), str(accord)]) == 0
    assert capsys.readouterr() == ("", "")


def test_agreement_as_a_table(accord: Path, hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", str(accord), str(hers)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    section = out.partition("commitments: ")[2].partition("\n\n")[0]
    assert section.splitlines() == [
        "passages 2 in A, 2 in B",
        "            precision     recall         F1",
        "  exact         0.500      0.500      0.500",
        "  relaxed       1.000      1.000      1.000",
        "  label          same      kappa      alpha   passages",
        "  force         0.500      0.000      0.000          2",
        "  voice         1.000      1.000      1.000          2",
        "  who           1.000      1.000      1.000          2",
    ]


def test_agreement_as_json(accord: Path, hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", str(accord), str(hers), "--json"]) == 0
    sections = json.loads(capsys.readouterr().out)["sections"]
    assert [each["section"] for each in sections] == ["entities", "commitments", "cautions"]
    assert sections[2]["exact"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert sections[2]["labels"][0] == {
        "label": "kind", "passages": 1, "same": 1, "kappa": None, "alpha": None,
    }  # fmt: skip


@pytest.mark.parametrize("verb", ["diff", "agree"])
def test_other_texts_are_refused(
    verb: str, accord: Path, rewritten: object, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = two / "second.yaml"
    rewritten(second, "One more line.\n")
    assert main([verb, str(accord), str(second)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{second}: annotates another text than {accord}: its SHA-256 begins ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("verb", ["diff", "agree"])
def test_what_cannot_be_compared(
    verb: str, accord: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (broken / "torn.yaml", broken, broken / "missing.yaml", broken / "corpus.yaml"):
        assert main([verb, str(path), str(broken / "second.yaml")]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert str(path) in err
        assert "Traceback" not in err
    # A file with something wrong in it is compared without that, and says so.
    assert main([verb, str(accord), str(broken / "second.yaml")]) == 1
    out, err = capsys.readouterr()
    assert "accord.yaml:" in err
    assert out


def test_agreement_on_two_folders(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers = tmp_path / "hers"
    shutil.copytree(two, hers)
    path = hers / "second.yaml"
    path.write_text(path.read_text("utf-8").replace("force: will", "force: agreed"), "utf-8")
    assert main(["agree", str(two), str(hers), "--json"]) == 0
    sections = json.loads(capsys.readouterr().out)["sections"]
    assert [(each["section"], each["a"], each["b"]) for each in sections] == [
        ("entities", 4, 4),
        ("commitments", 4, 4),
        ("cautions", 4, 4),
    ]
    force = sections[1]["labels"][0]
    assert (force["passages"], force["same"], force["kappa"]) == (4, 3, 0.5)
    (hers / "second.yaml").rename(hers / "third.yaml")
    assert main(["agree", str(two), str(hers)]) == 1
    out, err = capsys.readouterr()
    assert "entities: passages 2 in A, 2 in B" in out
    assert err.splitlines() == [
        f"{two / 'second.yaml'}: has no annotation of the same name in {hers}",
        f"{hers / 'third.yaml'}: has no annotation of the same name in {two}",
    ]
    assert main(["agree", str(two), str(hers / "accord.yaml")]) == 2
    assert "is a folder; name an annotation file of it" in capsys.readouterr().err
