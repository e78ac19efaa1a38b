"""Characters that do not belong: presentation forms, direction marks, Persian letters, wrong digits, tatweel, damage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.forms import FORMS, joins_after, spelled
from docgen.checks.persian import HEH, PERSIAN, heh_slips, meant_by, slips
from docgen.checks.slots import Side, Subject
from docgen.errors import Diagnostic, Edit
from docgen.locales.digits import unshape

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5"
_MARK = "\u064b-\u0652\u0670"
ARABIC = re.compile(f"[{_LETTER}{FORMS}]")
"""An Arabic letter of any sort."""

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u200b\u2060\ufeff"
_SUSPECT = re.compile(f"[{FORMS}{_DIRECTION}{_UNSEEN}\u00ad\ufffd\u0640٠-٩۰-۹{PERSIAN}{HEH}ØÙÚÛ]")

_PRESENTATION = re.compile(f"[{FORMS}]+(?:[ {_MARK}]*[{FORMS}]+)*")
_PAIRED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DIRECTION_RUN = re.compile(f"[{_DIRECTION}]+")
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+|(?<=[{_LETTER}])\u00ad+|\u00ad+(?=[{_LETTER}])")
_TATWEEL = re.compile(f"(?<=[{_LETTER}])[{_MARK}]*(\u0640+)(?=[{_LETTER}])(?![{_MARK}])")
"""A tatweel between two letters. One that carries a mark (the small alif of the Quran's spelling) is part of the word."""
DAMAGED = re.compile("\ufffd+|(?:[ØÙÚÛ][^\x00-\x7f\u0600-\u06ff]){3,}")
"""The replacement character, or UTF-8 Arabic read as Windows-1252."""
_ARABIC_DIGITS = re.compile("[٠-٩۰-۹](?:[٠-٩۰-۹٫٬]*[٠-٩۰-۹])?")
_ROLE = re.compile(r"\{(?!ltr\})[a-z]+\}`[^`]*`")
_PERSIAN_DIGITS = re.compile("[۰-۹]+")
_TO_ARABIC = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_TO_ENGLISH = str.maketrans("٫٬", ".,")


_CODE = re.compile(r"(?<![\w/.-])(?=[\w/.-]*[A-Za-z])(?=[\w/.-]*[0-9])(?=[\w/.-]*[٠-٩])[A-Za-z0-9٠-٩]+(?:[/._-][A-Za-z0-9٠-٩]+)+")
"""A reference in Latin letters with digits of both scripts, whose parts change places where it is ordered by its characters (UAX #9, AN and EN)."""


def letters(subject: Subject) -> Iterator[Diagnostic]:
    """DG301, DG302, DG305, DG307, DG309–DG311."""
    for slot in subject.slots:
        for side in slot.sides():
            if _SUSPECT.search(side.raw) is None:
                continue
            arabic = ARABIC.search(side.raw) is not None if slot.same else side.lang == "ar"
            yield from _any_language(side)
            yield from _arabic(side) if arabic else _english(side)
    yield from _references(subject)


def _references(subject: Subject) -> Iterator[Diagnostic]:
    for path, value in subject.values:
        if isinstance(value, str) and path and path[-1] in ("reference", "number") and _CODE.search(value) is not None:
            yield from _of_both_scripts(Side(subject, path, "ar", value))


def _of_both_scripts(side: Side) -> Iterator[Diagnostic]:
    for found in _CODE.finditer(side.raw):
        code = found[0]
        edits = tuple(edit for at, digit in enumerate(code) if digit != unshape(digit) for edit in side.edit(found.start() + at, 1, unshape(digit)))
        yield side.finding("DG307", f"'{code}' has digits of two scripts", f"write {unshape(code)}", offset=found.start(), edits=edits)


def _any_language(side: Side) -> Iterator[Diagnostic]:
    text = side.raw
    for found in _PRESENTATION.finditer(text):
        meant = spelled(found[0])
        message = f"'{found[0]}' is written in Arabic presentation forms"
        yield side.finding("DG301", message, f"write {meant}", offset=found.start(), edits=_spelled_out(side, found))
    partners = _partners(text)
    for found in _DIRECTION_RUN.finditer(text):
        marks = dict.fromkeys(at for mark in range(*found.span()) for at in (mark, partners.get(mark, mark)))
        edits = tuple(edit for at in marks for edit in side.edit(at, 1, ""))
        yield side.finding("DG302", f"the direction mark {_named(found[0])} is left in the text", "take it out", offset=found.start(), edits=edits)
    for found in _UNSEEN_RUN.finditer(text):
        message = f"the invisible character {_named(found[0])} is left in the text"
        yield side.finding("DG311", message, "take it out", offset=found.start(), edits=side.edit(found.start(), len(found[0]), ""))
    for found in DAMAGED.finditer(text):
        yield side.finding("DG310", f"'{found[0]}' is text that was damaged when it was copied", "type it again", offset=found.start())


def _arabic(side: Side) -> Iterator[Diagnostic]:
    for start, word in slips(side.raw):
        meant = meant_by(word)
        odd = dict.fromkeys(letter for letter in word if letter in PERSIAN)
        said = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in odd)
        if len(meant) == 1:
            changed = [index for index, letter in enumerate(word) if letter != meant[0][index]]
            edits = [edit for index in changed for edit in side.edit(start + index, 1, meant[0][index])]
        else:
            edits = []  # علی is على or علي
        yield side.finding("DG305", f"'{word}' is written with {said}", f"write {' or '.join(meant)}", offset=start, edits=tuple(edits))
    for start, word, heh in heh_slips(side.raw):
        yield side.finding("DG305", f"'{word}' is written with {HEH} (U+{ord(HEH):04X})", f"write {heh}", offset=start)
    stretched = []
    for found in _TATWEEL.finditer(side.raw):
        if joins_after(side.raw[found.start() - 1]):
            stretched.append(found)
        else:  # after a letter that does not join on it is a dash, or what is left of one
            message = "a tatweel parts two letters that do not join"
            yield side.finding("DG309", message, "take it out, or write a dash or a space", offset=found.start(1))
    if stretched:
        edits = [edit for found in stretched for edit in side.edit(found.start(1), len(found[1]), "")]
        message = "a tatweel stretches a word" if len(stretched) == 1 else f"tatweels stretch words, {len(stretched)} times"
        offset = stretched[0].start(1)
        yield side.finding("DG309", message, "take it out; layout stretches lines by itself", offset=offset, edits=tuple(edits))
    yield from _of_both_scripts(side)
    for found in _outside_roles(_PERSIAN_DIGITS, side.raw):
        arabic = found[0].translate(_TO_ARABIC)
        edit = side.edit(found.start(), len(found[0]), arabic)
        message = f"'{found[0]}' is written in Persian digits"
        yield side.finding("DG307", message, f"write {arabic} or {unshape(arabic)}", offset=found.start(), edits=edit)


