"""What an output should say, figure for figure: the same input is rendered again, in each layout and calendar that it may have been rendered in, and
the figures of the one that is nearest are counted beside those of the output.

A changed figure is then seen from both sides: one that the output has too often, one that it has not often enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from docgen.checks.facts.level import level
from docgen.checks.output_words import figures_of
from docgen.errors import Diagnostic, DocgenError
from docgen.model.root import Model
from docgen.types import Lang

_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"(?:Page|صفحه) \d+ (?:of|من) \d+")
_FAR = 0.3
"""Where more than this share of the figures differs, the output was rendered by another template, and counts say nothing."""
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that an output has more often (`found` > `expected`) or less often than the input makes; `around` is where it stands."""

    figure: str
    found: int
    expected: int
    around: str = ""

    def said(self, name: str) -> str:
        """One sentence for a person."""
        if not self.found:
            return f"the figure {self.figure} is not in {name} ({_times(self.expected)} in what the input makes{self._beside()})"
        if not self.expected:
            return f"the figure {self.figure} is in {name}, and in nothing that the input makes{self._beside()}"
        return f"the figure {self.figure} stands {_times(self.found)} in {name}, and {_times(self.expected)} in what the input makes{self._beside()}"

    def _beside(self) -> str:
        return f": {self.around}" if self.around else ""


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def differences(
    model: Model,
    texts: Iterable[str],
    languages: tuple[Lang, ...],
    suffix: str,
    template: str | None = None,
    *,
    pages: tuple[float, float] | None = None,
) -> tuple[Difference, ...]:
    """How the figures of an output's `texts` differ from those that the model makes in a file of the kind `suffix` (`pdf`, `docx`).

    `languages` are those that the output is in, `template` is the one that it was rendered with, if not the input's own. `pages`, a width and a
    height in points, says that the texts are those of pages of that size, with what stands on each of them, as in a PDF without tags: then figures
    are counted beside a print file of the input that has as many pages, and only looked for where there is none.
    """
    have = tuple(_PAGE.sub(" ", plain(text)) if pages else plain(text) for text in texts)
    found = counted(have)
    best: tuple[bool, int, Counter[str], tuple[str, ...]] | None = None
    known: set[str] = set()
    for made in _candidates(model, languages, suffix, template, pages):
        expected = tuple(_PAGE.sub(" ", text) for text in made) if pages else made
        figures = counted(expected)
        known.update(figures)
        apart = sum(((found - figures) + (figures - found)).values())
        unlike = pages is not None and len(have) != len(expected)
        if best is None or (unlike, apart) < best[:2]:
            best = unlike, apart, figures, expected
        if not apart:
            return ()
    if best is None:
        return ()
    unlike, apart, figures, expected = best
    if unlike or apart > max(6, _FAR * max(sum(found.values()), sum(figures.values()))):
        return tuple(Difference(figure, count, 0, _around(have, figure)) for figure, count in found.items() if figure not in known)
    more = [Difference(figure, found[figure], figures[figure], _around(have, figure)) for figure in found if found[figure] > figures[figure]]
    less = [Difference(figure, found[figure], figures[figure], _around(expected, figure)) for figure in figures if figures[figure] > found[figure]]
    return (*more, *less)


def plain(text: str) -> str:
    """A text with ASCII digits, without presentation forms."""
    return level(unicodedata.normalize("NFKC", text))


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each run of digits stands in plain texts; signs between the groups of a number part it, so that no way of writing counts."""
    return Counter(figure for text in texts for figure in _FIGURES.findall(text))


def _around(texts: tuple[str, ...], figure: str) -> str:
    """The figure with what stands beside it, where it stands last."""
    for text in reversed(texts):
        for found in re.finditer(rf"(?<!\d){figure}(?!\d)", text):
            start, end = max(0, found.start() - _CONTEXT), found.end() + _CONTEXT
            return f"«{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}»"
    return ""


def _candidates(
    model: Model, languages: tuple[Lang, ...], suffix: str, template: str | None, page: tuple[float, float] | None
) -> Iterator[tuple[str, ...]]:
    """The texts of what the model makes, layout by layout and calendar by calendar, the likeliest first."""
    from docgen import api
    from docgen.document.document import Layout

    layouts = [layout for layout in get_args(Layout) if layout not in ("ar", "en")] if len(languages) > 1 else [*languages]
    like: dict[str, Any] = {} if page is None else {"profile": "print", "page": page}
    calendars: tuple[Any, ...] = (None, "both", "gregorian", "hijri")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"expected.{suffix}"
        for calendar in calendars:
            for layout in layouts:
                try:
                    api.render(model, path, layout=layout, calendar=calendar, template=template, allow_outside=True, warn=_unheard, **like)
                    texts = figures_of(path)
                except DocgenError:
                    continue
                yield tuple(map(plain, texts))


def _unheard(problem: Diagnostic) -> None:
    """What the rendering warns of is told by `docgen render`."""
