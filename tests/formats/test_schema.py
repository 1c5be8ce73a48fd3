import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from migwatch.api import bundled_corpus
from migwatch.formats.schema import (
    SCHEMAS,
    article_schema,
    corpus_schema,
    entities_schema,
    schema_json,
)

DATA = Path(__file__).parents[2] / "data"

PASSAGE = {"start": 0, "end": 4, "exact": "Port"}
FACTS = {"text": "a.txt", "sha256": "0" * 64, "title": "A"}


class EditorLoader(yaml.BaseLoader):
    """Reads YAML as an editor's schema checker does: the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def _read_by(kind: str, pattern: str, first: str, read: Callable[[str], Any]) -> None:
    tag = f"tag:yaml.org,2002:{kind}"
    EditorLoader.add_implicit_resolver(tag, re.compile(pattern), [*first, ""])
    EditorLoader.add_constructor(tag, lambda loader, node: read(node.value))


_read_by("null", r"(?:null|Null|NULL|~|)\Z", "nN~", lambda words: None)
_read_by("bool", r"(?:[tT]rue|TRUE|[fF]alse|FALSE)\Z", "tTfF", lambda w: w.lower() == "true")
_read_by("int", r"[-+]?[0-9]+\Z", "-+0123456789", int)
_read_by("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)\Z", "-+.0123456789", float)


def errors(schema: dict[str, Any], document: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(document)]


def annotation(**sections: Any) -> dict[str, Any]:
    return {"format": "migwatch/1", "article": FACTS, **sections}


def entity(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "kind": "person", "name": "A", **fields}


def test_shipped_schemas_are_those_the_program_prints() -> None:
    for name, schema in SCHEMAS.items():
        assert (DATA / f"{name}.schema.json").read_bytes() == schema_json(schema()) + b"\n"


@pytest.mark.parametrize("schema", [schema() for schema in SCHEMAS.values()])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].startswith("migwatch-tui")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "properties" in value:
            yield value
        for item in value.values():
            yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


@pytest.mark.parametrize("schema", [schema() for schema in SCHEMAS.values()])
def test_every_field_is_described(schema: dict[str, Any]) -> None:
    found = list(_objects(schema))
    assert found
    for held in found:
        for name, field in held["properties"].items():
            assert field.get("description"), name
            assert "Attributes" not in field["description"]
            assert "``" not in field["description"]


def test_the_bundled_files_fit() -> None:
    corpus = yaml.load((DATA / "corpus.yaml").read_bytes(), EditorLoader)
    assert errors(corpus_schema(), corpus) == []
    for path in bundled_corpus().paths:
        assert errors(article_schema(), yaml.load(path.read_bytes(), EditorLoader)) == []


@pytest.mark.parametrize(
    "passage",
    [
        PASSAGE,
        "Port",
        {"exact": "Port"},
        {"exact": "Port", "prefix": "", "suffix": " news"},
        {"exact": 1900, "start": 0, "end": 4},
    ],
)
def test_a_passage_may_be_written_in_short(passage: Any) -> None:
    document = annotation(entities=[entity(mentions=[passage])])
    assert errors(article_schema(), document) == []


@pytest.mark.parametrize(
    "passage",
    ["", None, {}, {"start": 0, "end": 4}, {"exact": "Port", "start": 0}, {**PASSAGE, "ende": 4}],
)
def test_what_is_no_passage(passage: Any) -> None:
    document = annotation(entities=[entity(mentions=[passage])])
    assert errors(article_schema(), document) != []


def test_what_somebody_says_needs_more_than_words() -> None:
    says: dict[str, Any] = {"exact": "Port", "voice": "direct", "who": "a"}
    commitment = {"id": "c", "title": "C", "force": "will", "by": ["a"], "says": [says]}
    assert errors(article_schema(), annotation(commitments=[commitment])) == []
    for wrong in ("Port", {k: v for k, v in says.items() if k != "who"}, {**says, "end": 4}):
        bad = {**copy.deepcopy(commitment), "says": [wrong]}
        assert errors(article_schema(), annotation(commitments=[bad])) != []


def test_names_are_those_of_the_files() -> None:
    roles = [{"title": "chair", "from": "2020", "to": None}]
    assert errors(article_schema(), annotation(entities=[entity(roles=roles)])) == []
    roles = [{"title": "chair", "from_": "2020"}]
    assert errors(article_schema(), annotation(entities=[entity(roles=roles)])) != []


def test_empty_sections_and_numbers_fit_as_the_loader_takes_them() -> None:
    document = annotation(claims=None, entities=[entity(value=2475669, on=2023)])
    assert errors(article_schema(), document) == []


def test_what_is_missing_or_unknown_does_not_fit() -> None:
    assert errors(article_schema(), {"format": "migwatch/1"}) != []
    assert errors(article_schema(), {"article": FACTS}) != []
    assert errors(article_schema(), {**annotation(), "format": "migwatch/2"}) != []
    assert errors(article_schema(), annotation(entites=[])) != []
    assert errors(corpus_schema(), {"title": "C", "party": []}) != []
    assert (
        errors(corpus_schema(), json.loads('{"title": "C", "vocabularies": {"force": []}}')) == []
    )


def test_an_entity_may_leave_to_the_corpus_what_it_shares() -> None:
    for entities, fit in (
        ([{"id": "a", "mentions": ["Port"]}], True),
        ([{"id": "a", "name": "A", "mentions": ["Port"]}], True),
        ([{"id": "a"}], False),
        ([{"id": "a", "kind": "person"}], False),
        ([{"mentions": ["Port"]}], False),
        ([{"kind": "person", "name": "A", "mentions": ["Port"]}], False),
    ):
        assert (errors(article_schema(), annotation(entities=entities)) == []) is fit


@pytest.mark.parametrize(
    ("fields", "fit"),
    [
        ({}, True),
        ({"aliases": ["The A", 1900], "party": "pt", "same_as": ["wikidata:Q1"]}, True),
        ({"roles": [{"title": "chair", "of": "b", "from": "2020"}]}, True),
        ({"roles": [{"title": "chair", "words": "Port"}]}, False),
        ({"mentions": ["Port"]}, False),
        ({"alias": "B"}, False),
        ({"name": None}, False),
    ],
)
def test_a_shared_entity_has_no_passages(fields: dict[str, Any], fit: bool) -> None:
    document = {"format": "migwatch-entities/1", "entities": [entity(**fields)]}
    assert (errors(entities_schema(), document) == []) is fit


def test_a_shared_entity_says_what_it_is() -> None:
    assert errors(entities_schema(), {"entities": [{"id": "a"}]}) != []
    assert errors(entities_schema(), {"entities": None}) == []
    assert errors(entities_schema(), {"entities": [], "entites": []}) != []
