"""Makes what the repository keeps of the program's own output: keys, schemas, picture."""

import asyncio
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "explorer.svg"


def output(*words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "migwatch", *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def readme_with_keys(readme: str) -> str:
    """The README with its key table made anew."""
    table = f"<!-- keys -->\n{output('keys', '--markdown')}<!-- /keys -->"
    return re.sub(r"<!-- keys -->.*<!-- /keys -->", lambda _: table, readme, flags=re.DOTALL)


async def picture() -> str:
    """The real screen, after a few real keys, as SVG."""
    from migwatch.app.app import MigwatchApp
    from migwatch.corpus.library import open_library

    library = open_library()
    app = MigwatchApp(library, library.begin(library.paths[0]), date(2024, 1, 20))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "j", "j")
        await pilot.pause()
        return app.export_screenshot(title="migwatch-tui")


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(readme_with_keys(readme.read_text("utf-8")), "utf-8")
    for name in ("article", "corpus", "entities"):
        (ROOT / "data" / f"{name}.schema.json").write_text(output("schema", name), "utf-8")
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
