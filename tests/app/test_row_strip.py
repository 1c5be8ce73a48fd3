"""Rows with less room than they have words."""

import pytest

from migwatch.app.parts import Part
from migwatch.app.widgets.row_strip import squeezed

HOLDER = "Joint Standing Committee of the Northern Harbours"


@pytest.mark.parametrize("size", [(80, 24), (100, 32)])
async def test_a_long_holder_leaves_room_for_the_title(open_explorer, make_corpus, size):
    path = make_corpus(
        "The committee will dredge.",
        "$HEAD\nentities:\n"
        f"  - {{id: jsc, kind: organisation, name: {HOLDER}, mentions: [The committee]}}\n"
        "commitments:\n"
        "  - {id: dredge, title: Dredge, force: will, by: [jsc],\n"
        "     says: [{exact: will dredge, voice: newsroom, who: unstated}]}\n"
        "  - {id: ferry, title: Run a night ferry, force: reported_effort, by: [jsc, jsc],\n"
        "     says: [{exact: will dredge, voice: newsroom, who: unstated}]}\n",
    )
    async with open_explorer(path, size=size) as driver:
        await driver.press("3")
        lines = driver.lines("#commitments")
        (short,) = (line for line in lines if "will J" in line)
        assert " Dredge" in short
        (long,) = (line for line in lines if "reported effort J" in line)
        assert "… Run a n" in long


def test_a_part_yields_no_more_than_the_others_need():
    parts = [Part("will "), Part("a committee of many names ", yields=True), Part("Dredge")]
    for room in range(20, 40):
        cut = squeezed(parts, room)
        assert cut[::2] == (parts[0], parts[2])
        assert sum(len(part.text) for part in cut) == min(room, 37)
        assert cut[1].text.endswith(" ")
    assert squeezed(parts, 10) == squeezed(parts, 20)
