"""From where something stands in a file's data to its line and column."""

from __future__ import annotations

from pathlib import Path

from migwatch.store.parse import locate
from migwatch.store.problem import UNKNOWN_KEY, Finding, Problem


def place(path: Path, data: bytes, findings: list[Finding]) -> list[Problem]:
    """Findings with the lines and columns where they stand in a file.

    Args:
        path: The file.
        data: Its bytes.
        findings: Routes and messages; a route that is not in the file stands for the
            nearest mapping, list or alias around it.
    """
    spots = locate(data, [route for route, _ in findings])
    problems = []
    for route, message in findings:
        steps = len(route)
        while steps and route[:steps] not in spots:
            steps -= 1
        line, column = 1, 1
        if (spot := spots.get(route[:steps])) is not None:
            at_key = message.startswith(UNKNOWN_KEY)
            line, column = spot.key if at_key else (spot.line, spot.column)
        problems.append(Problem(path, line, column, message))
    return problems
