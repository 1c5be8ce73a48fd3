"""Adding a text to a corpus, with an annotation that has no records yet."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import NamedTuple

from migwatch.store.atomic import write_new
from migwatch.store.check_records import id_words, is_id
from migwatch.store.comments import HINTS
from migwatch.store.create import Refused, folder_made, refused
from migwatch.store.encodings import BINARY, Encoding, guess_encoding, is_binary
from migwatch.store.files import (
    ANNOTATION_LIMIT,
    CONVERT,
    TEXT_LIMIT,
    decode,
    read_regular,
    sha256,
)
from migwatch.store.folder import CORPUS_FILE, RESERVED, Folder, open_folder
from migwatch.store.glance import gives_hash, text_named
from migwatch.store.load import load_data
from migwatch.store.packs import pack_with
from migwatch.store.problem import FileProblem, Problem, excerpt
from migwatch.store.scalar import scalar
from migwatch.store.title import Title, title_of
from migwatch.store.writing import SCHEMA_LINE

_ENDING = re.compile(r"\.[a-z0-9]{1,8}\Z")
#: Endings of files that are read as annotations.
_ANNOTATIONS = (".yaml", ".yml")
#: One character in so many of a text may be a control character, which it shows.
_CONTROLS = 4
#: Longest id that is made of a file's name, in characters.
_ID_LENGTH = 80
#: What files begin with that hold words, but not as text.
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive, as .docx and .odt files are"),
    (b"\xd0\xcf\x11\xe0", "a file of an old word processor"),
)

_HEAD = f"{SCHEMA_LINE}\nformat: migwatch/1\narticle:\n"
_RECORDS = f"""
{HINTS}
entities:

quotations:

claims:

commitments:

