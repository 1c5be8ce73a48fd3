"""Articles put into a pack: all that is sound, and nothing is lost."""

import json
import os
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.harbours import ARTICLES
from tests.store.packing import files, pack, states, unpack

from migwatch.corpus.library import open_library
from migwatch.store import pack_line
from migwatch.store.packing import Done, Packing
from migwatch.store.unpack import Unpacked


def test_moved_and_back_again_all_is_as_it_was(harbours: Path) -> None:
    before, names = states(harbours), set(files(harbours))
    done, told = pack(harbours, harbours / "all.jsonl")
    assert (done, told) == (Done(packed=4, removed=8), [])
    assert set(files(harbours)) == {"corpus.yaml", "all.jsonl"}
    assert states(harbours) == before
    assert open_library(harbours).all_problems() == []
    lines = [json.loads(each) for each in (harbours / "all.jsonl").read_bytes().splitlines()]
    assert [each["id"] for each in lines] == sorted(ARTICLES)
    assert "aliases" not in lines[1]["annotation"]["entities"][0]
    assert unpack(harbours / "all.jsonl", harbours) == (Unpacked(4, 0), [])
    assert set(files(harbours)) == names
    assert states(harbours) == before
    written = files(harbours)
    pack(harbours, harbours / "all.jsonl")
    unpack(harbours / "all.jsonl", harbours)
    assert files(harbours) == written


def test_a_copy_leaves_the_files(harbours: Path, tmp_path: Path) -> None:
    before = files(harbours)
    (harbours / "spring.yaml").write_bytes(before["spring.yaml"] + b"# a comment\n")
    done, told = pack(harbours, tmp_path / "copy.jsonl", Packing())
    assert (done, told) == (Done(packed=4, commented=1), [])
    assert len(files(harbours)) == len(before)
    other = tmp_path / "other"
    other.mkdir()
    (other / "corpus.yaml").write_bytes(before["corpus.yaml"])
    assert unpack(tmp_path / "copy.jsonl", other, "spring", "winter")[0] == Unpacked(2, 0)
    expected = {name: each for name, each in states(harbours).items() if name[0] in "sw"}
    del expected["summer"]
    assert states(other) == expected
    assert (other / "spring.txt").read_bytes() == before["spring.txt"]
    assert len((tmp_path / "copy.jsonl").read_bytes().splitlines()) == 4


def test_articles_with_problems_are_left(harbours: Path) -> None:
    path = harbours / "summer.yaml"
    path.write_text(path.read_text().replace("force: announced", "force: promised"))
    (harbours / "torn.yaml").write_text("article: [")
    (harbours / "winter.txt").unlink()
    before = states(harbours)
    done, told = pack(harbours, harbours / "all.jsonl")
    assert done == Done(packed=2, left=3, removed=4)
    assert [each.partition(" ")[0] for each in told] == [
        "summer.yaml:21:12:",
        "torn.yaml:1:11:",
        "winter.yaml:3:9:",
    ]
    assert set(files(harbours)) == {
        *("all.jsonl", "corpus.yaml", "summer.yaml", "summer.txt", "torn.yaml", "winter.yaml")
    }
    assert states(harbours) == before


def test_a_text_that_another_file_needs_stays(harbours: Path) -> None:
    spring = (harbours / "spring.yaml").read_text()
    (harbours / "again.yaml").write_text(spring)
    (harbours / "left.yaml").write_text(spring.replace("force: agreed", "force: x"))
    before = states(harbours)
    assert pack(harbours, harbours / "all.jsonl")[0] == Done(packed=5, left=1, removed=8)
    assert {"left.yaml", "spring.txt"} <= set(files(harbours))
    assert states(harbours) == before
    (harbours / "left.yaml").write_text(spring)
    assert pack(harbours, harbours / "left.jsonl")[0] == Done(packed=1, removed=2)
    assert set(files(harbours)) == {"all.jsonl", "corpus.yaml", "left.jsonl"}


def test_what_is_no_text_alone_stays(harbours: Path) -> None:
    data = (harbours / "corpus.yaml").read_bytes()
    digest = sha256(data).hexdigest()
    (harbours / "odd.yaml").write_text(
        f"format: migwatch/1\narticle: {{text: corpus.yaml, sha256: {digest}, title: Odd}}"
    )
    assert pack(harbours, harbours / "all.jsonl")[0].packed == 5
    assert (harbours / "corpus.yaml").read_bytes() == data
    assert open_library(harbours).all_problems() == []
    unpack(harbours / "all.jsonl", harbours, "odd")
    assert states(harbours)["odd"][0].article.text == "odd.txt"
    assert (harbours / "odd.txt").read_bytes() == data


def test_linked_texts_are_removed_with_their_links(harbours: Path, tmp_path: Path) -> None:
    (harbours / "spring.txt").rename(harbours / "real.text")
    (harbours / "spring.txt").symlink_to("real.text")
    before = states(harbours)
    pack(harbours, harbours / "all.jsonl")
    assert set(files(harbours)) == {"corpus.yaml", "all.jsonl"}
    assert not os.path.lexists(harbours / "spring.txt")
    assert states(harbours) == before


SHARED = """\
format: migwatch-entities/1
entities:
  - {id: lund, kind: person, name: Ivo Lund, party: nv, aliases: [Lund], basis: shared}
"""


