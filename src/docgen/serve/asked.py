"""What the parameters of a request ask: the library's options by their names, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, cast, get_args

from docgen.close_matches import close_matches
from docgen.config.texts import bleed_points, page_size, watermark_words
from docgen.document.document import Layout, SourceChoice
from docgen.errors import Problem, UsageError
from docgen.options import Options
from docgen.types import Calendar, Digits, Lang
from docgen.writers.options import Card, Channel, EmbedFonts, Imposition, Press, Profile, Standard

_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "layout": get_args(Layout),
    "digits": get_args(Digits),
    "calendar": get_args(Calendar),
    "profile": get_args(Profile),
    "standard": get_args(Standard),
    "source": get_args(SourceChoice),
    "embed_fonts": get_args(EmbedFonts),
    "channel": get_args(Channel),
    "card": get_args(Card),
}
"""Options with so many values each."""
_FIGURES = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})")
"""A number as people write one, in either digits."""
PRESS = ("bleed", "marks", "imposition", "assume_srgb")
"""What is asked of a press, each by itself."""
_NOT_HERE = {
    "fonts": "fonts are those of the service; it can be started with folders of more",
    "icc": "the press's profile is that of the service; it can be started with another one",
    "allow_outside": "no file is read for what is sent",
    "signing": "a service signs nothing; sign the file with docgen sign",
    "protection": "a password in an address would be kept in logs; protect the file yourself",
    "limits": "limits are those of the service",
    "warn": "what is told comes with the answer",
}


def options_of(parameters: Iterable[tuple[str, str]], known: Collection[str], also: Collection[str] = ()) -> Options:
    """The options that the parameters of a request ask for, of those that are `known` at its path; `also` are the names of parameters that are none.
    Raises UsageError with all that is wrong."""
    problems: list[Problem] = []
    given: dict[str, Any] = {}
    press: dict[str, Any] = {}
    seen: set[str] = set()
    for name, text in parameters:
        if name in seen:
            problems.append(Problem(f"{name} is given twice", hint="once is enough"))
        seen.add(name)
        if name == "lang" and text not in get_args(Lang):
            problems.append(Problem(f"{name}={text!r} is not known", hint=f"{name} is one of {', '.join(get_args(Lang))}"))
        if name in also:
            continue
        if name not in known:
            problems.append(_unknown(name, known, also))
            continue
        try:
            (press if name in PRESS else given)[name] = _READ[name](name, text)
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    if press:
        given["press"] = Press(**press)
    return cast(Options, given)


def numbers_of(text: str | None) -> tuple[int, ...]:
    """The numbers of the pages that are looked at, `3` or `3-5`. Raises UsageError for what is none, and for more than twenty."""
    if text is None:
        return ()
    found = _NUMBERS.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found is not None else (0, 0)
    if not 0 < first <= last < first + 20:
        raise UsageError(Problem(f"first={text!r} are no pages", hint="write the pages that are looked at, as 3 or 3-5: up to twenty"))
    return tuple(range(first, last + 1))


def _unknown(name: str, known: Collection[str], also: Collection[str]) -> Problem:
    if name in _NOT_HERE:
        return Problem(f"{name} is no option of a service", hint=_NOT_HERE[name])
    if name in _READ:
        return Problem(f"{name} changes nothing here", hint=f"there are {', '.join([*known, *also])}")
    near = close_matches(name, [*known, *also])
    return Problem(f"there is no option {name!r}", hint=f"did you mean {near[0]}?" if near else f"there are {', '.join([*known, *also])}")


def _choice(name: str, text: str) -> str:
    known = CHOICES[name]
    if text not in known:
        raise UsageError(Problem(f"{name}={text!r} is not known", hint=f"{name} is one of {', '.join(known)}"))
    return text


def _text(name: str, text: str) -> str:
    wrong = next((char for char in text if char < " " or "\ud800" <= char <= "\udfff"), None)
    if wrong is not None:
        raise UsageError(f"{name}: the character U+{ord(wrong):04X} may not stand in it")
    if not text.strip() and name != "qr":
        raise UsageError(f"{name} is empty")
    return text


def _number(name: str, text: str) -> float:
    if _FIGURES.fullmatch(text) is None:
        raise UsageError(f"{name}={text!r} is no number")
    return float(text)


def _flag(name: str, text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise UsageError(Problem(f"{name}={text!r} is not known", hint=f"{name} is true or false"))
    return text in ("true", "1")


def _imposition(name: str, text: str) -> str:
    if text not in get_args(Imposition):
        raise UsageError(Problem(f"{name}={text!r} is not known", hint=f"{name} is one of {', '.join(get_args(Imposition))}"))
    return text


_READ: Mapping[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(CHOICES, _choice),
    **dict.fromkeys(("template", "theme", "family", "qr", "pages"), _text),
    "page": lambda name, text: page_size(text, f"{name}="),
    "watermark": lambda name, text: watermark_words(_text(name, text), f"{name}: "),
    "ppi": _number,
    "bleed": lambda name, text: bleed_points(text, f"{name}="),
    "marks": _flag,
    "imposition": _imposition,
    "assume_srgb": _flag,
}

RENDERING = tuple(_READ)
"""Options of a file."""
CHECKING = ("template", "profile")
"""Options of a check."""
SEEING = ("layout", "template", "theme", "family", "digits", "calendar", "page", "watermark", "qr", "pages")
"""Options of pages that are looked at."""
