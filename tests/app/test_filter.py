"""Filtering the lists: what is found, and what comes back."""

from migwatch.app.listing import Row


def labels(driver) -> list[str]:
    """What the headings of the focused list say."""
    explorer = driver.explorer
    return [
        "".join(part.text for part in explorer.describer.describe(row).left)
        for row in explorer.listing.rows
        if row.kind == "group"
    ]


def records(rows: tuple[Row, ...]) -> list[str]:
    return list(dict.fromkeys(row.record for row in rows if row.record is not None))


async def test_a_filter_sees_into_folded_groups_and_opens_them(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "f", *"guat", "enter")
        open_before = records(driver.explorer.records.rows)
        assert len(open_before) > 1
        await driver.press("escape", "g", "h")
        for _ in range(10):
            await driver.press("j", "h")
        folded = driver.explorer.records.rows
        assert not records(folded)
        await driver.press("g", "f", *"guat", "enter")
        assert records(driver.explorer.records.rows) == open_before
        assert "Guatemala" in driver.row()
        found = driver.explorer.records.row
        await driver.press("escape")
        # What was folded is folded again, but for the way to the highlighted row.
        assert driver.explorer.records.row == found
        left = [row for row in driver.explorer.records.rows if row.kind == "group"]
        assert [row.key for row in left] == [row.key for row in folded]
        assert len([row for row in left if driver.explorer.records.is_open(row)]) == 1


async def test_folding_a_heading_of_a_filtered_list_leaves_it(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "f", *"guat", "enter")
        before = labels(driver)
        rows = driver.explorer.records.rows
        await driver.press("g", "h")
        assert labels(driver) == before
        assert len(driver.explorer.records.rows) < len(rows)
        assert "with “guat”" in "".join(part.text for part in driver.explorer.records_says[0])
        await driver.press("l")
        assert driver.explorer.records.rows == rows


async def test_the_words_of_a_heading_find_all_under_it(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "t", "t", "t")
        facts = [c.id for c in driver.explorer.article.annotation.cautions if c.kind == "fact"]
        await driver.press("f", *"fact")
        assert set(facts) <= set(records(driver.explorer.records.rows))
        assert f"Fact {len(facts)} of {len(facts)}" in labels(driver)


async def test_headings_of_a_filtered_list_count_what_is_shown(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "f", *"bárcena")
        people = [e for e in driver.explorer.article.annotation.entities if e.kind == "person"]
        assert labels(driver)[0] == f"People 1 of {len(people)}"
        await driver.press("escape")
        assert labels(driver)[0] == f"People {len(people)}"
