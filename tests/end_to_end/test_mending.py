"""What is wrong is mended in the reader's own editor, in a real pseudo-terminal."""

import hashlib
from pathlib import Path

from tests.end_to_end.conftest import Open

TEXT = "The board met. The pier stays.\n"
EDITOR = """#!/bin/sh
echo "line $1"
stty -a | grep -q ' icanon' && echo "as a shell has it"
echo "mend it?"
read answer
sed -i "s/The peer/The pier/" "$2"
"""


def test_the_editor_has_the_terminal_and_the_file_is_read_again(
    open_terminal: Open, tmp_path: Path
):
    (tmp_path / "a.txt").write_text(TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (tmp_path / "a.yaml").write_text(
        f"format: migwatch/1\narticle:\n  text: a.txt\n  sha256: {digest}\n  title: Pier\n"
        "entities:\n  - {id: pier, kind: place, name: Pier, mentions: [The peer]}\n"
    )
    editor = tmp_path / "nano"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    terminal = open_terminal(str(tmp_path / "a.yaml"), VISUAL=str(editor), EDITOR="false")
    terminal.wait(lambda s: "1 problem" in s and "a.yaml:7:" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "line +7" in s and "as a shell has it" in s and "mend it?" in s)
    terminal.press("yes\n")
    terminal.wait(lambda s: "Entities 1" in s and "problem" not in s)
    terminal.press("q")
    assert terminal.end() == 0