def _outside_roles(pattern: re.Pattern[str], raw: str) -> Iterator[re.Match[str]]:
    """What is shown as it is typed: the value of a role is written in the digits of its side, whichever it has."""
    return pattern.finditer(_ROLE.sub(lambda found: " " * len(found[0]), raw) if "`" in raw else raw)


def _english(side: Side) -> Iterator[Diagnostic]:
    for found in _outside_roles(_ARABIC_DIGITS, side.raw):
        beside = side.raw[max(0, found.start() - 2) : found.end() + 2]
        if ARABIC.search(beside):
            continue
        meant = unshape(found[0]).translate(_TO_ENGLISH)
        edit = side.edit(found.start(), len(found[0]), meant)
        yield side.finding("DG307", f"'{found[0]}' stands in the English text", f"write {meant}", offset=found.start(), edits=edit)


def _spelled_out(side: Side, found: re.Match[str]) -> tuple[Edit, ...]:
    """An edit for each form, so that each is drawn before and after."""
    meant = [spelled(form) for form in found[0]]
    edits = [edit for at, form in enumerate(found[0]) if meant[at] != form for edit in side.edit(found.start() + at, 1, meant[at], forms=True)]
    return tuple(edits)


def _partners(text: str) -> dict[int, int]:
    """The direction marks that open and those that close them, by their offsets, each leading to the other."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {"\u202c": [], "\u2069": []}
    for match in _PAIRED.finditer(text):
        mark, at = match[0], match.start()
        if mark not in waiting:
            waiting["\u202c" if mark <= "\u202e" else "\u2069"].append(at)
        elif waiting[mark]:
            opened = waiting[mark].pop()
            found[opened], found[at] = at, opened
    return found


def _named(characters: str) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(characters))
