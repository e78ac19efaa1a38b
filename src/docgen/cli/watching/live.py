"""What the live page shows: the pages of the last good save as pictures, and what there is to say of the one that was looked at last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from docgen.bounded import bounded
from docgen.cli.habits.making import Making
from docgen.cli.jobs.asked import Asked
from docgen.cli.jobs.configured import houses
from docgen.cli.outputs import Taken
from docgen.errors import DocgenError, Place, Problem
from docgen.reported import reported

if TYPE_CHECKING:
    from docgen.config.house import House

PPI = 110.0
"""Pixels an inch of the pictures, unless `--ppi` says another number."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a picture: the name by which it is asked for, which is that of its bytes, and its width and height in pixels."""

    name: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class View:
    """What is shown, the `number`th time. Unless `good` the pages are those of an earlier save."""

    number: int = 0
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    good: bool = False


class Live:
    """The views of one input in their turn. One thread shows, any number wait for what is next."""

    def __init__(self, source: Path, asked: Asked) -> None:
        self.source = source
        file = asked.file
        self._asked = replace(asked, file=replace(file, ppi=file.ppi or PPI, pages=None, card=None))
        self._view = View()
        self._new = Condition()

    @property
    def view(self) -> View:
        """The last one."""
        return self._view

    def after(self, number: int, seconds: float) -> View:
        """The first view after that of the number, or the last one when the seconds are over."""
        with self._new:
            self._new.wait_for(lambda: self._view.number > number, seconds)
            return self._view

    def show(self) -> None:
        """Looks at the input and shows what came of it. Raises nothing."""
        told: list[Problem] = []
        pages: tuple[Page, ...] | None = None
        try:
            asked = self._asked
            house = houses(asked.configs, asked.limits, allow_outside=asked.file.allow_outside)(self.source)
            run = asked.run_of(house, Making(told.append), Taken())
            with bounded(run.limits, str(self.source)):
                told += self._found(house)
                made = run.make(run.tree(run.load(self.source)), "png")
            pages = tuple(_page(data) for _, data in made)
        except DocgenError as error:
            told += error.problems
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            told.append(
                Problem(f"internal error: {what}", Place(str(self.source)), "run again with --debug and report it with the input that causes it")
            )
        view = View(self._view.number + 1, self._view.pages if pages is None else pages, tuple(reported(_once(told))), pages is not None)
        with self._new:
            self._view = view
            self._new.notify_all()

    def _found(self, house: House) -> tuple[Problem, ...]:
        """What `docgen check` tells."""
        from docgen.checks.any_file import check_any
        from docgen.checks.names import left_out

        outside, template = self._asked.file.allow_outside, house.template(self._asked.document.template)
        return check_any(
            self.source, template=template, allow_outside=outside, ignore=left_out(house.ignored), build=False, standing=house.standing
        ).problems


def _page(data: bytes) -> Page:
    width, height = (int.from_bytes(data[start : start + 4]) for start in (16, 20))  # IHDR, ISO/IEC 15948, 11.2.2
    return Page(f"{hashlib.sha256(data).hexdigest()[:32]}.png", data, width, height)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Each once: a check gives a code to what the renderer tells without one."""
    found: dict[tuple[int | None, int | None, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.place.line, problem.place.column, problem.message), problem)
    return list(found.values())
