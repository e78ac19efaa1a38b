"""What a template's expressions see of a model: one side of each bilingual value, and plain text made safe as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.locales.labels import labels
from docgen.markup import escape
from docgen.model.amounts import Money
from docgen.model.schemas.values import Choice
from docgen.model.text import Bilingual
from docgen.types import Lang


class MarkdownStr(str):
    """Text of one side as Markdown. Text of a model that is no Markdown becomes `MarkdownStr` by escaping, so that joining them is always safe."""

    __slots__ = ()


class ChosenStr(MarkdownStr):
    """How a word that was chosen reads on one side. It is equal to the word, too, as inputs write it."""

    __slots__ = ("word",)
    word: str

    def __new__(cls, text: str, word: str) -> ChosenStr:
        made = super().__new__(cls, text)
        made.word = word
        return made

    def __eq__(self, other: object) -> bool:
        return (type(other) is str and other == self.word) or str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def select_language(value: Any, lang: Lang) -> Any:
    """A value as one side sees it: its own text of a Bilingual (empty where that side is missing), plain text escaped, the rest as it is."""
    if value is None or isinstance(value, (MarkdownStr, Money)):
        return value
    if isinstance(value, Bilingual):
        return MarkdownStr(value.side(lang) or "")
    if isinstance(value, Choice):
        return ChosenStr(value.words.side(lang) or "", str(value))
    if isinstance(value, str):
        return MarkdownStr(escape(value))
    if isinstance(value, (tuple, list)) and any(type(item) is str for item in value):
        return tuple(select_language(item, lang) for item in value)
    return value


class Labels:
    """Labels by name, `_` written for `-`: `label.page_of`. A template's own come before docgen's, language by language."""

    __slots__ = ("_own",)

    def __init__(self, own: Mapping[str, Bilingual]) -> None:
        self._own = {name.replace("_", "-"): words for name, words in own.items()}

    def get(self, name: str) -> Bilingual | None:
        """The label of this name, `None` if there is none."""
        name = name.replace("_", "-")
        own, shipped = self._own.get(name), _shipped(name)
        if own is None or shipped is None or (own.ar is not None and own.en is not None):
            return own or shipped
        return Bilingual.model_construct(ar=shipped.ar if own.ar is None else own.ar, en=shipped.en if own.en is None else own.en)

    def under(self, other: Labels) -> Labels:
        """These with the words of `other` in the place of their own, language by language."""
        merged = dict(self._own)
        for name, words in other._own.items():
            below = merged.get(name)
            if below is not None:
                words = Bilingual.model_construct(ar=below.ar if words.ar is None else words.ar, en=below.en if words.en is None else words.en)
            merged[name] = words
        return Labels(merged)

    def names(self) -> tuple[str, ...]:
        """All names, in the form that templates use."""
        return tuple(name.replace("-", "_") for name in (*self._own, *labels()))


_made: dict[str, Bilingual] = {}


def _shipped(name: str) -> Bilingual | None:
    found = _made.get(name)
    if found is None and (pair := labels().get(name)) is not None:
        found = _made[name] = Bilingual.model_construct(ar=pair["ar"], en=pair["en"])
    return found


def is_shipped(name: str) -> bool:
    """Whether docgen has a label of this name, `_` or `-` in it."""
    return _shipped(name.replace("_", "-")) is not None
