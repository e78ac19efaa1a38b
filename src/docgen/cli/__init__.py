"""The command line: it parses, calls the API, and prints. `main` is the program."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

_YOUNG = 200_000
"""New objects that may gather before Python's cyclic collector looks at them (its own default: 700)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `docgen` with the given arguments (default: the process's own) and return its exit code: 0 done, 1 the input is wrong,
    2 the command line is wrong, 3 the output could not be written, 70 docgen itself failed."""
    if arguments is not None:
        return _run(list(arguments))

    # A command loads modules and makes one tree, and hardly a cycle among them: the collector's many walks through what was just made find
    # nothing. Over many files it still comes round. At the end nothing is worth a last walk either, for the process ends.
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    try:
        return _run(sys.argv[1:])
    finally:
        gc.freeze()


def _run(given: list[str]) -> int:
    from typer.main import get_command

    from docgen.cli.app import app
    from docgen.cli.printing import failed, report, unicode_streams
    from docgen.errors import DocgenError

    if _asks_debug(given):
        os.environ["DOCGEN_DEBUG"] = "1"
    unicode_streams()
    try:
        get_command(app).main(args=[argument for argument in given if argument != "--debug"], prog_name="docgen")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except DocgenError as error:
        report(error)
        return error.exit_code
    except Exception as error:
        return failed(error)
    return 0


def _asks_debug(arguments: Sequence[str]) -> bool:
    """`--debug` is heard anywhere before a lone `--`."""
    ours = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--debug" in ours
