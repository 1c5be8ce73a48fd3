"""YAML to plain data: mappings, lists, strings and None, nothing else.

YAML guesses types (`2024-01-19` a date, `no` a boolean); here every scalar stays
the characters that were written, and types come from the records' definitions.
Only an unquoted `null`, `~` or nothing at all is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import yaml
from yaml import events

from migwatch.store.characters import comments_whole, forbidden, odd_breaks
from migwatch.store.files import decode
from migwatch.store.lines import Lines
from migwatch.store.plain_form import read_plain
from migwatch.store.problem import PROBLEM_LIMIT, FileProblem, Route, excerpt
from migwatch.store.spot import Spot, Wanted, wanted_routes
from migwatch.store.syntax import at, cause, explained

try:
    from yaml._yaml import CParser

    Parser: Callable[[str], Any] = CParser
except ImportError:
    from migwatch.store.pure_yaml import PurePythonParser

    Parser = PurePythonParser

Plain = dict[str, Any] | list[Any] | str | None
#: Plain data, and the problems that did not keep it from being read.
Parsed = tuple[Plain, list[FileProblem]]

#: Deepest nesting that is read; the format itself needs seven levels.
DEPTH_LIMIT = 32
#: Most values that aliases may stand for in one file; long words count as several.
ALIAS_LIMIT = 10_000
_LONG = 256

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PROGRESS_EVERY = 8192


class _Frame:
    """A collection being read."""

    __slots__ = ("container", "event", "key", "key_event", "values", "wanted")

    def __init__(self, container: Any, event: Any, wanted: Wanted | None) -> None:
        self.container = container
        self.event = event
        self.wanted = wanted
        self.key: str | None = None
        self.key_event: Any = None
        self.values = 0

    @property
    def awaits_key(self) -> bool:
        """Whether the next value is a key."""
        return self.key is None and type(self.container) is dict


class _Reader:
    """One pass over the events of a file."""

    def __init__(
        self, data: bytes, wanted: Wanted | None, progress: Callable[[float], None] | None
    ) -> None:
        self.text = decode(data).removeprefix("\ufeff")
        self.wanted = wanted
        self.progress = progress
        self.lines = None if wanted is None else Lines(self.text)
        self.spots: dict[Route, Spot] = {}
        self.problems: list[FileProblem] = []
        self.frames: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliased = 0
        self.documents = 0
        self.result: Plain = None

    def read(self) -> Plain:
        if (found := forbidden(self.text)) is not None:
            message, index = found
            raise FileProblem(message, *at(self.text, index))
        for message, index in odd_breaks(self.text):
            self._problem(message, index)
        if self.wanted is None and not self.problems:
            plain = read_plain(self.text, self.progress)
            if plain is not None:
                return plain
        try:
            self._read(Parser(comments_whole(self.text)))
        except yaml.MarkedYAMLError as error:
            raise cause(explained(error, self.text), self.problems) from None
        return self.result

    def _problem(self, message: str, index: int) -> None:
        if len(self.problems) >= PROBLEM_LIMIT:
            raise FileProblem(f"more than {PROBLEM_LIMIT:,} problems; the rest is not read")
        if self.lines is None:
            self.lines = Lines(self.text)
        self.problems.append(FileProblem(message, *self.lines.at(index)))

    def _fatal(self, message: str, event: Any) -> FileProblem:
        return FileProblem(message, *at(self.text, event.start_mark.index))

    def _read(self, parser: Any) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._open_mapping,
            events.SequenceStartEvent: self._open_list,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        count = 0
        while True:
            event = parser.get_event()
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            elif type(event) is events.StreamEndEvent:
                return
            count += 1
            if self.progress is not None and count % _PROGRESS_EVERY == 0:
                self.progress(event.start_mark.index / max(1, len(self.text)))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._fatal("a second document begins here; keep one in a file", event)

    def _scalar(self, event: Any) -> None:
        value = event.value
        weight = 1 if len(value) < _LONG else len(value) // _LONG + 1
        frame = self.frames[-1] if self.frames else None
        is_key = frame is not None and frame.awaits_key
        if not is_key and value in _NULLS and event.implicit[0] and not event.style:
            value = None
        if event.tag is not None:
            self._tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, weight)
        if frame is not None and is_key:
            self._key(frame, event)
            return
        if self.wanted is not None and self._wanted() is not None:
            self._note(event, event, event.style or "")
        self._add(value, weight)

    def _tag(self, event: Any) -> None:
        self._problem(
            f"the tag {excerpt(event.tag)} has no meaning here; leave it out",
            event.start_mark.index,
        )

    def _key(self, frame: _Frame, event: Any) -> None:
        key = event.value
        if key in frame.container:
            self._problem(
                f"the key {excerpt(key)} stands twice here; keep one of them",
                event.start_mark.index,
            )
        frame.key, frame.key_event = key, event

    def _open_mapping(self, event: Any) -> None:
        self._open(event, {})

    def _open_list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, container: Any) -> None:
        frames = self.frames
        if len(frames) >= DEPTH_LIMIT:
            raise self._fatal(f"nested deeper than {DEPTH_LIMIT} levels; write it flatter", event)
        if frames and frames[-1].awaits_key:
            raise self._fatal("a list or mapping cannot be a key; write a word", event)
        if event.tag is not None:
            self._tag(event)
        frames.append(_Frame(container, event, self._wanted()))

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        if frame.event.anchor is not None:
            self.anchors[frame.event.anchor] = (frame.container, frame.values)
        if frame.wanted is not None:
            opening = "{" if type(frame.container) is dict else "["
            self._note(frame.event, event, opening if frame.event.flow_style else "")
        self._add(frame.container, frame.values + 1)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise self._fatal(
                f"nothing above is marked {excerpt('&' + event.anchor)}; write the value out", event
            )
        value, weight = self.anchors[event.anchor]
        self.aliased += weight
        if self.aliased > ALIAS_LIMIT:
            raise self._fatal(
                f"the aliases stand for more than {ALIAS_LIMIT:,} values; write them out", event
            )
        if self.frames and self.frames[-1].awaits_key:
            raise self._fatal("an alias cannot be a key; write the word", event)
        if self._wanted() is not None:
            self._note(event, event, "*")
        self._add(value, weight)

    def _add(self, value: Any, weight: int) -> None:
        if not self.frames:
            self.result = value
            return
        frame = self.frames[-1]
        frame.values += weight
        if type(frame.container) is list:
            frame.container.append(value)
        else:
            frame.container.setdefault(frame.key, value)
            frame.key = None

    def _wanted(self) -> Wanted | None:
        """The routes asked for that lead on from the value about to be added."""
        if self.wanted is None or not self.frames:
            return self.wanted
        frame = self.frames[-1]
        if frame.wanted is None:
            return None
        if type(frame.container) is list:
            return frame.wanted.get(len(frame.container))
        # The second of two equal keys is not kept, so it has no route.
        return None if frame.key in frame.container else frame.wanted.get(frame.key)

    def _note(self, first: Any, last: Any, style: str) -> None:
        assert self.lines is not None
        route: Any = tuple(
            frame.key if type(frame.container) is dict else len(frame.container)
            for frame in self.frames
        )
        start = first.start_mark.index
        keyed = self.frames and type(self.frames[-1].container) is dict
        key_start = self.frames[-1].key_event.start_mark.index if keyed else start
        line, column = self.lines.at(start)
        self.spots[route] = Spot(
            line=line,
            column=column,
            key=self.lines.at(key_start),
            key_start=key_start,
            start=start,
            end=last.end_mark.index,
            style=style,
        )


def parse(data: bytes, progress: Callable[[float], None] | None = None) -> Parsed:
    """Plain data from the bytes of a YAML file.

    Args:
        data: The file.
        progress: Called now and then with the share read so far, 0 to 1.

    Returns:
        The data, and the problems that did not keep it from being read
        (duplicate keys, tags, odd line ends).

    Raises:
        FileProblem: It is not UTF-8 or not YAML, or is beyond a limit of this module.
    """
    reader = _Reader(data, None, progress)
    try:
        return reader.read(), reader.problems
    except FileProblem as problem:
        problem.earlier = tuple(reader.problems)
        raise


def locate(data: bytes, routes: Iterable[Route]) -> dict[Route, Spot]:
    """Where values stand in a YAML file that `parse` has read.

    Args:
        data: The same bytes.
        routes: The values to find.

    Returns:
        Spots by route, of these values and of all that hold them. What an alias
        stands for has none; the alias itself has one.
    """
    asked = list(routes)
    if not asked:
        return {}
    reader = _Reader(data, wanted_routes(asked), None)
    with suppress(FileProblem):
        reader.read()
    return reader.spots
