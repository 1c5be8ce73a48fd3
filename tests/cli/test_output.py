"""Output that is cut off, closed, full, or in an encoding that lacks the words."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

#: A locale whose encoding is ASCII, whatever Python makes of it otherwise.
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
#: More than any pipe holds, so that the writer must notice that nobody reads on.
LINES = 200_000


@pytest.fixture
def long(accord: Path, rewritten: Callable[[Path, str], None]) -> Path:
    """An article whose text is longer than a pipe holds."""
    rewritten(accord, "One more line of port news, and nothing in it.\n" * LINES)
    return accord


@pytest.mark.parametrize("more", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_may_stop_after_the_first_bytes(
    options: list[str],
    more: dict[str, str],
    long: Path,
    command: Callable[..., list[str]],
    environment: dict[str, str],
) -> None:
    with subprocess.Popen(
        command("show", long, *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, **more},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.parametrize(
    "arguments", [["schema"], ["paths"], ["--help"], ["--version"], ["show", "--help"]]
)
def test_a_reader_may_be_gone_from_the_start(
    arguments: list[str], command: Callable[..., list[str]], environment: dict[str, str]
) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            command(*arguments),
            stdout=write,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("arguments", [["list", "entities"], ["show", "--json"], ["--version"]])
def test_streams_may_be_closed(
    closed: str,
    arguments: list[str],
    accord: Path,
    command: Callable[..., list[str]],
    environment: dict[str, str],
) -> None:
    path = [] if arguments == ["--version"] else [str(accord)]
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command(*arguments, *path)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) == (closed == "2>&-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_a_line(
    accord: Path, command: Callable[..., list[str]], environment: dict[str, str]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("show", accord),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"migwatch-tui: cannot write: No space left on device\n"


def test_a_locale_without_the_words(accord: Path, process: Process) -> None:
    done = process("show", accord, **ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u201cWe will reopen the night ferry" in done.stdout
    assert done.stdout.isascii()


def test_json_is_utf8_in_any_locale(accord: Path, process: Process) -> None:
    plain, odd = process("show", accord, "--json"), process("show", accord, "--json", **ASCII)
    assert odd.stdout == plain.stdout
    document: dict[str, Any] = json.loads(odd.stdout.decode("utf-8"))
    assert "\u201cWe will reopen" in document["text"]


def test_problems_in_a_locale_without_the_words(broken: Path, process: Process) -> None:
    done = process("list", "cautions", broken, **ASCII)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"accord.yaml:27:" in done.stderr


@pytest.mark.parametrize("arguments", [["show"], ["list", "commitments", "--by", "due"]])
def test_no_colour_codes(arguments: list[str], accord: Path, process: Process) -> None:
    done = process(*arguments, accord, FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert done.returncode == 0
    assert done.stdout
    assert b"\x1b" not in done.stdout
