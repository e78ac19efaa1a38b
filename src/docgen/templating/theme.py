"""Theme files to `Theme`: YAML with a base that it extends, every key checked, every error with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from docgen._data import shipped
from docgen.close_matches import did_you_mean
from docgen.document.contrast import palette
from docgen.document.forms import Forms
from docgen.document.theme import MM, TEXT_STYLES, Colour, ColourRole, Families, Measures, Page, TextStyle, Theme
from docgen.errors import Place, Problem, TemplateError
from docgen.inputs import NotFound, lies, locate, shortened
from docgen.limits import active
from docgen.reported import reported
from docgen.source import Marked
from docgen.templating.file_part import composed, validated
from docgen.templating.theme_file import GivenFamilies, GivenPage, GivenStyle, ThemeFile
from docgen.types import PathLike

_PLAIN = ("kashida", "justify_from", "hyphenate_under", "one_column_scale", "headline_lines")
"""Keys of a theme file that a theme has as they are."""
_LARGE = {"label_width": 0.0, "emblem_height": 10 * MM, "qr_side": 10 * MM}
"""Measures of what is as large as a part of the page, which may take a third of its room, others an eighth; and the least that they may be."""
_LEAST = 60 * MM
"""Points of text that a page must leave, either way."""

SMALLEST = 8.5
"""No Latin size is derived below this, in points."""

_RUNNING = frozenset({"body", "list", "quote", "decision", "about", "note"})
"""Styles of running text: their English is as much smaller than their Arabic as lets the two sides of a pair end together."""
_DERIVED_STYLES: dict[str, Any] = {
    "notice": {"arabic": 26, "leading": 29, "bold": True, "colour": "paper"},
    "notice-detail": {"arabic": 12, "leading": 15.6, "bold": True, "colour": "paper"},
    "basmala": {"arabic": 14.4, "latin": 10.2, "leading": 19, "align": "center", "before": 2, "after": 6},
    "verse": {"arabic": 12.8, "leading": 18, "after": 1.5},
    "figure": {"arabic": 23, "leading": 30, "bold": True, "colour": "accent", "align": "center", "after": 1},
}
_DERIVED_COLOURS: dict[str, Any] = {"alert": {"rgb": "#b3161b", "cmyk": [15, 100, 95, 10]}}
"""What a theme that extends no other need not have, since the first themes did not."""

Chain = tuple[tuple[str, int, int], ...]
"""The files a theme was read from, base first: path, time of change in ns, size. It names one state of them all."""

_cache: dict[tuple[str, bool], tuple[Chain, Theme]] = {}


def theme_names() -> tuple[str, ...]:
    """The shipped themes, `base` aside."""
    return tuple(sorted(path.stem for path in (shipped("templates") / "themes").glob("*.yaml") if path.stem != "base"))


def load_theme(name: PathLike, folder: Path | None = None, *, named_at: Place | None = None, allow_outside: bool = False) -> Theme:
    """A shipped theme by its name, or one by its file (`.yaml`, which may be left out).

    A theme that a file in `folder` names is looked for there, and may lie outside only with `allow_outside`; one that an input names (`named_at` is
    where) is a file by its path, which the input's own checks have confined, or a shipped one; any other is looked for in the current folder first.
    Read again only after one of its files has changed. Raises TemplateError: unknown name, missing file, or everything that is wrong in it.
    """
    path = _find(os.fspath(name), folder, named_at, allow_outside)
    key = (os.fspath(path), allow_outside)
    known = _cache.get(key)
    if known is not None and all(_state(file) == (changed, size) for file, changed, size in known[0]):
        return known[1]
    data, marked, chain = _merged(path, (), allow_outside)
    theme = _theme(path.stem, data, marked)
    _cache[key] = (chain, theme)
    return theme


def files_of(name: PathLike, folder: Path) -> tuple[Path, ...]:
    """The files of the theme that a file in `folder` names: those that it is laid over, then its own. Raises TemplateError."""
    load_theme(name, folder, allow_outside=True)
    return tuple(Path(file) for file, _, _ in _cache[os.fspath(_find(os.fspath(name), folder, None, True)), True][0])


def families_of(arabic: str) -> Families | None:
    """How a shipped theme pairs an Arabic family with a Latin one; `None` for a family that none of them uses."""
    return next((families for name, families in _pairings() if name == arabic), None)


@cache
def _pairings() -> tuple[tuple[str, Families], ...]:
    return tuple((theme.families.arabic, theme.families) for theme in map(load_theme, theme_names()))


def _find(name: str, folder: Path | None, named_at: Place | None, allow_outside: bool, itself: Path | None = None) -> Path:
    """The file of a theme. A theme that extends one of its own name (`itself` is its file) means the shipped one."""
    is_path = name.lower().endswith((".yaml", ".yml")) or os.sep in name
    names = (name,) if is_path else (f"{name}.yaml", f"{name}.yml")
    if folder is not None:
        for one in names:
            if is_path or (lies(folder / one) and folder / one != itself):
                try:
                    return locate(one, folder, allow_outside=allow_outside)
                except NotFound as missing:
                    raise TemplateError(Problem(missing.message, named_at or Place(), missing.hint)) from None
    elif is_path or named_at is None:
        for one in names:
            if lies(one) and os.path.isfile(one):  # noqa: PTH113 - Path.is_file raises for a name that is too long
                return Path(one)
        if is_path:
            hint = f"shipped themes are {', '.join(theme_names())}"
            raise TemplateError(Problem(f"there is no theme file {shortened(name)}", named_at or Place(), hint))
    path = shipped("templates") / "themes" / f"{name}.yaml"
    if os.path.isfile(path):  # noqa: PTH113
        return path
    hint = f"{did_you_mean(name, theme_names())}; a theme of your own is named by its .yaml file"
    raise TemplateError(Problem(f"no theme '{shortened(name)}'", named_at or Place(), hint))


def _state(path: PathLike) -> tuple[int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for every document
    except OSError:
        return (0, -1)
    return (found.st_mtime_ns, found.st_size)


def _merged(path: Path, above: tuple[Path, ...], allow_outside: bool) -> tuple[dict[str, Any], Marked, Chain]:
    """A theme file's data laid over that of the theme it extends. Only its own data is checked here; its base was before it."""
    state = _state(path)
    marked = composed(path)
    given = validated(ThemeFile, marked.data, marked)
    base = given.extends
    chain: Chain = ((os.fspath(path), *state),)
    own = marked.data
    if given.palette:
        own = _laid_over({"colours": _made_of(*given.palette)}, own)
    if base is None:
        return own, marked, chain
    place = marked.place(("extends",))
    if len(above) >= active().nesting:
        raise TemplateError(Problem(f"themes extend one another more than {active().nesting} deep", place))
    below = _find(base, path.parent, place, allow_outside, path)
    if below in (*above, path):
        raise TemplateError(Problem(f"the theme extends itself through '{base}'", place))
    ground, _, grounds = _merged(below, (*above, path), allow_outside)
    return _laid_over(ground, own), marked, (*grounds, *chain)


