"""What is marked in the article, and how.

A layer is one entry of `LAYERS`: its key, its help and the paint of each class of
mark follow from it. A class that no layer names (a kind of entity that a corpus
added) belongs to the first.
"""

from __future__ import annotations

import msgspec

from migwatch.model.marks import EDGE


class Paint(msgspec.Struct, frozen=True):
    """How a class of marks is painted.

    Attributes:
        colour: A theme variable, or None to leave the colour beneath.
        attributes: What tells it apart without colour: Rich style words.
        background: A theme variable, or None to leave the ground beneath.
    """

    colour: str | None = None
    attributes: str = ""
    background: str | None = None


class Layer(msgspec.Struct, frozen=True, eq=False):
    """Marks that are shown and hidden together.

    Attributes:
        id: Id.
        key: The key that toggles it.
        title: Its name on the screen.
        paints: Paint of each class of mark (see `migwatch.model.marks`).
        sign: Sign in the gutter where one of its passages begins, if any.
        sign_colour: Theme variable of the sign.
    """

    id: str
    key: str
    title: str
    paints: dict[str, Paint]
    sign: str = ""
    sign_colour: str = "foreground"


LAYERS = (
    Layer(
        "entities",
        "f2",
        "entities",
        {
            "person": Paint("mw-person", "bold"),
            "organisation": Paint("mw-organisation", "bold"),
            "agreement": Paint("mw-organisation", "bold"),
            "place": Paint("mw-place", "bold"),
            "event": Paint("mw-time", "bold"),
        },
    ),
    Layer(
        "commitments",
        "f3",
        "commitments",
        {"commitment": Paint(None, "underline")},
        sign="◆",
        sign_colour="primary",
    ),
    Layer(
        "speech",
        "f4",
        "quotations and claims",
        {"quotation": Paint(), "claim": Paint(), EDGE: Paint("mw-quotation", "bold", "mw-edge")},
        sign="“",
        sign_colour="mw-quotation",
    ),
    Layer(
        "times",
        "f5",
        "times and quantities",
        {"time": Paint("mw-time", "italic"), "quantity": Paint("mw-time", "italic")},
    ),
    Layer(
        "cautions",
        "f6",
        "cautions",
        {"caution": Paint("mw-quiet", "strike")},
        sign="▲",
        sign_colour="mw-pause",
    ),
)

ALL_LAYERS = frozenset(layer.id for layer in LAYERS)
_OWNERS = {name: layer.id for layer in LAYERS for name in layer.paints}


def owner(cls: str) -> str:
    """Id of the layer that a class of marks belongs to."""
    return _OWNERS.get(cls, LAYERS[0].id)


def paint_of(cls: str) -> Paint:
    """How a class of marks is painted."""
    for layer in LAYERS:
        if cls in layer.paints:
            return layer.paints[cls]
    return LAYERS[0].paints["organisation"]


def shown_classes(visible: frozenset[str], classes: frozenset[str]) -> frozenset[str]:
    """Those classes whose layer is visible."""
    return frozenset(cls for cls in classes if owner(cls) in visible)
