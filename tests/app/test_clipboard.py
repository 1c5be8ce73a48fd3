"""What is copied cannot be obeyed by the shell into which it is pasted."""

import pytest

from migwatch.app.clipboard import harmless

ESCAPE = "The \x1b[31mpier\x07 \u202estays\u200b.\nSo it\tis."


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (ESCAPE, "The \u241b[31mpier\u2407 \u25ccstays\u25cc.\nSo it\tis."),
        ("one\r\ntwo\rthree\r", "one\r\ntwo\u240dthree\u240d"),
        ("caf\u00e9 \u6f22\u00a0\u2014 e\u0301", "caf\u00e9 \u6f22\u00a0\u2014 e\u0301"),
        ("\x9b2J \u2028 \x7f", "\ufffd2J \u2424 \u2421"),
        ("\U0001f469\u200d\U0001f467 a\u200db", "\U0001f469\u200d\U0001f467 a\u25ccb"),
    ],
)
def test_stand_ins_for_what_is_obeyed_or_hidden(text, copied):
    assert harmless(text) == copied
    assert len(harmless(text)) == len(text)


@pytest.mark.parametrize("text", [ESCAPE, ESCAPE.translate(dict.fromkeys([7, 27, 0x202E, 0x200B]))])
async def test_it_is_said_that_signs_were_copied(open_explorer, make_corpus, text):
    async with open_explorer(make_corpus(text, "$HEAD\n")) as driver:
        await driver.press("v", "G", "y")
        await driver.until(lambda: bool(driver.notices()))
        held = driver.app.clipboard
        assert "pier" in held and "\x1b" not in held and "\x07" not in held
        assert ("signs stand for them" in driver.notices()[-1]) == ("\u241b" in held)
        assert ("\u241b" in held) == (text == ESCAPE)
