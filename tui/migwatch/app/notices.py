"""Notices that stay for as long as there is something to do, beside those that pass."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.notifications import Notification

#: Seconds that stand for always.
_ALWAYS = 365 * 86_400.0


def stay(app: App[Any], words: str, title: str) -> None:
    """Show a notice until it is withdrawn, in the place of an earlier one of its title.

    Args:
        app: The program.
        words: What it says.
        title: Its title, by which it is withdrawn.
    """
    withdraw(app, title)
    app.notify(words, title=title, severity="error", timeout=_ALWAYS, markup=False)


def withdraw(app: App[Any], title: str) -> None:
    """Take away the notices of a title, for there is nothing to do any more.

    Args:
        app: The program.
        title: The title.
    """
    _take(app, [each for each in app._notifications if each.title == title])


def pass_by(app: App[Any]) -> None:
    """Take away the notices that do not stay."""
    _take(app, [each for each in app._notifications if each.timeout < _ALWAYS])


def _take(app: App[Any], notices: list[Notification]) -> None:
    for each in notices:
        app._unnotify(each, refresh=False)
    if notices:
        app._refresh_notifications()
