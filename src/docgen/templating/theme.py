"""Theme files to `Theme`: YAML with a base that it extends, every key checked, every error with its place."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from docgen._data import shipped
from docgen.document.theme import MM, TEXT_STYLES, Colour, ColourRole, Families, Page, TextStyle, Theme
from docgen.errors import InputError, Place, Problem, TemplateError
from docgen.inputs import NotFound, locate, shortened
from docgen.limits import active
from docgen.reported import reported
from docgen.source import compose, read
from docgen.templating.reading import File, did_you_mean
from docgen.types import Align, Kashida, PathLike

PAGE_SIZES: dict[str, tuple[float, float]] = {
    "A3": (297 * MM, 420 * MM),
    "A4": (210 * MM, 297 * MM),
    "A5": (148 * MM, 210 * MM),
    "Letter": (612.0, 792.0),
}
"""Named page sizes, width and height in points (ISO 216; ANSI Y14.1)."""

LONGEST = 14_400.0
"""Points: no page of a PDF is longer (ISO 32000-1, annex C), so no length is."""

SMALLEST = 8.5
"""No Latin size is derived below this, in points."""

_KEYS = ("docgen-theme", "extends", "families", "colours", "page", "kashida", "justify-from", "hyphenate-under", "one-column-scale", "styles")
_FAMILY_KEYS = ("arabic", "latin", "latin-ratio", "english-ratio", "scale", "features")
_RUNNING = frozenset({"body", "list", "quote", "decision", "about", "note"})
"""Styles of running text: their English is as much smaller than their Arabic as lets the two sides of a pair end together."""
_PAGE_KEYS = ("size", "margin-side", "margin-top", "margin-bottom", "gutter", "measure")
_STYLE_KEYS = ("arabic", "latin", "leading", "bold", "italic", "colour", "align", "before", "after", "keep-with-next")
_FEATURE = re.compile(r"[+-]?[A-Za-z0-9]{4}|[A-Za-z0-9]{4}=\d{1,4}", re.ASCII)
"""An OpenType feature that is on or off, or has a number."""
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?")
_UNITS = {None: 1.0, "pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0}

_DERIVED_STYLES: dict[str, Any] = {
    "notice": {"arabic": 26, "leading": 29, "bold": True, "colour": "paper"},
    "notice-detail": {"arabic": 12, "leading": 15.6, "bold": True, "colour": "paper"},
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
    if known is not None and all(_state(Path(file)) == (changed, size) for file, changed, size in known[0]):
        return known[1]
    data, file, chain = _merged(path, (), allow_outside)
    theme = _theme(path.stem, data, file)
    if file.problems:
        raise TemplateError(reported(file.problems))
    _cache[key] = (chain, theme)
    return theme


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
            if is_path or (os.path.lexists(folder / one) and folder / one != itself):
                try:
                    return locate(one, folder, allow_outside=allow_outside)
                except NotFound as missing:
                    raise TemplateError(Problem(missing.message, named_at or Place(), missing.hint)) from None
    elif is_path or named_at is None:
        for one in names:
            if os.path.isfile(one):  # noqa: PTH113 - Path.is_file raises for a name that is too long
                return Path(one)
        if is_path:
            hint = f"shipped themes are {', '.join(theme_names())}"
            raise TemplateError(Problem(f"there is no theme file {shortened(name)}", named_at or Place(), hint))
    path = shipped("templates") / "themes" / f"{name}.yaml"
    if os.path.isfile(path):  # noqa: PTH113
        return path
    hint = f"{did_you_mean(name, theme_names())}; a theme of your own is named by its .yaml file"
    raise TemplateError(Problem(f"no theme '{shortened(name)}'", named_at or Place(), hint))


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, -1)
    return (found.st_mtime_ns, found.st_size)


def _merged(path: Path, above: tuple[Path, ...], allow_outside: bool) -> tuple[dict[str, Any], File, Chain]:
    """A theme file's data laid over that of the theme it extends. Only its own data is checked here; its base was before it."""
    state = _state(path)
    try:
        file = File(compose(read(path)))
    except InputError as error:
        raise TemplateError(error.problems) from None
    data = file.mapping(file.marked.data, (), "a theme")
    if data.get("docgen-theme") != 1:
        file.wrong(("docgen-theme",), "a theme begins with 'docgen-theme: 1'", "that is the version of its format")
    file.known(data, (), _KEYS)
    _check(data, file)
    if file.problems:
        raise TemplateError(reported(file.problems))
    chain: Chain = ((os.fspath(path), *state),)
    base = data.get("extends")
    if base is None:
        return data, file, chain
    place = file.marked.place(("extends",))
    if not isinstance(base, str):
        raise TemplateError(Problem("extends takes the name of a theme", place))
    if len(above) >= active().nesting:
        raise TemplateError(Problem(f"themes extend one another more than {active().nesting} deep", place))
    below = _find(base, path.parent, place, allow_outside, path)
    if below in (*above, path):
        raise TemplateError(Problem(f"the theme extends itself through '{base}'", place))
    ground, _, grounds = _merged(below, (*above, path), allow_outside)
    return _laid_over(ground, data), file, (*grounds, *chain)


