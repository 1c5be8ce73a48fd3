"""JSON Schemas of the annotation file, ``corpus.yaml`` and ``entities.yaml``, for editors.

They are made from the records' definitions: types from the fields, descriptions from
the docstrings. They describe what the loader takes, so a passage may be written in
short, and words may look like numbers, since the loader reads every scalar as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.described import described
from migwatch.model.passage import Passage
from migwatch.model.shared import SharedEntities
from migwatch.model.vocabulary import Corpus

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def article_schema() -> dict[str, Any]:
    """The schema of an annotation file."""
    schema = _schema(Annotation, "migwatch-tui: annotation of an article")
    for held in schema["$defs"]["Annotation"]["properties"].values():
        if held.get("type") == "array":
            held["type"] = ["array", "null"]
    # Packs leave it out, so its definition has a default.
    schema["$defs"]["Annotation"]["required"].insert(0, "format")
    entity = schema["$defs"]["Entity"]
    # What an entity that articles share is, `entities.yaml` says.
    entity["anyOf"] = [{"required": entity.pop("required")}, {"required": ["id", "mentions"]}]
    return schema


def corpus_schema() -> dict[str, Any]:
    """The schema of ``corpus.yaml``."""
    return _schema(Corpus, "migwatch-tui: corpus.yaml")


def entities_schema() -> dict[str, Any]:
    """The schema of ``entities.yaml``, whose entities have no passages."""
    schema = _schema(SharedEntities, "migwatch-tui: entities.yaml")
    held = schema["$defs"]
    del held["Passage"], held["Entity"]["properties"]["mentions"]
    del held["Role"]["properties"]["words"]
    held["SharedEntities"]["properties"]["entities"]["type"] = ["array", "null"]
    return schema


#: The schema of each file by its name.
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "article": article_schema,
    "corpus": corpus_schema,
    "entities": entities_schema,
}


def schema_json(schema: dict[str, Any]) -> bytes:
    """A schema as indented UTF-8 JSON, without a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2)


def _schema(root: type[msgspec.Struct], title: str) -> dict[str, Any]:
    made = msgspec.json.schema(root)
    definitions: dict[str, Any] = made["$defs"]
    for struct in _structs(msgspec.inspect.type_info(root), set()):
        definition = definitions[struct.__name__]
        _describe(definition, struct)
        for held in definition["properties"].values():
            _loosen(held)
        if issubclass(struct, Passage):
            _shorten(definition)
    if "Passage" in definitions:
        definitions["Passage"] = _or_words(definitions["Passage"])
    return {"$schema": DIALECT, "title": title, "$ref": made["$ref"], "$defs": definitions}


def _structs(
    info: msgspec.inspect.Type, seen: set[type[msgspec.Struct]]
) -> Iterator[type[msgspec.Struct]]:
    """Every Struct that a type is made of, each once."""
    if isinstance(info, msgspec.inspect.StructType):
        if info.cls not in seen:
            seen.add(info.cls)
            yield info.cls
            for field in info.fields:
                yield from _structs(field.type, seen)
    elif isinstance(info, msgspec.inspect.UnionType):
        for member in info.types:
            yield from _structs(member, seen)
    elif isinstance(info, msgspec.inspect.VarTupleType):
        yield from _structs(info.item_type, seen)
    elif isinstance(info, msgspec.inspect.DictType):
        yield from _structs(info.value_type, seen)


def _describe(definition: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    """Take descriptions from docstrings."""
    summary, told = described(struct)
    definition["description"] = summary
    for field in msgspec.structs.fields(struct):
        if field.name in told:
            definition["properties"][field.encode_name]["description"] = told[field.name]


def _loosen(held: Any) -> None:
    """Let text be written without quotation marks where it looks like a number."""
    if isinstance(held, dict):
        if held.get("type") == "string":
            held["type"] = ["string", "number"]
        for value in held.values():
            _loosen(value)
    elif isinstance(held, list):
        for value in held:
            _loosen(value)


def _shorten(definition: dict[str, Any]) -> None:
    """Let offsets be left out together."""
    definition["required"] = [
        name for name in definition["required"] if name not in ("start", "end")
    ]
    definition["dependentRequired"] = {"start": ["end"], "end": ["start"]}


def _or_words(definition: dict[str, Any]) -> dict[str, Any]:
    """A passage, or nothing but its words."""
    whole = {
        name: held for name, held in definition.items() if name not in ("title", "description")
    }
    words = {
        "type": ["string", "number"],
        "minLength": 1,
        "description": "Exact words that occur once in the text.",
    }
    return {
        "title": definition["title"],
        "description": definition["description"],
        "anyOf": [words, whole],
    }
