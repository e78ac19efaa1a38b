"""What no font has, named to whoever reads the warnings: characters, each drawn as a box, and faces, each drawn by what stands nearest."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import name

from docgen.errors import Place, Problem
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import Family
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.shaping.shaper import ShapingContext


def firsts(paragraph: Paragraph) -> list[tuple[int, str]]:
    """(code-point offset, character) of each missing character where it first appears."""
    found: dict[str, int] = {}
    for offset, mark in paragraph.missing:
        found.setdefault(mark, offset)
    return [(offset, mark) for mark, offset in found.items()]


def problems(paragraph: Paragraph, place: Place = Place()) -> list[Problem]:  # noqa: B008 - Place is frozen
    """One warning a character, with its code point and the words around it, in order of first appearance."""
    out = []
    for offset, mark in firsts(paragraph):
        around = paragraph.text[max(offset - 12, 0) : offset + 13].replace("\u2028", " ").strip()
        named = name(mark, "no name")
        message = f"no font has the character {mark!r} (U+{ord(mark):04X} {named}), in “{around}”"
        hint = "a box stands in its place; add a folder with a font that has it"
        if ord(mark) >= 0x1F000:
            hint = "a box stands in its place; colour emoji are not supported"
        out.append(Problem(message, place, hint, severity="warning"))
    return out


STYLES = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold italic"}


def faces(settings: Iterable[ShapingContext], place: Place = Place()) -> list[Problem]:  # noqa: B008 - Place is frozen
    """One warning for each face that these settings want, and that the families of their own stack lack. What another family lends is let be."""
    out: dict[tuple[str, bool, bool], Problem] = {}
    for setting in settings:
        style = setting.style
        for family in (style.fonts.arabic, style.fonts.latin):
            key = (family.name, style.bold, style.italic)
            if key not in out and family.owns(setting.face):
                problem = lacking(family, setting.face, style.bold, style.italic, place)
                if problem is not None:
                    out[key] = problem
                break
    return list(out.values())


def lacking(family: Family, face: FontFace, bold: bool, italic: bool, place: Place = Place()) -> Problem | None:  # noqa: B008
    """A warning where `face` is not the one that a style of `family` wants."""
    if face in (family.faces.get((bold, italic)), *family.further((bold, italic))) and (face.bold, face.italic) == (bold, italic):
        return None
    wanted = STYLES[bold, italic]
    named = face.source.naming.style
    if face.slanted or face.emboldened:
        how = " and ".join(("made bolder",) * face.emboldened + ("slanted",) * face.slanted)
        done = f"{named} is {how} in its place"
    elif (face.bold, face.italic) == (bold, italic) and not family.has(bold, italic):
        return None
    else:
        done = f"{named} stands in its place"
    if family.has(bold, italic) and face.source is not family.faces[bold, italic]:
        message = f"the {wanted} of the font family {family.name} lacks some of the characters: {done}"
    else:
        message = f"the font family {family.name} has no {wanted}: {done}"
    return Problem(message, place, "another family, or a folder that holds this face as well (--fonts)", severity="warning")
