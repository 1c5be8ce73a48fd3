"""The command line: one module per sub-command.

A module of this package whose name has no leading underscore is a sub-command, `git_setup`
that of `git-setup`. It has a docstring (the first line is its summary), ``EXAMPLES`` (two
command lines), ``add_arguments(parser)`` and ``run(arguments) -> int``. Nothing else
registers it.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType

#: The sub-command that runs when none is named.
DEFAULT = "open"

#: Columns of the list of sub-commands.
_WIDTH = 79

#: Errors of a disk or a device that the output goes to.
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def verbs() -> list[str]:
    """The names of the sub-commands."""
    from pkgutil import iter_modules

    names = (m.name for m in iter_modules(__path__) if not m.name.startswith("_"))
    return [name.replace("_", "-") for name in names]


def main(argv: list[str] | None = None) -> int:
    """Run a command line.

    Args:
        argv: The arguments behind the program's name; None takes the process's own.

    Returns:
        The exit status: 0, 1 when problems were found, 2 for a wrong command line.
    """
    _ready_output()
    try:
        try:
            return _dispatch(sys.argv[1:] if argv is None else argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        _forget_output()
        print(f"migwatch-tui: cannot write: {error.strerror}", file=sys.stderr)
        return 1


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in ("-V", "--version"):
        from migwatch import __version__

        print(f"migwatch-tui {__version__}")
        return 0
    if first in ("-h", "--help", "help"):
        print(_overview(), end="")
        return 0
    if not arguments:
        # The usual start: neither the list of sub-commands nor a parser is needed.
        status: int = _module(DEFAULT).start()
        return status
    named = first in verbs()
    verb = first if named else DEFAULT
    if not named and first and not first.startswith("-"):
        from migwatch.cli._refusals import missing

        # Said before the rest of the line is read as if the word were a path.
        if refusal := missing(first, verbs()):
            print(f"migwatch-tui: {refusal}", file=sys.stderr)
            return 2
    return _run(verb, arguments[1:] if named else arguments)


def _module(verb: str) -> ModuleType:
    return import_module(f"{__name__}.{verb.replace('-', '_')}")


def _run(verb: str, arguments: list[str]) -> int:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    module = _module(verb)
    examples = "\n".join(f"  {line}" for line in module.EXAMPLES)
    parser = ArgumentParser(
        prog="migwatch-tui" if verb == DEFAULT else f"migwatch-tui {verb}",
        description=module.__doc__,
        epilog=f"examples:\n{examples}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    # Intermixed, so that PATH may stand behind an option.
    status: int = module.run(parser.parse_intermixed_args(arguments))
    return status


def _ready_output() -> None:
    """Make the streams writable, and every character writable to them.

    A closed stream is None; a locale's encoding may lack characters of the texts.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Keep the interpreter from writing once more, at its end, what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _overview() -> str:
    from textwrap import fill

    rows = [(verb, (_module(verb).__doc__ or "").partition("\n")[0]) for verb in verbs()]
    width = max(len(verb) for verb, _ in rows)
    listing = "\n".join(
        fill(
            summary,
            _WIDTH,
            initial_indent=f"  {verb:{width}}  ",
            subsequent_indent=" " * (width + 4),
            break_on_hyphens=False,
        )
        for verb, summary in rows
    )
    return (
        "usage: migwatch-tui [PATH]\n"
        "       migwatch-tui COMMAND [...]\n\n"
        "Explore annotated articles: who committed to what, and in which exact words.\n"
        "Without PATH the bundled corpus opens.\n\n"
        f"commands:\n{listing}\n\n"
        "`migwatch-tui COMMAND --help` tells more; `--version` tells the version.\n"
    )
