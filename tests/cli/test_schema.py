from pathlib import Path

import pytest

from migwatch.cli import main

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ([], "article"),
        (["article"], "article"),
        (["corpus"], "corpus"),
        (["entities"], "entities"),
    ],
)
def test_it_prints_what_is_shipped(
    arguments: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", *arguments]) == 0
    assert capsys.readouterr().out == (DATA / f"{name}.schema.json").read_text("utf-8")
