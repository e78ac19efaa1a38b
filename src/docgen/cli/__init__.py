"""The command line: it parses, calls the API, and prints. `main` is the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `docgen` with the given arguments (default: the process's own) and return its exit code: 0 done, 1 the input is wrong,
    2 the command line is wrong, 3 the output could not be written, 70 docgen itself failed."""
    from typer.main import get_command

    from docgen.cli.app import app
    from docgen.cli.printing import failed, report, unicode_streams
    from docgen.errors import DocgenError

    given = list(sys.argv[1:] if arguments is None else arguments)
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
