"""What stands around a passage."""

from __future__ import annotations

import re

#: A line break within a paragraph, with what stands beside it.
_BREAK = re.compile(r"[^\S\n]*\n\s*")


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


def amid(text: str, start: int, end: int, within: tuple[int, int], room: int) -> tuple[str, str]:
    """The words on both sides of a passage in its paragraph, as many of each as there is room.

    What one side does not need the other gets. Line breaks are spaces; cut is between words,
    with an ellipsis.

    Args:
        text: The text.
        start: Where the passage begins, code points.
        end: Where it ends, half-open.
        within: Where its paragraph begins and ends, half-open.
        room: Most code points of both sides together, ellipses included.
    """
    room = max(0, room)
    first, last = max(min(within[0], start), start - room), min(max(within[1], end), end + room)
    left = _BREAK.sub(" ", text[first:start])
    right = _BREAK.sub(" ", text[end:last].rstrip() if last >= within[1] else text[end:last])
    behind = max(room - room // 2, room - len(left))
    if len(right) > behind or last < within[1]:
        right = right[: max(0, behind - 1)]
        right = right[: right.rfind(" ") + 1] + "…" if behind else ""
    before = room - len(right)
    if len(left) > before or first > within[0]:
        left = left[len(left) - max(0, before - 1) :]
        left = "…" + left[left.find(" ") if " " in left else len(left) :] if before else ""
    return left, right
