"""Sections of a file of results."""

import re


def with_section(results: str, section: str) -> str:
    """A file of results with one section written anew, and all others as they were.

    Args:
        results: The file.
        section: The section, with its heading on the first line.
    """
    heading = re.escape(section.split("\n", 1)[0])
    found = re.search(rf"^{heading}$.*?(?=^## |\Z)", results, re.MULTILINE | re.DOTALL)
    if found is None:
        return f"{results.rstrip()}\n\n{section}"
    rest = results[found.end() :]
    return f"{results[: found.start()]}{section}" + (f"\n{rest}" if rest else "")
