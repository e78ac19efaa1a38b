"""Words of the wrong language, Latin words and names that one side lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.facts.level import MARKS, level
from docgen.checks.letters import ARABIC
from docgen.checks.slots import Side, Slot, Subject
from docgen.errors import Diagnostic
from docgen.model import Person

_LATIN_WORD = re.compile(r"(?<![\w.@/-])[A-Za-z][A-Za-z0-9]*(?:[.&'’-][A-Za-z0-9]+)*")
_LATIN_LETTER = re.compile("[A-Za-z]")
_MARKS = re.compile(f"[{MARKS}]")
_RUNNING = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)|(?<!\w)[A-Z][a-z]+(?!\w)")
_VERB = re.compile(r"(?<!\w)(?:is|are|was|were|has|have|had|will|shall|would|been|be|does|did)(?!\w)", re.IGNORECASE)
"""The small verbs of English, which no name of a body or of a work holds."""
RUNNING_WORDS = 3
"""So many Latin words and not one Arabic letter make a text English."""


def words(subject: Subject) -> Iterator[Diagnostic]:
    """DG109, DG111, DG112."""
    names = _names(subject)
    for slot in subject.slots:
        if slot.ar is not None and slot.en is not None:
            odd = list(_wrong_place(slot.ar, slot.en))
            yield from odd
            if odd or slot.same:
                continue
            yield from _latin_words(slot.ar, slot.en)
            if slot.path[:1] != ("people",):
                yield from _persons(slot, names)


def _wrong_place(ar: Side, en: Side) -> Iterator[Diagnostic]:
    if ar.raw != en.raw or _is_sentence(ar.flat.text):
        text = ar.flat.text
        if ARABIC.search(text) is None and len(_RUNNING.findall(text)) >= RUNNING_WORDS:
            yield ar.finding("DG112", "the Arabic text is not Arabic", "put the Arabic here", offset=0)
    text = en.flat.text
    arabic, latin = len(ARABIC.findall(text)), len(_LATIN_LETTER.findall(text))
    if arabic > latin and arabic > 2:
        yield en.finding("DG112", "the English text is mostly Arabic", "put the English here", offset=0)


def _is_sentence(text: str) -> bool:
    return len(text.split()) > RUNNING_WORDS and (text.rstrip()[-1:] in ".?!" or _VERB.search(text) is not None)


def _latin_words(ar: Side, en: Side) -> Iterator[Diagnostic]:
    text = ar.flat.text
    if _LATIN_LETTER.search(text) is None:
        return
    english = en.flat.text.casefold() + " " + " ".join(role.value.casefold() for _, role in en.flat.roles)
    taken = [(fact.start, fact.end) for fact in ar.facts]
    for found in _LATIN_WORD.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        if found[0].casefold() not in english:
            yield ar.finding("DG111", f"'{found[0]}' is not in the English text", "write it alike in both", offset=ar.at(found.start()))


def _names(subject: Subject) -> list[tuple[re.Pattern[str], re.Pattern[str], str, str]]:
    """Patterns of the names of all persons that are given in both languages, and more than one word long."""
    found: dict[tuple[str, str], None] = {}
    for _, value in subject.values:
        if isinstance(value, Person) and value.name.ar and value.name.en and value.name.ar != value.name.en:
            found[value.name.ar, value.name.en] = None
    many = [(ar, en) for ar, en in found if " " in ar.strip() and " " in en.strip() and "{" not in ar + en]
    return [(name_pattern(ar, arabic=True), name_pattern(en, arabic=False), ar, en) for ar, en in many]


def _plain(levelled: str) -> str:
    """Levelled text without vowel marks and capitals."""
    return _MARKS.sub("", levelled).casefold()


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split(" ")))


def name_pattern(name: str, *, arabic: bool) -> re.Pattern[str]:
    """A name in folded text. In Arabic a conjunction or preposition may be joined to its first word, its article then written ل."""
    folded = " ".join(_plain(level(name)).split())
    if not arabic:
        return re.compile(rf"(?<!\w){_spaced(folded)}(?!\w)")
    bare = folded.removeprefix("ال")
    article = "(?:ال|ل)" if bare != folded else ""
    return re.compile(rf"(?<!\w)[وفبكل]{{0,2}}{article}{_spaced(bare)}(?!\w)")


def _persons(slot: Slot, names: list[tuple[re.Pattern[str], re.Pattern[str], str, str]]) -> Iterator[Diagnostic]:
    assert slot.ar is not None
    assert slot.en is not None
    if not names:
        return
    arabic, english = _plain(slot.ar.levelled), _plain(slot.en.levelled)
    for in_arabic, in_english, ar, en in names:
        has_ar, has_en = in_arabic.search(arabic), in_english.search(english) or _by_initials(en, slot.en.flat.text)
        if has_ar and not has_en:
            yield slot.ar.finding(
                "DG109", f"'{ar}' is named here, but '{en}' is not in the English text", "name the person in both", offset=_place(slot.ar, ar)
            )
        elif has_en and not has_ar:
            yield slot.en.finding(
                "DG109", f"'{en}' is named here, but '{ar}' is not in the Arabic text", "name the person in both", offset=_place(slot.en, en)
            )


def _by_initials(name: str, text: str) -> re.Match[str] | None:
    """Where a text says an office by its initials: CFO for Chief Financial Officer."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return re.search(rf"(?<!\w){re.escape(initials)}(?!\w)", text) if len(initials) > 1 else None


def _place(side: Side, name: str) -> int:
    """The offset of a name that is known to be in a text, spelling habits aside; of the text where it cannot be told."""
    spelled = r"\W+".join(re.escape(level(word.removeprefix("ال"))) for word in name.split())
    found = re.search(spelled, side.levelled, re.IGNORECASE)
    return side.at(found.start()) if found else 0
