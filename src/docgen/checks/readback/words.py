"""The words of a finished file of any format, for comparison with the input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Literal

from docgen.checks.readback.stretch import Words
from docgen.checks.readback.traits import Trait, turned
from docgen.document.inline import NO_LANGUAGE
from docgen.errors import Diagnostic, InputError, Place
from docgen.inputs import first_bytes, read_file
from docgen.limits import active

Form = Literal["pdf", "docx", "html", "txt", "eml"]

INLINE = frozenset({"Span", "Em", "Strong", "Link", "Reference", "Code", "Quote", "Annot"})
"""Structure types that stand inside a text; its language is that of the text around them."""
_SUFFIXES: dict[str, Form] = {".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".txt": "txt"}
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_MESSAGE = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type|Message-ID):", re.IGNORECASE)
_LOOKED_AT = 4096
_COUNT = re.compile("[\u200e\u200f]?\\([0-9٠-٩]+ (?:من|of) [0-9٠-٩]+\\)")
"""The number of a message, of several that hold a text."""
_HTML_LIMIT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class View:
    """One form in which an output says the whole: a file has one, a message one of plain text and one of HTML. `part` is the media type of a
    message's part. `body` are the words without what stands on every page. `links` are the addresses that links lead to, `hidden` what is there and
    is not seen, `traits` what it does besides saying words, `title` what a tab or a list of messages calls it."""

    form: Form
    part: str
    words: tuple[Words, ...]
    body: tuple[Words, ...]
    links: tuple[Words, ...] = ()
    hidden: tuple[Words, ...] = ()
    traits: tuple[Trait, ...] = ()
    title: str = ""

    def name(self, output: str) -> str:
        """How messages call it."""
        return f"{output} ({self.part})" if self.part else output


def form_of(output: FilePath) -> Form:
    """The format of a file, by its first bytes, or its name where they say nothing. What is none of the others is taken for a PDF."""
    head = first_bytes(output, _LOOKED_AT)
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _PAGE.match(head):
        return "html"
    named = _SUFFIXES.get(output.suffix.lower())
    return named or ("eml" if _MESSAGE.match(head) else "pdf")


def views_of(output: FilePath, password: str = "") -> tuple[View, ...]:
    """What a file says, in each form that it says it in. Raises InputError."""
    form = form_of(output)
    if form == "docx":
        links = tuple(Words("", link) for link in _links_of_word_file(output))
        words = tuple(_of_word_file(output))
        return (View(form, "", words, tuple(_of_word_file(output, body_only=True)), links, traits=(*_traits_of_word_file(output), *turned(words))),)
    if form == "pdf":
        from docgen.writers.pdf.inspect.doings import doings_of
        from docgen.writers.pdf.inspect.links import links_of

        words = tuple(_of_pdf(output, password))
        traits = (*(Trait(said) for said in doings_of(output, password)), *turned(words))
        return (View(form, "", words, words, tuple(Words("", link) for link in links_of(output, password)), traits=traits),)
    data = read_file(output, min(_HTML_LIMIT, active().file_bytes), wanted="a web page, a text or a message")
    if form == "eml":
        return _of_message(data, str(output))
    return (_view(form, "", data, str(output)),)


def _of_message(data: bytes, name: str) -> tuple[View, ...]:
    """Each part of text; what the head of the message says is told with the first."""
    from docgen.checks.readback.mail import head_of, parts_of

    first, *others = (_view(part, f"text/{'html' if part == 'html' else 'plain'}", text, name) for part, text in parts_of(data, name))
    head = head_of(data)
    return (replace(first, title=head.subject, traits=(*first.traits, *head.traits)), *others)


def _view(form: Form, part: str, data: bytes, name: str) -> View:
    if form == "html":
        from docgen.checks.readback.web_page import read_page

        page = read_page(data, name)
        return View(form, part, page.words, page.words, page.links, page.hidden, (*page.traits, *turned(page.words)), page.title)
    words = tuple(_of_lines(data, name))
    return View(form, part, words, words, traits=tuple(turned(words)))


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


def _traits_of_word_file(output: FilePath) -> Iterator[Trait]:
    from docgen.checks.readback.word_traits import looks_of, word_traits
    from docgen.wordfile.package import open_word

    file = open_word(output, look_only=True, large=True)
    part = file.related("styles")
    looks = looks_of(None if part is None else file.tree(part))
    for story in file.stories():
        yield from word_traits(file.tree(story), looks)


def _links_of_word_file(output: FilePath) -> Iterator[str]:
    """Where the hyperlinks of the text and of its headers, footers and notes lead."""
    from docgen.wordfile.names import w
    from docgen.wordfile.package import open_word

    file = open_word(output, look_only=True, large=True)
    for part in file.stories():
        related = file.relationships(part)
        for link in file.tree(part).iter(w("hyperlink")):
            identity = next((value for key, value in link.attrib.items() if key.endswith("}id")), "")
            _, target, external = related.get(identity, ("", "", False))
            if external:
                yield target


def _of_lines(data: bytes, name: str) -> Iterator[Words]:
    from docgen.wordfile.text import way

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Diagnostic(f"is no UTF-8 from byte {error.start + 1} on", Place(name), "a text file in UTF-8")) from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not _COUNT.fullmatch(line.strip()):
            yield Words("ar" if way(line) == "rtl" else "", line.strip("\r"), number)
