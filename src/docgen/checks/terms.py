"""The glossary: variants that it forbids, terms that one language lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.calendars.vocabulary import fold
from docgen.checks.facts.level import level
from docgen.checks.slots import Side, Slot, Subject
from docgen.errors import Diagnostic
from docgen.model.glossary import Term
from docgen.types import Lang

_MARKS = "[\u064b-\u0652\u0670\u0640]*"


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    term: Term
    ar: re.Pattern[str]
    en: re.Pattern[str]
    avoided: tuple[tuple[Lang, str, re.Pattern[str]], ...]

    def pattern(self, lang: Lang) -> re.Pattern[str]:
        """The term and its other right forms."""
        return self.ar if lang == "ar" else self.en


def terms(subject: Subject) -> Iterator[Diagnostic]:
    """DG501–DG503."""
    entries = [_entry(key, term) for key, term in subject.model.terms.items() if isinstance(term, Term)]
    for slot in subject.slots:
        for side in slot.sides():
            if not entries:
                yield from _without_glossary(side)
            yield from _avoided(side, entries)
        if slot.ar is not None and slot.en is not None and not slot.same:
            yield from _one_sided(slot, entries)


def _entry(key: str, term: Term) -> _Entry:
    by_language: tuple[tuple[Lang, tuple[str, ...]], ...] = (("ar", term.avoid.ar), ("en", term.avoid.en))
    avoided = tuple((lang, variant, _pattern(variant, lang)) for lang, variants in by_language for variant in variants)
    return _Entry(key, term, _forms((term.ar or "", *term.also.ar), "ar"), _forms((term.en or "", *term.also.en), "en"), avoided)


def _forms(forms: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    """Any of several forms; abbreviations in capitals are looked for as they are (WHO, not who)."""
    found = []
    for form in sorted(filter(None, forms), key=len, reverse=True):
        pattern = _pattern(form, lang).pattern
        found.append(f"(?-i:{pattern})" if form.isupper() else pattern)
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


def _pattern(words: str, lang: Lang) -> re.Pattern[str]:
    """A term in levelled text: in any case, with vowel marks or without; in Arabic with or without its articles and joined prepositions."""
    if lang == "en":
        joined = r"[\s-]+".join(re.escape(word) for word in level(words).split())
        return re.compile(rf"(?<!\w){joined}(?:s|es|'s)?(?!\w)", re.IGNORECASE)
    parts = []
    for index, word in enumerate(level(words).split()):
        bare = word.removeprefix("ال") if len(word) > 4 else word
        spelled = _MARKS.join(re.escape(letter) for letter in bare)
        begin = "[وفبكل]{0,2}(?:ال|ل)?" if index == 0 else "(?:ال|لل)?"
        parts.append(f"{begin}{spelled}{_MARKS}")
    joined = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)" if parts else r"(?!)")


def _without_glossary(side: Side) -> Iterator[Diagnostic]:
    for start, role in side.flat.roles:
        if role.name == "term":
            yield side.finding("DG503", f"the term '{role.value}' has no glossary to come from", "add 'glossary: FILE'", offset=side.at(start))


def _avoided(side: Side, entries: list[_Entry]) -> Iterator[Diagnostic]:
    text = side.levelled
    for entry in entries:
        for lang, variant, pattern in entry.avoided:
            if lang != side.lang:
                continue
            for found in pattern.finditer(text):
                if not _inside_a_term(text, found, side.lang, entries):
                    said = side.flat.text[found.start() : found.end()]
                    message = f"the glossary forbids '{said}'" if fold(said) == fold(variant) else f"the glossary forbids '{variant}'"
                    yield side.finding("DG501", message, f"write '{entry.term.side(lang)}'", offset=side.at(found.start()))


def _inside_a_term(text: str, found: re.Match[str], lang: Lang, entries: list[_Entry]) -> bool:
    return any(term.start() <= found.start() and found.end() <= term.end() for entry in entries for term in entry.pattern(lang).finditer(text))


def _one_sided(slot: Slot, entries: list[_Entry]) -> Iterator[Diagnostic]:
    assert slot.ar is not None
    assert slot.en is not None
    for entry in entries:
        here = {side.lang: _uses(side, entry) for side in (slot.ar, slot.en)}
        for side, other in ((slot.ar, slot.en), (slot.en, slot.ar)):
            index = here[side.lang]
            if index is not None and here[other.lang] is None and not _avoids(other, entry):
                wanted = entry.term.side(other.lang)
                language = "Arabic" if other.lang == "ar" else "English"
                message = f"the term '{entry.term.side(side.lang)}' stands here, but not '{wanted}' in the {language} text"
                yield side.finding("DG502", message, "use the glossary's term in both", offset=side.at(index))


def _uses(side: Side, entry: _Entry) -> int | None:
    """Where a side uses a term, as words or as a role."""
    for start, role in side.flat.roles:
        if role.name == "term" and role.value == entry.key:
            return start
    found = entry.pattern(side.lang).search(side.levelled)
    return found.start() if found else None


def _avoids(side: Side, entry: _Entry) -> bool:
    """Whether a side says the term by a forbidden variant, which is told by itself."""
    text = side.levelled
    return any(lang == side.lang and pattern.search(text) for lang, _, pattern in entry.avoided)
