"""The Textual application."""

import os

# Textual reads it when it is imported. What comes soon after the echo of a key, such as
# results, would wait for the next sixtieth of a second; idle screens paint nothing anyway.
os.environ.setdefault("TEXTUAL_FPS", "240")
