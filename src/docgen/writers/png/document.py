"""A flow as pictures: the PDF of it, page by page, or a card."""

from __future__ import annotations

from dataclasses import replace

from docgen.document.document import Flow
from docgen.errors import Problem, UsageError
from docgen.writers.options import PPI, Press, RenderOptions
from docgen.writers.pdf.document import render as pdf
from docgen.writers.png.cards import cards
from docgen.writers.png.numbers import page_numbers
from docgen.writers.png.paint import page_count, painted, png_file


def pictures(flow: Flow, options: RenderOptions) -> tuple[tuple[int, bytes], ...]:
    """A PNG for each page that is wanted, or for each card, with its number. Raises RenderError and FontError as the
    PDF writer does, UsageError for pages that there are not, and where the package that paints is not installed."""
    title = " | ".join(text for lang in flow.meta.languages if (text := flow.meta.title.side(lang)))
    if options.card is not None:
        return tuple((number, png_file(picture, ppi, title)) for number, (picture, ppi) in enumerate(cards(flow, options.card, plainly(options)), 1))
    data = paged(flow, options)
    ppi = options.ppi or PPI
    numbers = page_numbers(options.pages, page_count(data))
    return tuple((number, png_file(picture, ppi, title)) for number, picture in zip(numbers, painted(data, numbers, ppi / 72), strict=True))


def paged(flow: Flow, options: RenderOptions) -> bytes:
    """The PDF whose pages are shown."""
    following = tuple(one for one in flow.supplements if one.heading is not None)  # others are attached, and are no pages
    return pdf(replace(flow, supplements=following), plainly(options))


def render(flow: Flow, options: RenderOptions) -> bytes:
    """The one picture that there is. Raises UsageError where there are several, and what `pictures` raises."""
    made = pictures(flow, options)
    if len(made) > 1:
        hint = "pages= with one number, or a path, beside which each page has a file of its own"
        raise UsageError(Problem(f"one file holds one picture, and there are {len(made)}", hint=hint))
    return made[0][1]


def plainly(options: RenderOptions) -> RenderOptions:
    """The options of a PDF that is only looked at: it carries, claims and signs nothing."""
    return replace(
        options, profile="screen", source="none", standard="a-3a+ua-1", press=Press(), protection=None, signing=None, ppi=None, pages=None, card=None
    )
