"""Packs on the command line: written, unpacked, and read like folders of files."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.cli import main

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(two: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line beside the folder of two articles."""
    monkeypatch.chdir(two.parent)

    def ran(*arguments: object) -> tuple[int, list[str], list[str]]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            assert isinstance(stopped.code, int)
            status = stopped.code
        out, err = capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    return ran


@pytest.fixture
def packed(run: Run, two: Path) -> Path:
    """The pack of the two articles, which have no files any more."""
    assert run("pack", "harbours", "harbours/x.jsonl", "--move") == (
        0,
        ["harbours/x.jsonl: 2 articles packed", "4 files removed"],
        [],
    )
    return two / "x.jsonl"


VERBS = [
    ["show"],
    ["show", "--json"],
    ["list", "entities"],
    ["list", "commitments", "--by", "force"],
    ["list", "cautions", "--json"],
    ["search", "kind:commitment", "--json"],
    ["search", "ferry", "--facets"],
    ["timeline"],
]


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_packed_articles_are_read_as_files_are(run: Run, two: Path, words: list[str]) -> None:
    files = run(*words, "harbours")
    one = run(*words, "harbours/second.yaml")
    assert files[0] == 0
    assert files[1] != one[1]
    run("pack", "harbours", "copy.jsonl")
    run("pack", "harbours", "harbours/x.jsonl", "--move")
    assert run(*words, "harbours") == files
    assert run(*words, "harbours/x.jsonl") == files
    assert run(*words, "harbours/x.jsonl/second") == one
    assert run("unpack", "harbours/x.jsonl", "accord")[0] == 0
    assert run(*words, "harbours") == files


def test_check_counts_articles_of_packs(run: Run, packed: Path) -> None:
    assert run("check", "harbours") == (0, [], ["2 articles in 1 pack, 0 problems"])
    assert run("check", "harbours/x.jsonl") == (0, [], ["2 articles in 1 pack, 0 problems"])
    assert run("check", "harbours/x.jsonl/accord", "harbours") == (
        0,
        [],
        ["2 articles in 1 pack, 0 problems"],
    )
    assert run("unpack", packed, "accord")[0] == 0
    assert run("check", "harbours")[2] == ["1 file, 1 article in 1 pack, 0 problems"]
    assert run("check", "harbours/accord.yaml", "harbours/x.jsonl")[2] == [
        "1 file, 1 article in 1 pack, 0 problems"
    ]
    packed.with_name("y.jsonl").write_text("")
    packed.with_name("z.jsonl").write_text("no\n" + packed.read_text())
    status, out, err = run("check", "harbours")
    assert status == 1
    assert [line.partition(": ")[0] for line in out] == [
        "harbours/z.jsonl:1:1",
        "harbours/z.jsonl:2:1",
    ]
    assert err == ["1 file, 3 articles in 2 packs, 2 problems"]


def test_check_fixes_files_and_leaves_packs(run: Run, packed: Path, two: Path) -> None:
    line = json.loads(packed.read_text().splitlines()[1])
    line["annotation"]["entities"][0]["mentions"] = ["Harbour Board"]
    packed.write_text(json.dumps(line))
    before = packed.read_bytes()
    assert run("check", "harbours")[2] == [
        "1 article in 1 pack, 0 problems, 1 passage without offsets (see --fix)"
    ]
    assert run("check", "--fix", "harbours") == (
        0,
        [],
        [
            "1 article in 1 pack, 0 problems, "
            "1 passage without offsets (unpack them to fill them in)"
        ],
    )
    assert packed.read_bytes() == before
    run("unpack", packed)
    assert run("check", "--fix", "harbours")[2] == ["1 file, 0 problems, 1 passage filled in"]


def test_bad_lines_do_not_end_a_verb(run: Run, packed: Path) -> None:
    packed.write_bytes(b"{\n" + packed.read_bytes() + b'{"id": "third", "text": "\xff"}\n')
    os.mkfifo(packed.with_name("pipe.jsonl"))
    packed.with_name("folder.jsonl").mkdir()
    expected = [
        "harbours/folder.jsonl: is a folder; name a regular file",
        "harbours/pipe.jsonl: is a named pipe; name a regular file",
        "harbours/x.jsonl:1:1: is no JSON: Input data was truncated",
        "harbours/x.jsonl:4:1: is not UTF-8: byte 0xff",
    ]
    status, out, err = run("check", "harbours")
    assert (status, [line[:40] for line in out]) == (1, [line[:40] for line in expected])
    assert err == ["2 files, 4 articles in 1 pack, 4 problems"]
    for words in (["show", "--json"], ["list", "entities", "--json"]):
        status, out, err = run(*words, "harbours")
        assert (status, [line[:40] for line in err]) == (1, [line[:40] for line in expected])
        assert {json.loads(line).get("article") and 1 for line in out} == {1}
    status, out, err = run("search", "kind:commitment", "harbours", "--json")
    assert (status, len(out)) == (0, 4)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("harbours/x.jsonl/none", "harbours/x.jsonl: has no article “none”; check the id"),
        ("harbours/no.jsonl/one", "harbours/no.jsonl: does not exist; check the path"),
        ("harbours/no.jsonl", "harbours/no.jsonl: does not exist; check the path"),
        ("harbours/e.jsonl", "harbours/e.jsonl: holds no articles; name another pack, or a folder"),
    ],
)
def test_what_is_not_there(run: Run, packed: Path, path: str, message: str) -> None:
    packed.with_name("e.jsonl").write_text("\n")
    for words in (["show"], ["list", "entities"], ["timeline"]):
        assert run(*words, path) == (1, run(*words, path)[1], [message])
    assert run("check", path)[:2] == (1, [message])


