"""Directions said where the paper would say otherwise: a letterhead whose Normal, whose tables or whose defaults go right-to-left turns nothing
round that docgen writes on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.wordfile.cascade import Cascade, attributes, is_on
from docgen.wordfile.names import w
from docgen.wordfile.order import P_PR, R_PR, SECT_PR, TBL_PR, properties, put


def direct(elements: Iterable[Any], cascade: Cascade) -> None:
    """Elements of docgen's, in their place in the tree. Arabic paragraphs and runs say their direction always; what does not say any is left-to-right
    and says so where a style, a table or the defaults would turn it."""
    turned = is_on(cascade.of_style(None, "pPr", "bidi"))  # LibreOffice turns tables, too, where the defaults of paragraphs go right-to-left
    for element in elements:
        for table in element.iter(w("tbl")):
            if (turned or is_on(cascade.of_table(table, "bidiVisual"))) and table.find(w("tblPr/bidiVisual")) is None:
                put(properties(table, "tblPr"), "bidiVisual", TBL_PR, {"val": "off"})
        for paragraph in element.iter(w("p")):
            if paragraph.find(w("pPr/bidi")) is None and is_on(cascade.of_paragraph(paragraph, "bidi")):
                put(properties(paragraph, "pPr"), "bidi", P_PR, {"val": "0"})
            _plain(paragraph, cascade)
            for run in paragraph.iter(w("r")):
                if is_on(cascade.of_run(run, paragraph, "rtl")) and run.find(w("rPr/rtl")) is None:
                    put(properties(run, "rPr"), "rtl", R_PR, {"val": "0"})


def _plain(paragraph: Any, cascade: Cascade) -> None:
    """Takes back the alignment, the indents and the list that come from what all paragraphs of the letterhead share; those of the very style that
    docgen's text takes are that style's."""
    alignment = cascade.of_paragraph(paragraph, "jc")
    if alignment is not None and alignment.get(w("val")) not in ("left", "start") and cascade.is_base(alignment):
        put(properties(paragraph, "pPr"), "jc", P_PR, {"val": "left"})
    number = next((found for found in cascade.said(paragraph, "numPr") if found.find(w("numId")) is not None), None)
    if number is not None and cascade.is_base(number):
        none = put(properties(paragraph, "pPr"), "numPr", P_PR)
        none.append(none.makeelement(w("numId"), {w("val"): "0"}))
    said = list(cascade.said(paragraph, "ind"))
    every = attributes(said)
    shared = every.keys() - attributes(element for element in said if not cascade.is_base(element)).keys()
    if any(every[name] != "0" for name in shared):
        # All of them, since readers differ in what a list's level means beside indents of the paragraph's own.
        put(properties(paragraph, "pPr"), "ind", P_PR, every | dict.fromkeys(sorted(shared), "0"))


def direct_section(section: Any, *, rtl: bool) -> None:
    """The direction of a section of several columns, which is the order of its columns (17.6.1); in one of a single column it changes nothing."""
    columns = section.find(w("cols"))
    if columns is not None and columns.get(w("num"), "1") != "1":
        put(section, "bidi", SECT_PR, {} if rtl else {"val": "0"})
