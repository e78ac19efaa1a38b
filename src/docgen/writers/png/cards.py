"""Cards for sharing: headline, issuer, date and emblem on a picture of a fixed size, in the languages of the flow, set as a page of that size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from docgen.document.blocks import Heading, Paragraph
from docgen.document.document import Flow, FlowItem, Layout, ParallelPair, Section, Side, TintedGroup
from docgen.document.inline import BiRuns, Both, Inline, Runs, plain
from docgen.document.theme import Page, TextStyle, Theme
from docgen.errors import Place, Problem, RenderError
from docgen.types import Lang
from docgen.writers.options import Card, RenderOptions
from docgen.writers.pdf.document import render as pdf
from docgen.writers.png.paint import page_count, painted

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2.0
"""Pixels a point."""
_PPI = 72.0
"""A card is shown on screens and has no size on paper."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Pixels, and how much larger than on paper everything but the headline is set."""

    width: int
    height: int
    letters: float
    beside: bool


_SHAPES: Mapping[Card, _Shape] = {
    "wide": _Shape(1200, 630, 1.35, True),
    "portrait": _Shape(1080, 1350, 1.9, False),
    "square": _Shape(1080, 1080, 1.65, False),
}
_STEPS = (3.0, 2.75, 2.5, 2.25, 2.0, 1.8, 1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8)
"""How much larger than on paper a headline may be; the largest that fits is taken."""
_GOOD = 1.3
"""A headline that is so much larger than on paper is seen at once."""
_LEAST = 0.62
_EDGE = 34.0
_FOOT = 30.0
"""The lower margin, for letters as large as on paper."""
_AIR = 12.0
_HEADLINE = "headline"
_TITLES = ("kicker", "subheadline")
_DATE = "value"


@dataclass(frozen=True, slots=True)
class _Said:
    """What a card says: of each language its blocks, from top to bottom."""

    titles: Mapping[Lang, tuple[Heading[Runs] | Paragraph[Runs], ...]]
    dates: Mapping[Lang, Paragraph[Runs]]


_NOTICES = 0.6
"""Of what they are on paper beside the other letters: a marking and an embargo leave room for the headline."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a card is set: `share` makes all but the headline smaller, `step` is the headline's, `lower` are points above the first line of each
    language. One that is `headless` has the name of who speaks and nothing else in its letterhead."""

    said: _Said
    share: float
    step: float
    lower: float = 0.0
    headless: bool = False


def cards(flow: Flow, card: Card, options: RenderOptions) -> Iterator[tuple[Image, float]]:
    """The picture of each section's card, and its pixels an inch. Warns of a headline that is too long for it. Raises RenderError, FontError."""
    for section in flow.sections:
        yield _Card(flow, section, card, options).picture(), _PPI


