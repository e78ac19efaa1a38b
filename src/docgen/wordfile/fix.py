"""Direction set right in somebody else's Word file: missing `w:bidi`, `w:rtl`, `w:bidiVisual` and complex-script twins, and nothing else.

Runs that mix directions are parted where the bidi levels change (UAX #9). Text, looks, pictures, notes and every other part stay as they are.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from docgen.typography.bidi import level_runs
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.inspect import is_mirrored_wrongly
from docgen.wordfile.names import XML, w
from docgen.wordfile.order import P_PR, R_PR, TBL_PR, properties, put
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import has, piece_text, run_text, runs_of, way

TWINS = {"b": "bCs", "i": "iCs", "sz": "szCs"}


@dataclass(slots=True)
class Fixed:
    """How many of each thing were mended; `parts` are those that changed."""

    paragraphs: int = 0
    runs: int = 0
    twins: int = 0
    tables: int = 0
    parts: set[str] = field(default_factory=set)

    @property
    def nothing(self) -> bool:
        return not self.parts


def fix(file: WordFile) -> Fixed:
    """Mends the trees of an open file in place; the file's `tree` then gives the mended ones. Raises the file's error for unreadable parts."""
    cascade = Cascade(file)
    done = Fixed()
    for part in file.stories():
        before = (done.paragraphs, done.runs, done.twins, done.tables)
        root = file.tree(part)
        for paragraph in list(root.iter(w("p"))):
            _fix_paragraph(paragraph, cascade, done)
        for table in root.iter(w("tbl")):
            if is_mirrored_wrongly(table):
                put(properties(table, "tblPr"), "bidiVisual", TBL_PR)
                done.tables += 1
        if (done.paragraphs, done.runs, done.twins, done.tables) != before:
            done.parts.add(part)
    return done


def mend_paragraph(paragraph: Any, cascade: Cascade, *, turn: bool = True) -> Fixed:
    """Mends one paragraph; `turn` lets it be made right-to-left as a whole."""
    done = Fixed()
    _fix_paragraph(paragraph, cascade, done, turn)
    return done


def _fix_paragraph(paragraph: Any, cascade: Cascade, done: Fixed, turn: bool = True) -> None:
    runs = list(runs_of(paragraph))
    text = "".join(run_text(run) for run in runs)
    if not text.strip():
        return
    bidi = is_on(cascade.of_paragraph(paragraph, "bidi"))
    if turn and way(text) == "rtl" and not bidi:
        _turn(paragraph, cascade)
        done.paragraphs += 1
        bidi = True
    if not bidi and not has(text, "rtl"):
        for run in runs:
            _mark(run, False, paragraph, cascade, done)
        return
    ways = _ways(text, bidi)
    at = 0
    for run in runs:
        words = run_text(run)
        length = len(words)
        if is_on(cascade.of_run(run, paragraph, "rtl")) and has(words, "rtl"):
            ways[at : at + length] = [True] * length  # its author set it so; Latin words in it stand right all the same
        for part, rtl in _parted(run, ways[at : at + length]):
            _mark(part, rtl, paragraph, cascade, done)
        at += length


def _turn(paragraph: Any, cascade: Cascade) -> None:
    """`w:bidi`, and an alignment that means the same: under it `left` is the leading edge, so text pushed to the right by hand stands right again."""
    own = properties(paragraph, "pPr")
    alignment = own.find(w("jc"))
    put(own, "bidi", P_PR)
    if alignment is not None and alignment.get(w("val")) in ("right", "end"):
        own.remove(alignment)
    inherited = cascade.of_paragraph(paragraph, "jc")
    if inherited is not None and inherited.get(w("val")) in ("right", "end"):
        put(own, "jc", P_PR, {"val": "left"})
    put(put_mark(own), "rtl", R_PR)


def put_mark(own: Any) -> Any:
    """The properties of a paragraph's mark."""
    found = own.find(w("rPr"))
    return put(own, "rPr", P_PR) if found is None else found


def _ways(text: str, bidi: bool) -> list[bool | None]:
    """For each character whether its run must be right-to-left: by level, numbers going with their side; None where nothing is said."""
    ways: list[bool | None] = []
    for start, end, level in level_runs(text, int(bidi)):
        piece = text[start:end]
        if level % 2:
            ways += [True] * (end - start)
        elif has(piece, "ltr") or not bidi:
            ways += [False] * (end - start)
        else:
            ways += [None] * (end - start)
    return _decided(ways)


