"""Words of a file in a message read as they do on the screen."""

import pytest

from migwatch.store.problem import excerpt


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("all\nthree countries", "“all three countries”"),
        ("all\r\n  three", "“all three”"),
        ("a\xa0day", "“a day”"),
        ("a\x1b[31m\u202eb", "“a\u241b[31m\u25ccb”"),
        ("x" * 60, f"“{'x' * 47}…”"),
    ],
)
def test_nothing_is_written_as_an_escape(words, told):
    assert excerpt(words) == told
