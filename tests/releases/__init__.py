"""A corpus of real releases, built beside the checkout's own article.

The annotation of each release is kept here without the release's words: every passage is
a pair of offsets, ``[start, end]`` in code points. The texts are read from a folder beside
the checkout; where that is not there, there is no corpus.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from migwatch.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = ROOT.parent / "shared" / "texts"
#: Id of the article that comes with the program.
SEED = "us-mexico-meeting-2024-01-19"
_SECTIONS = ("entities", "cautions", "quotations", "claims", "commitments")
_PARTIES = """\
parties:
  - {id: us, name: United States, short: US}
  - {id: mx, name: Mexico, short: MX}
  - {id: ca, name: Canada, short: CA}
  - {id: gt, name: Guatemala, short: GT}
"""


def recipes() -> dict[str, dict[str, Any]]:
    """The annotations without words, by the ids of the articles."""
    files = sorted(path for path in HERE.glob("*.yaml") if path.stem not in ("entities", "seed"))
    # As strings only: a day is no date here.
    return {path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in files}


def missing() -> list[str]:
    """The texts that are not beside the checkout."""
    return [each["text"] for each in recipes().values() if not (TEXTS / each["text"]).exists()]


def build(folder: Path) -> Path:
    """Build the corpus by the program's own commands; returns its folder."""
    held = recipes()
    _run("new", str(folder))
    (folder / "corpus.yaml").write_text(_corpus((folder / "corpus.yaml").read_text("utf-8")))
    (folder / "entities.yaml").write_bytes((HERE / "entities.yaml").read_bytes())
    _add_seed(folder)
    for name, recipe in held.items():
        text = TEXTS / recipe["text"]
        assert hashlib.sha256(text.read_bytes()).hexdigest() == recipe["sha256"], name
        facts = ["--published", recipe["published"], "--title", recipe["title"], "--id", name]
        _run("add", str(text), *facts, str(folder))
    for name, recipe in held.items():
        words = (folder / "texts" / f"{name}.txt").read_bytes().decode()
        _edit(folder, name, list(_added(recipe, words)))
    _edit(folder, SEED, list(_linked(folder)))
    return folder


def _run(*words: str) -> None:
    assert main(list(words)) == 0, words


def _corpus(made: str) -> str:
    kept = made.partition("# The states and bodies")[0]
    return kept.replace(f"title: {kept.split('title: ')[1].splitlines()[0]}", "title: Talks") + (
        _PARTIES
    )


def _add_seed(folder: Path) -> None:
    """The bundled article with its annotation, as somebody would copy it."""
    (source,) = (ROOT / "seeds").glob("*.txt")
    (folder / "texts" / source.name).write_bytes(source.read_bytes())
    annotation = (ROOT / "data" / f"{SEED}.yaml").read_text("utf-8")
    (folder / f"{SEED}.yaml").write_text(annotation.replace("../seeds/", "texts/"), "utf-8")


def _edit(folder: Path, article: str, operations: list[dict[str, Any]]) -> None:
    path = folder / f"{article}.ops"
    path.write_text(json.dumps(operations), "utf-8")
    _run("edit", str(folder / f"{article}.yaml"), "--ops", str(path))
    path.unlink()


def _added(recipe: dict[str, Any], words: str) -> Iterator[dict[str, Any]]:
    for section in _SECTIONS:
        for record in recipe.get(section, ()):
            yield {"do": "add", "section": section, "record": _filled(record, words)}


def _filled(value: Any, words: str) -> Any:
    """A record with the exact words of its passages."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(each, str) and each.isdecimal() for each in value):
            start, end = map(int, value)
            return {"start": start, "end": end, "exact": words[start:end]}
        return [_filled(each, words) for each in value]
    if isinstance(value, dict):
        held = {key: _filled(each, words) for key, each in value.items() if key != "at"}
        at = value.get("at")
        if isinstance(at, list):
            return _filled(at, words) | held
        return held if at is None else held | {"at": at}
    return value


def _linked(folder: Path) -> Iterator[dict[str, Any]]:
    """Links from the bundled article to the releases, behind those that it has."""
    read = yaml.load((folder / f"{SEED}.yaml").read_text("utf-8"), yaml.BaseLoader)
    held = {each["id"]: each["links"] for each in read["commitments"]}
    more = yaml.load((HERE / "seed.yaml").read_text("utf-8"), yaml.BaseLoader)["links"]
    for name, links in more.items():
        yield {"do": "set", "record": name, "field": "links", "value": [*held[name], *links]}
