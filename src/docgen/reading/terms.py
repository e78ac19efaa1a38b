"""Terms that name terms, and terms that come from nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen.errors import Problem
from docgen.limits import active
from docgen.markup import Role, parse, roles
from docgen.model.validation_errors import listed, nearest
from docgen.model.walk import Path

if TYPE_CHECKING:
    from docgen.model.root import Model
    from docgen.model.text import Bilingual
    from docgen.source import Marked
    from docgen.types import Lang

_LANGUAGES: tuple[Lang, ...] = ("ar", "en")


def tangled(terms: Mapping[str, Bilingual], marked: Marked) -> Iterator[Problem]:
    """What is wrong with the terms that a glossary's own terms name: they are not there, lead back to themselves, or make a text too long."""
    for lang in _LANGUAGES:
        named = {key: list(_terms(term.side(lang) or "")) for key, term in terms.items()}
        named = {key: found for key, found in named.items() if found}
        if not named:
            continue
        wrong = False
        for key, found in named.items():
            for role in found:
                if role.value not in terms:
                    wrong = True
                    near = nearest(role.value, terms)
                    hint = f"did you mean '{near}'?" if near else f"its terms are {listed(terms)}"
                    yield Problem(f"the glossary has no term '{role.value}'", marked.place(("terms", key, lang), offset=role.offset), hint)
        if not wrong:
            yield from _measured(terms, named, lang, marked)


def _measured(terms: Mapping[str, Bilingual], named: Mapping[str, list[Role]], lang: Lang, marked: Marked) -> Iterator[Problem]:
    """Goes down from each term, without recursion, and tells the circles; then the length and depth of each, written out."""
    limits = active()
    lengths: dict[str, int] = {}
    depths: dict[str, int] = {}
    for first in named:
        waiting, open_ = [first], set()
        while waiting:
            key = waiting[-1]
            inner = named.get(key, [])
            if key in lengths:
                waiting.pop()
                continue
            if key not in open_:
                open_.add(key)
                back = next((role for role in inner if role.value in open_), None)
                if back is not None:
                    place = marked.place(("terms", key, lang), offset=back.offset)
                    yield Problem(f"the term '{back.value}' names itself", place, "write its words out")
                    return
                waiting += [role.value for role in inner if role.value not in lengths]
                continue
            open_.discard(key)
            waiting.pop()
            lengths[key] = len(terms[key].side(lang) or "") + sum(lengths[role.value] for role in inner)
            depths[key] = 1 + max((depths[role.value] for role in inner), default=0)
            if lengths[key] > limits.characters or depths[key] > limits.nesting:
                much = f"{limits.characters:,} characters" if lengths[key] > limits.characters else f"{limits.nesting} terms inside each other"
                yield Problem(f"the term '{key}', written out, has more than {much}", marked.place(("terms", key, lang)), "write its words out")
                return


def termless(model: Model, values: Iterable[tuple[Path, Any]], marked: Marked) -> Iterator[Problem]:
    """The terms that a document without a glossary names; `values` are all of the model's, its texts whole."""
    from docgen.model.text import Bilingual

    if model.terms or (marked.source is not None and "{term}" not in marked.source.text and not marked.overrides and not marked.included):
        return
    for path, value in values:
        if isinstance(value, Bilingual):
            for lang, text in value.sides():
                for role in _terms(text):
                    place = marked.place((*path, lang), offset=role.offset)
                    yield Problem(f"the term '{role.value}' has no glossary to come from", place, "add 'glossary: FILE'", "DG503")


def _terms(text: str) -> Iterator[Role]:
    if "{term}" in text:
        yield from (role for role in roles(parse(text)) if role.name == "term")
