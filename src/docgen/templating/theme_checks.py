"""What can be told of a theme before anything is set in it: text that is hard to read on its ground, and Latin that looks larger or heavier than the
Arabic beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.document.contrast import ENOUGH, ENOUGH_LARGE, LARGE, LARGE_BOLD, contrast
from docgen.document.theme import ON_BAND, ColourRole, TextStyle, Theme
from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts.families import library
from docgen.typography.fonts.weights import ALEF, CAPITAL, STEM, height, stroke

TALL = (0.74, 0.96)
"""The height of Latin capitals beside the alef, at the sizes in which both stand in one line: from, to."""
HEAVY = (0.7, 2.0)
"""The thickness of a Latin stem, with its serifs, beside that of the alef, which is the thinnest stroke of a naskh: from, to."""


def theme_problems(theme: Theme, font_folders: Sequence[Path] = ()) -> list[Problem]:
    """Warnings, at the places where the theme's file says what they are about. Raises FontError for a family that is not there."""
    return [*contrast_problems(theme), *balance_problems(theme, font_folders)]


def contrast_problems(theme: Theme) -> list[Problem]:
    """Text styles that have too little contrast with what they stand on (WCAG 2.2, 1.4.3): 4.5, or 3 where they are large."""
    theme = theme.on_band()
    found: dict[tuple[ColourRole, ColourRole], tuple[float, float, list[str]]] = {}
    for name, style in theme.styles.items():
        for ground in _grounds(name, theme):
            _noted(found, theme, style.colour, ground, ENOUGH_LARGE if _is_large(style) else ENOUGH, name)
    _noted(found, theme, "ornament", "paper", ENOUGH, "the markers of lists")
    return [
        Problem(
            f"{role} on {ground} has a contrast of {ratio:.2f}, which is less than {enough:g}: {', '.join(names)}",
            _given(theme, role, ground),
            "a darker colour" if ground in ("paper", "tint") else "a lighter colour, or a darker ground",
            severity="warning",
        )
        for (role, ground), (ratio, enough, names) in found.items()
    ]


def _given(theme: Theme, *roles: ColourRole) -> Place:
    """Where the theme's file gives the first of these colours that it gives itself, or what they are made of."""
    named = (theme.named_at.get(key) for key in (*(f"colours.{role}" for role in roles), "palette"))
    return next(filter(None, named), Place(theme.name, path=f"colours.{roles[0]}"))


def _noted(
    found: dict[tuple[ColourRole, ColourRole], tuple[float, float, list[str]]],
    theme: Theme,
    role: ColourRole,
    ground: ColourRole,
    enough: float,
    name: str,
) -> None:
    ratio = contrast(theme.colours[role].rgb, theme.colours[ground].rgb)
    if ratio < enough:
        found.setdefault((role, ground), (ratio, enough, []))[2].append(name)


def _is_large(style: TextStyle) -> bool:
    return min(style.latin, style.arabic) >= (LARGE_BOLD if style.bold else LARGE)


def _grounds(name: str, theme: Theme) -> Iterator[ColourRole]:
    """What text in a style stands on."""
    forms = theme.forms
    if name in ("notice", "notice-detail"):
        yield "alert"
    elif name in ON_BAND and forms.letterhead == "band":
        yield "accent"
    elif name == "table-head":
        yield {"tint": "tint", "solid": "accent", "line": "paper"}[forms.table_head]  # type: ignore[misc]
    elif (
        name in ("decision", "vote")
        or (name in ("about", "contact") and forms.about != "ruled")
        or (name in ("label", "value") and forms.fields == "grid")
    ):
        yield "tint"
    else:
        yield "paper"
        if name == "table" and forms.table_rows == "zebra":
            yield "tint"


def balance_problems(theme: Theme, font_folders: Sequence[Path] = ()) -> Iterator[Problem]:
    """Where Latin beside Arabic in one line is much larger or smaller, or much heavier or lighter, in the regular and in the bold face."""
    families = theme.families
    try:
        fonts = library(tuple(font_folders)).stack(families.arabic, families.latin)
    except FontError as error:
        raise FontError(theme.where_named(error.problems)) from None
    for bold in (False, True):
        arabic, latin = fonts.arabic.face(bold), fonts.latin.face(bold)
        tall, stem = height(arabic, ALEF), stroke(arabic, ALEF)
        if not tall or not stem:
            continue
        named = "bold" if bold else "regular"
        place = theme.named_at.get(families.latin, Place(theme.name, path="families"))
        share = height(latin, CAPITAL) * families.latin_ratio / tall
        if not bold and not TALL[0] <= share <= TALL[1]:
            better = sum(TALL) / 2 * tall / max(height(latin, CAPITAL), 0.01)
            alike = f"({TALL[0]:g} to {TALL[1]:g} look alike)"
            message = f"capitals of {families.latin} are {share:.2f} as high as the alef of {families.arabic} beside them {alike}"
            yield Problem(message, place, f"latin-ratio: {better:.2f}", severity="warning")
        weight = stroke(latin, STEM) * families.latin_ratio / stem
        if not HEAVY[0] <= weight <= HEAVY[1]:
            alike = f"({HEAVY[0]:g} to {HEAVY[1]:g} look alike)"
            message = f"the {named} face of {families.latin} is {weight:.2f} as heavy as that of {families.arabic} {alike}"
            yield Problem(message, place, "a family whose strokes are as thick", severity="warning")
