"""What the repository keeps of the program's own output is what the program prints."""

import json

from tests.generate import ROOT, output, readme_with_keys


def test_the_key_table_is_the_program_s():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme_with_keys(readme) == readme


def test_the_schemas_are_the_program_s():
    for name in ("article", "corpus", "entities"):
        kept = (ROOT / "data" / f"{name}.schema.json").read_text("utf-8")
        assert json.loads(kept) == json.loads(output("schema", name))
