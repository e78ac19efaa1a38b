"""Lists and headings counted by Word: from one, in their side's numbers, on after what went before."""

from __future__ import annotations

from flows import both, sample_flow
from ooxml import NS, Docx, W, text_of

from docgen.document.blocks import Heading, ListBlock
from docgen.document.lettering import ALPHABETS
from docgen.document.markers import marker
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions


def counted(docx: Docx) -> list[tuple[str, str]]:
    """(number as Word counts it, text) of every numbered paragraph, by the rules of ECMA-376 Part 1, 17.9."""
    numbering = docx.xml("word/numbering.xml")
    abstract = {element.get(f"{W}abstractNumId"): element for element in numbering.iter(f"{W}abstractNum")}
    numbers = {element.get(f"{W}numId"): element for element in numbering.iter(f"{W}num")}
    state: dict[str, list[int | None]] = {}
    out = []
    for paragraph in docx.document.iter(f"{W}p"):
        number = paragraph.find("w:pPr/w:numPr/w:numId", NS)
        if number is None:
            continue
        identity, level = number.get(f"{W}val"), int(paragraph.find("w:pPr/w:numPr/w:ilvl", NS).get(f"{W}val"))
        instance = numbers[identity]
        levels = abstract[instance.find("w:abstractNumId", NS).get(f"{W}val")].findall("w:lvl", NS)
        overrides = instance.findall("w:lvlOverride", NS)
        starts = {int(found.get(f"{W}ilvl")): int(found.find("w:startOverride", NS).get(f"{W}val")) for found in overrides}
        counts = state.setdefault(identity, [None] * len(levels))
        for above in range(level):
            counts[above] = starts.get(above, 1) if counts[above] is None else counts[above]
        counts[level] = starts.get(level, 1) if counts[level] is None else counts[level] + 1
        for deeper in range(level + 1, len(levels)):
            counts[deeper] = None
        text = levels[level].find("w:lvlText", NS).get(f"{W}val")
        for place, count in enumerate(counts):
            text = text.replace(f"%{place + 1}", str(count))
        out.append((text, text_of(paragraph)))
    return out


def test_every_list_counts_from_one():
    lists = (ListBlock((both("أ", "a"), both("ب", "b")), "decimal"), ListBlock((both("ج", "c"),), "decimal"))
    docx = Docx(render(sample_flow("en", extra=lists), RenderOptions()))
    assert counted(docx)[-3:] == [("1.", "a"), ("2.", "b"), ("1.", "c")]


def test_headings_count_on_and_jump_where_the_text_jumps():
    numbers = ["1", "2", "2.1", "2.2", "3", "7", "7.3"]
    headings = tuple(Heading(both(f"عنوان {number}", f"Heading {number}"), 2, both(number, number)) for number in numbers)
    docx = Docx(render(sample_flow("sequential", extra=headings), RenderOptions()))
    found = counted(docx)
    for language in ("عنوان", "Heading"):
        assert [number for number, text in found if text.startswith(language)] == numbers


def test_a_heading_s_number_that_is_none_stands_as_it_is():
    docx = Docx(render(sample_flow("en", extra=(Heading(both("ملحق", "Annex"), 1, both("أ", "A")),)), RenderOptions()))
    assert "A Annex" in [text_of(paragraph) for paragraph in docx.document.iter(f"{W}p")]


def test_letters_are_abjad_in_arabic_and_latin_in_english():
    forms = {
        level.find("w:numFmt", NS).get(f"{W}val") for level in Docx(render(sample_flow(), RenderOptions())).xml("word/numbering.xml").iter(f"{W}lvl")
    }
    assert forms == {"bullet", "decimal", "lowerLetter", "arabicAbjad"}
    assert "hindiNumbers" not in forms, "which Word counts in Devanagari"


def test_after_the_last_letter_come_two_as_in_the_pdf():
    items = tuple(both(f"بند {index}", f"item {index}") for index in range(60))
    docx = Docx(render(sample_flow("sequential", extra=(ListBlock(items, "abjad"),)), RenderOptions()))
    numbering = docx.xml("word/numbering.xml")
    abstract = {element.get(f"{W}abstractNumId"): element for element in numbering.iter(f"{W}abstractNum")}
    numbers = {element.get(f"{W}numId"): element for element in numbering.iter(f"{W}num")}
    counts: dict[str, int] = {}
    found: dict[str, list[str]] = {"ar": [], "en": []}
    for paragraph in docx.document.iter(f"{W}p"):
        number = paragraph.find("w:pPr/w:numPr/w:numId", NS)
        words = text_of(paragraph)
        if number is None or not words.startswith(("بند", "item")):
            continue
        lang = "ar" if words.startswith("بند") else "en"
        identity = number.get(f"{W}val")
        level = numbers[identity].find("w:lvlOverride/w:lvl", NS)
        if level is None:
            level = abstract[numbers[identity].find("w:abstractNumId", NS).get(f"{W}val")].find("w:lvl", NS)
        counts[identity] = counts.get(identity, 0) + 1
        assert counts[identity] <= len(ALPHABETS[lang])
        found[lang].append(level.find("w:lvlText", NS).get(f"{W}val").replace("%1", ALPHABETS[lang][counts[identity] - 1]))
    for lang, markers in found.items():
        assert markers == [marker("abjad", index, lang, "latn") for index in range(60)]
