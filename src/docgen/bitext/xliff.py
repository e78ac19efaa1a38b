"""The segments of an XLIFF file (OASIS, 1.2 and 2.0 to 2.2), source and target, without their inline codes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from docgen.bitext.passages import Alone, Bitext, Measure, Part, Passage, language, paired
from docgen.errors import Diagnostic, DocgenError, InputError, Place
from docgen.limits import active, check_time
from docgen.types import Lang

NAMESPACE = "urn:oasis:names:tc:xliff:document:"
_UNITS = ("trans-unit", "segment")
_CODES = frozenset(("ph", "it", "bpt", "ept", "sub", "cp", "note"))
"""Elements whose content is a code of the file that the text came from."""
_STANDALONE = frozenset(("x", "ph", "it", "cp"))
_CODE = "\ufffc"
"""Stands for a code that stands alone (U+FFFC OBJECT REPLACEMENT CHARACTER)."""
_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


def read_xliff(data: bytes, name: str) -> Bitext:
    """The pairs of an XLIFF file. Raises InputError for what is none, for one without Arabic or English, and for a document type."""
    into = Bitext(name)
    measure = Measure(name)
    left = active().values
    for number, (unit, langs) in enumerate(_units(data, name)):
        check_time()
        left -= 1
        if left < 0:
            raise InputError(Diagnostic(f"has more than {active().values:,} segments", Place(name), "check it part by part"))
        _pair(unit, langs, number, into, measure)
    return into


def _pair(unit: Any, langs: tuple[Lang, Lang], number: int, into: Bitext, measure: Measure) -> None:
    source, target = (_child(unit, tag) for tag in ("source", "target"))
    identity = _identity(unit)
    texts = [measure.take(_text(element)) if element is not None else "" for element in (source, target)]
    parts: list[Part] = []
    for at, (tag, element, text) in enumerate(zip(("source", "target"), (source, target), texts, strict=True)):
        line = (unit if element is None else element).sourceline
        parts.append(Part(text, partial(_place, into.name, line, f"{identity}, {tag}"), (number, at)))
    first, second = (Passage((part,)) for part in parts)
    if all(text.strip() for text in texts):
        into.pairs.append(paired(first, langs[0], second))
    elif texts[0].strip() and language(texts[0]) is not None and unit.get("translate") != "no":
        into.alone.append(Alone(first, f"this {_NAMES[langs[0]]} segment has no {_NAMES[langs[1]]} target", "translate it"))


def _place(name: str, line: int | None, path: str, offset: int) -> Place:
    return Place(name, line, None, path)


def _identity(unit: Any) -> str:
    """How a segment is called: by its id; in XLIFF 2 by its unit's, with its own where it has one."""
    if _local(unit) == "trans-unit":
        return f"trans-unit {unit.get('id') or unit.get('resname') or '?'}"
    above = unit.getparent()
    own = f", segment {unit.get('id')}" if unit.get("id") else ""
    return f"unit {above.get('id', '?')}{own}"


def _units(data: bytes, name: str) -> Iterator[tuple[Any, tuple[Lang, Lang]]]:
    """Each segment with the languages of its source and its target. What was read is let go."""
    from lxml import etree

    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    langs: tuple[Lang, Lang] | None = None
    seen = False
    try:
        for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), **options):
            if event == "start" and not seen:
                seen = True
                _check_root(element, name)
            local = _local(element)
            if event == "start" and local in ("xliff", "file"):
                langs = _languages(element, name) or langs
            elif event == "end" and local in _UNITS:
                if langs is None:
                    raise InputError(
                        Diagnostic("does not say its languages", Place(name), "source-language and target-language, or srcLang and trgLang")
                    )
                yield element, langs
                element.clear()
            elif event == "end" and local in ("unit", "group", "file"):
                element.clear()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise InputError(
            Diagnostic(f"is not well-formed XML ({error.msg})", Place(name, line or None, column or None), "a whole XLIFF file")
        ) from None


def _check_root(root: Any, name: str) -> None:
    fault: DocgenError | None = None
    if root.getroottree().docinfo.doctype:
        fault = InputError(Diagnostic("declares a document type or entities, which are not read", Place(name), "take the declaration out"))
    elif _local(root) != "xliff":
        fault = InputError(Diagnostic(f"is no XLIFF file, but XML of the kind '{_local(root)}'", Place(name), "an XLIFF file (1.2 or 2.0)"))
    if fault is not None:
        raise fault


def _languages(element: Any, name: str) -> tuple[Lang, Lang] | None:
    said = [element.get(key) for key in (("source-language", "target-language") if _local(element) == "file" else ("srcLang", "trgLang"))]
    if said == [None, None]:
        return None
    short = [str(tag or "").replace("_", "-").split("-")[0].lower() for tag in said]
    if short == ["en", "ar"]:
        return "en", "ar"
    if short == ["ar", "en"]:
        return "ar", "en"
    if short[1] == "" and short[0] in ("en", "ar"):
        return ("en", "ar") if short[0] == "en" else ("ar", "en")
    message = f"is in {said[0] or 'no language'} and {said[1] or 'no language'}; docgen compares Arabic and English"
    raise InputError(Diagnostic(message, Place(name, element.sourceline), "an XLIFF file from one of them into the other"))


def _local(element: Any) -> str:
    """The name of an element of XLIFF; nothing of another vocabulary's."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, local = tag.rpartition("}")
    return local if not space or space[1:].startswith(NAMESPACE) else ""


def _child(unit: Any, tag: str) -> Any:
    return next((child for child in unit if _local(child) == tag), None)


def _text(element: Any) -> str:
    """The text of a source or target: what spans hold is text, what codes hold is none."""
    pieces = [element.text or ""]
    for child in element:
        local = _local(child)
        if local in _STANDALONE:
            pieces.append("\n" if child.get("ctype") == "lb" or child.get("subType") == "xlf:lb" else _CODE)
        elif local not in _CODES:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
