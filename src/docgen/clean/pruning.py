"""Takes out of an input what its pages do not show: all that may go without a change of the pages goes, things of one kind together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from docgen.clean.dumping import Said
from docgen.clean.paths import Path, leaves, without

SETTINGS = frozenset(
    {"languages", "allow_untranslated", "territory", "digits", "calendar", "clock", "money_style", "hijri_table", "theme", "template", "layout"}
)
"""Keys of a document that say nothing by themselves; they stay as they were given."""
PEOPLE = "people"
_TRIALS = 40
"""Trials that one kind of thing may take to be parted into what may go and what may not."""

Same = Callable[[dict[str, Any]], bool]
Shape = tuple[str, ...]


def pruned(data: dict[str, Any], printed: Collection[Path], defaults: Collection[Path], same: Same) -> dict[str, Any]:
    """`data` without what may go. `printed` are the paths of the texts that are shown; `same` tells whether an input makes the same pages. Values at
    `defaults` are shown or not whether they are given or not: they stay with what they stand in."""
    needed = {path[:length] for path in printed for length in range(len(path) + 1)}
    gone: set[Path] = set()
    kept: set[Path] = set(defaults)
    while groups := _groups(data, needed, gone, kept):
        for group in groups:
            gone = _may_go(group, gone, lambda paths: same(without(data, paths)))
            kept.update(path for path in group if path not in gone)
    return _without_nothing(without(data, gone), same)


def _groups(data: dict[str, Any], needed: Collection[Path], gone: Collection[Path], kept: Collection[Path]) -> list[list[Path]]:
    """The highest places that hold no shown text and have not been tried, those of one shape together: first those with texts, people last."""
    groups: dict[Shape, list[Path]] = {}
    for path in _untried(data, (), needed, gone, kept):
        groups.setdefault(_shape(path), []).append(path)
    return sorted(groups.values(), key=lambda group: (group[0][0] == PEOPLE, not _speaks(data, group[0])))


def _untried(node: Any, path: Path, needed: Collection[Path], gone: Collection[Path], kept: Collection[Path]) -> Iterator[Path]:
    items = node.items() if type(node) is dict else enumerate(node) if type(node) is list else ()
    for step, value in items:
        here = (*path, step)
        if here in gone or (len(here) == 1 and step in SETTINGS):
            continue
        if here in needed or here in kept:
            yield from _untried(value, here, needed, gone, kept)
        else:
            yield here


def _shape(path: Path) -> Shape:
    """A path without what tells things of one kind apart: their places in a list, the ids of people."""
    return tuple("*" if isinstance(step, int) or (place == 1 and path[0] == PEOPLE) else step for place, step in enumerate(path))


def _speaks(data: Any, path: Path) -> bool:
    for step in path:
        data = data[step]
    return any(isinstance(leaf, Said) for _, leaf in leaves(data))


def _may_go(paths: list[Path], gone: set[Path], same: Callable[[set[Path]], bool]) -> set[Path]:
    """`gone` and those of the paths that may go too, all at once if they can, else found by halving."""
    left = _TRIALS
    gone = set(gone)
    waiting = [paths]
    while waiting and left > 0:
        half = waiting.pop()
        left -= 1
        if same(gone | set(half)):
            gone.update(half)
        elif len(half) > 1:
            middle = len(half) // 2
            waiting += [half[middle:], half[:middle]]
    return gone


def _without_nothing(data: dict[str, Any], same: Same) -> dict[str, Any]:
    """Without the mappings and lists that have been emptied, where they may go too."""
    empty = {path for path, leaf in _ends(data) if leaf in ({}, [])}
    smaller = without(data, empty)
    return smaller if empty and same(smaller) else data


def _ends(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    items = data.items() if type(data) is dict else enumerate(data) if type(data) is list else ()
    for step, value in items:
        if isinstance(value, (dict, list)) and value:
            yield from _ends(value, (*path, step))
        else:
            yield (*path, step), value
