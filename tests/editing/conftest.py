"""What the tests of editing share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.ferry import ANNOTATION, TEXT


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    """The annotation file of an article about a ferry."""
    return make_corpus(TEXT, ANNOTATION)
