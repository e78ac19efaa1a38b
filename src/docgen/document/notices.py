"""The bar of what no reader may miss (a marking, an embargo): its large words, what stands under them, and how large the words can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from docgen.document.document import Flow
from docgen.document.inline import Inline, Runs
from docgen.document.theme import Measures
from docgen.types import Lang

STYLE = "notice"
DETAIL = "notice-detail"
INSIDE = 5.0
"""At least so much colour, in points, stands between the ink of words and the bar's upper and lower edge."""
BETWEEN = 5.0
"""Between two notices of one bar."""
AFTER = 10.0
"""From the bar to what stands under it."""

_LINE = "\u2028"
_LEAST = 0.4
"""No large words are set smaller than this share of the theme's size; longer ones take several lines."""

Natural = Callable[[Runs, str, Lang], float]
"""The width of runs on one line, in a text style of the theme and a language, in points."""


def words(runs: Runs) -> Runs:
    """The large words of a notice: its first line."""
    return _lines(runs)[0]


def detail(runs: Runs) -> Runs:
    """What is set smaller under them; empty where the notice has one line."""
    rest = _lines(runs)[1:]
    return tuple(run for index, line in enumerate(rest) for run in ((Inline(" "), *line) if index else line))


def _lines(runs: Runs) -> list[Runs]:
    lines: list[list[Inline]] = [[]]
    for run in runs:
        for index, part in enumerate(run.text.split(_LINE)):
            if index:
                lines.append([])
            if part:
                lines[-1].append(run._replace(text=part))
    return [tuple(line) for line in lines]


def fitted(flow: Flow, width: float, gutter: float, natural: Natural) -> Flow:
    """The flow with large words that fit one line of their side: the theme's size, or as much smaller as the longest of them asks, alike in both
    languages. `width` is that of the bar, in points, `gutter` what parts the two languages."""
    if not flow.furniture.notices or STYLE not in flow.theme.styles:
        return flow
    share = 1.0
    for section in flow.sections:
        room = room_of(section.languages, width, gutter, flow.theme.measures)
        for notice in flow.furniture.notices:
            for lang in section.languages:
                wide = natural(words(notice.side(lang) or ()), STYLE, lang)
                share = min(share, room / wide if wide > room else 1.0)
    if share == 1.0:
        return flow
    share = max(share, _LEAST)
    style = flow.theme.styles[STYLE]
    smaller = replace(style, latin=_down(style.latin * share), arabic=_down(style.arabic * share), leading=_down(style.leading * share + 0.5))
    return replace(flow, theme=replace(flow.theme, styles={**flow.theme.styles, STYLE: smaller}))


def room_of(languages: Sequence[Lang], width: float, gutter: float, measures: Measures) -> float:
    """The width of one language's words in a bar, in points."""
    inner = width - 2 * measures.notice_side
    return (inner - gutter) / 2 if len(languages) > 1 else inner


def _down(points: float) -> float:
    """To half a point, as Word counts."""
    return int(points * 2) / 2
