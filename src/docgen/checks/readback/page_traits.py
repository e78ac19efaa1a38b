"""What a web page does besides showing words: scripts, events, another base, rules that hide or add words, directions that are turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.checks.readback.hiding import declarations, hides, reckoned, style_of
from docgen.checks.readback.sight import Style
from docgen.checks.readback.traits import Trait, finding, is_left_to_right, short
from docgen.limits import check_time

_RUNS = frozenset(("script", "iframe", "object", "embed", "applet", "frame", "form"))
_WORDS = re.compile(r"\w")
_QUOTED = re.compile(r""" "[^"]*"|'[^']*' """.strip())
_BRACE = re.compile(r"([{}])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ON_PAPER = re.compile(r"@media\b[^{]*\b(?:print|speech)\b|@(?:page|font-face|keyframes)")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_ARABIC = re.compile("[\u0620-\u064a]")


def page_traits(root: Any, rules: Mapping[str, Style]) -> Iterator[Trait]:
    """All of a tree, in its order."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        check_time()
        yield from _of_element(element, style_of(element, rules))


def _of_element(element: Any, style: Style) -> Iterator[Trait]:
    line, tag = element.sourceline, element.tag
    if tag in _RUNS:
        yield finding(f"holds a <{tag}>: {short(element.get('src') or element.get('data') or element.get('action') or element.text or '')}", line)
    elif tag == "base":
        yield finding(f"gives its links another base, {element.get('href') or element.get('target') or ''}", line)
    elif tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield finding(f"leads to another page by itself: {short(element.get('content') or '')}", line)
    elif tag == "link" and "stylesheet" in (element.get("rel") or "").lower():
        yield finding(f"takes rules of style from elsewhere: {short(element.get('href') or '')}", line)
    elif tag == "style":
        yield from _of_rules(element.text or "", element.sourceline or 1)
    for name, value in element.attrib.items():
        runs = name.lower() in ("href", "src", "action") and value.strip().lower().startswith(("javascript:", "vbscript:"))
        if runs or name.lower().startswith("on"):
            yield finding(f"holds an event, {name}: {short(value)}", line)
    if value := reckoned(declarations(element.get("style") or "")):
        yield finding(f"lets a browser reckon how large or how faint text is: {value}", line)
    yield from _turned(element, style)


def _turned(element: Any, style: Style) -> Iterator[Trait]:
    way = (style.get("direction") or element.get("dir") or "").lower()
    bidi = style.get("unicode-bidi", "")
    if not way and element.tag != "bdo" and "override" not in bidi:
        return
    said = " ".join("".join(element.itertext()).split())
    if not _WORDS.search(said):
        return
    if element.tag == "bdo" or "override" in bidi:
        yield finding(f"turns {short(said)} with a control that orders how it is seen", element.sourceline)
    elif way == "rtl" and is_left_to_right(said):
        yield finding(f"sets {short(said)} from right to left", element.sourceline)
    elif way == "ltr" and _ARABIC.search(said) and not _LETTERS.search(said):
        yield finding(f"sets {short(said)} from left to right", element.sourceline)


def _of_rules(sheet: str, first: int) -> Iterator[Trait]:
    """The rules that hide what they name, turn it, or put words to it; those for paper alone are left out."""
    above: list[str] = []
    line, head = first, ""
    for piece in _BRACE.split(_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), sheet)):
        check_time()
        if piece == "{":
            above.append(head)
        elif piece == "}":
            del above[-1:]
        else:
            if above and not any(_ON_PAPER.search(one) for one in above) and not above[-1].startswith("@"):
                yield from _of_rule(above[-1], declarations(piece), line)
            head = piece.rpartition(";")[2].strip()
            if "@import" in piece:
                yield finding(f"takes rules of style from elsewhere: {short(piece[piece.index('@import') :])}", line)
        line += piece.count("\n")


def _of_rule(selector: str, style: Style, line: int) -> Iterator[Trait]:
    if hides(style):
        yield finding(f"hides what its style names {short(selector)}", line)
    if value := reckoned(style):
        yield finding(f"lets a browser reckon how large or how faint text is: {value} ({selector})", line)
    content = style.get("content", "")
    if any(map(_WORDS.search, _QUOTED.findall(content))) or "attr(" in content:
        yield finding(f"puts {short(content)} to the text by its style ({selector})", line)
    if "override" in style.get("unicode-bidi", ""):
        yield finding(f"turns what its style names {short(selector)}", line)
