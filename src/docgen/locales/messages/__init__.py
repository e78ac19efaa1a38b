"""What docgen says, in Arabic: a gettext catalogue (`ar.po`, compiled to `ar.mo`) whose message ids are English messages with their placeholders in
braces. `scripts/messages.py` takes them from the source.

The library speaks English, and a message is put into Arabic where it is printed: it is looked up as a whole, or else the message is found of which
it is an instance (the one with most letters of its own), and what stands in its placeholders is set into the Arabic text. A placeholder that holds a
message itself is put into Arabic too; all else (figures, paths, names) is isolated (UAX #9, FSI and PDI), so that it keeps its order in a line of
Arabic.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from docgen.locales.messages.dated import dated

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
_DEEPEST = 4
"""Messages inside one another."""
_NAMES = frozenset({"path", "target", "output", "source", "file", "key"})
"""Placeholders that hold the name of something, which is no message even where it is a word of one; and so are those between quotation marks."""
_WEIGHTY = 12
"""Letters that a message has of its own; one of fewer (`{a} or {b}`) is not looked for in whole sentences."""
_PHRASE = 3
"""Words that are a sentence."""
_LISTED = re.compile(r", | or | and ")
"""What parts the names of a list, which is no sentence however long it is."""
_NAMED_TOGETHER = re.compile(r"[\w-]+(?:, [\w-]+)*,? (?:and|or) [\w-]+(?: (?:and|or) [\w-]+)*")
_PLAIN = re.compile(r"[^\s\u0600-\u06ff«»،؛؟.:()…][^\u0600-\u06ff«»،؛؟]*")
"""A stretch of an Arabic message that is not Arabic."""

_JOINED = re.compile(rf"(?<=[A-Za-z0-9]){PDI}([-–/:.=×+@]){FSI}(?=[A-Za-z0-9])")
"""Two values that a sign joins are one stretch: from 1 to 2 is 1-2, which two isolates would show as 2-1."""


def language(environment: Mapping[str, str] = os.environ) -> str:
    """`ar` or `en`: by DOCGEN_LANG, else by the locale of messages (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    said = next((environment[name] for name in ("DOCGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "ar" if re.match(r"ar(?![a-z])", said, re.IGNORECASE) else "en"


@dataclass(frozen=True, slots=True)
class _Message:
    """An English message as its pieces and the names between them, and the Arabic one."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    arabic: str

    @property
    def weight(self) -> int:
        return sum(map(len, self.pieces))

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in the placeholders of a text, if it is an instance."""
        if not (text.startswith(self.pieces[0]) and text.endswith(self.pieces[-1])) or any(piece not in text for piece in self.pieces):
            return None
        # Where two placeholders stand side by side, words that the catalogue has tell where one ends: "the number 25".
        any_text = f"({_words()}|.*?)" if " " in self.pieces[1:-1] else "(.*?)"
        found = re.fullmatch(any_text.join(map(re.escape, self.pieces)), text, re.DOTALL)
        return None if found is None else dict(zip(self.names, found.groups(), strict=True))


def arabic(text: str) -> str | None:
    """A message in Arabic; `None` for one that is not in the catalogue."""
    return _arabic(text, _DEEPEST)


def isolated(text: str) -> str:
    """A stretch that keeps its own order in a line of the other direction."""
    return f"{FSI}{text}{PDI}" if text.strip() else text


def _arabic(text: str, depth: int) -> str | None:
    whole, patterns = _catalogue()
    found = whole.get(text)
    if found is not None:
        return _filled(found, {}, depth)
    for message in patterns if depth else ():
        values = message.values(text)
        if values is not None and (message.weight >= _WEIGHTY or not any(map(_is_sentence, values.values()))):
            return _filled(message.arabic, values, depth)
    return None


def _is_sentence(value: str) -> bool:
    """Whether something in a value is more than a name: several words that do not each have a capital letter."""
    return any(part.count(" ") >= _PHRASE and any(word[:1].islower() for word in part.split()) for part in _LISTED.split(value))


def _filled(arabic: str, values: Mapping[str, str], depth: int) -> str:
    made = ""
    for literal, name, _, _ in Formatter().parse(arabic):
        made += _isolating(literal)
        if name is not None:
            value = values[name]
            kept = (name in _NAMES and " " not in value) or literal.endswith(("'", '"', "`", "«"))
            said = None if kept else _arabic(value, depth - 1) or dated(value) or _together(value)
            if said is not None and made.endswith("ـ") and said[0] not in FSI:  # a prefix stands at its word
                article = made.endswith("لـ") and said.startswith("ال")
                made, said = made[:-1], said[1:] if article else said
            made += said or isolated(value)
    return _JOINED.sub(r"\1", made)


def _together(value: str) -> str | None:
    """Names that are parted by `and` or `or`: `DOCX, HTML and PDF`."""
    parted = _NAMED_TOGETHER.fullmatch(value)
    if parted is None:
        return None
    parts = re.split("(, (?:and |or )?| and | or )", value)
    words = {", ": "، ", ", and ": " و", ", or ": " أو ", " and ": " و", " or ": " أو "}
    return "".join(words.get(part) or isolated(part) for part in parts)


def _isolating(literal: str) -> str:
    def put(found: re.Match[str]) -> str:
        kept = found[0].rstrip(" .:(\n")
        if kept.endswith(")") and "(" not in kept:
            kept = kept[:-1]
        return f"{FSI}{kept}{PDI}{found[0][len(kept) :]}" if re.search("[A-Za-z0-9]", kept) else found[0]

    return _PLAIN.sub(put, literal)


@cache
def _words() -> str:
    """A pattern of the short messages without placeholders, the longest first."""
    return "|".join(re.escape(text) for text in sorted(_catalogue()[0], key=len, reverse=True) if text.count(" ") < 3)


@cache
def _catalogue() -> tuple[Mapping[str, str], tuple[_Message, ...]]:
    """Messages without placeholders, and those with some, the one with most letters first."""
    from babel.messages.mofile import read_mo

    with Path(__file__).with_name("ar.mo").open("rb") as file:
        catalog = read_mo(file)
    whole, patterns = {}, []
    for entry in catalog:
        if not entry.id or not entry.string:
            continue
        message = _message(str(entry.id), str(entry.string))
        if message.names:
            patterns.append(message)
        else:
            whole[message.pieces[0]] = message.arabic
    return whole, tuple(sorted(patterns, key=lambda message: -message.weight))


def _message(english: str, arabic: str) -> _Message:
    pieces, names = [""], []
    for literal, name, _, _ in Formatter().parse(english):
        pieces[-1] += literal
        if name is not None:
            names.append(name)
            pieces.append("")
    return _Message(tuple(pieces), tuple(names), arabic)
