"""A form of a record, driven by keys."""

from contextlib import asynccontextmanager

from tests.app.panels import PanelDriver, opened

from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.editing.apply import applied
from migwatch.model.article import Article


class FormDriver(PanelDriver):
    """A form, and what it told."""

    def __init__(self, app, pilot) -> None:
        super().__init__(app, pilot)
        self.form: Form = app.screen
        self.told = []

    async def to(self, label: str) -> None:
        """Put the highlight on a field."""
        await self.until(lambda: self.app.screen is self.form)
        rows = [row.field.label if row.field else "" for row in self.form.rows]
        await self.press("home", *["down"] * rows.index(label))
        assert label in self.row()

    async def shown(self, kind) -> None:
        await self.until(lambda: isinstance(self.app.screen, kind))
        await self.pilot.pause()

    async def pick(self, letters: str) -> None:
        await self.shown(Picker)
        await self.until(lambda: bool(self.panel.rows))
        await self.type(letters)
        await self.press("enter")
        await self.until(lambda: not isinstance(self.app.screen, Picker))
        await self.pilot.pause()

    async def say(self, words: str) -> None:
        await self.shown(LineScreen)
        await self.press("ctrl+u")
        await self.type(words)
        await self.press("enter")
        await self.pilot.pause()


@asynccontextmanager
async def form_of(article: Article, record: str):
    """Opens a form, and keeps the operations that it tells of."""
    async with opened(lambda: Form(article, record)) as held:
        driver = FormDriver(held.app, held.pilot)

        def keep(message) -> None:
            if isinstance(message, Form.Changed):
                driver.told.append(message.operation)

        post = driver.form.post_message
        driver.form.post_message = lambda message: (keep(message), post(message))[1]
        yield driver
        annotation = article.annotation
        for operation in driver.told:
            annotation = applied(annotation, operation, article.text)
        assert annotation == driver.form.article.annotation