class _Card:
    """One card; `told` are the warnings of the page that was set last."""

    def __init__(self, flow: Flow, section: Section, card: Card, options: RenderOptions) -> None:
        self.flow, self.section, self.card = flow, section, card
        self.shape = _SHAPES[card]
        self.warn = options.warn
        self.told: list[Problem] = []
        self.options = replace(options, warn=lambda problem: self.told.append(problem))

    def picture(self) -> Image:
        """The card as it is seen."""
        whole, alone = (_said(self.flow, self.section, under=under) for under in (True, False))
        tried: list[_Setting] = []
        for said, share in ((whole, 1.0), (alone, 1.0), (alone, 0.8), (alone, _LEAST)):
            found = self._largest(_Setting(said, share, 0.0))
            if found is not None:
                tried.append(found)
                if found.step >= _GOOD:
                    break
        taken = max(tried, key=lambda one: one.step, default=None) or self._beginning(alone)
        data = self._page(taken)
        if taken.headless:
            self.told += self._left_out(cut=taken.said != alone)
        elif self.flow.theme.forms.letterhead != "band":
            parts = 1 if self._beside else len(self.section.languages)
            data = self._page(replace(taken, lower=_spare(self._painted(data), self.shape, taken.share) / (parts + 1)))
        for problem in self.told:
            self.warn(problem)
        return self._painted(data)

    def _left_out(self, *, cut: bool) -> Iterator[Problem]:
        """A warning of what the card has no room for: the end of the headline, or what else the letterhead has."""
        place = Place(self.flow.meta.origin, path="headline")
        if cut:
            message = f"the headline is too long for a {self.card} card, which shows its beginning only"
            yield Problem(message, place, "a shorter headline, or another card", severity="warning")
        head = self.flow.furniture
        if any((head.emblem, head.department, len(head.issuers) > 1)):
            message = f"a {self.card} card has no room for more than the headline and one name: emblem, department and other names are left out"
            yield Problem(message, place, "a shorter headline, another card, or another layout", severity="warning")

    def _largest(self, setting: _Setting) -> _Setting | None:
        """The setting with the largest step at which all is on one page; `None` where it is so at none."""
        low, high = 0, len(_STEPS)  # _STEPS[high:] fit, _STEPS[:low] do not
        while low < high:
            middle = (low + high) // 2
            if self._fits(replace(setting, step=_STEPS[middle])):
                high = middle
            else:
                low = middle + 1
        return replace(setting, step=_STEPS[low]) if low < len(_STEPS) else None

    def _beginning(self, said: _Said) -> _Setting:
        """As much of the headlines as a card can hold."""
        setting = _Setting(said, _LEAST, _STEPS[-1], headless=True)
        low, high = 0, max((len(plain(block.text)) for blocks in said.titles.values() for block in blocks), default=0)
        while low < high:  # `low` letters fit, more than `high` do not
            middle = (low + high + 1) // 2
            if self._fits(replace(setting, said=_cut(said, middle))):
                low = middle
            else:
                high = middle - 1
        return replace(setting, said=_cut(said, low))

    def _fits(self, setting: _Setting) -> bool:
        """Whether all is on one page. Where the head leaves no room for a line, setting the page is refused."""
        try:
            return page_count(self._page(setting)) == 1
        except RenderError:
            return False

    def _page(self, setting: _Setting) -> bytes:
        """The card as a PDF."""
        self.told.clear()
        flow = self.flow
        if setting.headless:
            flow = replace(flow, furniture=replace(flow.furniture, emblem=None, issuers=(), issuer=_first_issuer(flow), department=None))
        return pdf(_flow(flow, self.section, setting.said, _theme(flow.theme, self.shape, setting), beside=self._beside), self.options)

    @property
    def _beside(self) -> bool:
        return self.shape.beside and len(self.section.languages) > 1 and self.flow.layout != "stacked"

    def _painted(self, data: bytes) -> Image:
        (picture,) = painted(data, (1,), _SCALE)
        return picture.crop((0, 0, self.shape.width, self.shape.height))


def _first_issuer(flow: Flow) -> BiRuns:
    return flow.furniture.issuers[0].name if flow.furniture.issuers else flow.furniture.issuer


def _spare(picture: Image, shape: _Shape, share: float) -> float:
    """Points that are empty between the text and the foot."""
    from PIL import Image, ImageChops

    foot = shape.height - round(_FOOT * shape.letters * share * _SCALE)
    text = picture.crop((0, 0, shape.width, foot))
    box = ImageChops.difference(text, Image.new("RGB", text.size, picture.getpixel((0, foot - 1)))).getbbox()
    return max(0.0, (foot - (foot if box is None else box[3])) / _SCALE - _AIR)


def _said(flow: Flow, section: Section, *, under: bool) -> _Said:
    """The title of the document, the line above it and, if `under`, the one below, in each language of a section; and its date."""
    titles: dict[Lang, list[Heading[Runs] | Paragraph[Runs]]] = {lang: [] for lang in section.languages}
    for side in _sides(section.items):
        block = side.block
        wanted = (isinstance(block, Heading) and block.level == 0) or (isinstance(block, Paragraph) and block.style in _TITLES[: 2 if under else 1])
        if wanted and side.lang in titles and isinstance(block, (Heading, Paragraph)):
            titles[side.lang].append(block)
    for lang, found in titles.items():
        if not any(isinstance(block, Heading) for block in found) and (title := flow.meta.title.side(lang)):
            found.append(Heading((Inline(title),), 0))
    dates = {lang: Paragraph(_on_one_line(runs), style=_DATE) for lang, runs in flow.meta.dated if lang in section.languages}
    return _Said({lang: tuple(found) for lang, found in titles.items()}, dates)


