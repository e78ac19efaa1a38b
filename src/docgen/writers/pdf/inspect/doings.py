"""What a PDF does besides saying its tagged words: actions, notes, hidden text, pages that stand there twice (ISO 32000-2, 12.5, 12.6, 9.3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.limits import check_time
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.content import Fonts, read_content
from docgen.writers.pdf.inspect.read import open_file
from docgen.writers.pdf.inspect.values import NOT_SO, entry, has, is_dictionary, items, named, ref, said

_WITHIN = ("/GoTo", "/Named")
"""Actions that stay in the file."""
_SHOWN = 60


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
    for number, page in enumerate(pages, 1):
        check_time()
        if has(page, "/AA"):
            yield spoken("holds actions that are run by themselves")
        key = tuple(ref(part) for part in (entry(page, "/Contents"), *items(entry(page, "/Contents"))))
        if any(key) and key in first:
            yield spoken(f"shows page {first[key]} once more, as page {number}")
            continue
        first[key] = number
        content = read_content(page, number, fonts, budget)
        if content.unseen:
            yield spoken(f"holds text on page {number} that is not seen")
        if tagged and any(map(str.strip, content.lines.get(None, ()))):
            yield spoken(f"shows words on page {number} that are in no tag")
        elif tagged and is_own and content.unmarked:
            yield spoken(f"paints on page {number} what is in no tag")
        yield from _of_notes(page, number, budget)


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
