"""Where the links of a PDF lead (ISO 32000-2, 12.6.4.8 URI actions)."""

from __future__ import annotations

from pathlib import Path

from docgen.limits import check_time
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.read import open_file
from docgen.writers.pdf.inspect.values import NOT_SO, entry, has, items, said


def links_of(path: Path, password: str = "") -> tuple[str, ...]:
    """The address of every link, page by page; what leads within the file is none. Raises InputError for what is no PDF."""
    data, pdf = open_file(path, password)
    found: list[str] = []
    with pdf:
        budget = Budget.of_file(len(data), 1)
        try:
            pages = [page.obj for page in pdf.pages]
        except NOT_SO:
            return ()
        for page in pages:
            check_time()
            for note in items(entry(page, "/Annots")):
                if not budget.node("annotations"):
                    return tuple(found)
                action = entry(note, "/A")
                if has(action, "/URI"):
                    found.append(said(action, "/URI"))
    return tuple(found)
