"""Reads a PDF and says what it is."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from docgen.errors import InputError, Place, Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.writers.pdf.inspect.attachments import described, embedded
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.content import Content, Fonts, counted, read_content
from docgen.writers.pdf.inspect.fonts import fonts_of
from docgen.writers.pdf.inspect.guard import widen_memory
from docgen.writers.pdf.inspect.report import Boxes, Passage, Report
from docgen.writers.pdf.inspect.signatures import read_signatures
from docgen.writers.pdf.inspect.tree import Tree, joined
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import NOT_SO, entry, first, has, integer, is_stream, items, named, number, ref, said, text, told
from docgen.writers.pdf.inspect.xmp import standards

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what is wrong with a file is in the report, and not on standard error

_BOXES = ("/MediaBox", "/BleedBox", "/TrimBox")


def open_file(path: Path, password: str = "") -> tuple[bytes, pikepdf.Pdf]:
    """The file and its bytes. Raises InputError for what is no PDF, is damaged, or needs another password."""
    place = Place(str(path))
    data = read_file(path, active().file_bytes, wanted="a PDF file")
    try:
        return data, pikepdf.open(io.BytesIO(data), password=password)
    except pikepdf.PasswordError:
        wrong = "the password does not open it" if password else "is protected by a password"
        raise InputError(Problem(wrong, place, "--password with the right one")) from None
    except NOT_SO as broken:
        raise InputError(_unreadable(broken, place)) from None


def _unreadable(broken: Exception, place: Place) -> Problem:
    return Problem(f"cannot be read as a PDF ({told(broken)})", place, "a whole PDF file")


def inspect_pdf(path: Path, password: str = "") -> Report:
    """Everything there is to say; `Report.unread` has what could not be read. Raises InputError."""
    data, pdf = open_file(path, password)
    with pdf:
        root, pages = _root_and_pages(pdf, Place(str(path)))
        budget = Budget.of_file(len(data), len({ref(page) for page in pages}))
        fonts: Fonts = {}
        contents = [read_content(page, index, fonts, budget) for index, page in enumerate(pages, 1)]
        tree = Tree(root, pages, contents, budget)
        tagged = entry(entry(root, "/MarkInfo"), "/Marked") is True and has(root, "/StructTreeRoot")
        colours: Counter[str] = Counter()
        for content in contents:
            colours.update(content.colours)
        report = Report(
            file=path.name,
            version=_asked(lambda: pdf.pdf_version, ""),
            pages=len(pages),
            title=said(_asked(lambda: pdf.trailer.get("/Info"), None), "/Title"),
            standards=tuple(standards(root, budget)),
            encrypted=_asked(lambda: pdf.is_encrypted, False),
            lang=said(root, "/Lang"),
            direction=named(entry(root, "/ViewerPreferences"), "/Direction", "L2R"),
            languages=tuple(tree.languages),
            tagged=tagged,
            tags=counted(tree.tags),
            unmarked=sum(content.unmarked for content in contents) if tagged else 0,
            fonts=fonts_of(pages, budget),
            boxes=tuple(_boxes(pages)),
            colours=counted(colours),
            intents=tuple(_intents(root)),
            annotations=counted(_annotations(pages, budget)),
            attachments=tuple(described(file, budget) for file in embedded(root, budget)),
            signatures=read_signatures(data, root, password, budget),
            passages=tuple(tree.passages) if tagged else _pages_words(contents, said(root, "/Lang")),
        )
        # qpdf tells want of memory among what else is damaged by it, at no fixed place.
        for damage in sorted(map(told, _asked(pdf.get_warnings, [])), key=lambda said: "memory" not in said)[:1]:
            budget.left_out(f"what is damaged: {damage}")
        return replace(report, unread=budget.unread)


def _root_and_pages(pdf: pikepdf.Pdf, place: Place) -> tuple[Any, list[Any]]:
    """The catalog and the pages' dictionaries. Raises InputError for a file in which they cannot be found."""
    try:
        root, count = pdf.Root, len(pdf.pages)
        if count > active().pages:
            raise InputError(Problem(f"has {count:,} pages, more than {active().pages:,}", place, "make it smaller"))
        widen_memory(count)
        return root, [page.obj for page in pdf.pages]
    except NOT_SO as broken:
        raise InputError(_unreadable(broken, place)) from None


def _asked(ask: Callable[[], Any], otherwise: Any) -> Any:
    try:
        return ask()
    except NOT_SO:
        return otherwise


def source_of(path: Path, password: str = "") -> bytes:
    """The file that a document was made from, as it is attached to it (AFRelationship Source). Raises InputError where there is none."""
    place = Place(str(path))
    _, pdf = open_file(path, password)
    with pdf:
        budget = Budget()
        for file in embedded(_asked(lambda: pdf.Root, None), budget):
            if file.relationship == "Source":
                data = unpacked(file.stream, budget, "the source")
                if data is None:
                    raise InputError(Problem("; ".join(budget.unread) or "the source is not in the file", place))
                return data
    raise InputError(Problem("carries no source", place, "docgen render --source clean, or --source full, makes a PDF that does"))


def _pages_words(contents: Sequence[Content], lang: str) -> tuple[Passage, ...]:
    return tuple(Passage("Page", lang, joined([line for lines in content.lines.values() for line in lines])) for content in contents)


def _boxes(pages: Sequence[Any]) -> Iterator[Boxes]:
    runs: list[tuple[int, int, tuple[tuple[float, ...] | None, ...]]] = []
    for index, page in enumerate(pages, 1):
        boxes = tuple(_box(entry(page, key)) for key in _BOXES)
        if runs and runs[-1][2] == boxes:
            runs[-1] = (runs[-1][0], index, boxes)
        else:
            runs.append((index, index, boxes))
    for start, end, (media, bleed, trim) in runs:
        yield Boxes(str(start) if start == end else f"{start}–{end}", media or (), bleed, trim)


def _box(value: Any) -> tuple[float, ...] | None:
    """Four numbers; what is anything else is no box."""
    edges = [number(edge) for edge in items(value)]
    return tuple(round(edge, 2) for edge in edges if edge is not None) if len(edges) == 4 and None not in edges else None


def _intents(root: Any) -> Iterator[str]:
    for intent in items(entry(root, "/OutputIntents")):
        components = integer(entry(entry(intent, "/DestOutputProfile"), "/N"))
        profile = is_stream(entry(intent, "/DestOutputProfile"))
        profiled = f", profile of {'?' if components is None else components} components" if profile else ""
        condition = text(first(entry(intent, "/OutputConditionIdentifier"), "?"))
        yield f"{named(intent, '/S', '?')}: {condition}{profiled}"


def _annotations(pages: Sequence[Any], budget: Budget) -> Counter[str]:
    return Counter(named(note, "/Subtype", "?") for page in pages for note in items(entry(page, "/Annots")) if budget.node("annotations"))
