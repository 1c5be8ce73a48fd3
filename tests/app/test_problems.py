"""What the problems sheet says."""

from pathlib import Path

from migwatch.app.screens.problems import ProblemsScreen
from migwatch.store.problem import Problem


def test_a_problem_has_a_place_unless_it_is_the_file_as_a_whole():
    path = Path("harbours") / "a\x1b.yaml"
    problems = (Problem(path, 3, 14, "is \x1b wrong"), Problem(path, 0, 0, "is a folder"))
    screen = ProblemsScreen(problems, readable=True)
    told = ["".join(part.text for part in line) for line in screen.lines()]
    assert "a\u241b.yaml:3:14: is \u241b wrong" in told
    assert "a\u241b.yaml: is a folder" in told
    assert str(problems[1]) == "harbours/a\\x1b.yaml: is a folder"
