"""Which encoding bytes seem to be in."""

import random
import zlib

import pytest

from migwatch.store.encodings import guess_encoding, is_binary

WORDS = "Él dijo que sí: «el muelle» reabre en julio \u2014 así fue.\r\n" * 40
RUSSIAN = "Порт снова открыт, сказала Анна Рейс.\n" * 40
SHIPS = "\U0001f6a2 sails, \U0001f6a2 stays.\n" * 500


@pytest.mark.parametrize(
    ("data", "name", "iconv"),
    [
        (WORDS.encode("utf-16"), "UTF-16", "UTF-16"),
        (WORDS.encode("utf-32"), "UTF-32", "UTF-32"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "UTF-16", "UTF-16"),
        *(
            (words.encode(codec), f"{codec[:6].upper()} without a mark", iconv)
            for words in (WORDS, RUSSIAN, SHIPS)
            for codec, iconv in (
                ("utf-16-le", "UTF-16LE"),
                ("utf-16-be", "UTF-16BE"),
                ("utf-32-le", "UTF-32LE"),
                ("utf-32-be", "UTF-32BE"),
            )
        ),
        (WORDS.encode("cp1252"), "Windows-1252", "WINDOWS-1252"),
        ("Él dijo que sí".encode("latin-1"), "Latin-1", "ISO-8859-1"),
        (b"caf\x81 \xe9", "an older encoding", ""),
        (b"a word\0and another " * 30, "binary data", ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary data", ""),
        (zlib.compress(random.Random(1).randbytes(9000)), "binary data", ""),
        (b"\x01\x02\xe9" * 100, "binary data", ""),
        (b"\0", "binary data", ""),
    ],
)
def test_it_is_guessed(data: bytes, name: str, iconv: str) -> None:
    assert guess_encoding(data) == (name, iconv)


def test_text_is_not_binary() -> None:
    assert not is_binary((WORDS + RUSSIAN + "\t\x1b[1mbold\x1b[0m\f\n").encode())
    assert not is_binary(b"")
    assert is_binary(b"\x07" * 9)
    assert is_binary(b"Bell \x07 here")
    assert not is_binary(b"Bell \x07 here", 4)
