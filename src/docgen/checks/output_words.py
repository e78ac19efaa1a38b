"""The words of a finished PDF or Word file, for comparison with the input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from docgen.document.inline import NO_LANGUAGE
from docgen.inputs import first_bytes

INLINE = frozenset({"Span", "Em", "Strong", "Link", "Reference", "Code", "Quote", "Annot"})
"""Structure types that stand inside a text; its language is that of the text around them."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an output's text; `lang` is empty where it may be either's."""

    lang: str
    text: str


def words_of(output: FilePath, password: str = "") -> tuple[Words, ...]:
    """The words of a PDF, in its structure's order or page by page, or of a Word file, paragraph by paragraph. Raises InputError."""
    return tuple(_of_word_file(output) if first_bytes(output, 4) == b"PK\x03\x04" else _of_pdf(output, password))


def _of_pdf(output: FilePath, password: str) -> Iterator[Words]:
    from docgen.writers.pdf.inspect.read import inspect_pdf

    report = inspect_pdf(output, password)
    for passage in report.passages:
        told = report.tagged and passage.tag not in INLINE and passage.lang != NO_LANGUAGE
        yield Words(passage.lang[:2] if told else "", passage.text)


def _of_word_file(output: FilePath, *, body_only: bool = False) -> Iterator[Words]:
    from docgen.wordfile.names import w
    from docgen.wordfile.package import open_word
    from docgen.wordfile.text import paragraph_text, way

    file = open_word(output, look_only=True, large=True)
    for part in (file.main,) if body_only else file.stories():
        for paragraph in file.tree(part).iter(w("p")):
            if text := paragraph_text(paragraph):
                yield Words("ar" if way(text) == "rtl" else "", text)


def figures_of(output: FilePath, password: str = "") -> tuple[str, ...]:
    """The texts of an output without what stands on every page: the structure of a PDF, the body of a Word file."""
    if first_bytes(output, 4) == b"PK\x03\x04":
        return tuple(words.text for words in _of_word_file(output, body_only=True))
    return tuple(words.text for words in _of_pdf(output, password))
