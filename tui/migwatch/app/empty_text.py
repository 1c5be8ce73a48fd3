"""What the strip says of an article that has no records."""

from __future__ import annotations

from collections.abc import Mapping

from migwatch.app.commands import command
from migwatch.app.row_text import Part, one_line
from migwatch.model.article import Article


def how_to_begin(article: Article, keys: Mapping[str, str]) -> list[Part]:
    """How to make the first record.

    Args:
        article: An article without records.
        keys: The user's own keys by the id of a command.
    """
    if article.is_of_another_text:
        told = "No record stands in this text, as it is not the one that was annotated: restore "
        return [Part(told + "that, or move the passages with `migwatch-tui rebase`.")]

    def key(name: str) -> Part:
        return Part(command(name).key_words(keys.get(name)).split()[0], "primary", "bold")

    own = keys.get("annotate") or command("annotate").keys
    annotate = Part(command("annotate").key_words(own.split(",")[-1]), "primary", "bold")
    if not article.text:
        return [Part("Nothing is annotated yet.")]
    return [
        Part("Nothing is annotated yet. In the article "),
        key("select-words"),
        Part(" selects words ("),
        key("extend-word"),
        Part(" one more), "),
        annotate,
        Part(" makes a record of them. "),
        Part(f"All is saved in {one_line(article.id)}.yaml.", "mw-quiet"),
    ]
