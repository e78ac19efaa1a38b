"""Controls that are more than text: a date, a list to choose from, a box to tick. What they hold beside their text is set with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.document.word_template import FieldFact
from docgen.types import Lang
from docgen.wordfile.names import W14, w
from docgen.wordfile.order import R_PR, properties, put
from docgen.writers.docx.body.direction import has_arabic
from docgen.writers.docx.word_templates.conditions import same

_SYMBOLS = ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol")
_STATES = {True: ("checkedState", "2612"), False: ("uncheckedState", "2610")}
_FONT = "MS Gothic"


def check_box(control: Any) -> Any | None:
    """The check box's own properties, where the control is one (MS-DOCX 2.6.1.2)."""
    return control.find(f"{w('sdtPr')}/{{{W14}}}checkbox")


def tick(control: Any, box: Any, content: Any, ticked: bool) -> None:
    """Sets the box, and the character that shows it, in the look of what stood there."""
    state = box.find(f"{{{W14}}}checked")
    if state is None:
        state = box.makeelement(f"{{{W14}}}checked", {})
        box.insert(0, state)
    state.set(f"{{{W14}}}val", "1" if ticked else "0")
    name, usual = _STATES[ticked]
    shown = box.find(f"{{{W14}}}{name}")
    code = _code(usual if shown is None else shown.get(f"{{{W14}}}val", usual)) or int(usual, 16)
    font = _FONT if shown is None else shown.get(f"{{{W14}}}font", _FONT)
    runs = list(content.iter(w("r")))
    run = runs[0] if runs else None
    if run is None:
        paragraph = next(content.iter(w("p")), None)
        holder = content if paragraph is None else paragraph
        run = holder.makeelement(w("r"), {})
        holder.append(run)
    for other in runs[1:]:
        other.getparent().remove(other)
    for child in [child for child in run if child.tag != w("rPr")]:
        run.remove(child)
    _show(run, code, font)


def _code(said: str) -> int | None:
    """The character that a state names; None for what is no character of a Word file."""
    try:
        number = int(said, 16)
    except ValueError:
        return None
    return number if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else None


def _show(run: Any, number: int, font: str) -> None:
    if font.casefold() in _SYMBOLS:
        run.append(run.makeelement(w("sym"), {w("font"): font, w("char"): f"{number | 0xF000 if number < 0x100 else number:04X}"}))
        return
    text = run.makeelement(w("t"), {})
    text.text = chr(number)
    run.append(text)
    own = properties(run, "rPr")
    put(own, "rFonts", R_PR, {"ascii": font, "eastAsia": font, "hAnsi": font, "cs": font, "hint": "eastAsia"})
    for direction in own.findall(w("rtl")):
        own.remove(direction)


def date_of(control: Any, fact: FieldFact) -> None:
    """A date control keeps its day beside its text (ECMA-376 Part 1, 17.5.2.7)."""
    date = control.find(w("sdtPr/date"))
    if date is None:
        return
    if fact.day is not None:
        date.set(w("fullDate"), f"{fact.day.isoformat()}T00:00:00Z")
    elif w("fullDate") in date.attrib:
        del date.attrib[w("fullDate")]


def chosen(control: Any, fact: FieldFact, shown: str, lang: Lang) -> tuple[str | None, tuple[str, ...]] | None:
    """Of a list to choose from: the words of the entry that is the value (`None` where none is), and all entries; `None` for another control.
    An entry is the value when its value or its words are, in either language; of several, the one that is written in the language at hand."""
    choice = next((found for name in ("dropDownList", "comboBox") if (found := control.find(w(f"sdtPr/{name}"))) is not None), None)
    if choice is None:
        return None
    entries = list(_entries(choice))
    words = (shown, *fact.words)
    met = [(text, value) for text, value in entries if any(same(word, text) or same(word, value) for word in words if word)]
    if not met:
        return None, tuple(text for text, _ in entries)
    text, value = next((entry for entry in met if has_arabic(entry[0]) == (lang == "ar")), met[0])
    choice.set(w("lastValue"), value)
    return text, ()


def is_free(control: Any) -> bool:
    """Whether the list lets other words be typed."""
    return control.find(w("sdtPr/comboBox")) is not None


def _entries(choice: Any) -> Iterator[tuple[str, str]]:
    for entry in choice.findall(w("listItem")):
        value = entry.get(w("value"), "")
        text = entry.get(w("displayText"), value)
        if value or text:
            yield text, value
