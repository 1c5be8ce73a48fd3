import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.cli import main
from migwatch.store.folder import bundled

LINE = re.compile(r".+\.yaml:\d+:\d+: .+")


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    status = main(["check", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def test_the_bundled_corpus_is_checked_where_no_path_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, lines, err = check(capsys)
    assert (status, lines) == (0, [])
    count = sum(
        path.suffix == ".yaml" and path.name != "corpus.yaml" for path in bundled().iterdir()
    )
    assert err.startswith(f"{count} file")


def test_sound_files_print_nothing_to_standard_output(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys, two) == (
        0,
        [],
        "2 files, 0 problems, 12 passages without offsets (see --fix)\n",
    )


def test_every_problem_of_every_file_is_one_line(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "corpus.yaml").write_text((broken / "corpus.yaml").read_text() + "x: y\n")
    status, lines, err = check(capsys, broken)
    assert status == 1
    assert all(map(LINE.fullmatch, lines))
    assert [line.removeprefix(f"{broken}/").split(": ")[0] for line in lines] == [
        "corpus.yaml:17:1",
        "accord.yaml:27:36",
        "torn.yaml:1:10",
    ]
    assert err.startswith("3 files, 3 problems")


def test_files_and_folders_may_be_mixed_and_nothing_is_told_twice(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once = check(capsys, broken)
    (broken / "link.yaml").symlink_to("torn.yaml")
    everything = [*sorted(broken.glob("*.yaml")), broken, broken / "accord.yaml"]
    status, lines, _ = check(capsys, *everything)
    assert status == 1
    assert [line.rpartition("/")[2].partition(":")[0] for line in lines] == [
        "accord.yaml",
        "link.yaml",
    ]
    assert len(lines) == len(once[1])


def test_a_path_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("gone.yaml", "corpus.yaml", "gone/gone.yaml", "x" * 5000):
        status, [line], _ = check(capsys, tmp_path / name)
        assert status == 1
        assert line.startswith(f"{tmp_path / name}: ")
        assert "check the path" in line


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [line], _ = check(capsys, tmp_path)
    assert status == 1
    assert line == f"{tmp_path}: holds no annotation files; add one, or name another folder"


def test_a_corpus_file_by_itself(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = accord.with_name("corpus.yaml")
    assert check(capsys, corpus) == (0, [], "0 files, 0 problems\n")
    corpus.write_text("format: migwatch-corpus/1\n")
    status, [line], _ = check(capsys, corpus)
    assert (status, line) == (1, f"{corpus}:1:1: `title` is missing; write `title: ...`")


def test_fix_fills_in_offsets_once(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, "--fix", two) == (0, [], "2 files, 0 problems, 12 passages filled in\n")
    written = [path.read_bytes() for path in sorted(two.glob("*.yaml"))]
    assert b"passage: {start: 78, end: 89, exact: night ferry}" in written[0]
    assert check(capsys, "--fix", two) == (0, [], "2 files, 0 problems\n")
    assert [path.read_bytes() for path in sorted(two.glob("*.yaml"))] == written


def test_fix_leaves_other_problems_reported(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = check(capsys, broken)
    status, lines, err = check(capsys, "--fix", broken)
    assert (status, len(lines)) == (1, len(before[1]))
    assert lines[-1] == before[1][-1]
    assert err == "3 files, 2 problems, 11 passages filled in\n"
    assert (broken / "torn.yaml").read_text() == "format: ["


def test_a_named_pipe_does_not_hang(accord: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = accord.with_name("pipe.yaml")
    os.mkfifo(pipe)
    status, [line], _ = check(capsys, accord.parent)
    assert (status, line) == (1, f"{pipe}: is a named pipe; name a regular file")


def test_a_process_of_its_own(
    broken: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    done = process("check", broken)
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 2
    assert done.stderr.startswith(b"3 files, 2 problems")
    assert process("check", broken / "second.yaml").returncode == 0


def test_a_terminal_of_few_characters(
    broken: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    done = process("check", broken, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout.count(b"\n")) == (1, 2)
    assert b"\\u201c" in done.stdout


@pytest.fixture
def linked(two: Path) -> Path:
    """The folder of two, where the first article has a wrong link to the second."""
    path = two / "accord.yaml"
    link = "    links: [{rel: restates, to: second/fery}]\n"
    path.write_text(path.read_text().replace("    due:", f"{link}    due:"))
    return two


LINKED = "accord.yaml:17:33: the article “second” has no commitment “fery”; did you mean"


def test_links_to_other_articles_are_checked(
    linked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, [line], err = check(capsys, linked)
    assert (status, err[:20]) == (1, "2 files, 1 problem, ")
    assert line == f"{linked}/{LINKED} “second/ferry”?"
    status, [line], err = check(capsys, "--fix", linked / "accord.yaml")
    assert (status, err) == (1, "1 file, 1 problem, 6 passages filled in\n")
    assert line.startswith(f"{linked}/{LINKED}")
    assert check(capsys, linked / "second.yaml")[:2] == (0, [])


def test_nothing_is_told_twice_of_articles_together(
    linked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (linked / "entities.yaml").write_text(
        "entities: [{id: one, kind: person, name: X}, {id: two, kind: person, name: x}]\n"
    )
    monkeypatch.chdir(linked)
    status, lines, _ = check(capsys, "accord.yaml", ".", linked, linked / "second.yaml")
    assert (status, len(lines)) == (1, 2)
    assert lines[0].startswith(LINKED)
    assert lines[1] == (
        "entities.yaml:1:76: “x” is a name of “one” too; "
        "take it out of one of them, or tell them apart"
    )
    for name in ("entities.yaml", "corpus.yaml"):
        assert check(capsys, name)[:2] == (1, lines[1:])
    assert check(capsys, "second.yaml")[:2] == (0, [])
