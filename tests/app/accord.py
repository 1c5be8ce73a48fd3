"""An article in which words are selected."""

TEXT = (
    "The U.S. board met in Lisbon. It agreed: “No pier falls, nor cafe\u0301s.” So it was.\n"
    "\n"
    "A second paragraph, long enough to be broken into lines, whatever the width of the pane "
    "may be, because it goes on and on without saying anything of note. Then it ends.\n"
    "\n"
    "The end.\n"
)
ENTITIES = (
    "entities:\n"
    "  - {id: board, kind: organisation, name: Board, mentions: [board]}\n"
    "  - {id: pier, kind: place, name: Pier, mentions: [pier]}\n"
)
SMALL = (80, 24)
FIRST = TEXT[: TEXT.index("\n\n")]


def quote(driver) -> str:
    """The selected words."""
    held = driver.explorer.selection
    return "" if held is None else held.quote


def key_bar(driver) -> str:
    """What the footer shows."""
    return driver.lines("KeyBar")[0]