def _made_of(first: tuple[float, float, float], second: tuple[float, float, float] | None = None) -> dict[str, Any]:
    """Colours of a palette, as a theme's file gives them: each with its rgb alone, which keeps no inks of another."""
    return {role: {"rgb": "#" + "".join(f"{round(part * 255):02x}" for part in colour.rgb)} for role, colour in palette(first, second).items()}


def _laid_over(ground: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    merged = dict(ground)
    for key, value in data.items():
        if value is None:  # a key with nothing behind it says nothing
            continue
        below = None if isinstance(value, dict) and "rgb" in value else merged.get(key)  # a new rgb does not keep the old inks
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _theme(name: str, data: dict[str, Any], marked: Marked) -> Theme:
    """The theme of merged data. Raises TemplateError for what it lacks, and for what does not go together."""
    given = validated(ThemeFile, _laid_over({"colours": _DERIVED_COLOURS, "styles": _DERIVED_STYLES}, data), marked)
    sizes = given.families or GivenFamilies()
    families = Families(sizes.arabic or "", sizes.latin or sizes.arabic or "", sizes.latin_ratio or 1.0, sizes.features or ())
    running = sizes.english_ratio or families.latin_ratio
    styles: dict[str, TextStyle] = {
        name: _style(style or GivenStyle(), running if name in _RUNNING else families.latin_ratio, sizes.scale or 1.0)
        for name, style in (given.styles or {}).items()
    }
    colours = {role: Colour(colour.rgb, colour.cmyk) for role, colour in (given.colours or {}).items() if colour.rgb}
    page = _page(given.page or GivenPage())
    measures = given.measures.given() if given.measures else {}
    wrong = [
        Problem(message, marked.place(path), hint)
        for path, message, hint in (*_lacking(families, styles, colours, given, page), *_misfits(measures, page))
    ]
    if wrong:
        raise TemplateError(reported(wrong))
    said = {key: value for key, value in given.given().items() if key in _PLAIN}
    forms = Forms(**given.forms.given()) if given.forms else Forms()
    if forms.table_head == "solid" and "table-head" in styles:
        styles["table-head"] = replace(styles["table-head"], colour="paper")
    return Theme(name, families, styles, colours, page, Measures(**measures), forms, named_at=_named_at(marked), **said)


def _lacking(
    families: Families, styles: Mapping[str, TextStyle], colours: Mapping[ColourRole, Colour], given: ThemeFile, page: Page
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What a theme lacks, or what its parts make impossible: path, message, hint."""
    wide, high = page.width - 2 * page.margin_side - page.gutter, page.height - page.margin_top - page.margin_bottom
    scale = max(1.0, given.one_column_scale or 1.0)
    if page.measure < _LEAST:
        yield ("page", "measure"), "a measure of less than 60 mm leaves too little for a line", "a length such as 150 mm"
    if wide < _LEAST or high < _LEAST:
        yield ("page",), "the margins leave less than 60 mm for the text", "make the page larger or the margins smaller"
    for missing in (style for style in TEXT_STYLES if style not in styles):
        yield ("styles",), f"the theme has no style '{missing}'", "begin with 'extends: base', which has them all"
    for style, value in styles.items():
        if value.arabic <= 0 or value.leading <= 0:
            yield ("styles", style), f"the style '{style}' needs 'arabic' and 'leading'", "sizes are in points"
        elif value.leading * scale > high:
            larger = f" times {scale:g} (one-column-scale)" if value.leading <= high else ""
            message = f"a line pitch of {value.leading:g} points{larger} is more than a page has room for, which is {high:.0f}"
            yield ("styles", style, "leading"), message, "a smaller pitch, or a larger page"
    for role in (role for role in get_args(ColourRole) if role not in colours and (role != "ornament" or role in (given.colours or {}))):
        if role in (given.colours or {}):
            yield ("colours", role), f"the colour '{role}' needs rgb", 'write {rgb: "#7a1f3d", cmyk: [20, 95, 45, 45]}'
        else:
            yield ("colours",), f"the theme has no colour '{role}'", "begin with 'extends: base', which has them all"
    if not families.arabic:
        yield ("families",), "the theme names no Arabic family", "write families: {arabic: Amiri}"


def _misfits(measures: Mapping[str, float], page: Page) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Measures of a theme's own that leave too little room for text, or for what they measure."""
    room = min(page.width - 2 * page.margin_side, page.height - page.margin_top - page.margin_bottom)
    for name, value in measures.items():
        most, least = room / (3 if name in _LARGE else 8), _LARGE.get(name, 0.0)
        if not least <= value <= most:
            message = f"a measure of {value:.4g} points is {'too small here' if value < least else 'more than the page has room for'}"
            yield ("measures", name.replace("_", "-")), message, f"from {least:.4g} to {most:.0f} points"


def _named_at(marked: Marked) -> dict[str, Place]:
    """The families that this file itself names, and where; where it asks for `features`, and where it gives its `palette` and each colour
    (`colours.ink`)."""
    families = marked.data.get("families") or {}
    found = {"features": marked.place(("families", "features"))} if families.get("features") else {}
    if "palette" in marked.data:
        found["palette"] = marked.place(("palette",))
    found |= {f"colours.{role}": marked.place(("colours", role)) for role in marked.data.get("colours") or {}}
    return found | {str(families[key]).strip(): marked.place(("families", key)) for key in ("arabic", "latin") if families.get(key) is not None}


def _style(given: GivenStyle, ratio: float, scale: float) -> TextStyle:
    arabic = round(scale * (given.arabic or 0.0), 2)
    derived = round(arabic * ratio, 1)
    if arabic >= SMALLEST > derived:
        derived = SMALLEST
    sizes = {"arabic": arabic, "latin": round(scale * (given.latin or 0.0), 2) or derived, "leading": round(scale * (given.leading or 0.0), 2)}
    return TextStyle(**given.given() | sizes)


def _page(given: GivenPage) -> Page:
    said = given.given()
    if (size := said.pop("size", None)) is not None:
        said |= dict(zip(("width", "height"), size, strict=True))
    return Page(**said)
