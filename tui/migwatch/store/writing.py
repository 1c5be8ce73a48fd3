"""Writing annotations as a person would: one passage a line, defaults left out.

What is written reads as the same data. Everything can be given as values of
`migwatch.model` or as plain data of such, which is written as it is: with its short
passages, with the fields that are as they would be without, and with what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from migwatch.model.annotation import FORMAT, Annotation
from migwatch.model.passage import Passage
from migwatch.model.records import Record
from migwatch.store.scalar import folded, scalar

#: The line that tells editors where the schema is.
SCHEMA_LINE = "# yaml-language-server: $schema=article.schema.json"
#: Characters of a line; passages are not broken.
WIDTH = 110

_WHOLE = re.compile(r"(?:0|[1-9][0-9]*)\Z")

Plain = dict[str, Any]
#: Fields as they are written, in order, with what each holds one or several of, if that is
#: a Struct, a number or a truth.
FieldTypes = dict[str, type | None]


def annotation_text(annotation: Annotation | Plain) -> str:
    """An annotation as the text of its file.

    Args:
        annotation: The annotation, or plain data of one.
    """
    plain = {"format": FORMAT} | _plain(annotation)
    parts = field_types(Annotation)
    lines = [SCHEMA_LINE]
    for key in field_order(plain, parts):
        lines += [""] if isinstance(plain[key], list | tuple) and plain[key] else []
        lines += entry_lines(plain, key, parts, 0)
    return "".join(f"{line}\n" for line in lines)


def record_lines(
    record: Record | Plain, indent: int = 2, kind: type[Record] | None = None
) -> list[str]:
    """A record as the lines of an item of its section.

    Args:
        record: The record, or plain data of one.
        indent: Spaces before the dash.
        kind: The record's type, where it is given as plain data.
    """
    return item_lines(_plain(record), kind if isinstance(record, dict) else type(record), indent)


def passage_line(passage: Passage | Plain | str, kind: type[Passage] = Passage) -> str:
    """A passage as it stands behind its dash or key.

    Args:
        passage: The passage, plain data of one, or its words if it is written in short.
        kind: The passage's type, where it is given as plain data.
    """
    if isinstance(passage, str):
        return scalar(passage, in_block=True)
    return flow_value(_plain(passage), kind if isinstance(passage, dict) else type(passage))


def _plain(value: msgspec.Struct | Plain) -> Plain:
    plain: Plain = value if isinstance(value, dict) else msgspec.to_builtins(value)
    return plain


# ------------------------------------------------------------- what fields hold


@cache
def field_types(struct: type | None) -> FieldTypes:
    """What the fields of a Struct hold.

    Args:
        struct: The type; None where it is not known.
    """
    if struct is None:
        return {}
    hints = get_type_hints(struct)
    return {f.encode_name: _struct(hints[f.name]) for f in msgspec.structs.fields(struct)}


def _struct(hint: Any) -> type | None:
    """What is no plain word in the type of a field."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct | int):
        return hint
    return next(filter(None, map(_struct, get_args(hint))), None)


def field_order(plain: Plain, types: FieldTypes) -> Iterator[str]:
    """The keys of a mapping: in the order of the type's fields, then the unknown ones.

    Args:
        plain: The mapping.
        types: What the fields of its type hold.
    """
    yield from (key for key in types if key in plain)
    yield from (key for key in plain if key not in types)


def _key(key: str, types: FieldTypes) -> str:
    # `on` is one, and stands as it is.
    return key if key in types else scalar(key)


# ------------------------------------------------------------------------ lines


def entry_lines(mapping: Plain, key: str, types: FieldTypes, indent: int) -> list[str]:
    """A key of a mapping with its value, as lines.

    Args:
        mapping: Plain data.
        key: The key.
        types: What the fields of its type hold.
        indent: Spaces before the key.
    """
    head = " " * indent + _key(key, types) + ":"
    value, struct = mapping[key], types.get(key)
    if isinstance(value, dict) and value and not _is_flat(value, struct, len(head) + 1):
        return [head, *_fields(value, struct, indent + 2)]
    if not isinstance(value, list | tuple) or not value:
        return _on_one_line(head, value, struct, indent)
    if struct is not None or any(isinstance(each, dict | list | tuple) for each in value):
        return [head, *(line for each in value for line in item_lines(each, struct, indent + 2))]
    line = f"{head} {flow_value(value, None)}"
    return [line] if len(line) <= WIDTH else [f"{head} [", *_words(value, indent + 2)]


def item_lines(value: Any, struct: type | None, indent: int) -> list[str]:
    """An item of a list, as lines.

    Args:
        value: Plain data.
        struct: Its type, if that is known.
        indent: Spaces before the dash.
    """
    head = " " * indent + "-"
    if isinstance(value, dict) and value and not _is_flat(value, struct, len(head) + 1):
        first, *rest = _fields(value, struct, indent + 2)
        return [f"{head} {first[indent + 2 :]}", *rest]
    return _on_one_line(head, value, struct, indent)


def _fields(value: Plain, struct: type | None, indent: int) -> list[str]:
    types = field_types(struct)
    return [
        line for key in field_order(value, types) for line in entry_lines(value, key, types, indent)
    ]


def _on_one_line(head: str, value: Any, struct: type | None, indent: int) -> list[str]:
    """A key or dash with its value on its line; long prose on the lines below it."""
    if not isinstance(value, str) or _is_bare(value, struct):
        return [f"{head} {flow_value(value, struct)}"]
    line = f"{head} {scalar(value, in_block=True)}"
    prose = folded(value, WIDTH - indent - 2) if struct is None and len(line) > WIDTH else None
    if prose is not None:
        sign, *lines = prose
        return [f"{head} {sign}", *(" " * (indent + 2) + each if each else "" for each in lines)]
    return [line]


def _words(words: list[str] | tuple[str, ...], indent: int) -> list[str]:
    """The words of a list that is too long for one line, and the line that closes it."""
    lines, line = [], " " * indent
    for at, word in enumerate(words, 1):
        piece = flow_value(word, None) + ("," if at < len(words) else "")
        if line.strip() and len(line) + len(piece) > WIDTH:
            lines.append(line.rstrip())
            line = " " * indent
        line += f"{piece} "
    return [*lines, line.rstrip(), " " * (indent - 2) + "]"]


# ------------------------------------------------------------------ on one line


def _is_flat(value: Plain, struct: type | None, before: int) -> bool:
    """Whether a mapping is written on one line: a passage, and what is short and simple."""
    if struct is not None and issubclass(struct, Passage):
        return True
    if struct is None or "id" in value or any(_is_deep(each) for each in value.values()):
        return False
    return before + len(flow_value(value, struct)) <= WIDTH


def _is_deep(value: Any) -> bool:
    """Whether a value holds mappings."""
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and any(map(_is_deep, value))
    )


def _is_bare(value: str, struct: type | None) -> bool:
    """Whether words are a number or a truth, and stand where one belongs."""
    return (struct is int and _WHOLE.match(value) is not None) or (
        struct is bool and value in ("true", "false")
    )


def flow_value(value: Any, struct: type | None) -> str:
    """A value on one line, for any place.

    Args:
        value: Plain data.
        struct: Its type, if that is known.
    """
    if isinstance(value, dict):
        types = field_types(struct)
        keys = field_order(value, types)
        pairs = (f"{_key(key, types)}: {flow_value(value[key], types.get(key))}" for key in keys)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_value(each, struct) for each in value) + "]"
    if isinstance(value, str):
        return value if _is_bare(value, struct) else scalar(value)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
