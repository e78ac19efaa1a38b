"""What is wrong with every document of a batch: an option, or the template. It is told once, and nothing is left to be mended in the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, OutputError, Place

if TYPE_CHECKING:
    from docgen.cli.batch.running import Made

_FIRST = 20
"""Documents, the first, that all fail in one way where it is nothing of theirs."""


@dataclass(slots=True)
class Watch:
    """Looks at the first documents of `number`. `made` says that one was made since."""

    number: int
    made: bool = False

    def passed(self, documents: Iterator[Made]) -> Iterator[Made]:
        """The documents as they come. Raises the error of the first ones, told at the command, where all of them have it and none was made."""
        held: list[Made] = []
        watching = True
        for one in documents:
            if not watching:
                yield one
                continue
            held.append(one)
            if not self._alike(held[0], one):
                watching = False
                yield from held
                held.clear()
            elif len(held) == min(_FIRST, self.number):
                raise _told(one)
        yield from held

    def _alike(self, first: Made, last: Made) -> bool:
        """Whether no document was made, and both lack the same, which is nothing that stands in their own rows."""
        if self.made or first.error is None or last.error is None or isinstance(first.error, OutputError):
            return False
        if any(_is_own(last, problem.place) for problem in last.error.problems):
            return False
        return [problem.message for problem in first.error.problems] == [problem.message for problem in last.error.problems]


def _told(one: Made) -> DocgenError:
    assert one.error is not None
    return type(one.error)([replace(problem, place=Place("docgen")) if _nowhere(one, problem.place) else problem for problem in one.error.problems])


def _nowhere(one: Made, place: Place) -> bool:
    """Whether a problem has no place but the name of its document."""
    return place in (Place(), Place(one.unit.name))


def _is_own(one: Made, place: Place) -> bool:
    """Whether a problem is of the document's own row, or file."""
    return place.file in (None, one.unit.place.file, one.unit.name) and not _nowhere(one, place)
