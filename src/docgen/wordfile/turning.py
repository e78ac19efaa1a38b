"""A paragraph turned round: its direction changed, and its looks kept."""

from __future__ import annotations

from typing import Any

from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.names import w
from docgen.wordfile.order import P_PR, R_PR, properties, put

_END = ("right", "end")
_OTHER_SIDE = {"left": "right", "right": "left", "leftChars": "rightChars", "rightChars": "leftChars"}


def turn(paragraph: Any, cascade: Cascade, *, rtl: bool, keep_side: bool = False) -> None:
    """`w:bidi` on or off, and an alignment and indents that mean the same.

    The sides of `w:jc` and `w:ind` change with the direction (17.3.1.13, 17.3.1.12): text that was pushed to the side where it now stands by itself
    needs no alignment any more, and its indents change sides, as those of centred text do. `keep_side` lets text stay at its side that was
    not pushed anywhere.
    """
    alignment = cascade.of_paragraph(paragraph, "jc")
    pushed = alignment is not None and alignment.get(w("val")) in _END
    centred = alignment is not None and alignment.get(w("val")) == "center"
    plain = alignment is None or alignment.get(w("val")) in ("left", "start")
    if (pushed or centred or (keep_side and plain)) and cascade.list_of(paragraph) is None:
        _change_sides(paragraph, cascade)
    own = properties(paragraph, "pPr")
    direct = own.find(w("jc"))
    if rtl:
        put(own, "bidi", P_PR)
    else:
        _off(paragraph, own, cascade)
    if direct is not None and pushed:
        own.remove(direct)
    inherited = cascade.of_paragraph(paragraph, "jc")
    if pushed and inherited is not None and inherited.get(w("val")) in _END:
        put(own, "jc", P_PR, {"val": "left"})
    if keep_side and plain:
        put(own, "jc", P_PR, {"val": "right"})
    _mark(own, rtl=rtl)


def _off(paragraph: Any, own: Any, cascade: Cascade) -> None:
    direct = own.find(w("bidi"))
    if direct is not None:
        own.remove(direct)
    if is_on(cascade.of_paragraph(paragraph, "bidi")):
        put(own, "bidi", P_PR, {"val": "0"})


def _mark(own: Any, *, rtl: bool) -> None:
    """The direction of the paragraph's mark, which its number takes."""
    mark = own.find(w("rPr"))
    if rtl:
        put(put(own, "rPr", P_PR) if mark is None else mark, "rtl", R_PR)
    elif mark is not None and (direct := mark.find(w("rtl"))) is not None:
        mark.remove(direct)


def _change_sides(paragraph: Any, cascade: Cascade) -> None:
    """Left and right indents, wherever they come from, exchanged by the paragraph's own."""
    found = cascade.merged(paragraph, "ind")
    sides = {name: found.get(name, "0") for name in ("left", "right")} | {name: found[name] for name in ("leftChars", "rightChars") if name in found}
    if len(sides) == 2 and sides["left"] == sides["right"]:
        return
    own = properties(paragraph, "pPr")
    element = own.find(w("ind"))
    rest = {} if element is None else {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    rest = {name: value for name, value in rest.items() if name in ("firstLine", "hanging", "firstLineChars", "hangingChars")}
    chars = {_OTHER_SIDE[name]: value for name, value in sides.items() if name.endswith("Chars")}
    if chars:
        chars = {"leftChars": "0", "rightChars": "0"} | chars
    put(own, "ind", P_PR, {"left": sides["right"], "right": sides["left"]} | chars | rest)
