"""What holds for every request of a service, and what its options mean here: templates, themes and families by the names that the service has."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from docgen.config.house import House
from docgen.errors import Diagnostic, FontError, Place, Problem, RenderError, UsageError
from docgen.limits import Limits
from docgen.options import Options

NAME = "input.yaml"
"""What an input is called in messages."""
NOWHERE = Path(os.devnull) / "input"
"""A folder that cannot be: paths of an input start nowhere."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What holds for every request of a service."""

    house: House = field(default_factory=House)
    limits: Limits = field(default_factory=Limits.untrusted)


def named_here(options: Options, house: House) -> Options:
    """The options with the template and the theme by their paths where the service's folders have them. Raises UsageError for those that are no names
    of a template or a theme that there is: a path would lead into the service's own files."""
    from docgen.model.kinds import kinds
    from docgen.reading.standing import template_in, theme_in
    from docgen.templating.template import template_names
    from docgen.templating.theme import theme_names

    found: dict[str, Any] = dict(options)
    for key, find, known in (
        ("template", template_in, (*template_names(), *kinds())),
        ("theme", theme_in, theme_names()),
    ):
        name = found.get(key)
        if name is None:
            continue
        path = find(house.standing, name, None)
        if path is None and name not in known:
            raise UsageError(Diagnostic(f"there is no {key} {name!r} here", hint=f"there are {', '.join(dict.fromkeys(known))}"))
        found[key] = name if path is None else str(path)
    if found.get("family") is not None:
        _family(found["family"], house)
    return cast(Options, found)


def _family(name: str, house: House) -> None:
    """Raises UsageError for a family that the service does not have."""
    from docgen.typography.fonts.families import library

    try:
        library(tuple(map(Path, house.file_options().get("fonts") or ()))).family(name)
    except FontError as error:
        raise UsageError(Problem(f"there is no font family {name!r} here", Place(path="family"), error.problems[0].hint)) from None


def standing_options(options: Options, house: House, format: str) -> Options:
    """Options with those of the house that the format heeds under them."""
    from docgen.writers.heeded import unheeded

    of_house = {**house.document_options(), **house.file_options()}
    lost = {option.name for option in unheeded(of_house, format)}
    return cast(Options, {**{name: value for name, value in of_house.items() if name not in lost}, **options})


def check_code(address: str, reference: object) -> None:
    """Raises UsageError for an address that no QR code can hold."""
    from docgen.document.qrcode import qr_code

    try:
        qr_code(address, reference if isinstance(reference, str) else None)
    except RenderError as error:
        raise UsageError(replace(problem, place=Place(path="qr")) for problem in error.problems) from None
