"""What an output should say, figure for figure: the same input is rendered again, in each layout and calendar that it may have been rendered in, and
the figures of the one that is nearest are counted beside those of the output.

A changed figure is then seen from both sides: one that the output has too often, one that it has not often enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from docgen.checks.facts.level import level
from docgen.checks.readback.words import View, figures_of
from docgen.errors import Diagnostic, DocgenError
from docgen.model.root import Model
from docgen.types import Lang

_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"(?:Page|صفحه) \d+ (?:of|من) \d+")
_FAR = 0.3
"""Where more than this share of the figures differs, the output was rendered by another template, and counts say nothing."""
_CONTEXT = 30
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that an output has more often (`found` > `expected`) or less often than the input makes; `around` is where it stands, `at` the index
    of that text among the output's."""

    figure: str
    found: int
    expected: int
    around: str = ""
    at: int | None = None

    def said(self, name: str) -> str:
        """One sentence for a person."""
        if not self.found:
            return f"the figure {self.figure} is not in {name} ({_times(self.expected)} in what the input makes{self._beside()})"
        if not self.expected:
            return f"the figure {self.figure} is in {name}, and in nothing that the input makes{self._beside()}"
        return f"the figure {self.figure} stands {_times(self.found)} in {name}, and {_times(self.expected)} in what the input makes{self._beside()}"

    def _beside(self) -> str:
        return f": {self.around}" if self.around else ""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A text, or a figure, that stands where the input has another; `at` is the index of its text among the output's."""

    text: str
    wanted: str
    at: int

    def said(self, name: str) -> str:
        """One sentence for a person."""
        return f"{self.text} stands in {name} where the input has {self.wanted}"


def out_of_order(have: Sequence[str], expected: Sequence[str]) -> Misplaced | None:
    """The first text of an output that is also in what the input makes, but not at its place there, or the first such figure. Texts that only one of
    the two has say nothing of the order."""
    counts, wanted = Counter(map(_letters, have)), Counter(map(_letters, expected))
    both = {text for text, count in counts.items() if text and count == wanted[text]}
    mine = [(index, _letters(text)) for index, text in enumerate(have) if _letters(text) in both]
    theirs = [text for text in expected if _letters(text) in both]
    for (index, text), other in zip(mine, theirs, strict=True):
        if text != _letters(other):
            return Misplaced(_quoted(have[index]), _quoted(other), index)
    figures = [(index, figure) for index, text in enumerate(have) for figure in _FIGURES.findall(text)]
    for (index, figure), other in zip(figures, (figure for text in expected for figure in _FIGURES.findall(text)), strict=True):
        if figure != other:
            return Misplaced(f"the figure {figure} ({_quoted(have[index])})", other, index)
    return None


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return f"«{said if len(said) <= 2 * _CONTEXT else said[: 2 * _CONTEXT] + '…'}»"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def differences(
    model: Model,
    view: View,
    languages: tuple[Lang, ...],
    template: str | None = None,
    *,
    pages: tuple[float, float] | None = None,
) -> tuple[Difference | Misplaced, ...]:
    """How the figures of an output differ from those that the model makes in a file of its kind, and, where none does and the kind has lines, whether
    they stand in the order that the input makes.

    `languages` are those that the output is in, `template` is the one that it was rendered with, if not the input's own. `pages`, a width and a
    height in points, says that the texts are those of pages of that size, with what stands on each of them, as in a PDF without tags: then figures
    are counted beside a print file of the input that has as many pages, and only looked for where there is none.
    """
    texts = tuple(words.text for words in view.body)
    have = tuple(_PAGE.sub(" ", plain(text)) if pages else plain(text) for text in texts)
    found = counted(have)
    best: tuple[bool, int, Counter[str], tuple[str, ...]] | None = None
    known: set[str] = set()
    ordered = view.form in ("html", "txt")
    misplaced: Misplaced | None = None
    for made in _candidates(model, view, languages, template, pages):
        expected = tuple(_PAGE.sub(" ", text) for text in made) if pages else made
        figures = counted(expected)
        known.update(figures)
        apart = sum(((found - figures) + (figures - found)).values())
        unlike = pages is not None and len(have) != len(expected)
        if best is None or (unlike, apart) < best[:2]:
            best = unlike, apart, figures, expected
        if not apart:
            wrong = out_of_order(have, expected) if ordered else None
            if wrong is None:
                return ()
            misplaced = wrong if misplaced is None or wrong.at > misplaced.at else misplaced
    if misplaced is not None:
        return (misplaced,)
    if best is None:
        return ()
    unlike, apart, figures, expected = best
    if unlike or apart > max(6, _FAR * max(sum(found.values()), sum(figures.values()))):
        return tuple(Difference(figure, count, 0, *_around(have, figure)) for figure, count in found.items() if figure not in known)
    more = [Difference(figure, found[figure], figures[figure], *_around(have, figure)) for figure in found if found[figure] > figures[figure]]
    less = [Difference(figure, found[figure], figures[figure], _around(expected, figure)[0]) for figure in figures if figures[figure] > found[figure]]
    return (*more, *less)


def plain(text: str) -> str:
    """A text with ASCII digits, without presentation forms."""
    return level(unicodedata.normalize("NFKC", text))


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each run of digits stands in plain texts; signs between the groups of a number part it, so that no way of writing counts."""
    return Counter(figure for text in texts for figure in _FIGURES.findall(text))


def _around(texts: tuple[str, ...], figure: str) -> tuple[str, int | None]:
    """The figure with what stands beside it, where it stands last, and the index of that text."""
    for index in range(len(texts) - 1, -1, -1):
        text = texts[index]
        for found in re.finditer(rf"(?<!\d){figure}(?!\d)", text):
            start, end = max(0, found.start() - _CONTEXT), found.end() + _CONTEXT
            return f"«{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}»", index
    return "", None


def _candidates(
    model: Model, view: View, languages: tuple[Lang, ...], template: str | None, page: tuple[float, float] | None
) -> Iterator[tuple[str, ...]]:
    """The texts of what the model makes, layout by layout and calendar by calendar, the likeliest first."""
    from docgen import api
    from docgen.document.document import Layout
    from docgen.writers import is_format

    layouts = [layout for layout in get_args(Layout) if layout not in ("ar", "en")] if len(languages) > 1 else [*languages]
    like: dict[str, Any] = {} if page is None else {"profile": "print", "page": page}
    calendars: tuple[Any, ...] = (None, "both", "gregorian", "hijri")
    mail = bool(view.part) and is_format("eml")
    suffix, part = ("eml", view.part) if mail else (view.form, "")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"expected.{suffix}"
        for calendar in calendars:
            for layout in layouts:
                try:
                    api.render(model, path, layout=layout, calendar=calendar, template=template, allow_outside=True, warn=_unheard, **like)
                    texts = figures_of(path, part)
                except DocgenError:
                    continue
                yield tuple(map(plain, texts))


def _unheard(problem: Diagnostic) -> None:
    """What the rendering warns of is told by `docgen render`."""
