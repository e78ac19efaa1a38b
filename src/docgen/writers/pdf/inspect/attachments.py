"""Files inside the file: the name tree of embedded files (ISO 32000-1, 7.9.6 and 7.11.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.report import Attachment
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import Ref, entry, first, is_stream, items, named, ref, said, text


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file specification, and the stream of its bytes (`None` where it holds none)."""

    name: str
    relationship: str
    stream: Any


def embedded(root: Any, budget: Budget) -> Iterator[Embedded]:
    """All embedded files of the catalog `root`, in the order of the tree."""
    waiting = [entry(entry(root, "/Names"), "/EmbeddedFiles")]
    seen: set[Ref] = set()
    while waiting:
        node = waiting.pop()
        key = ref(node)
        if key in seen or not budget.node("nodes of a name tree"):
            continue
        if key is not None:
            seen.add(key)
        pairs = list(items(entry(node, "/Names")))
        for label, spec in zip(pairs[::2], pairs[1::2], strict=False):
            if not budget.node("attachments"):
                return
            files = entry(spec, "/EF")
            stream = first(entry(files, "/UF"), entry(files, "/F"))
            name = said(spec, "/UF") or said(spec, "/F") or text(label)
            yield Embedded(name, named(spec, "/AFRelationship"), stream if is_stream(stream) else None)
        waiting.extend(reversed(list(items(entry(node, "/Kids")))))


def described(file: Embedded, budget: Budget) -> Attachment:
    data = None if file.stream is None else unpacked(file.stream, budget, f"the attachment {file.name}")
    return Attachment(file.name, None if data is None else len(data), named(file.stream, "/Subtype"), file.relationship)
