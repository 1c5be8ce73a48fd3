"""What the repository keeps of the program's own output is what the program prints."""

import json
import re
from pathlib import Path

from migwatch.corpus.library import open_library
from tests.generate import ROOT, output, readme_with_keys


def test_the_key_table_is_the_program_s():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme_with_keys(readme) == readme


def test_the_schemas_are_the_program_s():
    for name in ("article", "corpus"):
        kept = (ROOT / "data" / f"{name}.schema.json").read_text("utf-8")
        assert json.loads(kept) == json.loads(output("schema", name))


def test_the_example_is_complete_and_valid(tmp_path: Path):
    readme = (ROOT / "README.md").read_text("utf-8")
    for kind, name in (("text", "accord.txt"), ("yaml", "accord.yaml")):
        (block,) = re.findall(rf"```{kind}\n(.*?)```", readme, re.DOTALL)
        (tmp_path / name).write_text(block, "utf-8", newline="\n")
    library = open_library(tmp_path)
    (path,) = library.paths
    loaded = library.load(path)
    assert (*library.problems, *loaded.problems) == ()
    held = loaded.article.annotation
    assert all((held.entities, held.quotations, held.commitments, held.cautions))
    assert len(loaded.article.marks) > 8
