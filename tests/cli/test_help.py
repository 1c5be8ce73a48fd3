from contextlib import suppress

import pytest

from migwatch.cli import main, verbs


@pytest.mark.parametrize("verb", verbs())
def test_help_ends_with_two_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([verb, "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    head, _, examples = out.rpartition("\nexamples:\n")
    assert head.startswith("usage: migwatch-tui")
    lines = examples.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("  ") and "migwatch-tui" in line for line in lines)


@pytest.mark.parametrize("verb", ["", *verbs()])
def test_no_line_of_the_help_is_wider_than_a_terminal(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with suppress(SystemExit):
        main([verb, "--help"] if verb else ["--help"])
    out = capsys.readouterr().out
    assert out
    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_the_overview_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for verb in verbs():
        assert f"\n  {verb} " in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("migwatch-tui ")
