import json
import os
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from migwatch.cli import main


def shown(capsys: pytest.CaptureFixture[str], *words: object, status: int = 0) -> str:
    assert main(["timeline", *map(str, words)]) == status
    return capsys.readouterr().out


def test_text(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, harbours)
    assert out.startswith("Harbours of the Grey Strait: commitments by chain, as of 2024-03-01\n")
    assert "≠ contradicted: Only talk about the night ferry" in out
    assert "“We stand by the night ferry” [summer/ferry-again]" in out
    assert "\nDredge the north channel, NV: kept, met\n" in out


def test_the_width_is_the_terminal_s(
    harbours: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (60, 150):
        monkeypatch.setenv("COLUMNS", str(columns))
        axis = shown(capsys, harbours).splitlines()[3]
        assert len(axis) == columns


def test_another_day_and_other_rows(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, harbours, "--by", "party", "--as-of", "2023-06-30")
    assert "by party, as of 2023-06-30" in out
    assert "contradicted" not in out
    assert "Open the pilots' school" not in out
    assert "\nHarbour Board\n" in out
    assert shown(capsys, harbours, "--by", "theme").count("Ports of entry") == 2


def test_json(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in shown(capsys, harbours, "--json").splitlines()]
    assert [row["key"] for row in rows] == [
        "spring/night-ferry",
        "spring/dredge-channel",
        "spring/pilots-school",
    ]
    assert rows[0]["state"] == "superseded, no date, another step overdue, contradicted"
    assert rows[1]["marks"][-1] == {
        "first": "2023-12-22",
        "last": "2023-12-31",
        "kind": "due",
        "word": "due",
        "when": "2023-12",
        "mod": "end",
        "article": "spring",
        "commitment": "dredge-channel",
        "nth": 0,
        "title": "Dredge the north channel",
        "force": "will",
        "who": "newsroom",
        "words": "Norvland will dredge the north channel",
        "note": "met",
        "source": "The spring talks",
    }


def test_svg_to_a_new_file(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = harbours.parent / "timeline.svg"
    mask = os.umask(0o022)
    try:
        assert shown(capsys, harbours, "--svg", target) == ""
    finally:
        os.umask(mask)
    assert ElementTree.parse(target).getroot().tag.endswith("svg")
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert [path.name for path in harbours.parent.iterdir() if path.name.startswith(".")] == []


def test_svg_in_the_place_of_a_file(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = harbours.parent / "timeline.svg"
    target.write_text("old")
    target.chmod(0o600)
    linked = harbours.parent / "link.svg"
    linked.symlink_to(target)
    shown(capsys, harbours, "--svg", linked)
    assert linked.is_symlink()
    assert target.read_bytes().startswith(b"<?xml")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_svg_to_standard_output(harbours: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["timeline", str(harbours), "--svg", "-"]) == 0
    out = capsysbinary.readouterr().out
    assert ElementTree.fromstring(out).tag.endswith("svg")
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "is a folder; name a file in it"),
        ("nowhere/t.svg", "lies in a folder that does not exist; make the folder first"),
        ("pipe", "is no regular file; write - for standard output"),
    ],
)
def test_a_file_that_cannot_be_written(
    name: str, message: str, harbours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(harbours.parent / "pipe")
    target = harbours.parent / name
    assert main(["timeline", str(harbours), "--svg", str(target)]) == 1
    assert capsys.readouterr().err == f"{target}: {message}\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(
    harbours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = harbours.parent / "locked"
    locked.mkdir(mode=0o500)
    assert main(["timeline", str(harbours), "--svg", str(locked / "t.svg")]) == 1
    assert "cannot be written: Permission denied" in capsys.readouterr().err


def test_svg_and_json_are_not_both(harbours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(harbours), "--svg", "x.svg", "--json"]) == 2
    assert "write either --svg or --json" in capsys.readouterr().err
    assert not Path("x.svg").exists()


def test_what_is_sound_is_drawn_and_the_rest_reported(
    harbours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (harbours / "autumn.yaml").write_text("format: [", "utf-8")
    assert main(["timeline", str(harbours)]) == 1
    out, err = capsys.readouterr()
    assert "Reopen the night ferry" in out
    assert "autumn.yaml:1:" in err


def test_no_commitments(make_corpus: object, capsys: pytest.CaptureFixture[str]) -> None:
    path = make_corpus("The board met.", "$HEAD\n")  # type: ignore[operator]
    assert "No commitments." in shown(capsys, path)
    assert shown(capsys, path, "--json") == ""
