"""Direction set right in somebody else's Word file: missing `w:bidi`, `w:rtl`, `w:bidiVisual` and complex-script twins, and nothing else.

Runs that mix directions are parted where the bidi levels change (UAX #9). Text, looks, pictures, notes and every other part stay as they are, and
so does whatever is in doubt, which is told.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docgen.typography.unicode.bidi import level_runs
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.fixed import Fixed, Spot
from docgen.wordfile.judged import Judged, in_table, judged, judged_alone
from docgen.wordfile.mirrored import DOUBTS, standing
from docgen.wordfile.names import XML, w
from docgen.wordfile.order import R_PR, TBL_PR, properties, put
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import has, piece_text, run_text, short
from docgen.wordfile.turning import turn
from docgen.wordfile.turnstyles import turn_styles

TWINS = {"b": "bCs", "i": "iCs", "sz": "szCs"}


def fix(file: WordFile, *, tables: bool = True, styles: bool = False) -> Fixed:
    """Mends the trees of an open file in place; the file's `tree` then gives the mended ones. `tables` lets tables be mirrored; `styles` turns a
    style all of whose paragraphs go right-to-left, and not each of them. Raises the file's error for unreadable parts."""
    cascade = Cascade(file)
    done = Fixed()
    stories = {part: judged(file.tree(part), cascade) for part in file.stories()}
    if styles:
        cascade = turn_styles(file, cascade, stories, done)
    for part, found in stories.items():
        before = done.counts()
        for one in found:
            if one.doubt:
                done.doubts.append(Spot(part, one.number, one.doubt, short(one.text)))
            _fix_paragraph(one, cascade, done)
        if tables:
            _fix_tables(file.tree(part), part, found, cascade, done)
        if done.counts() != before:
            done.parts.add(part)
    return done


def _fix_tables(root: Any, part: str, found: list[Judged], cascade: Cascade, done: Fixed) -> None:
    for one in standing(root, found, cascade):
        if one.how == "wrong":
            put(properties(one.table, "tblPr"), "bidiVisual", TBL_PR)
            done.mirrored.append(Spot(part, one.number, "a table made to run from the right", one.text))
        else:
            done.doubts.append(Spot(part, one.number, DOUBTS[one.how], one.text))


def mend_paragraph(paragraph: Any, cascade: Cascade, *, rtl: bool | None = None) -> Fixed:
    """Mends one paragraph, whatever stands round it; `rtl` makes it right-to-left or left-to-right as a whole."""
    done = Fixed()
    one = judged_alone(paragraph, cascade)
    one.code = False
    one.wanted = None if rtl is None or rtl == one.bidi else rtl
    _fix_paragraph(one, cascade, done)
    return done


def _fix_paragraph(one: Judged, cascade: Cascade, done: Fixed) -> None:
    text, paragraph, bidi = one.text, one.paragraph, one.bidi
    if not text.strip() or (one.code and one.wanted is None):
        return
    if one.wanted is not None and one.wanted != bidi:
        turn(paragraph, cascade, rtl=one.wanted, keep_side=not one.wanted and in_table(paragraph))
        done.paragraphs += one.wanted
        done.english += not one.wanted
        bidi = one.wanted
    if not bidi and not has(text, "rtl"):
        for run, _ in one.runs:
            _mark(run, False, paragraph, cascade, done)
        return
    ways = _ways(text, bidi)
    at = 0
    for run, words in one.runs:
        length = len(words)
        if is_on(cascade.of_run(run, paragraph, "rtl")) and has(words, "rtl"):
            ways[at : at + length] = [True] * length  # its author set it so; Latin words in it stand right all the same
        for part, rtl in _parted(run, ways[at : at + length]):
            _mark(part, rtl, paragraph, cascade, done)
        at += length


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
    for order in (range(len(ways)), reversed(range(len(ways)))):
        last: bool | None = None
        for index in order:
            last = ways[index] = last if ways[index] is None else ways[index]
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


def _stretches(ways: list[bool | None]) -> Iterator[tuple[int, int]]:
    for _, alike in groupby(range(len(ways)), key=ways.__getitem__):
        indices = [*alike]
        yield indices[0], indices[-1] + 1


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
    made_so = rtl and not is_rtl and has(text, "rtl")
    if made_so:
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
        done.twins += _twin(run, paragraph, cascade, sized=made_so)


def _twin(run: Any, paragraph: Any, cascade: Cascade, *, sized: bool) -> int:
    """Right-to-left text takes the complex-script half of every pair: what is set for one half only is set for the other. The number set. A size only
    with `sized`, of a run that was not right-to-left before: of any other, its author has seen the size that it has."""
    made = 0
    for plain, twin in TWINS.items():
        if plain == "sz" and not sized:
            continue
        found, other = cascade.of_run(run, paragraph, plain), cascade.of_run(run, paragraph, twin)
        nearer = found is not None and found.getparent().getparent() is run
        lacking = other is None or (nearer and other.getparent().getparent() is not run)
        if found is not None and lacking and (plain == "sz" or is_on(found) != is_on(other)):
            value = found.get(w("val"))
            put(properties(run, "rPr"), twin, R_PR, {} if value is None else {"val": value})
            made += 1
    own = run.find(w("rPr/rFonts"))
    if own is not None and own.get(w("cs")) is None and own.get(w("cstheme")) is None and own.get(w("ascii")):
        own.set(w("cs"), own.get(w("ascii")))
        made += 1
    language = run.find(w("rPr/lang"))
    if language is not None and language.get(w("bidi")) is None and str(language.get(w("val"), "")).split("-")[0] in ("ar", "fa", "he", "ur"):
        language.set(w("bidi"), language.get(w("val")))
        made += 1
    return made
