"""Packing what has been packed before, and what is changed meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store.packing import MOVE, files, pack, states, unpack

from migwatch.corpus.library import open_library
from migwatch.store import packing
from migwatch.store.packing import Done, Packing


def test_what_only_an_old_pack_holds_stays_in_it(
    harbours: Path, refused: Callable[..., str]
) -> None:
    how, to = Packing(move=True, force=True), harbours / "all.jsonl"
    before = states(harbours)
    pack(harbours, to)
    assert "holds no article that can be packed" in refused(pack, harbours, harbours / "b.jsonl")
    assert "holds no article that can be packed" in refused(pack, harbours, to, how)
    held = to.read_bytes()
    unpack(to, harbours, "spring")
    to.write_bytes(b"\xef\xbb\xbf" + to.read_bytes().strip())
    assert "write --force to add to it" in refused(pack, harbours, to, MOVE)
    assert pack(harbours, to, how)[0] == Done(packed=1, removed=2)
    assert states(harbours) == before
    autumn, spring, summer, winter = held.splitlines(keepends=True)
    assert to.read_bytes() == b"\xef\xbb\xbf" + autumn + summer + winter + spring


def test_the_line_of_an_article_goes_when_its_file_is_packed(harbours: Path) -> None:
    to = harbours / "all.jsonl"
    pack(harbours, to)
    autumn, spring, summer, winter = to.read_bytes().splitlines(keepends=True)
    unpack(to, harbours, "spring", "winter")
    path = harbours / "spring.yaml"
    path.write_text(path.read_text().replace("The spring talks", "Changed"))
    (harbours / "winter.yaml").write_text("article: [")
    to.write_bytes(autumn + spring + b"\n{bad\n" + winter + summer.strip())
    done, _ = pack(harbours, to, Packing(move=True, force=True))
    assert done == Done(packed=1, left=1, removed=2)
    changed = spring.replace(b"The spring talks", b"Changed")
    assert to.read_bytes() == autumn + b"\n{bad\n" + summer + changed + winter
    assert states(harbours)["spring"][0].article.title == "Changed"
    assert (harbours / "winter.txt").exists()


def test_an_old_pack_to_which_something_is_added_is_left(
    harbours: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    to, real = harbours / "all.jsonl", packing.line_of
    pack(harbours, to)
    unpack(to, harbours, "spring")
    before = files(harbours)

    def adding(*arguments: Any) -> bytes:
        with to.open("ab") as file:
            file.write(b"{}\n")
        return real(*arguments)

    monkeypatch.setattr(packing, "line_of", adding)
    message = refused(pack, harbours, to, Packing(move=True, force=True))
    assert message == f"{to}: is being changed by another program; try again"
    assert files(harbours) == before | {"all.jsonl": before["all.jsonl"] + b"{}\n"}


def test_a_file_that_is_changed_meanwhile_stays(
    harbours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = packing._digest

    def changed(to: Path) -> bytes:
        path = harbours / "spring.yaml"
        path.write_text(path.read_text().replace("The spring talks", "Changed"))
        (harbours / "winter.txt").write_text("Changed")
        return real(to)

    monkeypatch.setattr(packing, "_digest", changed)
    done, told = pack(harbours, harbours / "all.jsonl")
    assert (done.packed, done.left, done.removed) == (3, 2, 5)
    assert told == [
        "spring.yaml: was changed while it was packed, and stays; pack it again",
        "winter.txt: was changed while it was packed, and stays",
    ]
    assert states(harbours)["spring"][0].article.title == "Changed"
    assert open_library(harbours).all_problems() == []


def test_nothing_is_removed_where_the_pack_was_not_written_right(
    harbours: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    before = files(harbours)
    monkeypatch.setattr(packing, "_digest", lambda _: b"")
    message = refused(pack, harbours, harbours / "all.jsonl")
    assert message.endswith("all.jsonl: does not hold what was written to it; check the disk")
    assert before.items() <= files(harbours).items()
