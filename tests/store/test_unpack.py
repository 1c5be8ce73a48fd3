"""Packed articles given files of their own: the same articles, and nothing overwritten."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.hostile import annotations
from tests.store.packing import TEXT, dumped, files, line, states, told, unpack, written

from migwatch.corpus.library import open_library
from migwatch.model.annotation import Annotation
from migwatch.store import take_out
from migwatch.store import unpack as unpack_module
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article
from migwatch.store.packed import Typed
from migwatch.store.problem import FileProblem
from migwatch.store.unpack import Unpacked, unpack_article

THREE = written(line("one"), line("two", TEXT + "\u00e9\r\n"), line("three"))


@pytest.fixture
def three(root: Path) -> Path:
    """A pack of three articles in its corpus."""
    (root / "x.jsonl").write_bytes(THREE)
    return root / "x.jsonl"


def test_one_article_leaves_its_pack(three: Path) -> None:
    root, before = three.parent, states(three.parent)
    path = unpack_article(three, "two", open_folder(root))
    assert path == root / "two.yaml"
    assert (root / "two.txt").read_bytes() == (TEXT + "\u00e9\r\n").encode()
    assert three.read_bytes() == written(line("one"), line("three"))
    assert states(root) == before
    assert open_library(root).all_problems() == []
    assert load_article(path, open_folder(root)).problems == ()


def test_the_last_one_takes_the_pack_with_it(three: Path) -> None:
    root, before = three.parent, states(three.parent)
    assert unpack(three, root, "one", "three") == (Unpacked(2, 0), [])
    assert unpack(three, root) == (Unpacked(1, 0), [])
    assert not three.exists()
    assert states(root) == before


def test_elsewhere_the_pack_stays(three: Path, tmp_path: Path) -> None:
    before = states(three.parent)
    assert unpack(three, tmp_path, "two")[0] == Unpacked(1, 0)
    assert three.read_bytes() == THREE
    assert states(tmp_path)["two"] == before["two"]
    # The same folder by another name is no other.
    (tmp_path / "link").symlink_to(three.parent)
    assert unpack(three, tmp_path / "link", "one")[0] == Unpacked(1, 0)
    assert three.read_bytes() == written(line("two", TEXT + "\u00e9\r\n"), line("three"))


def test_all_other_bytes_of_a_pack_stay(root: Path) -> None:
    one, two, three = (dumped(line(name)) for name in ("one", "two", "three"))
    bad = b"{nonsense \xff\r\n"
    pack = root / "x.jsonl"
    pack.write_bytes(b"\xef\xbb\xbf" + one + b"\r\n\n" + bad + two + b"\n  \n" + three)
    pack.chmod(0o640)
    unpack(pack, root, "two")
    assert pack.read_bytes() == b"\xef\xbb\xbf" + one + b"\r\n\n" + bad + b"  \n" + three
    assert pack.stat().st_mode & 0o777 == 0o640
    unpack(pack, root, "three")
    done, messages = unpack(pack, root)
    assert done == Unpacked(1, 1)
    assert messages[0].startswith("x.jsonl:3:1: is no JSON")
    assert pack.read_bytes() == b"\n" + bad + b"  \n"


def test_a_pack_that_is_a_link(three: Path, tmp_path: Path) -> None:
    real = three.rename(tmp_path / "real.jsonl")
    three.symlink_to(real)
    unpack(three, three.parent, "two")
    assert three.is_symlink()
    assert real.read_bytes() == written(line("one"), line("three"))
    unpack(three, three.parent)
    assert not os.path.lexists(three)


@pytest.mark.parametrize(
    "named",
    [
        "../../up.txt",
        "/etc/own.txt",
        "",
        ".",
        "corpus.yaml",
        "two.yaml",
        "x.jsonl",
        "a\nb.txt",
        "\0",
    ],
)
def test_a_text_gets_a_name_of_its_own_where_that_of_the_pack_cannot_be(
    root: Path, named: str
) -> None:
    held = line("two")
    held["annotation"]["article"]["text"] = named
    (root / "x.jsonl").write_bytes(written(held))
    before = files(root)
    assert unpack(root / "x.jsonl", root) == (Unpacked(1, 0), [])
    assert (root / "two.txt").read_text() == TEXT
    [article] = [states(root)["two"][0].article]
    assert article.text == "two.txt"
    assert set(files(root)) == {"corpus.yaml", "two.txt", "two.yaml"}
    assert files(root)["corpus.yaml"] == before["corpus.yaml"]


def test_texts_go_to_the_folder_of_texts(three: Path) -> None:
    root = three.parent
    (root / "corpus.yaml").write_text((root / "corpus.yaml").read_text() + "texts: ../texts\n")
    held = line("two")
    held["annotation"]["article"]["text"] = "../elsewhere/two.txt"
    named = line("one")
    named["annotation"]["article"]["text"] = "deep/er/one.txt"
    three.write_bytes(written(held, named))
    assert unpack(three, root) == (Unpacked(2, 0), [])
    assert (root.parent / "texts" / "two.txt").read_text() == TEXT
    assert (root / "deep" / "er" / "one.txt").read_text() == TEXT
    assert told(open_library(root)) == []


def test_nothing_is_overwritten(three: Path, refused: Callable[..., str]) -> None:
    root = three.parent
    (root / "one.yaml").write_text("mine")
    (root / "two.txt").write_text("mine")
    (root / "three.yml").write_text("mine")
    before = files(root)
    done, messages = unpack(three, root)
    assert done == Unpacked(0, 3)
    assert messages == [
        "one.yaml: is there already; move it out of the way, or rename one of them",
        "two.txt: is another text; move it out of the way, or rename one of them",
        "three.yml: is there already; move it out of the way, or rename one of them",
    ]
    assert files(root) == before
    message = refused(unpack_article, three, "one", open_folder(root))
    assert message == f"{root}/{messages[0]}"
    assert "has no article “four”; check the id" in refused(
        unpack_article, three, "four", open_folder(root)
    )
    (root / "two.txt").write_text(TEXT + "\u00e9\r\n", newline="")
    assert unpack(three, root, "two", "four") == (
        Unpacked(1, 1),
        ["x.jsonl: has no article “four”; check the id"],
    )


def test_an_article_is_unpacked_whole_or_not_at_all(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, before = three.parent, files(three.parent)
    held = line("two")
    held["annotation"]["article"]["text"] = "deep/er/two.txt"
    three.write_bytes(before["x.jsonl"] + written(held))
    real = unpack_module.write_new

    def failing(path: Path, data: bytes) -> None:
        if path.suffix == ".yaml":
            raise FileProblem("cannot be written: No space left on device; make room for it")
        real(path, data)

    monkeypatch.setattr(unpack_module, "write_new", failing)
    done, messages = unpack(three, root)
    assert done == Unpacked(0, 4)
    assert messages[0].startswith("one.yaml: cannot be written: No space left")
    assert sorted(os.listdir(root)) == sorted(before)


def test_a_run_that_was_ended_is_taken_up_again(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = three.parent
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(
            unpack_module, "take_out", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        unpack(three, root)
    assert [each.partition(" ")[0] for each in told(open_library(root))] == [
        f"x.jsonl:{number}:1:" for number in (1, 2, 3)
    ]
    assert unpack(three, root) == (Unpacked(3, 0), [])
    assert told(open_library(root)) == []
    assert not three.exists()


def test_what_another_program_adds_meanwhile_is_kept(
    three: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    root, real = three.parent, take_out._cuts
    left, count = 0, 0

    def adding(target: Path, digests: Any) -> Any:
        nonlocal left, count
        found = real(target, digests)
        if left:
            left, count = left - 1, count + 1
            with three.open("ab") as file:
                file.write(written(line(f"n{count}")))
        return found

    monkeypatch.setattr(take_out, "_cuts", adding)
    left = 2
    assert unpack(three, root, "two")[0] == Unpacked(1, 0)
    assert list(states(root)) == ["two", "one", "three", "n1", "n2"]
    left = 1
    assert unpack(three, root)[0] == Unpacked(4, 0)
    assert three.read_bytes() == written(line("n3"))
    left = 99
    message = refused(unpack_article, three, "n3", open_folder(root))
    assert message == f"{three}: is being changed by another program; try again"
    left = 0
    assert unpack(three, root, "n3")[0] == Unpacked(1, 0)
    assert told(open_library(root)) == []
    assert len(states(root)) == 3 + count


def test_lines_with_problems_keep_them(root: Path) -> None:
    held = line("odd")
    held["annotation"] |= {"stray": [None, 1.5, {"deep": True}], "claims": []}
    held["annotation"]["article"] |= {"titel": "x", "title": 5}
    held["annotation"]["entities"][0] |= {"value": 2, "aliases": [], "mentions": ["Ana Reis"]}
    held["annotation"]["commitments"][0]["note"] = ""
    (root / "x.jsonl").write_bytes(written(held))
    unpack(root / "x.jsonl", root)
    text = (root / "odd.yaml").read_text()
    assert "      - Ana Reis\n" in text
    assert "    value: 2\n" in text
    assert "note" not in text
    messages = [each.partition(": ")[2] for each in told(open_library(root))]
    assert [each.partition("; ")[0] for each in messages] == [
        "unknown key “titel”",
        "unknown key “stray”",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"article": []}, "its annotation has no `article`; write that"),
        ({"x" * 2000: 1}, "is not YAML"),
    ],
)
def test_what_cannot_be_a_file_stays_packed(
    root: Path, change: dict[str, Any], message: str
) -> None:
    (root / "x.jsonl").write_bytes(written(line("one"), line("odd", **change)))
    done, [problem] = unpack(root / "x.jsonl", root, "odd")
    assert done == Unpacked(0, 1)
    assert problem.startswith(f"x.jsonl:2:1: {message}")
    assert set(files(root)) == {"corpus.yaml", "x.jsonl"}


def test_a_second_line_of_an_id_stays(root: Path) -> None:
    (root / "x.jsonl").write_bytes(written(line("one"), line("one", TEXT + "again")))
    done, messages = unpack(root / "x.jsonl", root)
    assert done == Unpacked(1, 1)
    assert messages == ["one.txt: is another text; move it out of the way, or rename one of them"]
    assert (root / "x.jsonl").read_bytes() == written(line("one", TEXT + "again"))


@settings(max_examples=100)
@given(held=annotations(), named=st.sampled_from(["a.txt", "texts/b.txt", "../c.txt"]))
def test_whatever_is_in_an_annotation_it_is_unpacked_as_it_was(
    held: tuple[str, Annotation], named: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, annotation = held
    root = tmp_path_factory.mktemp("corpus")
    facts = msgspec.structs.replace(annotation.article, text=named)
    annotation = msgspec.structs.replace(annotation, article=facts)
    data = msgspec.json.encode(Typed("a", text, annotation))
    (root / "x.jsonl").write_bytes(data)
    path = unpack_article(root / "x.jsonl", "a", open_folder(root))
    loaded = load_article(path, open_folder(root))
    assert loaded.article is not None
    expected = annotation
    if named.startswith(".."):
        facts = msgspec.structs.replace(facts, text="a.txt")
        expected = msgspec.structs.replace(annotation, article=facts)
    assert loaded.article.annotation == expected
    assert (root / loaded.article.annotation.article.text).read_bytes() == text.encode()
    assert not (root / "x.jsonl").exists()
