"""Measurements; see ``python -m tests.bench``."""
