"""What the repository keeps of the program's own output is what the program prints."""

import json
import re
import shlex
from pathlib import Path

import pytest

from migwatch.cli import main
from migwatch.corpus.library import open_library
from tests.generate import ROOT, output, readme_with_keys

README = (ROOT / "README.md").read_text("utf-8")


def test_the_key_table_is_the_program_s():
    assert readme_with_keys(README) == README


def test_the_schemas_are_the_program_s():
    for name in ("article", "corpus", "entities"):
        kept = (ROOT / "data" / f"{name}.schema.json").read_text("utf-8")
        assert json.loads(kept) == json.loads(output("schema", name))


def test_a_corpus_is_made_as_the_readme_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    section = README.partition("## Your own corpus")[2].partition("\n## ")[0]
    (text,) = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    Path("accord.txt").write_text(text, "utf-8", newline="\n")
    for line in re.findall(r"^    migwatch-tui ((?:new|add) .*)$", section, re.MULTILINE):
        assert main(shlex.split(line)) == 0
    records, shared = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    article = Path("my-corpus/accord.yaml")
    head = article.read_text("utf-8").partition("\nentities:")[0]
    article.write_text(f"{head}\n{records}", "utf-8")
    assert open_library(Path("my-corpus")).all_problems() == []
    Path("my-corpus/entities.yaml").write_text(shared, "utf-8")
    bare = records.replace("    kind: organisation\n    name: Harbour Board\n", "", 1)
    assert bare != records
    article.write_text(f"{head}\n{bare}", "utf-8")
    library = open_library(Path("my-corpus"))
    assert library.all_problems() == []
    held = library.load(library.paths[0]).article.annotation
    assert all((held.entities, held.quotations, held.commitments, held.cautions))
    assert held.entities[0].aliases == ("the Board",)
