"""Which fonts a file uses, and whether they are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.report import Font
from docgen.writers.pdf.inspect.values import Ref, entries, entry, has, inherited, items, named, ref

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def fonts_of(pages: Sequence[Any], budget: Budget) -> tuple[Font, ...]:
    """Each font once, by name."""
    found: dict[tuple[str, str], Font] = {}
    for resources in _resources(pages, budget):
        for _, font in entries(entry(resources, "/Font")):
            if not budget.node("fonts of pages"):
                break
            name, kind = named(font, "/BaseFont", "?"), named(font, "/Subtype", "?")
            found.setdefault((name, kind), _font(font, name, kind))
    return tuple(found[key] for key in sorted(found))


def _font(font: Any, name: str, kind: str) -> Font:
    inner = next(items(entry(font, "/DescendantFonts")), None) if kind == "Type0" else font
    descriptor = entry(inner, "/FontDescriptor")
    embedded = kind == "Type3" or any(has(descriptor, key) for key in _FILES)
    subset = len(name) > 7 and name[6] == "+" and name[:6].isalpha() and name[:6].isupper()
    return Font(name, named(inner, "/Subtype", kind), embedded, subset, has(font, "/ToUnicode"))


def _resources(pages: Sequence[Any], budget: Budget) -> Iterator[Any]:
    """Of pages, and of forms on them and in their annotations."""
    waiting = [inherited(page, "/Resources") for page in pages]
    for page in pages:
        for note in items(entry(page, "/Annots")):
            waiting.append(entry(entry(entry(note, "/AP"), "/N"), "/Resources"))
    seen: set[Ref] = set()
    while waiting:
        resources = waiting.pop()
        if resources is None or not budget.node("resources of pages"):
            continue
        yield resources
        for _, shown in entries(entry(resources, "/XObject")):
            key = ref(shown)
            if key is not None and key not in seen and named(shown, "/Subtype") == "Form":
                seen.add(key)
                waiting.append(entry(shown, "/Resources"))
