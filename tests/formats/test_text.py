from datetime import date

from migwatch.formats.layout import cells
from migwatch.formats.text import article_lines
from migwatch.model.article import Article
from migwatch.model.visible import visible


def lines(article: Article, width: int = 80, day: date = date(2023, 6, 1)) -> list[str]:
    held = article.annotation
    first, second = held.commitments
    return list(
        article_lines(
            article,
            day,
            [("Everyone", held.entities)],
            [("Ports", [first]), ("Again", [first, second])],
            width,
        )
    )


def test_the_whole_rendering(article: Article) -> None:
    assert (
        "\n".join(lines(article))
        == """\
A harbour accord
Harbour News; published 2023-05-02; en, machine translation from es
texts/harbour.txt, 178 characters
sha256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
as of 2023-06-01

  1  Port news. The Harbour Board agreed with Spain on Monday.
  2  Read also: other \u241b[31mred\u241b[0m \u25ccnews.
     (not part of the article: related link)
  3  \u201cWe will reopen the night ferry in early July,\u201d said Ana Reis, chair of the
     board.

ENTITIES 2

Everyone 2
  Ana Reis (PT); chair, Harbour Board from 2020; 1 mention, paragraph 3
      [ana-reis]
  Harbour Board; also Pier Council; 2 mentions, paragraphs 1, 3 [board]

COMMITMENTS 2

Ports 1
  stands ready | Harbour Board, PT -> ES | Reopen the night ferry [reopen-ferry]
      for Spain
      due early 2023-07 (\u201cearly July\u201d): upcoming
      status: stated
      \u201cWe will reopen the night ferry\u201d
        Ana Reis, direct, via Harbour Board; paragraph 3
      one voice only: Ana Reis
      caution (quotation mark, certain) on \u201c\u201cWe\u201d: No quotation begins here
      caution (translation, probable) on \u201cnight ferry\u201d: An evening boat
      2023-05-02 stated
      2023-08-02 kept (third party): It sails.
      follows up: Agree with Spain

Again 2
  stands ready | Harbour Board, PT -> ES | Reopen the night ferry (see above)
      [reopen-ferry]
  agreed | not stated | Agree with Spain [agree]
      no date
      status: stated
      \u201cagreed with Spain\u201d
        not stated, newsroom; paragraph 1
      no voice named

CAUTIONS 2
  \u201c\u201cWe\u201d paragraph 3 [mark]
      Caution (quotation mark, certain): No quotation begins here
  \u201cnight ferry\u201d paragraph 3 [ferry]
      Caution (translation, probable): An evening boat [the Spanish original]

CLAIMS 1
  assessment | not stated | The news is red [news-is-red]
      \u201c\u241b[31mred\u241b[0m \u25ccnews\u201d
        not stated, newsroom; paragraph 2

QUOTATIONS 1
  \u201cWe will reopen the night ferry in early July,\u201d [on-the-ferry]
      Ana Reis, direct, via Harbour Board; paragraph 3
      caution (quotation mark, certain) on \u201c\u201cWe\u201d: No quotation begins here
      caution (translation, probable) on \u201cnight ferry\u201d: An evening boat"""
    )


def test_status_and_schedule_follow_the_day(article: Article) -> None:
    text = "\n".join(lines(article, day=date(2023, 9, 1)))
    assert "(\u201cearly July\u201d): met" in text
    assert "status: kept" in text


def test_no_line_is_wider_than_asked_or_obeyed(article: Article) -> None:
    for width in (40, 57, 100):
        told = lines(article, width)
        assert all(visible(line) == line for line in told)
        assert all(cells(line) <= width for line in told if not line.startswith("sha256"))


def test_an_article_without_records(article: Article) -> None:
    from migwatch.model.annotation import Annotation

    empty = Article("e", "", Annotation(article=article.annotation.article), article.corpus)
    assert list(article_lines(empty, date(2023, 6, 1), [], []))[-1] == "QUOTATIONS 0"
