"""What an output should say, figure for figure: the same input is rendered again, in each layout and calendar that it may have been rendered in, and
the figures of the one that is nearest are counted beside those of the output.

A changed figure is then seen from both sides: one that the output has too often, one that it has not often enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, get_args

from docgen.checks.facts.level import level
from docgen.checks.readback.traits import finding, strange
from docgen.checks.readback.wording import Reworded, reworded, tokens
from docgen.checks.readback.wording import counted as words_counted
from docgen.checks.readback.words import View, views_of
from docgen.errors import Diagnostic, DocgenError
from docgen.model.root import Model
from docgen.types import Lang

_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"(?:Page|صفحه) \d+ (?:of|من) \d+")
_FAR = 0.3
"""Where more than this share of the figures differs, the output was rendered by another template, and counts say nothing."""
_NEAR = 24
"""An output with the right figures that differs in no more words than these was rendered so, and changed."""
_A4 = (595.28, 841.89)
_CONTEXT = 30
_SCHEME = re.compile("(?:https?://|mailto:)(?:www[.])?")
_FORWARDED = re.compile(r"(?:\s*(?:re|fwd?|رد|إعادة توجيه)\s*:)+\s*", re.IGNORECASE)
"""What programs for mail put before the subject of a message that is answered or passed on."""
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


@dataclass(frozen=True, slots=True)
class Misled:
    """A link of an output that what the input makes does not have, or that it has and the output has not (`lost`)."""

    link: str
    lost: bool
    line: int | None = None

    def said(self, name: str) -> str:
        """One sentence for a person."""
        return f"no link in {name} leads to {self.link}" if self.lost else f"a link in {name} leads to {self.link}, and none that the input makes"


@dataclass(frozen=True, slots=True)
class Done:
    """What an output does and docgen does not; `line` is where."""

    sentence: str
    line: int | None = None

    def said(self, name: str) -> str:
        """One sentence for a person; its subject is the file of its place."""
        return self.sentence


Odd = Difference | Misplaced | Reworded | Misled | Done


def out_of_order(have: Sequence[str], expected: Sequence[str]) -> Misplaced | None:
    """The first text of an output that is also in what the input makes, but not at its place there, or the first such figure. Texts that only one of
    the two has say nothing of the order."""
    counts, wanted = Counter(map(_letters, have)), Counter(map(_letters, expected))
    both = {text for text, count in counts.items() if text and count == wanted[text]}
    mine = [(index, _letters(text)) for index, text in enumerate(have) if _letters(text) in both]
    theirs = [text for text in expected if _letters(text) in both]
    for (index, text), other in zip(mine, theirs, strict=True):
        if text != _letters(other):
            return Misplaced(quoted(have[index]), quoted(other), index)
    figures = [(index, figure) for index, text in enumerate(have) for figure in _FIGURES.findall(text)]
    for (index, figure), other in zip(figures, (figure for text in expected for figure in _FIGURES.findall(text)), strict=True):
        if figure != other:
            return Misplaced(f"the figure {figure} ({quoted(have[index])})", other, index)
    return None


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def quoted(text: str) -> str:
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
    page: tuple[float, float] | None = None,
) -> tuple[Odd, ...]:
    """How the figures, the words and the links of an output differ from those that the model makes in a file of its kind, and, where none does and
    the kind has lines, whether they stand in the order that the input makes.

    `languages` are those that the output is in, `template` is the one that it was rendered with, if not the input's own. `pages`, a width and a
    height in points, says that the texts are those of pages of that size, with what stands on each of them, as in a PDF without tags: then figures
    are counted beside a print file of the input that has as many pages, and only looked for where there is none. `page` is the size of the pages of
    any PDF: words are parted at other places on other pages.
    """
    texts = tuple(words.text for words in view.body)
    have = tuple(_PAGE.sub(" ", plain(text)) if pages else plain(text) for text in texts)
    found = counted(have)
    all_have = () if pages else tuple(words.text for words in view.words)
    spoken = words_counted(all_have)
    best: _Made | None = None
    known: set[str] = set()
    ordered = view.form in ("html", "txt")
    misplaced: Misplaced | None = None
    for made, last in _candidates(model, view, languages, template, pages, page):
        expected = tuple(_PAGE.sub(" ", plain(words.text)) if pages else plain(words.text) for words in made.body)
        figures = counted(expected)
        known.update(figures)
        apart = sum(((found - figures) + (figures - found)).values())
        worded = () if pages else tuple(words.text for words in made.words)
        away = 0 if pages else _distance(spoken, words_counted(worded)) + len(_misled(view, made))
        away += len(_done(view, made))
        one = _Made((pages is not None and len(have) != len(expected), apart, away), figures, expected, worded, made)
        if best is None or one.distance < best.distance:
            best = one
        if not apart:
            wrong = out_of_order(have, expected) if ordered else None
            if wrong is None and not away:
                return ()
            misplaced = wrong if wrong is not None and (misplaced is None or wrong.at > misplaced.at) else misplaced
        if last and not best.distance[0] and not best.distance[1] and 0 < best.distance[2] <= _NEAR:
            break
    if best is None:  # no page of the size of its pages holds the document
        return () if page is None else differences(model, view, languages, template)
    unlike, apart, away = best.distance
    figures = best.figures
    if not apart:
        if not away:
            return () if misplaced is None else (misplaced,)
        return (*_wording(view, best, all_have, ()), *_misled(view, best.view), *_done(view, best.view))
    if unlike or apart > max(6, _FAR * max(sum(found.values()), sum(figures.values()))):
        unknown = (Difference(figure, count, 0, *_around(have, figure)) for figure, count in found.items() if figure not in known)
        return (*unknown, *_done(replace(view, title=""), best.view))
    more = [Difference(figure, found[figure], figures[figure], *_around(have, figure)) for figure in found if found[figure] > figures[figure]]
    less = [
        Difference(figure, found[figure], figures[figure], _around(best.expected, figure)[0]) for figure in figures if figures[figure] > found[figure]
    ]
    return (*more, *less, *_wording(view, best, all_have, (*more, *less)), *_misled(view, best.view), *_done(view, best.view))


class _Made(NamedTuple):
    """What the model makes in one layout and calendar, and how far the output is from it: unlike pages, figures, words and links."""

    distance: tuple[bool, int, int]
    figures: Counter[str]
    expected: tuple[str, ...]
    words: tuple[str, ...]
    view: View


def _distance(one: Counter[str], other: Counter[str]) -> int:
    return ((one - other) + (other - one)).total()


def _wording(view: View, best: _Made, have: Sequence[str], told: Sequence[Difference]) -> Iterator[Reworded]:
    """The words that differ, but for those of texts with a figure that is told."""
    figures = {one.figure for one in told}
    known = frozenset(text for text in (*have, *best.words) if figures & set(_FIGURES.findall(plain(text)))) if figures else frozenset()
    same = len(view.words) == len(view.body)
    for one in reworded(have, best.words, known):
        yield one if same else replace(one, at=None)


def _misled(view: View, made: View) -> list[Misled]:
    """The links that only one of the two has. On the pages of a PDF a link has as many boxes as lines, so that they are not counted there, and who
    made it of a Word file may have left them out. One that leads to an address which the text says leads nobody astray."""
    have, expected = (Counter(words.text for words in one.links) for one in (view, made))
    if view.form == "pdf":
        have, expected = Counter(set(have)), Counter(set(expected))
    said = words_counted(tuple(words.text for words in made.words))
    lines = {words.text: words.line for words in view.links}
    more = (link for link in have - expected if _SCHEME.sub("", link).rstrip("/") not in said and link.rstrip("/") not in said)
    less = () if view.form == "pdf" and not have else expected - have
    return [*(Misled(link, False, lines[link]) for link in more), *(Misled(link, True) for link in less)]


def _done(view: View, made: View) -> list[Done]:
    """What the output does and what the input makes does not, and another title."""
    found = [Done(trait.said, trait.line) for trait in strange(view.traits, made.traits)]
    if view.title and made.title and _named(_FORWARDED.sub("", view.title)) != _named(made.title):
        title = finding(f"calls itself {quoted(view.title)} where the input makes {quoted(made.title)}")
        found.append(Done(title.said))
    return found


def _named(title: str) -> tuple[list[str], list[str]]:
    return tokens(title), _FIGURES.findall(plain(title))


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
    model: Model,
    view: View,
    languages: tuple[Lang, ...],
    template: str | None,
    pages: tuple[float, float] | None,
    page: tuple[float, float] | None,
) -> Iterator[tuple[View, bool]]:
    """What the model makes, layout by layout, calendar by calendar and, of texts, channel by channel, the likeliest first; each with whether it is
    the last layout of its calendar and channel."""
    from docgen import api
    from docgen.document.document import Layout
    from docgen.writers import is_format
    from docgen.writers.options import Channel

    layouts = [layout for layout in get_args(Layout) if layout not in ("ar", "en")] if len(languages) > 1 else [*languages]
    like: dict[str, Any] = {"page": page} if page is not None and (pages is not None or _is_unusual(page)) else {}
    if pages is not None:
        like["profile"] = "print"
    calendars: tuple[Any, ...] = (None, "both", "gregorian", "hijri")
    mail = bool(view.part) and is_format("eml")
    suffix, part = ("eml", view.part) if mail else (view.form, "")
    channels: tuple[Any, ...] = (None, *get_args(Channel)) if suffix == "txt" else (None,)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"expected.{suffix}"
        for calendar, channel, layout in product(calendars, channels, layouts):
            more = like if channel is None else {"channel": channel}
            try:
                api.render(model, path, layout=layout, calendar=calendar, template=template, allow_outside=True, warn=_unheard, **more)
                yield from ((one, layout == layouts[-1]) for one in views_of(path) if one.part == part)
            except DocgenError:
                continue


def _is_unusual(page: tuple[float, float]) -> bool:
    """Whether pages are of another size than those that are made where none is asked for (A4, ISO 216)."""
    return abs(page[0] - _A4[0]) > 1 or abs(page[1] - _A4[1]) > 1


def _unheard(problem: Diagnostic) -> None:
    """What the rendering warns of is told by `docgen render`."""
