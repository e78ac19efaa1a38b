"""A piece of work that is held to limits, and what it says when it passes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from docgen.errors import InputError, Place, Problem, RenderError
from docgen.limits import Limits, OverTime, within


@contextmanager
def bounded(limits: Limits | None, doing: str) -> Iterator[None]:
    """Makes the limits the active ones (`None`: the caller's, or the default ones) and starts the clock. `doing` names the file that is worked on.

    Raises InputError where the time is over. That Python's stack or the machine's memory ends is the last guard only: what may be nested or large
    is counted where it is read.
    """
    with within(limits):
        try:
            yield
        except RenderError as error:
            raise RenderError([_placed(problem, doing) for problem in error.problems]) from error.__cause__
        except OverTime as error:
            raise InputError(Problem(str(error), Place(doing), "make it smaller")) from None
        except RecursionError as error:
            raise InputError(Problem("something in this input is nested too deep", Place(doing), "make it flatter")) from error
        except MemoryError as error:
            raise InputError(Problem("this input needs more memory than there is, or than it may take", Place(doing), "make it smaller")) from error


def _placed(problem: Problem, doing: str) -> Problem:
    """A problem of the whole file, that names it."""
    return replace(problem, place=Place(doing)) if problem.place == Place() else problem
