"""Driving an app until something holds."""

from collections.abc import Callable

from textual.pilot import Pilot


class Waiting:
    """Presses keys, and waits for conditions."""

    pilot: Pilot[None]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the app go on until a condition holds; pytest's own limit ends a hang."""
        for _ in range(2000):
            if holds():
                return
            await self.pilot.pause()
        raise AssertionError("waited in vain")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
