"""Inline content: runs of text that share one look, and a slot that holds them in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from docgen.types import Lang

NO_LANGUAGE = "zxx"
"""The BCP 47 tag of what is in no language: figures that stand once for both."""

Direction = Literal["ltr", "rtl"]
T = TypeVar("T")
U = TypeVar("U")

DIRECTIONS: dict[Lang, Direction] = {"ar": "rtl", "en": "ltr"}


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """One thing in both languages; `None` on a side that is missing (`languages: [ar]`, or untranslated)."""

    ar: T | None = None
    en: T | None = None

    def side(self, lang: Lang) -> T | None:
        return self.ar if lang == "ar" else self.en

    def map(self, function: Callable[[T], U]) -> Both[U]:
        return Both(None if self.ar is None else function(self.ar), None if self.en is None else function(self.en))

    def __iter__(self) -> Iterator[tuple[Lang, T]]:
        if self.ar is not None:
            yield "ar", self.ar
        if self.en is not None:
            yield "en", self.en


class Inline(NamedTuple):
    """A run of text in logical order, NFC. `text` may hold U+2028 for a line break that the author asked for.

    `isolate` makes an LTR island (UAX #9 LRI … PDI): phone, e-mail, URL, code. `nobreak` keeps the run on one line where it fits.
    `lang` is a BCP 47 tag, `None` for the slot's own language. `role` names a text style of the theme that colours the run
    (`label`, `muted`, `accent`); size and family stay the block's.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    isolate: bool = False
    nobreak: bool = False
    superscript: bool = False
    lang: str | None = None
    role: str | None = None


Runs = tuple[Inline, ...]
"""One slot's content in one language."""

BiRuns = Both[Runs]
"""One slot's content in both languages."""


def plain(runs: Runs | None) -> str:
    """The text of a slot without its marks; U+2028 becomes a space."""
    return "".join(run.text for run in runs or ()).replace("\u2028", " ")