def test_what_is_shared_is_left_to_the_shared_entity(harbours: Path, tmp_path: Path) -> None:
    (harbours / "entities.yaml").write_text(SHARED)
    path = harbours / "summer.yaml"
    entity = "{id: lund, party: null, basis: '', mentions: [Ivo Lund]}"
    text = path.read_text()
    at = text.index("{id: lund")
    path.write_text(text[:at] + entity + text[text.index("\n", at) :])
    before = states(harbours)
    [lund] = before["summer"][0].entities
    assert (lund.party, lund.aliases, lund.basis) == (None, ("Lund",), "")
    pack(harbours, harbours / "all.jsonl")
    assert states(harbours) == before
    line = json.loads((harbours / "all.jsonl").read_bytes().splitlines()[2])
    [held] = line["annotation"]["entities"]
    assert set(held) == {"id", "party", "basis", "mentions"}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    unpack(harbours / "all.jsonl", elsewhere, "summer")
    assert states(elsewhere)["summer"][0].entities == before["summer"][0].entities
    unpack(harbours / "all.jsonl", harbours)
    assert states(harbours) == before
    assert "  - id: lund\n    party: null\n" in path.read_text()
    (harbours / "entities.yaml").write_text(SHARED.replace("[Lund]", "[Ivo]"))
    assert states(harbours)["summer"][0].entities[0].aliases == ("Ivo",)


def test_comments_are_not_lost_without_saying_so(
    harbours: Path, refused: Callable[..., str]
) -> None:
    for name in ("spring", "summer"):
        path = harbours / f"{name}.yaml"
        path.write_text(path.read_text().replace("entities:", "entities:  # mine"))
    before = files(harbours)
    message = refused(pack, harbours, harbours / "all.jsonl", Packing(move=True))
    assert message == (
        f"{harbours}: 2 files have comments, which a pack does not hold; write --drop-comments "
        "to lose them, or leave --move out to keep the files"
    )
    assert files(harbours) == before
    (harbours / "summer.yaml").write_text("article: [")
    assert "1 file has comments" in refused(
        pack, harbours, harbours / "all.jsonl", Packing(move=True)
    )


def test_where_a_pack_cannot_be(
    harbours: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    before = files(harbours)
    copy, force = Packing(), Packing(force=True)
    inside = harbours / "all.jsonl"
    assert refused(pack, harbours, inside, copy).startswith(
        f"{inside}: lies in the corpus itself, where each article would then be there twice; write "
    )
    link = tmp_path / "link"
    link.symlink_to(harbours)
    assert "there twice" in refused(pack, harbours, link / "all.jsonl", force)
    for name in ("all.json", ".jsonl", ".all.jsonl", "a\x1b.jsonl"):
        assert "is no name of a pack; write one that ends in .jsonl" in refused(
            pack, harbours, tmp_path / name, copy
        )
    message = "lies in a folder that does not exist; make the folder first"
    assert message in refused(pack, harbours, tmp_path / "no" / "all.jsonl", copy)
    (tmp_path / "folder.jsonl").mkdir()
    assert "is no regular file" in refused(pack, harbours, tmp_path / "folder.jsonl", force)
    old = tmp_path / "old.jsonl"
    old.write_text("x")
    assert "is there already" in refused(pack, harbours, old, copy)
    assert old.read_text() == "x"
    assert pack(harbours, old, force)[0].packed == 4
    assert len(old.read_bytes().splitlines()) == 4
    assert files(harbours) == before
    assert sorted(os.listdir(tmp_path)) == sorted(
        ["cache", "folder.jsonl", "grey-strait", "link", "old.jsonl"]
    )


def test_an_article_that_is_packed_elsewhere_too_is_left(harbours: Path, tmp_path: Path) -> None:
    pack(harbours, tmp_path / "copy.jsonl", Packing())
    lines = (tmp_path / "copy.jsonl").read_bytes().splitlines(keepends=True)
    (harbours / "a.jsonl").write_bytes(lines[1])
    done, told = pack(harbours, harbours / "b.jsonl")
    assert (done.packed, done.left) == (3, 1)
    assert told == ["spring.yaml: is in a.jsonl as well; take the line out there, or rename one"]


def test_two_files_of_one_id(harbours: Path) -> None:
    (harbours / "spring.yml").write_bytes((harbours / "winter.yaml").read_bytes())
    done, told = pack(harbours, harbours / "all.jsonl")
    assert (done.packed, done.left) == (4, 1)
    assert "has the id of another file" in told[0]
    assert (harbours / "spring.yml").exists()


def test_a_name_that_no_line_can_have(harbours: Path) -> None:
    (harbours / "a.jsonl:1.yaml").write_bytes((harbours / "winter.yaml").read_bytes())
    done, [told] = pack(harbours, harbours / "all.jsonl")
    assert (done.packed, done.left) == (4, 1)
    assert "cannot be packed: “a.jsonl:1” can be no id of an article" in told


def test_a_line_that_would_be_too_long(harbours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_line, "LINE_LIMIT", 1500)
    done, told = pack(harbours, harbours / "all.jsonl")
    assert 0 < done.packed < 4
    assert all("is longer than the 1,500 bytes that a line may have" in each for each in told)


def test_memory_does_not_grow_with_the_corpus(harbours: Path) -> None:
    text = (harbours / "winter.txt").read_text() + "more " * 100_000
    digest = sha256(text.encode()).hexdigest()
    annotation = (harbours / "winter.yaml").read_text()
    old = annotation.partition("sha256: ")[2][:64]
    for number in range(40):
        (harbours / f"n{number}.txt").write_text(text)
        changed = annotation.replace(old, digest).replace("winter.txt", f"n{number}.txt")
        (harbours / f"n{number}.yaml").write_text(changed)
    tracemalloc.start()
    try:
        assert pack(harbours, harbours / "all.jsonl")[0] == Done(packed=44, removed=88)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
        tracemalloc.reset_peak()
        assert unpack(harbours / "all.jsonl", harbours)[0] == Unpacked(44, 0)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert len(text) * 40 > 20_000_000
