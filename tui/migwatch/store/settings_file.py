"""Reading a user's settings file with the same care as an annotation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from migwatch.store import parse as yaml_parse
from migwatch.store.explain import explain
from migwatch.store.files import decode, read_regular
from migwatch.store.positions import place
from migwatch.store.problem import FileProblem, Problem

#: Largest settings file that is read, in bytes.
_LIMIT = 1 << 20

T = TypeVar("T", bound=msgspec.Struct)


def read_settings(path: Path, struct: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Settings of a type from a YAML file.

    Args:
        path: The file.
        struct: The type; all its fields have defaults.

    Returns:
        The settings, or None where there are none or they are broken; and the problems.
    """
    if not os.path.lexists(path):
        return None, ()
    try:
        data = read_regular(path, _LIMIT)
        decode(data)
        plain, found = yaml_parse.parse(data)
    except FileProblem as problem:
        return None, (Problem(path, problem.line, problem.column, problem.message),)
    problems = tuple(Problem(path, p.line, p.column, p.message) for p in found)
    if plain is None:
        return None, problems
    try:
        return msgspec.convert(plain, struct, strict=False), problems
    except msgspec.ValidationError:
        return None, (*problems, *place(path, data, explain(plain, struct, ())))
