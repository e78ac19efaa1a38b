"""The command line: it parses, calls the API, and prints. `main` is the program.

Nothing is imported here that Python has not loaded already: until `main` has taken over the signals, Ctrl-C is a traceback.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_YOUNG = 200_000
"""New objects that may gather before Python's cyclic collector looks at them (its own default: 700)."""

INTERRUPTED = 130
"""128 and the number of SIGINT."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `docgen` with the given arguments (default: the process's own) and return its exit code: 0 done, 1 the input is wrong,
    2 the command line is wrong, 3 the output could not be written, 70 docgen itself failed.

    Where it runs with the process's own arguments the process is its own too: it takes over the standard streams and the signals that end it.
    """
    try:
        return _process() if arguments is None else _embedded(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED


def _process() -> int:
    from docgen.cli import signals

    signals.install()
    if sys.getfilesystemencoding() == "ascii":
        _as_utf8()

    import gc

    # A command loads modules and makes one tree, and hardly a cycle among them: the collector's many walks through what was just made find
    # nothing. Over many files it still comes round. At the end nothing is worth a last walk either, for the process ends.
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])

    # What docgen's models mean follows from docgen alone; pydantic would look through every installed package for plug-ins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from docgen.cli import streams
    from docgen.errors import OutputError

    streams.take()
    code = _run(sys.argv[1:])
    code = code if streams.finish() else max(code, OutputError.exit_code)
    signals.done()
    gc.freeze()
    return code


def _embedded(given: list[str]) -> int:
    """A run inside somebody else's process, whose streams are only told to let Arabic through."""
    from docgen.cli.printing import unicode_streams

    unicode_streams()
    return _run(given)


def _run(given: list[str]) -> int:
    from docgen.cli.habits import answer, options

    if _asks_debug(given):
        os.environ["DOCGEN_DEBUG"] = "1"
    options.begin(given)
    answer.begin()
    code = _done(given)
    if options.active().json:
        code = max(code, _answered())
    return code


def _done(given: list[str]) -> int:
    """A command line, done: its exit code."""
    from docgen.cli.app import program
    from docgen.cli.printing import detail, failed, report, wrong_usage
    from docgen.errors import DocgenError

    try:
        code = program().main(args=[argument for argument in given if argument != "--debug"], prog_name="docgen", standalone_mode=False)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except DocgenError as error:
        report(error)
        code = error.exit_code
    except Exception as error:
        code = wrong_usage(error) if hasattr(error, "format_message") else failed(error)
    code = code if isinstance(code, int) else 0
    detail(f"done in {time.process_time():.2f} s of processor time, exit code {code}")
    return code


def _answered() -> int:
    """Prints the document of a run with `--json`. Returns the exit code of that."""
    from docgen.cli.habits import answer, options
    from docgen.cli.printing import json_text, report
    from docgen.errors import OutputError

    document = answer.finished()
    if document is None:
        return 0
    try:
        print(json_text(document))
    except OutputError as error:  # nothing more goes out there
        options.begin()
        report(error)
        return error.exit_code
    return 0


def _as_utf8() -> None:
    """Starts the program again in Python's UTF-8 mode, once: by the ASCII that the locale asks for no Arabic name can be opened or printed."""
    if sys.flags.utf8_mode or not sys.executable:
        return
    arguments = sys.orig_argv[1:]
    os.execve(sys.executable, [sys.executable, "-X", "utf8", *arguments], {**os.environ, "PYTHONUTF8": "1"})


def _asks_debug(arguments: Sequence[str]) -> bool:
    """`--debug` is heard anywhere before a lone `--`."""
    ours = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--debug" in ours
