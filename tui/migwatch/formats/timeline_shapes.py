"""The shapes of a timeline's marks in SVG; each can be told from the others without colour."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

INK, QUIET, RULE, PAUSE, GROUND = "#1d2329", "#525c67", "#b4bcc6", "#a8380d", "#ffffff"

_OPEN = {"fill": GROUND, "stroke": INK, "stroke-width": "2"}
_LINE = {"fill": "none", "stroke": INK, "stroke-width": "2.4", "stroke-linecap": "round"}
_PAUSE = {**_LINE, "stroke": PAUSE}
_DIAMOND = "M0,-7 L7,0 L0,7 L-7,0 Z"

#: For each kind of mark its elements, drawn around the origin, 14 pixels high.
_SHAPES: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "made": (("path", {"d": _DIAMOND, "fill": INK}),),
    "restated": (("path", {"d": _DIAMOND, **_OPEN}),),
    "due": (("circle", {"r": "6", **_OPEN}),),
    "overdue": (
        ("circle", {"r": "6", "fill": GROUND, "stroke": PAUSE, "stroke-width": "2"}),
        ("path", {"d": "M0,-3.5 V0.5 M0,3.5 V3.6", **_PAUSE}),
    ),
    "kept": (("path", {"d": "M-6,0 L-2,5 L6,-5", **_LINE}),),
    "partly_kept": (
        ("circle", {"r": "6", **_OPEN}),
        ("path", {"d": "M0,-6 A6,6 0 0 0 0,6 Z", "fill": INK}),
    ),
    "under_way": (("path", {"d": "M-5,-6 L6,0 L-5,6 Z", "fill": INK}),),
    "stalled": (("path", {"d": "M-3,-6 V6 M3,-6 V6", **_PAUSE}),),
    "not_kept": (("path", {"d": "M-5,-5 L5,5 M5,-5 L-5,5", **_PAUSE}),),
    "superseded": (
        ("circle", {"r": "6", **_OPEN}),
        ("path", {"d": "M-4.2,4.2 L4.2,-4.2", **_LINE}),
    ),
    "contradicted": (("path", {"d": "M-6,-2.5 H6 M-6,2.5 H6 M-4,6 L4,-6", **_PAUSE}),),
    "unknown": (
        ("rect", {"x": "-6", "y": "-6", "width": "12", "height": "12", **_OPEN}),
        ("path", {"d": "M0,-2 V2", **_LINE}),
    ),
    "other": (("circle", {"r": "3.5", "fill": INK}),),
}


def shape(parent: Element, kind: str, x: float, y: float) -> Element:
    """Draw the shape of a kind of mark.

    Args:
        parent: Where it is added.
        kind: Id of the kind; see `migwatch.model.timeline.KINDS`.
        x: Its middle, pixels.
        y: Likewise.

    Returns:
        The group that holds it.
    """
    group = SubElement(parent, "g", {"transform": f"translate({x:g},{y:g})"})
    for name, attributes in _SHAPES[kind]:
        SubElement(group, name, attributes)
    return group


def count(parent: Element, number: int, x: float, y: float) -> Element:
    """Draw several marks in one place: how many.

    Args:
        parent: Where it is added.
        number: How many.
        x: The middle, pixels.
        y: Likewise.

    Returns:
        The group that holds it.
    """
    group = SubElement(parent, "g", {"transform": f"translate({x:g},{y:g})"})
    box = {"x": "-9", "y": "-9", "width": "18", "height": "18", "rx": "4", "fill": QUIET}
    SubElement(group, "rect", box)
    words = {"y": "4", "text-anchor": "middle", "font-size": "11", "font-weight": "600"}
    SubElement(group, "text", {**words, "fill": GROUND}).text = str(number)
    return group


def text(parent: Element, x: float, y: float, words: str, **attributes: str) -> Element:
    """Write words that have passed `migwatch.model.visible`.

    Args:
        parent: Where they are added.
        x: Where they begin, pixels.
        y: Their base line.
        words: The words.
        attributes: SVG attributes, with underscores for hyphens.
    """
    given = {name.replace("_", "-"): value for name, value in attributes.items()}
    element = SubElement(parent, "text", {"x": f"{x:g}", "y": f"{y:g}", **given})
    element.text = words
    return element