def _laid_over(ground: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    merged = dict(ground)
    for key, value in data.items():
        if value is None:  # a key with nothing behind it says nothing
            continue
        below = None if isinstance(value, dict) and "rgb" in value else merged.get(key)  # a new rgb does not keep the old inks
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _check(data: dict[str, Any], file: File) -> None:
    """What can be said of one file by itself: keys and values, each at its place."""
    families = file.mapping(data.get("families"), ("families",), "families")
    file.known(families, ("families",), _FAMILY_KEYS)
    _families(families, file)
    _colours(file.mapping(data.get("colours"), ("colours",), "colours"), file, partial="extends" in data)
    page = file.mapping(data.get("page"), ("page",), "page")
    file.known(page, ("page",), _PAGE_KEYS)
    _page(page, file)
    styles = file.mapping(data.get("styles"), ("styles",), "styles")
    file.known(styles, ("styles",), TEXT_STYLES)
    for name, style in styles.items():
        path = ("styles", name)
        file.known(file.mapping(style, path, f"the style '{name}'"), path, _STYLE_KEYS)
        _style(style if isinstance(style, dict) else {}, path, file, 1.0, 1.0)
    file.take(data, "kashida", (), _one_of(get_args(Kashida)), "none, auto or full", "auto")
    file.take(data, "justify-from", (), length, "a length such as 80 mm", 0.0)
    file.take(data, "hyphenate-under", (), length, "a length such as 110 mm", 0.0)
    file.take(data, "one-column-scale", (), _positive, "a number such as 1.06", 1.0)


def _theme(name: str, data: dict[str, Any], file: File) -> Theme:
    data = _laid_over({"colours": _DERIVED_COLOURS, "styles": _DERIVED_STYLES}, data)
    families, scale, english_ratio = _families(data.get("families", {}), file)
    colours = _colours(data.get("colours", {}), file)
    styles = {
        style: _style(data["styles"][style], ("styles", style), file, english_ratio if style in _RUNNING else families.latin_ratio, scale)
        for style in TEXT_STYLES
        if isinstance(data.get("styles"), dict) and style in data["styles"]
    }
    page = _page(data.get("page", {}), file)
    room = page.height - page.margin_top - page.margin_bottom
    for missing in (style for style in TEXT_STYLES if style not in styles):
        file.wrong(("styles",), f"the theme has no style '{missing}'", "begin with 'extends: base', which has them all")
    for style, value in styles.items():
        if value.arabic <= 0 or value.leading <= 0:
            file.wrong(("styles", style), f"the style '{style}' needs 'arabic' and 'leading'", "sizes are in points")
        elif value.leading > room:
            message = f"a line pitch of {value.leading:g} points is more than a page has room for, which is {room:.0f}"
            file.wrong(("styles", style, "leading"), message, "a smaller pitch, or a larger page")
    for role in (role for role in get_args(ColourRole) if role not in colours):
        file.wrong(("colours",), f"the theme has no colour '{role}'", "begin with 'extends: base', which has them all")
    if not families.arabic:
        file.wrong(("families",), "the theme names no Arabic family", "write families: {arabic: Amiri}")
    return Theme(
        name=name,
        families=families,
        styles=styles,
        colours=colours,
        page=page,
        kashida=data.get("kashida", "auto"),
        justify_from=length(data.get("justify-from", "80 mm")),
        hyphenate_under=length(data.get("hyphenate-under", "110 mm")),
        one_column_scale=float(data.get("one-column-scale", 1.0)),
        named_at=_named_at(file),
    )


def _named_at(file: File) -> dict[str, Place]:
    """The families that this file itself names, and where; where it asks for `features`, and where it gives each colour (`colours.ink`)."""
    families = file.marked.data.get("families") or {}
    colours = file.marked.data.get("colours") or {}
    given = {"features": file.marked.place(("families", "features"))} if families.get("features") else {}
    given |= {f"colours.{role}": file.marked.place(("colours", role)) for role in colours}
    return given | {families[key]: file.marked.place(("families", key)) for key in ("arabic", "latin") if isinstance(families.get(key), str)}


def _families(data: dict[str, Any], file: File) -> tuple[Families, float, float]:
    """The families, the scale of all sizes, and the size of running English beside Arabic of size 1."""
    path = ("families",)
    arabic = file.take(data, "arabic", path, _text, "the name of a font family", "")
    families = Families(
        arabic=arabic,
        latin=file.take(data, "latin", path, _text, "the name of a font family", arabic),
        latin_ratio=file.take(data, "latin-ratio", path, _positive, "a number such as 0.86", 1.0),
        features=file.take(data, "features", path, _features, "a list of OpenType features such as [ss01, -liga]", ()),
    )
    scale = file.take(data, "scale", path, _positive, "a number such as 0.95", 1.0)
    return families, scale, file.take(data, "english-ratio", path, _positive, "a number such as 0.80", families.latin_ratio)


def _style(data: dict[str, Any], path: tuple[str | int, ...], file: File, ratio: float, scale: float) -> TextStyle:
    arabic = round(scale * file.take(data, "arabic", path, _positive, "a size in points", 0.0), 2)
    derived = round(arabic * ratio, 1)
    if arabic >= SMALLEST > derived:
        derived = SMALLEST
    latin = file.take(data, "latin", path, _positive, "a size in points", 0.0)
    return TextStyle(
        latin=round(scale * latin, 2) or derived,
        arabic=arabic,
        leading=round(scale * file.take(data, "leading", path, _positive, "a line pitch in points", 0.0), 2),
        bold=file.take(data, "bold", path, _flag, "true or false", False),
        italic=file.take(data, "italic", path, _flag, "true or false", False),
        colour=file.take(data, "colour", path, _one_of(get_args(ColourRole)), f"one of {', '.join(get_args(ColourRole))}", "ink"),
        align=file.take(data, "align", path, _one_of(get_args(Align)), f"one of {', '.join(get_args(Align))}", "start"),
        before=file.take(data, "before", path, length, "a space such as 6 or 2.2 mm", 0.0),
        after=file.take(data, "after", path, length, "a space such as 6 or 2.2 mm", 0.0),
        keep_with_next=file.take(data, "keep-with-next", path, _flag, "true or false", False),
    )


def _colours(data: dict[str, Any], file: File, partial: bool = False) -> dict[ColourRole, Colour]:
    roles: tuple[ColourRole, ...] = get_args(ColourRole)
    file.known(data, ("colours",), roles)
    colours: dict[ColourRole, Colour] = {}
    for role in roles:
        if role not in data:
            continue
        path = ("colours", role)
        value = data[role] if isinstance(data[role], dict) else {"rgb": data[role]}
        file.known(value, path, ("rgb", "cmyk"))
        rgb = file.take(value, "rgb", path, _rgb, "a colour such as '#7a1f3d' (in quotes)", None)
        if rgb is None:
            if not (partial and "cmyk" in value) and not any(problem.place.path == f"colours.{role}.rgb" for problem in file.problems):
                file.wrong(path, f"the colour '{role}' needs rgb", 'write {rgb: "#7a1f3d", cmyk: [20, 95, 45, 45]}')
            continue
        cmyk = file.take(value, "cmyk", path, _cmyk, "four percentages such as [20, 95, 45, 45]", None)
        colours[role] = Colour(rgb, cmyk)
    return colours


def _page(data: dict[str, Any], file: File) -> Page:
    path = ("page",)
    page = Page()
    width, height = file.take(
        data, "size", path, page_size, f"one of {', '.join(PAGE_SIZES)}, or a pair such as [170 mm, 240 mm]", (page.width, page.height)
    )
    page = replace(
        page,
        width=width,
        height=height,
        margin_side=file.take(data, "margin-side", path, length, "a length such as 20 mm", page.margin_side),
        margin_top=file.take(data, "margin-top", path, length, "a length such as 18 mm", page.margin_top),
        margin_bottom=file.take(data, "margin-bottom", path, length, "a length such as 20 mm", page.margin_bottom),
        gutter=file.take(data, "gutter", path, length, "a length such as 10 mm", page.gutter),
        measure=file.take(data, "measure", path, length, "a length such as 150 mm", page.measure),
    )
    if page.measure < 60 * MM:
        file.wrong((*path, "measure"), "a measure of less than 60 mm leaves too little for a line", "a length such as 150 mm")
    if page.width - 2 * page.margin_side - page.gutter < 60 * MM or page.height - page.margin_top - page.margin_bottom < 60 * MM:
        file.wrong(path, "the margins leave less than 60 mm for the text", "make the page larger or the margins smaller")
    return page


def page_size(value: object) -> tuple[float, float]:
    """Width and height in points of a page size by name, or of a pair of lengths. Raises ValueError."""
    if isinstance(value, str):
        found = next((size for name, size in PAGE_SIZES.items() if name.casefold() == value.casefold()), None)
        if found is None:
            raise ValueError(value)
        return found
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(value)
    width, height = map(length, value)
    if width < 72 or height < 72:
        raise ValueError(value)
    return width, height


def length(value: object) -> float:
    """A length in points, at most `LONGEST`: a bare number is points; `mm`, `cm`, `in`, `pt` may follow it. Raises ValueError."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= LONGEST:
        return float(value)
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError(value)
    points = float(found[1]) * _UNITS[found[2]]
    if not points <= LONGEST:
        raise ValueError(value)
    return points


def _positive(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1000:
        raise ValueError(value)
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(value)
    return tuple(map(_text, value))


def _features(value: object) -> tuple[str, ...]:
    found = _texts(value)
    if not all(map(_FEATURE.fullmatch, found)):
        raise ValueError(value)
    return found


def _one_of(choices: tuple[Any, ...]) -> Any:
    def choose(value: object) -> Any:
        if value not in choices:
            raise ValueError(value)
        return value

    return choose


def _rgb(value: object) -> tuple[float, float, float]:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(value)
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _cmyk(value: object) -> tuple[float, float, float, float]:
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError(value)
    if not all(isinstance(part, (int, float)) and not isinstance(part, bool) and 0 <= part <= 100 for part in value):
        raise ValueError(value)
    cyan, magenta, yellow, black = (part / 100 for part in value)
    return cyan, magenta, yellow, black
