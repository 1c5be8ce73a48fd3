"""Making a corpus and adding texts to it, as a newcomer does."""

import hashlib
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from migwatch.cli import main
from migwatch.corpus.library import open_library

#: Texts that may lie beside the checkout, with what is known about them.
TEXTS = Path(__file__).parents[3] / "shared" / "texts"

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)

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
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text("A harbour accord\n\nThe Board met.\n")
    return Path(path.name)


def typed(line: str) -> list[str]:
    words = shlex.split(line)
    assert words.pop(0) == "migwatch-tui"
    return words


def test_what_is_said_to_type_next_works(run: Run, speech: Path) -> None:
    status, out, err = run("new", "my corpus", "--title", "Harbour accords")
    assert (status, err) == (0, [])
    [line] = [line for line in out if line.startswith("  migwatch-tui")]
    status, out, err = run(*(str(speech) if word == "TEXT" else word for word in typed(line)))
    assert (status, err) == (0, [])
    assert out[:2] == [
        "text        my corpus/texts/speech.txt",
        "annotation  my corpus/speech.yaml",
    ]
    check, opened, schema = [line for line in out if line.startswith("  migwatch-tui")]
    status, out, err = run(*typed(check))
    assert (status, out, err) == (0, [], ["1 file, 0 problems"])
    assert typed(opened) == ["my corpus/speech.yaml"]
    assert typed(schema) == ["schema", ">", "my corpus/article.schema.json"]
    Path("my corpus/article.schema.json").write_text("{}")
    Path("more.txt").write_text("Another accord")
    assert not any(
        "schema" in line
        for line in run("add", "more.txt", "--published", "unknown", "my corpus")[1]
    )
    assert run("check", "my corpus")[0] == 0
    assert open_library(Path("my corpus")).corpus.title == "Harbour accords"


def test_the_folder_may_be_the_one_you_are_in(
    run: Run, speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("new", ".")[0] == 0
    status, out, _ = run("add", speech, "--published", "2023-05")
    assert (status, out[:2]) == (0, ["text        texts/speech.txt", "annotation  speech.yaml"])
    assert run("show", ".")[0] == 0
    assert run("list", "commitments", ".", "--by", "due") == (0, [], [])


def test_options_may_stand_anywhere(run: Run, speech: Path) -> None:
    run("new", "c")
    words = ["--language", "pt-BR", "--url", "https://example.org", speech, "--id", "one", "c"]
    words += ["--published", "unknown", "--translated-from", "es", "--publisher", "X: y"]
    assert run("add", *words)[0] == 0
    held = yaml.load(Path("c/one.yaml").read_bytes(), yaml.SafeLoader)["article"]
    assert (held["published"], held["language"], held["translated_from"]) == (None, "pt-BR", "es")
    assert (held["url"], held["publisher"]) == ("https://example.org", "X: y")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the day of publication is missing; write --published 2024-01-19, or --published unk"),
        (
            ["--published", "May"],
            "“May” is not a date; write it as 2024-01-19, 2024-01 or 2024, or",
        ),
        (["--published", "2024-02-30"], "“2024-02-30” is not a date"),
        (["--published", "unknown", "--language", "english!"], "“english!” is not a language"),
        (["--published", "unknown", "--translated-from", ""], "“” is not a language"),
        (["--published", "unknown", "--title", " "], "argument --title: holds no words"),
        (["--published", "unknown", "--title", "\udce9"], "\\udce9 is not in the encoding in use"),
    ],
)
def test_a_wrong_command_line_writes_nothing(
    run: Run, speech: Path, words: list[str], message: str
) -> None:
    run("new", "c")
    status, out, err = run("add", speech, "c", *words)
    assert (status, out) == (2, [])
    assert message in err[-1]
    assert sorted(os.listdir("c")) == ["corpus.yaml", "texts"]


def test_what_is_refused_is_told_as_check_tells_it(run: Run, speech: Path) -> None:
    assert run("add", speech, "--published", "unknown") == (
        1,
        [],
        [".: is no corpus; make it one with `migwatch-tui new .`"],
    )
    run("new", "c")
    assert run("new", "c") == (
        1,
        [],
        ["c: is a corpus already: it has a corpus.yaml; name another folder"],
    )
    assert run("add", speech, "--published", "unknown", "c")[0] == 0
    again = run("add", speech, "--published", "unknown", "c", "--id", "two")
    assert again == (1, [], ["speech.txt: is the text of speech.yaml already; open that"])
    Path("latin.txt").write_bytes(b"port\ncaf\xe9\n")
    assert run("add", "latin.txt", "--published", "unknown", "c") == (
        1,
        [],
        [
            "latin.txt:2:4: is not UTF-8: byte 0xe9 at byte 8; it seems to be Latin-1; convert it "
            "with `iconv -f ISO-8859-1 -t UTF-8 latin.txt > latin.utf8.txt`, and add that"
        ],
    )


def test_a_mark_at_the_beginning_is_told(run: Run) -> None:
    run("new", "c")
    Path("a.txt").write_bytes(b"\xef\xbb\xbfA harbour accord")
    _, out, _ = run("add", "a.txt", "--published", "unknown", "c")
    assert "The text begins with a byte order mark, which counts as its first character." in out


def test_a_new_corpus_says_what_it_lacks(run: Run) -> None:
    run("new", "c")
    assert run("check", "c") == (
        1,
        ["c: holds no articles yet; add one with `migwatch-tui add TEXT --published DATE c`"],
        ["0 files, 1 problem"],
    )


def test_names_are_not_obeyed_by_the_terminal(
    run: Run, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    hostile = "a\x1b[2J\u202e"
    done = process("new", hostile)
    assert done.returncode == 0
    Path("b.txt").write_text("A harbour accord")
    for words in ([hostile], [hostile], ["gone\x1b[2J"]):
        done = process("add", "b.txt", "--published", "unknown", *words)
        assert done.returncode == (0 if b"annotation" in done.stdout else 1)
        shown = (done.stdout + done.stderr).decode()
        assert shown
        assert all(line.isprintable() for line in shown.splitlines())


def sources() -> list[Any]:
    if not TEXTS.is_dir():
        return []
    held: list[dict[str, str]] = yaml.safe_load((TEXTS / "SOURCES.yaml").read_text("utf-8"))
    return held


@pytest.mark.skipif(not sources(), reason="the texts are not here")
def test_real_texts_become_a_corpus(run: Run) -> None:
    run("new", "statements")
    for source in sources():
        text = TEXTS / source["file"]
        words = ["--published", source["published"], "--url", source["url"]]
        status, out, err = run("add", text, *words, "statements")
        assert (status, err) == (0, [])
        copy = Path(out[0].split(maxsplit=1)[1])
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == source["sha256"]
        assert copy.stem == Path(out[1].split()[1]).stem == text.stem
    assert run("check", "statements") == (0, [], [f"{len(sources())} files, 0 problems"])
    library = open_library(Path("statements"))
    for path, source in zip(library.paths, sources(), strict=True):
        article = library.load(path).article
        assert article is not None
        facts = article.annotation.article
        assert (facts.published, facts.url) == (source["published"], source["url"])
        begin = re.sub(r"\s+", " ", article.text)
        assert begin.startswith(facts.title.rstrip("\u2026"))
        assert 20 < len(facts.title) <= 90
        assert run("add", TEXTS / source["file"], "--published", "unknown", "statements")[0] == 1
    status, out, err = run("show", "statements")
    assert (status, err) == (0, [])
