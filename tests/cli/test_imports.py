"""Starting fast: nothing but the explorer loads Textual or rich."""

import subprocess
import sys

import pytest

from migwatch.cli import verbs
from migwatch.store.folder import bundled

ARTICLE = str(next(bundled().glob("us-*.yaml")))
#: How verbs are run on the bundled corpus, where that needs no more than arguments.
RUNS = {
    "agree": [[ARTICLE, ARTICLE]],
    "check": [[]],
    "diff": [[ARTICLE, ARTICLE]],
    "keys": [[]],
    "list": [["entities"], ["commitments", "--by", "due"], ["cautions", "--json"]],
    "paths": [[]],
    "schema": [[], ["corpus"]],
    "search": [["border", "--json"], ["kind:caution", "--facets"]],
    "show": [[], ["--json"]],
    "timeline": [[], ["--json"], ["--svg", "-"]],
}  # Not `themes`, which lists Textual's own.
LINES = [
    [verb, *arguments]
    for verb in verbs()
    if verb != "open"
    for arguments in [["--help"], *RUNS.get(verb, [])]
]

PROBE = """
import sys
{code}
heavy = sorted({{name.partition(".")[0] for name in sys.modules}} & {{"textual", "rich", "regex"}})
assert not heavy, heavy
"""
RUN = """
from migwatch.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
"""


def probe(code: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_the_probe_finds_what_it_looks_for(environment: dict[str, str]) -> None:
    with pytest.raises(AssertionError, match="rich"):
        probe("import rich", environment)


@pytest.mark.parametrize(
    "code",
    [
        "import migwatch",
        "import migwatch; migwatch.load, migwatch.open_corpus",
        "import migwatch.formats.citation, migwatch.corpus.grouping",
        RUN.format(arguments=["--help"]),
        RUN.format(arguments=["--version"]),
    ],
)
def test_importing(code: str, environment: dict[str, str]) -> None:
    probe(code, environment)


@pytest.mark.parametrize("arguments", LINES, ids=" ".join)
def test_running(arguments: list[str], environment: dict[str, str]) -> None:
    probe(RUN.format(arguments=arguments), environment)


def test_the_explorer_starts_without_the_index():
    code = (
        "import migwatch.app.app, migwatch.app.settings\n"
        "late = ('sqlite3', 'yaml', 'regex', 'migwatch.corpus.store', 'migwatch.corpus.find')\n"
        "assert not [name for name in late if name in sys.modules]"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
