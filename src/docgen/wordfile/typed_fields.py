"""Fields that are typed into a form: `{{headline.ar}}`, «headline.ar» and Word's own MERGEFIELD become content controls, to be filled like those that
a person has drawn. Only paths are taken; whatever else stands in braces is told and left.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from docgen.patterns import late
from docgen.wordfile.field_tags import BODY_TAG, PATH
from docgen.wordfile.names import XML, w
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import piece_text, run_text, runs_of

_MARKS = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction that an editor puts between signs of different scripts, and other things that nobody sees."""
_AIR = rf"[\s{_MARKS}]*"
_BRACES = late(rf"\{{\{{(?P<inside>[^{{}}]*)\}}\}}|«(?P<quoted>{_AIR}{PATH}{_AIR})»")
_LEFT = late(r"\{\{|\}\}|\{%|\{#[^{}]*#\}")
_SAID = {
    "{%": ("nothing in a Word file is worked out", "put a content control tagged docgen:if PATH, or with a list's path, round it"),
    "{#": ("this is no comment in a Word file, and is printed", "take it out, or make it a comment of Word's"),
}
_UNSEEN = str.maketrans("", "", _MARKS)
_TAG = late(rf"{PATH}|{BODY_TAG}")
_MERGE = late(r"\s*MERGEFIELD\s+(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"\\]\S*))\s*(?P<switches>.*)", re.DOTALL | re.IGNORECASE)
_HARMLESS = late(r"\\\*\s*(?:MERGEFORMAT|CHARFORMAT)", re.IGNORECASE)
_PLAIN = frozenset(map(w, ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")))
"""What of a run is its text and its look."""
_CODE = "the code of another field"
_ATTRIBUTES = {w("instr"): _CODE, "descr": "what a picture is said to show", "string": "the words of WordArt"}
"""Attributes that hold words or a code, and what is told of a field in them (ECMA-376 Part 1, 17.16.19 and 20.4.2.5; Part 4, 14.1.2.22)."""
ALIAS = "docgen:typed:"
"""Begins the alias of a control that was made of typed words; what follows says in which way they were typed."""


@dataclass(frozen=True, slots=True)
class Left:
    """What was found and not taken: the paragraph, the words, why, and what to do."""

    paragraph: Any
    words: str
    message: str
    hint: str | None


def drawn(root: Any) -> list[Left]:
    """Makes controls of all that is typed in a part; gives what was left."""
    left: list[Left] = []
    for paragraph in list(root.iter(w("p"))):
        left += _merge_fields(paragraph)
        left += _braces(paragraph)
    return left


def elsewhere(file: WordFile) -> list[tuple[str, str]]:
    """Parts with fields typed into them that are no text of the document, each with what they were typed into."""
    found: dict[tuple[str, str], None] = {}
    for name in file.entries:
        if name.startswith(("word/diagrams/data", "word/charts/chart")) and name.endswith(".xml"):
            words = "".join(text.text or "" for text in file.tree(name).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"))
            if _any_typed(words):
                found[name, "a diagram or a chart"] = None
    for name in list(file.stories()):
        for paragraph in file.tree(name).iter(w("p")):
            code = "".join(one.text or "" for one in paragraph.iter(w("instrText")))
            if _any_typed(code):
                found[name, _CODE] = None
        for element in file.tree(name).iter("*"):
            for attribute, what in _ATTRIBUTES.items():
                if _any_typed(element.get(attribute, "")):
                    found[name, what] = None
        for _, target, external in file.relationships(name).values():
            if external and _any_typed(unquote(target)):
                found[name, "the address of a link"] = None
    return list(found)


def _any_typed(words: str) -> bool:
    return "{{" in words and any(_TAG.fullmatch(_seen(one["inside"] or "")) for one in _BRACES.finditer(words))


def undrawn(root: Any) -> None:
    """Takes the controls that were made away again; what stands in them stays."""
    for control in [control for control in root.iter(w("sdt")) if typed_as(control)]:
        content = control.find(w("sdtContent"))
        parent = control.getparent()
        at = parent.index(control)
        for offset, child in enumerate(list(content) if content is not None else ()):
            parent.insert(at + offset, child)
        parent.remove(control)


def typed_as(control: Any) -> str:
    """How the field was typed: `braces`, `quoted` or `merge`; empty for a control that a person has drawn."""
    alias = control.find(w("sdtPr/alias"))
    said = "" if alias is None else str(alias.get(w("val"), ""))
    return said.removeprefix(ALIAS) if said.startswith(ALIAS) else ""


def lifted(control: Any) -> Any:
    """A typed field that stands alone in its paragraph, made a control round the paragraph; `None` where something else stands there too."""
    paragraph = control.getparent()
    if paragraph.tag != w("p") or paragraph.find(w("pPr/sectPr")) is not None:
        return None
    others = [child for child in paragraph if child is not control and child.tag not in (w("pPr"), w("proofErr"))]
    if any(child.tag != w("r") or run_text(child).strip() or any(inner.tag not in _PLAIN for inner in child) for child in others):
        return None
    made = paragraph.makeelement(w("sdt"), {})
    made.append(copy.deepcopy(control.find(w("sdtPr"))))
    content = made.makeelement(w("sdtContent"), {})
    made.append(content)
    paragraph.getparent().replace(paragraph, made)
    made.tail, paragraph.tail = paragraph.tail, None
    content.append(paragraph)
    return made


def _control(tag: str, how: str, owner: Any) -> tuple[Any, Any]:
    """A control of this tag, and its content."""
    control = owner.makeelement(w("sdt"), {})
    properties = control.makeelement(w("sdtPr"), {})
    control.append(properties)
    properties.append(properties.makeelement(w("alias"), {w("val"): f"{ALIAS}{how}"}))
    properties.append(properties.makeelement(w("tag"), {w("val"): tag}))
    content = control.makeelement(w("sdtContent"), {})
    control.append(content)
    return control, content


# --- braces and guillemets ------------------------------------------------------------------------------------------------------------------------


def _braces(paragraph: Any) -> Iterator[Left]:
    runs = [run for run in runs_of(paragraph) if not _in_typed(run)]
    text = "".join(map(run_text, runs))
    if "{" not in text and "}" not in text and "«" not in text:
        return
    taken: list[tuple[int, int, str, str]] = []
    rest = list(text)
    for found in _BRACES.finditer(text):
        inside = found["inside"] if found["quoted"] is None else found["quoted"]
        tag = _seen(inside)
        rest[found.start() : found.end()] = " " * (found.end() - found.start())
        if _TAG.fullmatch(tag):
            taken.append((*found.span(), tag, "braces" if found["quoted"] is None else "quoted"))
        else:
            yield Left(paragraph, found[0], "this is no path of a field, and nothing in a Word file is worked out", "write {{headline.ar}}")
    for found in _LEFT.finditer("".join(rest)):
        message, hint = _SAID.get(found[0][:2], ("these braces are not closed, or not opened", "write {{headline.ar}} in one paragraph"))
        yield Left(paragraph, _shown(text, found.start()), message, hint)
    for start, end, tag, how in reversed(taken):
        _wrap(runs, start, end, tag, how)


def _seen(words: str) -> str:
    return words.translate(_UNSEEN).strip()


def _shown(text: str, at: int) -> str:
    return text[at : at + 30].splitlines()[0] if text[at : at + 30].strip() else text[at : at + 2]


def _in_typed(run: Any) -> bool:
    return any(above.tag == w("sdt") and typed_as(above) for above in run.iterancestors())


def _wrap(runs: list[Any], start: int, end: int, tag: str, how: str) -> None:
    """Puts the characters from `start` to `end` of the runs' text into a control. Runs are cut where that is needed, and `runs` follows."""
    _cut(runs, end)
    first = _cut(runs, start)
    at, covered = start, []
    for run in runs[first:]:
        length = len(run_text(run))
        if at >= end:
            break
        if length:
            covered.append(run)
        at += length
    control, content = _control(tag, how, covered[0])
    covered[0].addprevious(control)
    others = []
    for run in covered:
        more = [child for child in run if child.tag not in _PLAIN]
        if more:
            others.append(_with_look(run, more))
        tail, run.tail = run.tail, None
        content.append(run)
        control.tail = control.tail or tail
    for other in reversed(others):
        control.addnext(other)


def _with_look(run: Any, children: list[Any]) -> Any:
    made = run.makeelement(w("r"), {})
    look = run.find(w("rPr"))
    if look is not None:
        made.append(copy.deepcopy(look))
    made.extend(children)
    return made


def _cut(runs: list[Any], offset: int) -> int:
    """Makes a run begin at an offset of the text; gives its index in `runs`."""
    at = 0
    for index, run in enumerate(runs):
        if at == offset and run_text(run):
            return index
        length = len(run_text(run))
        if at < offset < at + length:
            runs.insert(index + 1, _second(run, offset - at))
            return index + 1
        at += length
    return len(runs)


def _second(run: Any, offset: int) -> Any:
    """Cuts a run's text, and gives the second part as a run after it."""
    made = run.makeelement(w("r"), dict(run.attrib))
    look = run.find(w("rPr"))
    if look is not None:
        made.append(copy.deepcopy(look))
    at = 0
    for child in list(run):
        if child.tag == w("rPr"):
            continue
        words = piece_text(child)
        if at >= offset:
            made.append(child)
        elif at + len(words) > offset:
            text = child.text or ""
            later = child.makeelement(child.tag, {f"{{{XML}}}space": "preserve"})
            child.set(f"{{{XML}}}space", "preserve")
            child.text, later.text = text[: offset - at], text[offset - at :]
            made.append(later)
        at += len(words)
    run.addnext(made)
    return made


# --- mail merge -----------------------------------------------------------------------------------------------------------------------------------


def _merge_fields(paragraph: Any) -> Iterator[Left]:
    for simple in [simple for simple in paragraph.iter(w("fldSimple")) if _own(simple, paragraph)]:
        instruction = simple.get(w("instr"), "")
        if _MERGE.fullmatch(instruction):
            yield from _merged(paragraph, instruction, [simple], nested=False)
    yield from _complex(paragraph)


def _own(element: Any, paragraph: Any) -> bool:
    return next(element.iterancestors(w("p")), None) is paragraph


def _complex(paragraph: Any) -> Iterator[Left]:
    """Fields of runs: begin, instruction, separator, result, end (ECMA-376 Part 1, 17.16.18)."""
    open_: list[tuple[Any, list[str], bool]] = []
    done: list[tuple[Any, Any, str, bool]] = []
    for run in [run for run in paragraph.iter(w("r")) if _own(run, paragraph)]:
        for child in run:
            if child.tag == w("instrText") and open_:
                open_[-1][1].append(child.text or "")
            if child.tag != w("fldChar"):
                continue
            kind = child.get(w("fldCharType"))
            if kind == "begin":
                open_.append((run, [], bool(open_)))
            elif kind == "end" and open_:
                begin, words, nested = open_.pop()
                done.append((begin, run, "".join(words), nested))
    for _, words, _ in open_:
        if _MERGE.fullmatch("".join(words)):
            yield Left(paragraph, "".join(words).strip(), "this field does not end in its paragraph", "write it anew, in one paragraph")
    for begin, end, instruction, nested in done:
        if _MERGE.fullmatch(instruction):
            yield from _merged(paragraph, instruction, _between(begin, end), nested=nested)


def _between(begin: Any, end: Any) -> list[Any]:
    """The elements of a field; none where it does not stand alone in its runs, or goes from one part of its paragraph into another."""
    if begin.getparent() is not end.getparent() or _text_outside(begin, end):
        return []
    found = [begin]
    while found[-1] is not end:
        found.append(found[-1].getnext())
    return found


def _text_outside(begin: Any, end: Any) -> bool:
    children = list(begin)
    first = next(index for index, child in enumerate(children) if child.tag == w("fldChar"))
    if any(child.tag != w("rPr") for child in children[:first]):
        return True
    children = list(end)
    last = max(index for index, child in enumerate(children) if child.tag == w("fldChar"))
    return bool(children[last + 1 :])


def _merged(paragraph: Any, instruction: str, elements: list[Any], *, nested: bool) -> Iterator[Left]:
    """A control in the place of a field."""
    found = _MERGE.fullmatch(instruction)
    assert found is not None
    name = found["bare"] if found["quoted"] is None else found["quoted"]
    words = f"MERGEFIELD {name}"
    tag = _seen(name)
    if not _TAG.fullmatch(tag):
        yield Left(paragraph, words, "the field is named by no path", "write MERGEFIELD headline.ar")
        return
    if nested or not elements:
        message = "a field in a field is not filled" if nested else "the field does not stand by itself"
        yield Left(paragraph, words, message, f"put {{{{{tag}}}}} there, or a content control")
        return
    rest = _HARMLESS.sub("", found["switches"]).strip()
    if rest:
        yield Left(paragraph, words, f"the switches {rest} are not heeded", "styles of dates are named in the path: date.full.ar")
    control, content = _control(tag, "merge", elements[0])
    elements[0].addprevious(control)
    for element in elements:
        element.tail = None
        content.append(element)
