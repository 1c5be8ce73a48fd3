"""What stands around a passage."""

from __future__ import annotations


def around(text: str, start: int, end: int, before: int, behind: int) -> tuple[str, str]:
    """The words on both sides of a passage in its line, cut between words with an ellipsis.

    Args:
        text: The text.
        start: Where the passage begins, code points.
        end: Where it ends, half-open.
        before: Most code points of what stands before it.
        behind: Likewise behind it.
    """
    first = text.rfind("\n", max(0, start - before), start) + 1
    left = text[first or max(0, start - before) : start]
    if not first and start > before:
        left = "…" + left[left.find(" ") if " " in left else len(left) :]
    last = text.find("\n", end, end + behind)
    right = text[end : last if last >= 0 else end + behind]
    if last < 0 and end + behind < len(text):
        right = right[: right.rfind(" ") + 1 if " " in right else 0] + "…"
    return left, right.removesuffix("\r") if last >= 0 else right
