"""Annotations that are sound as to their form, and full of what YAML could trip over."""

import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from migwatch.model.annotation import Annotation
from migwatch.model.passage import Passage

PIECES = [
    "a", "- ", ": ", " #", "\n", "\n\n", "  ", '"', "'", "\\", "{", "]", ",", "|", ">", "%", "@",
    "null", "~", "no", "2024-01-19", "12:30", "1e3", ".5", "---", "...", "\t", "\r", "\x85",
    "\u2028", "\u2029", "\ufeff", "\x1b[2J", "\x7f", "\x01", "\U0001f6a2", "\u202e", "\xa0",
    "e\u0301", "words that go on for a while", "\U000e0041", "!tag", "&a", "*a", "? ",
]  # fmt: skip
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(PIECES),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)


@st.composite
def annotations(draw: st.DrawFn) -> tuple[str, Annotation]:
    """A text, and an annotation whose passages stand in it."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    names = iter(range(1000))

    def value(hint: Any, name: str) -> Any:
        if hint is str:
            return draw(WORDS) + (str(next(names)) if name == "id" else "")
        if get_origin(hint) in (Union, types.UnionType):
            return value(draw(st.sampled_from(get_args(hint))), name)
        if get_origin(hint) is tuple:
            return tuple(value(get_args(hint)[0], name) for _ in range(draw(st.integers(0, 3))))
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return struct(hint)
        return draw(st.booleans()) if hint is bool else None

    def struct(kind: type) -> Any:
        hints = get_type_hints(kind)
        held = {
            field.name: value(hints[field.name], field.name)
            for field in msgspec.structs.fields(kind)
            if field.required or draw(st.booleans())
            if field.name not in ("start", "end", "exact", "format")
        }
        if issubclass(kind, Passage):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            held |= {"start": start, "end": end, "exact": text[start:end]}
        return kind(**held)

    made = struct(Annotation)
    return text, msgspec.structs.replace(
        made, article=msgspec.structs.replace(made.article, text="a.txt")
    )