def test_pack_tells_what_it_leaves(run: Run, broken: Path) -> None:
    (broken / "second.yaml").write_text((broken / "second.yaml").read_text() + "# mine\n")
    (broken / "old.jsonl").write_text("")
    status, out, err = run("pack", "harbours", "copy.jsonl")
    assert (status, out) == (1, ["copy.jsonl: 1 article packed"])
    assert [line.partition(" ")[0] for line in err[:2]] == [
        "harbours/accord.yaml:27:36:",
        "harbours/torn.yaml:1:10:",
    ]
    assert err[2:] == [
        "1 file with comments, which are not in the pack",
        "1 pack left as before",
        "2 articles left as before",
    ]
    status, out, err = run("pack", "harbours", "harbours/x.jsonl", "--move")
    assert (status, out) == (1, [])
    assert err[-1].startswith("harbours: 1 file has comments")
    assert not (broken / "x.jsonl").exists()
    status, out, err = run("pack", "harbours", "harbours/x.jsonl", "--move", "--drop-comments")
    assert (status, out) == (1, ["harbours/x.jsonl: 1 article packed", "2 files removed"])
    assert (broken / "torn.yaml").exists()


def test_pack_and_unpack_where_one_is(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two)
    assert run("pack", "x.jsonl", "--move")[0] == 0
    copied = run("unpack", "x.jsonl", "accord", "--to", "../other")
    assert copied[1] == ["../other: 1 article unpacked"]
    assert run("unpack", "x.jsonl", "accord", "second")[1] == [".: 2 articles unpacked"]
    assert sorted(os.listdir()) == [
        *("accord.txt", "accord.yaml", "corpus.yaml", "second.txt", "second.yaml")
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pack", "no", "x.jsonl"], "no: is not a folder; name that of a corpus"),
        (
            ["pack", "harbours", "x.json"],
            "x.json: is no name of a pack; write one that ends in .js",
        ),
        (["pack", "harbours", "no/x.jsonl"], "no/x.jsonl: lies in a folder that does not exist"),
        (["pack", "harbours", "harbours/y.jsonl"], "harbours/y.jsonl: lies in the corpus itself"),
        (["unpack", "harbours/accord.yaml"], "harbours/accord.yaml: is no pack; name a file that"),
        (["unpack", "no.jsonl"], "no.jsonl: does not exist; check the path"),
        (["unpack", "no/x.jsonl"], "no/x.jsonl: does not exist; check the path"),
        (["unpack", "no.jsonl", "--to", "new/one"], "no.jsonl: does not exist; check the path"),
        (
            ["unpack", "no.jsonl", "--to", "harbours/corpus.yaml"],
            "harbours/corpus.yaml: is not a f",
        ),
    ],
)
def test_what_is_refused(run: Run, two: Path, words: list[str], message: str) -> None:
    before = sorted(os.listdir("harbours"))
    status, out, [err] = run(*words)
    assert (status, out, err[: len(message)]) == (1, [], message)
    assert sorted(os.listdir("harbours")) == before
    assert set(os.listdir()) <= {"cache", "harbours"}


def test_a_broken_corpus_is_not_packed(run: Run, two: Path) -> None:
    (two / "corpus.yaml").write_text("parties: 5\n")
    status, out, err = run("pack", "harbours", "x.jsonl")
    assert (status, out) == (1, [])
    assert err[0].startswith("harbours/corpus.yaml:1:1: ")


def test_names_are_not_obeyed_by_the_terminal(
    packed: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    hostile = packed.with_name("a\x1b[2J\u202e.jsonl")
    hostile.write_bytes(b'{"id": "\\u001b[2J"}\n' + packed.read_bytes())
    for words in (
        ["check", packed.parent],
        ["check", hostile],
        ["show", packed.parent],
        ["pack", packed.parent, hostile],
        ["unpack", hostile, "a\x1b[2J", "accord", "--to", packed.parent / "b\x1b"],
    ):
        done = process(*words)
        shown = (done.stdout + done.stderr).decode()
        assert "\\x1b" in shown or "\u241b" in shown
        assert all(line.isprintable() for line in shown.splitlines())
