"""An input that is looked at while somebody writes it: what is seen of it, by and by, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from docgen.errors import InputError, Place, Problem
from docgen.limits import check_time
from docgen.options import Options
from docgen.serve.findings import findings
from docgen.serve.ways import NAME, NOWHERE, Ways, check_code, named_here, standing_options
from docgen.types import Lang

if TYPE_CHECKING:
    from docgen.preview import Glimpse, Look
    from docgen.writers.png.seen import SeenPage


@dataclass(frozen=True, slots=True)
class Seeing:
    """An input to be looked at, in an envelope (`envelope.opened`). The pages whose numbers are `first` come before the others."""

    data: bytes
    options: Options
    width: int
    lang: Lang = "en"
    first: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Keys of an answer that are known by now, and how many seconds each stage took. `pages` of one are added to those before."""

    document: dict[str, Any]
    took: Mapping[str, float]


def parts_of(work: Seeing, ways: Ways) -> Iterator[Part]:
    """First the pages in view and what became of the text, then the findings, then the other pages. Raises DocgenError, OverTime."""
    from docgen.checks.names import left_out
    from docgen.preview import Look
    from docgen.serve.data import as_data
    from docgen.serve.envelope import opened
    from docgen.serve.merged import Merged, merged

    begun = perf_counter()
    sent = opened(work.data)
    changed = Merged(sent.text or "") if sent.data is None else merged(sent.text, sent.data)
    text = changed.text
    data = as_data(text) if sent.data is None else sent.data
    options = standing_options(named_here(work.options, ways.house), ways.house, "png")
    if address := options.get("qr"):
        check_code(address, "1")  # of whatever reference
    look = Look(work.width, sent.known, options, NOWHERE, ways.house.standing, left_out(ways.house.ignored), first=work.first)
    written: dict[str, Any] = {"text": text, "rewritten": changed.rewritten} if sent.data is not None else {"data": data}
    merging = {"merge": perf_counter() - begun}
    for index, glimpse in enumerate(_glimpses(text, look)):
        check_time()
        made: dict[str, Any] = {}
        if index == 0:
            made = {"kind": glimpse.kind or _kind(data), "count": glimpse.count, **written}
        if glimpse.findings is not None:
            made["findings"] = findings(glimpse.findings, work.lang)
        if index == 0 or glimpse.pages:
            made["pages"] = None if glimpse.pages is None else [_page(page) for page in glimpse.pages]
        yield Part(made, {**(merging if index == 0 else {}), **glimpse.took})


def _glimpses(text: str, look: Look) -> Iterator[Glimpse]:
    from docgen.checks.run import unreadable
    from docgen.preview import Glimpse, looked
    from docgen.source import from_bytes

    try:
        _refuse_halves(text)
        yield from looked(from_bytes(text.encode(), NAME), look)
    except InputError as error:  # not even a text that can be read
        yield Glimpse(None, 0, None, unreadable(NAME, error).problems)


def whole(parts: Iterable[Part]) -> Part:
    """All parts as one: pages in their order."""
    document: dict[str, Any] = {}
    took: dict[str, float] = {}
    for part in parts:
        pages = document.get("pages") or []
        document |= part.document
        if "pages" in part.document and part.document["pages"] is not None:
            document["pages"] = sorted([*pages, *part.document["pages"]], key=lambda page: int(page["number"]))
        for name, seconds in part.took.items():
            took[name] = took.get(name, 0.0) + seconds
    return Part(document, took)


def timing(took: Mapping[str, float]) -> str:
    """A value of the header Server-Timing: milliseconds of each stage."""
    return ", ".join(f"{name};dur={seconds * 1000:.1f}" for name, seconds in took.items())


def _refuse_halves(text: str) -> None:
    """Raises InputError for half a pair of UTF-16, which JSON can name and which is no character (RFC 8259, 8.2)."""
    half = next((index for index, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        before = text[:half]
        place = Place(NAME, before.count("\n") + 1, half - before.rfind("\n"))
        raise InputError(Problem(f"U+{ord(text[half]):04X} is no character but half of one", place, "write the character anew"))


def _page(page: SeenPage) -> dict[str, Any]:
    from base64 import b64encode

    return {
        "number": page.number,
        "hash": page.name,
        "width": page.width,
        "height": page.height,
        "png": None if page.data is None else b64encode(page.data).decode(),
    }


def _kind(data: Any) -> str | None:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    return kind if isinstance(kind, str) else None
