"""Operations that a script has written."""

from __future__ import annotations

from pathlib import Path

import msgspec

from migwatch.editing.operations import AnyOperation
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.problem import FileProblem

_FORM = 'write a list such as [{"do": "rename", "record": "old-id", "to": "new-id"}]'


def read_operations(path: Path) -> tuple[AnyOperation, ...]:
    """The operations in a file of JSON: a list of them, or one.

    Args:
        path: The file.

    Raises:
        FileProblem: It cannot be read, or holds something else.
    """
    return operations_of(read_regular(path, ANNOTATION_LIMIT))


def operations_of(data: bytes) -> tuple[AnyOperation, ...]:
    """The operations in JSON.

    Args:
        data: A list of them, or one.

    Raises:
        FileProblem: It holds something else.
    """
    try:
        if data.lstrip()[:1] == b"{":
            return (msgspec.json.decode(data, type=AnyOperation),)
        return msgspec.json.decode(data, type=tuple[AnyOperation, ...])
    except msgspec.ValidationError as error:
        raise FileProblem(f"holds no operations: {error}; {_FORM}") from None
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise FileProblem(f"is not JSON: {error}; {_FORM}") from None
