"""What a PDF does besides saying its tagged words: actions, notes, hidden text, pages that stand there twice (ISO 32000-2, 12.5, 12.6, 9.3.6)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.limits import check_time
from docgen.patterns import late
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.content import Fonts, read_content
from docgen.writers.pdf.inspect.pen import Box, Pen
from docgen.writers.pdf.inspect.read import open_file
from docgen.writers.pdf.inspect.tree import joined
from docgen.writers.pdf.inspect.values import NOT_SO, Ref, entry, has, inherited, is_dictionary, items, named, ref, said
from docgen.writers.pdf.inspect.values import number as real

_WITHIN = ("/GoTo", "/Named")
"""Actions that stay in the file."""
_SHOWN = 60
_TOLD = 5
"""Pieces of text of one kind that are told for each page."""
_MOST_PAGES = 10_000
_LABEL = late(r"(?:Page|صفحة) (\d{1,5}) (?:of|من) (\d{1,5})(?!\d)")


def doings_of(path: Path, password: str = "") -> tuple[str, ...]:
    """A sentence each, whose subject is the file. Raises InputError for what is no PDF."""
    data, pdf = open_file(path, password)
    with pdf:
        try:
            root, pages = pdf.Root, [page.obj for page in pdf.pages]
        except NOT_SO:
            return ()
        budget = Budget.of_file(len(data), max(1, len(pages)))
        return tuple(_doings(root, pages, budget, is_own="docgen" in said(pdf.trailer.get("/Info"), "/Producer").casefold()))


def _doings(root: Any, pages: list[Any], budget: Budget, *, is_own: bool) -> Iterator[str]:
    detail = _action(entry(root, "/OpenAction"))
    if detail:
        yield detail
    if has(root, "/AA") or has(entry(root, "/Names"), "/JavaScript"):
        yield spoken("holds actions that are run by themselves")
    tagged = has(root, "/StructTreeRoot")
    fonts: Fonts = {}
    first: dict[object, int] = {}
    labels: list[tuple[str, str]] = []
    for number, page in enumerate(pages, 1):
        check_time()
        if has(page, "/AA"):
            yield spoken("holds actions that are run by themselves")
        key = tuple(ref(part) for part in (entry(page, "/Contents"), *items(entry(page, "/Contents"))))
        if any(key) and key in first:
            yield spoken(f"shows page {first[key]} once more, as page {number}")
            continue
        first[key] = number
        pen = Pen(_visible(page))
        content = read_content(page, number, fonts, budget, pen)
        if content.unseen:
            yield spoken(f"holds text on page {number} that is not seen")
        yield from _unseen(pen, number)
        labels += _LABEL.findall(joined([line for lines in content.lines.values() for line in lines])) if not tagged else ()
        if tagged and any(map(str.strip, content.lines.get(None, ()))):
            yield spoken(f"shows words on page {number} that are in no tag")
        elif tagged and is_own and content.unmarked:
            yield spoken(f"paints on page {number} what is in no tag")
        yield from _of_notes(page, number, budget)
    yield from _missing(labels)
    if tagged and _tagged_pages(root, budget) - {ref(page) for page in pages}:
        yield spoken("has tags of a page that was taken out")


def _unseen(pen: Pen, number: int) -> Iterator[str]:
    """The words of a page that cannot be seen, and why; the first of them, where they are many."""
    kinds = (
        [spoken(f"holds text in letters too small to be read: {_said(words)}") for words in pen.small],
        [spoken(f"holds text that stands outside of what is shown of its page: {_said(words)}") for words in pen.outside],
        [spoken(f"holds text of the colour of its ground: {_said(words)}") for words in pen.faint],
        [spoken(f"holds text that something is painted over: {_said(words)}") for words in pen.covered],
    )
    for sentences in kinds:
        yield from sentences[:_TOLD]
        if len(sentences) > _TOLD:
            yield spoken(f"holds {len(sentences) - _TOLD} more pieces of text on page {number} that cannot be seen")


def _said(words: str) -> str:
    return _short(joined([words]))


def _missing(labels: list[tuple[str, str]]) -> Iterator[str]:
    """Pages that the numbers at the feet of the others speak of."""
    there = {int(number) for number, _ in labels}
    for count in sorted({int(whole) for _, whole in labels if int(whole) < _MOST_PAGES}):
        for number in sorted(set(range(1, count + 1)) - there):
            yield spoken(f"has no page {number} of {count}")


def _tagged_pages(root: Any, budget: Budget) -> set[Ref]:
    """The pages that elements of the structure tree name."""
    found: set[Ref] = set()
    seen: set[Ref] = set()
    waiting = [entry(root, "/StructTreeRoot")]
    while waiting and budget.node("structure elements"):
        element = waiting.pop()
        key = ref(element)
        if not is_dictionary(element) or key in seen:
            continue
        if key is not None:
            seen.add(key)
        if (page := ref(entry(element, "/Pg"))) is not None:
            found.add(page)
        waiting += [kid for kid in items(entry(element, "/K")) if is_dictionary(kid)]
    return found


def _visible(page: Any) -> Box:
    """What is shown of a page: its crop box, as far as its media box has it."""
    boxes = [box for key in ("/MediaBox", "/CropBox") if len(box := [real(edge) for edge in items(inherited(page, key))]) == 4]
    edges = [[edge for edge in box if edge is not None] for box in boxes]
    whole = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in (edge for edge in edges if len(edge) == 4)]
    if not whole:
        return (-math.inf, -math.inf, math.inf, math.inf)
    left, bottom, right, top = zip(*whole, strict=True)
    return max(left), max(bottom), min(right), min(top)


def _of_notes(page: Any, number: int, budget: Budget) -> Iterator[str]:
    for note in items(entry(page, "/Annots")):
        if not budget.node("annotations"):
            return
        kind = named(note, "/Subtype", "?").lstrip("/")
        if kind not in ("Link", "Widget", "Popup", "PrinterMark", "TrapNet"):
            yield spoken(f"holds a note ({kind}) on page {number}: {_short(said(note, '/Contents'))}")
        if has(note, "/AA"):
            yield spoken("holds actions that are run by themselves")
        action = entry(note, "/A")
        if is_dictionary(action) and not has(action, "/URI") and (detail := _action(action)):
            yield detail


def _action(action: Any) -> str:
    """What an action does that leaves the file, or runs something."""
    kind = "/" + named(action, "/S", "/GoTo").lstrip("/") if is_dictionary(action) else "/GoTo"
    if kind in _WITHIN:
        return ""
    return spoken(
        f"holds an action ({kind[1:]}) that docgen does not make: {_short(said(action, '/URI') or said(action, '/JS') or said(action, '/F'))}"
    )


def spoken(sentence: str) -> str:
    return sentence


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"«{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}»"