def _decided(ways: list[bool | None]) -> list[bool | None]:
    """A number takes the way of what stands before it, or after it."""
    last: bool | None = None
    for index, found in enumerate(ways):
        if found is None and last is not None:
            ways[index] = last
        last = ways[index]
    last = None
    for index in range(len(ways) - 1, -1, -1):
        if ways[index] is None and last is not None:
            ways[index] = last
        last = ways[index]
    return ways


def _parted(run: Any, ways: list[bool | None]) -> list[tuple[Any, bool]]:
    """The run itself where it goes one way (or says nothing), else as many as it has stretches, in its place; each with its way."""
    said = {found for found in ways if found is not None}
    if not said:
        return []
    if len(said) == 1:
        return [(run, said.pop())]
    parent, at = run.getparent(), run.getparent().index(run)
    made: list[tuple[Any, bool]] = []
    look = run.find(w("rPr"))
    place = 0
    for child in [child for child in run if child is not look]:
        text = piece_text(child)
        for start, end in _stretches(ways[place : place + len(text)]):
            goes = ways[place + start]
            rtl = goes if goes is not None else (made[-1][1] if made else True)
            if not made or made[-1][1] != rtl:
                made.append((_like(run, look), rtl))
            made[-1][0].append(child if child.tag != w("t") else _text(child, text[start:end]))
        if not text:
            if not made:
                made.append((_like(run, look), bool(next(found for found in ways if found is not None))))
            made[-1][0].append(child)
        place += len(text)
    tail = run.tail
    parent.remove(run)
    for offset, (part, _) in enumerate(made):
        parent.insert(at + offset, part)
    made[-1][0].tail = tail
    return made


def _stretches(ways: list[bool | None]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for index, found in enumerate(ways):
        if out and ways[index - 1] == found:
            out[-1] = (out[-1][0], index + 1)
        else:
            out.append((index, index + 1))
    return out


def _like(run: Any, look: Any) -> Any:
    """An empty run of the same look and attributes."""
    made = run.makeelement(run.tag, dict(run.attrib))
    if look is not None:
        made.append(copy.deepcopy(look))
    return made


def _text(element: Any, text: str) -> Any:
    made = element.makeelement(element.tag, {f"{{{XML}}}space": "preserve"})
    made.text = text
    return made


def _mark(run: Any, rtl: bool, paragraph: Any, cascade: Cascade, done: Fixed) -> None:
    """Sets a run's direction where its text needs it, and the twins that its look then needs."""
    text = run_text(run)
    is_rtl = is_on(cascade.of_run(run, paragraph, "rtl"))
    if rtl and not is_rtl and has(text, "rtl"):
        put(properties(run, "rPr"), "rtl", R_PR)
        done.runs += 1
        is_rtl = True
    elif not rtl and is_rtl and has(text, "ltr"):
        own = run.find(w("rPr"))
        direct = None if own is None else own.find(w("rtl"))
        if direct is not None:
            own.remove(direct)
        if is_on(cascade.of_run(run, paragraph, "rtl")):
            put(properties(run, "rPr"), "rtl", R_PR, {"val": "0"})
        done.runs += 1
        is_rtl = False
    if is_rtl and text.strip() and not has(text, "ltr"):
        done.twins += _twin(run, paragraph, cascade)


def _twin(run: Any, paragraph: Any, cascade: Cascade) -> int:
    """Right-to-left text takes the complex-script half of every pair: what is set for one half only is set for the other. The number set."""
    made = 0
    for plain, twin in TWINS.items():
        found, other = cascade.of_run(run, paragraph, plain), cascade.of_run(run, paragraph, twin)
        nearer = found is not None and found.getparent().getparent() is run
        lacking = other is None or (nearer and other.getparent().getparent() is not run)
        if found is not None and lacking and (plain == "sz" or is_on(found) != is_on(other)):
            value = found.get(w("val"))
            put(properties(run, "rPr"), twin, R_PR, {} if value is None else {"val": value})
            made += 1
    own = run.find(f"{w('rPr')}/{w('rFonts')}")
    if own is not None and own.get(w("cs")) is None and own.get(w("cstheme")) is None and own.get(w("ascii")):
        own.set(w("cs"), own.get(w("ascii")))
        made += 1
    language = run.find(f"{w('rPr')}/{w('lang')}")
    if language is not None and language.get(w("bidi")) is None and str(language.get(w("val"), "")).split("-")[0] in ("ar", "fa", "he", "ur"):
        language.set(w("bidi"), language.get(w("val")))
        made += 1
    return made