cautions:
"""


class Facts(NamedTuple):
    """What is known about a text that is added.

    Attributes:
        published: Day of publication, ISO 8601; None if it is not known.
        title: Title; empty takes the first line of the text.
        language: BCP 47 tag of the text.
        translated_from: BCP 47 tag of the language it was machine-translated from.
        publisher: Who published it.
        url: Where it was published.
    """

    published: str | None
    title: str = ""
    language: str = "en"
    translated_from: str = ""
    publisher: str = ""
    url: str = ""


class Added(NamedTuple):
    """What was written.

    Attributes:
        annotation: The annotation file.
        text: The text in the corpus.
        marked: Whether the text begins with a byte order mark, which counts as a character.
    """

    annotation: Path
    text: Path
    marked: bool


def corpus_to_add_to(root: Path) -> Folder:
    """A corpus that texts can be added to.

    Raises:
        Refused: The folder is none.
    """
    if not os.path.lexists(root):
        raise refused(root, f"does not exist; make it with {_new(root)}")
    if not root.is_dir():
        raise refused(root, "is not a folder; name that of a corpus")
    if not os.path.lexists(root / CORPUS_FILE):
        raise refused(root, f"is no corpus; make it one with {_new(root)}")
    folder = open_folder(root)
    wrong = [problem for problem in folder.problems if problem.path.name == CORPUS_FILE]
    if wrong:
        raise Refused(*wrong)
    return folder


def _new(root: Path) -> str:
    return f"`migwatch-tui new {shlex.quote(str(root))}`"


def add_text(source: Path, folder: Folder, facts: Facts, article_id: str | None = None) -> Added:
    """Copy a text into a corpus byte for byte, and write its annotation.

    A text that lies in the corpus's folder of texts already is left where it is.

    Args:
        source: The text.
        folder: The corpus.
        facts: What is known about the text.
        article_id: Id of the article; None makes one of the name of the text.

    Raises:
        Refused: The text cannot be taken, or something cannot be written; nothing has
            changed.
    """
    try:
        data = read_regular(source, TEXT_LIMIT)
    except FileProblem as problem:
        raise refused(source, problem) from None
    text = _text(source, data)
    if (other := _article_of(data, folder)) is not None:
        raise refused(source, f"is the text of {other} already; open that")
    name = _id(source, article_id)
    annotation = folder.root / f"{name}.yaml"
    for path in (annotation, annotation.with_suffix(".yml")):
        if os.path.lexists(path):
            raise refused(path, "is there already; give the text another id with --id")
    if (pack := pack_with(folder, name)) is not None:
        raise refused(pack, f"has {excerpt(name)} already; give the text another id with --id")
    target, lies_there = _target(source, data, folder, name)
    written = _annotation(facts, _named(target, folder), data, text).encode()
    with folder_made(target.parent):
        if not lies_there:
            _write(target, data)
        try:
            if found := load_data(annotation, folder, written).problems:
                raise Refused(*found)
            _write(annotation, written)
        except BaseException:
            if not lies_there:
                target.unlink(missing_ok=True)
            raise
    return Added(annotation, target, text.startswith("\ufeff"))


def _write(path: Path, data: bytes) -> None:
    try:
        write_new(path, data)
    except FileProblem as problem:
        raise refused(path, problem) from None


# -------------------------------------------------------------------- the text


def _text(source: Path, data: bytes) -> str:
    """The characters of a text.

    Raises:
        Refused: It is not UTF-8, or holds no words.
    """
    for begin, what in _FORMATS:
        if data.startswith(begin):
            raise refused(source, f"is {what}; save its words as plain text in UTF-8, and add that")
    try:
        text = decode(data)
    except FileProblem as problem:
        message = problem.message.replace(CONVERT, _conversion(source, guess_encoding(data)))
        raise Refused(Problem(source, problem.line, problem.column, message)) from None
    encoding = guess_encoding(data) if "\0" in text else BINARY
    if encoding != BINARY:
        raise refused(source, f"seems to be {encoding.name}; {_conversion(source, encoding)}")
    if "\0" in text or is_binary(data, _CONTROLS):
        raise refused(source, f"seems to be {BINARY.name}; name a file that holds text")
    if not any(map(str.isalnum, text)):
        raise refused(source, "holds no words; name the file that holds the text")
    return text


def _conversion(source: Path, encoding: Encoding) -> str:
    """What to do about a text in another encoding."""
    new = source.with_name(f"{source.stem}.utf8{source.suffix}")
    old, new_one = shlex.quote(str(source)), shlex.quote(str(new))
    command = f"iconv -f {encoding.iconv or 'ENCODING'} -t UTF-8 {old} > {new_one}"
    return f"convert it with `{command}`, and add that"


def _article_of(data: bytes, folder: Folder) -> str | None:
    """The name of the annotation file that has the same text, or None."""
    digest = sha256(data)
    try:
        paths = folder.articles()
    except FileProblem as problem:
        raise refused(folder.root, problem) from None
    for path in paths:
        try:
            held = read_regular(path, ANNOTATION_LIMIT)
            if gives_hash(held, digest):
                return path.name
            named = text_named(held)
            if named is None or (path.parent / named).stat().st_size != len(data):
                continue
            if read_regular(path.parent / named, TEXT_LIMIT) == data:
                return path.name
        except (FileProblem, OSError, ValueError):
            continue
    return None


# ------------------------------------------------------------- names and places


def _id(source: Path, given: str | None) -> str:
    """The id of the article: the one that was given, or one made of the text's name."""
    if given is not None:
        if not is_id(given) or f"{given}.yaml" in RESERVED:
            message = f"{excerpt(given)} can be no id; write words in lower case joined by hyphens"
            raise refused(source, message)
        return given
    made = "-".join(id_words(source.stem))
    if len(made) > _ID_LENGTH:
        made = made[: made.rfind("-", _ID_LENGTH // 2, _ID_LENGTH)].strip("-")[:_ID_LENGTH]
    if not made:
        raise refused(source, "has a name that no id can be made of; give one with --id")
    return f"{made}-text" if f"{made}.yaml" in RESERVED else made


def _target(source: Path, data: bytes, folder: Folder, name: str) -> tuple[Path, bool]:
    """Where the text is to be in the corpus, and whether it is there."""
    if Path(os.path.realpath(source)).is_relative_to(folder.texts):
        return source, True
    ending = source.suffix.lower()
    if not _ENDING.match(ending) or ending in _ANNOTATIONS:
        ending = ".txt"
    # As the user named the corpus: the folder of texts is known by its real path.
    home = os.path.relpath(folder.texts, os.path.realpath(folder.root))
    target = folder.root / home / f"{name}{ending}"
    if not os.path.lexists(target):
        return target, False
    try:
        held = read_regular(target, TEXT_LIMIT)
    except FileProblem as problem:
        raise refused(target, problem) from None
    if held != data:
        raise refused(target, "is another text; give this one another id with --id")
    return target, True


def _named(target: Path, folder: Folder) -> str:
    """How the annotation names its text."""
    named = os.path.relpath(os.path.realpath(target), os.path.realpath(folder.root))
    if not named.isprintable():
        raise refused(target, "has a name that cannot be shown; rename it")
    return Path(named).as_posix()


def _annotation(facts: Facts, named: str, data: bytes, text: str) -> str:
    """An annotation file without records."""
    title = Title(facts.title, "")
    if not facts.title:
        title = title_of(text) or Title(Path(named).stem, "The name of the text's file.")
    fields = {
        "text": scalar(named),
        "sha256": scalar(sha256(data)),
        "title": scalar(title.words),
        "title_basis": title.basis and scalar(title.basis),
        "language": scalar(facts.language),
        "translated_from": facts.translated_from and scalar(facts.translated_from),
        "published": "null" if facts.published is None else scalar(facts.published),
        "publisher": facts.publisher and scalar(facts.publisher),
        "url": facts.url and scalar(facts.url),
    }
    written = "".join(f"  {name}: {value}\n" for name, value in fields.items() if value)
    return _HEAD + written + _RECORDS