def _cut(said: _Said, letters: int) -> _Said:
    """What has more letters ends after so many, between words where it has any, in an ellipsis."""

    def cut(block: Heading[Runs] | Paragraph[Runs]) -> Heading[Runs] | Paragraph[Runs]:
        text = plain(block.text)
        if len(text) <= letters:
            return block
        before, space, _ = text[: letters + 1].rpartition(" ")
        return replace(block, text=(Inline(f"{(before if space else text[:letters]).rstrip()}…"),))

    return replace(said, titles={lang: tuple(map(cut, blocks)) for lang, blocks in said.titles.items()})


def _on_one_line(runs: Runs) -> Runs:
    """Both calendars, a dot between them."""
    return tuple(run._replace(text=run.text.replace("\u2028", " · ")) for run in runs)


def _sides(items: Iterable[FlowItem]) -> Iterator[Side]:
    for item in items:
        if isinstance(item, TintedGroup):
            continue
        if isinstance(item, Side):
            yield item
        elif isinstance(item, ParallelPair):
            yield from (side for side in (item.left, item.right) if side is not None)


def _flow(flow: Flow, section: Section, said: _Said, theme: Theme, *, beside: bool) -> Flow:
    """A page that says it, under the letterhead and the notices of the document."""
    items: list[FlowItem] = []
    if beside:
        rows = zip_longest(said.titles.get("en", ()), said.titles.get("ar", ()))
        items += [ParallelPair(_side("en", left), _side("ar", right)) for left, right in rows]
        items.append(ParallelPair(_side("en", said.dates.get("en")), _side("ar", said.dates.get("ar"))))
    else:
        for lang in section.languages:
            items += [Side(lang, block) for block in (*said.titles[lang], said.dates.get(lang)) if block is not None]
    layout: Layout = "side-by-side" if beside else "stacked" if len(section.languages) > 1 else section.languages[0]
    furniture = replace(flow.furniture, page_label=Both(" ", " "))
    return replace(
        flow,
        furniture=furniture,
        sections=(Section(section.languages, tuple(items)),),
        theme=theme,
        layout=layout,
        listed=(),
        underlay=None,
        supplements=(),
        paper=None,
    )


def _side(lang: Lang, block: Heading[Runs] | Paragraph[Runs] | None) -> Side | None:
    return None if block is None else Side(lang, block)


def _theme(theme: Theme, shape: _Shape, setting: _Setting) -> Theme:
    """The document's theme on a card: its page, letters that are read on a telephone, the headline larger by a step."""
    width, height, times = shape.width / _SCALE, shape.height / _SCALE, shape.letters * setting.share
    page = Page(width, height, _EDGE, _EDGE * setting.share, _FOOT * times, theme.page.gutter, width - 2 * _EDGE)
    styles = {name: _larger(style, times) for name, style in theme.styles.items()}
    styles |= {name: _larger(styles[name], _NOTICES) for name in ("notice", "notice-detail") if name in styles}
    styles[_HEADLINE] = replace(_larger(theme.styles[_HEADLINE], setting.step), after=_AIR / 2)
    styles[_DATE] = replace(styles[_DATE], before=_AIR, after=2 * _AIR)
    if theme.forms.title != "sides":
        styles |= {name: replace(styles[name], align="center") for name in (*_TITLES, _DATE)}
    for first in {blocks[0].style if isinstance(blocks[0], Paragraph) else _HEADLINE for blocks in setting.said.titles.values() if blocks}:
        styles[first] = replace(styles[first], before=styles[first].before + setting.lower)
    larger = {"emblem_height": times, "emblem_gap": times, "notice_side": times, "notice_above": times * _NOTICES}
    measures = replace(theme.measures, **{name: getattr(theme.measures, name) * share for name, share in larger.items()})
    return replace(theme, page=page, styles=styles, measures=measures)


def _larger(style: TextStyle, times: float) -> TextStyle:
    return replace(style, latin=style.latin * times, arabic=style.arabic * times, leading=style.leading * times)
