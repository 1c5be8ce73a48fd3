"""Opens the timeline and reads what it shows, for tests of its screen."""

from migwatch.app.screens.timeline import TimelineScreen


async def open_timeline(driver) -> TimelineScreen:
    await driver.press("T")
    screen = driver.app.screen
    assert isinstance(screen, TimelineScreen)
    await driver.until(lambda: screen.view is not None)
    await driver.pilot.pause()
    return screen


def shown(screen) -> list[str]:
    """The screen's lines as they are painted."""
    strips = screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]
