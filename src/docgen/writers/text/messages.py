"""Text in messages of a channel that are no longer than it takes: parted between blocks, else between sentences, else between words, and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.document.inline import Both
from docgen.errors import Problem, RenderError
from docgen.locales.digits import shape
from docgen.types import DigitSystem, Lang
from docgen.writers.text.bidi import with_direction
from docgen.writers.text.channels import ChannelRules

_COUNTED: dict[Lang, str] = {"ar": "({part} من {parts})", "en": "({part} of {parts})"}
_MOST = 999
_SHARE = 0.4
"""Of a message, for what every message begins with."""


def messages(texts: Sequence[tuple[Lang, Sequence[str]]], rules: ChannelRules, digits: Both[DigitSystem], heads: Mapping[Lang, str]) -> list[str]:
    """The messages of each language's stretch of blocks; `texts` has the blocks as they are written. Each begins with its language's part of `heads`,
    which nobody who reads one message alone may miss (of long ones the first line, behind the first message); of several, each ends in its number."""
    made: list[str] = []
    for lang, blocks in texts:
        head = heads.get(lang, "")
        whole = BLOCKS.join([head, *blocks] if head else blocks)
        if rules.most is None or rules.length(whole) <= rules.most:
            made.append(whole)
            continue
        room = rules.most - rules.length(f"\n{_count(lang, _MOST, _MOST, digits)}")
        again = head if rules.length(head) <= room * _SHARE else head.partition("\n")[0]
        first = [head] if rules.length(head) > rules.length(again) else []
        begin = f"{again}{BLOCKS}" if again else ""
        parts = list(_filled(lang, [*first, *blocks], room - rules.length(begin), rules))
        made += [
            f"{'' if first and number == 1 else begin}{part}\n{_count(lang, number, len(parts), digits)}" for number, part in enumerate(parts, 1)
        ]
    return made


def _count(lang: Lang, part: int, parts: int, digits: Both[DigitSystem]) -> str:
    system = digits.side(lang) or "latn"
    return with_direction(_COUNTED[lang].format(part=shape(str(part), system), parts=shape(str(parts), system)), lang)


def _filled(lang: Lang, blocks: Sequence[str], room: int, rules: ChannelRules) -> Iterator[str]:
    current = ""
    for block in blocks:
        for index, (between, piece) in enumerate(_pieces(block, room, rules)):
            longer = f"{current}{between if index else BLOCKS if current else ''}{piece}"
            if current and rules.length(longer) > room:
                yield current
                current = with_direction(piece, lang)
            else:
                current = longer
    if current:
        yield current


BLOCKS = "\n\n"
_LEVELS = (("\n", re.compile(r"\n")), (" ", re.compile(r"(?<=[.!?؟…:])[ ]+")), (" ", re.compile(r"[ ]+")))
"""How blocks are parted: into lines, sentences, words, each with what stands between them."""


def _pieces(text: str, room: int, rules: ChannelRules, level: int = 0, between: str = "") -> Iterator[tuple[str, str]]:
    """The largest pieces that go into a message, each with what parts it from the one before. What an isolate holds is never parted."""
    if rules.length(text) <= room:
        yield between, text
        return
    if level == len(_LEVELS):
        raise RenderError(Problem(f"this is longer than a message of {rules.name} may be, and has no space: {text[:40]!r}"))
    mine, where = _LEVELS[level]
    for index, part in enumerate(_parted(text, where)):
        yield from _pieces(part, room, rules, level + 1, mine if index else between)


def _parted(text: str, where: re.Pattern[str]) -> Iterator[str]:
    """The text, parted where the pattern is found outside of isolates."""
    start = depth = 0
    marks = {"\u2066": 1, "\u2067": 1, "\u2068": 1, "\u2069": -1}
    seen = 0
    for found in where.finditer(text):
        depth += sum(marks.get(character, 0) for character in text[seen : found.start()])
        seen = found.start()
        if depth <= 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]
