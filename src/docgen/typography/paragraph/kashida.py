"""Kashida: lengthening a line of Arabic by the strokes between its letters, once its spaces have given what they can.

Sparing by default. `auto` lengthens a line only where its spaces would gape, in two words at the most, at the places that calligraphers
choose first; `full` prefers kashidas to wide spaces in every line. Layout only: the letter before a kashida carries it, and it is never read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from docgen.types import Kashida
from docgen.typography.paragraph.itemize_cy import Item
from docgen.typography.paragraph.lines import Word
from docgen.typography.shaping.shaper import ShapingContext

_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"


@dataclass(frozen=True, slots=True)
class KashidaPolicy:
    """`engage` and `leave`: the added width of a space, in ems, at which kashidas begin and end; `words`, `joints`, `length`: the most words
    of a line, joints of a word and kashidas at a joint; `lowest`: the last priority that is used."""

    engage: float
    leave: float
    words: int
    joints: int
    length: int
    lowest: int


KASHIDA_POLICIES: dict[Kashida, KashidaPolicy] = {"auto": KashidaPolicy(0.34, 0.2, 2, 1, 1, 3), "full": KashidaPolicy(0.06, 0.02, 99, 2, 3, 6)}


def apply_kashida(words: list[Word], items: Sequence[Item], excess: float, gaps: int, kashida: Kashida) -> float:
    """Puts kashidas into a line's words (logical order; word `i` out of `items[i]`), in place, and returns the points they fill.

    `excess` is what the line lacks, in points, `gaps` the number of its spaces that can stretch.
    """
    manner = KASHIDA_POLICIES.get(kashida)
    if manner is None:
        return 0.0
    size = max((item.setting.size for item in items if item.setting.script == "Arab"), default=0.0)
    if excess <= manner.engage * size * max(gaps, 1) or not size:
        return 0.0
    return lengthen(words, items, excess, gaps, manner, size)


def lengthen(words: list[Word], items: Sequence[Item], excess: float, gaps: int, manner: KashidaPolicy, size: float) -> float:
    """`apply_kashida` for a line that wants it; `size` is its largest Arabic, in points."""
    wanted = excess - manner.leave * size * gaps
    filled = 0.0
    places: list[tuple[int, int, int]] = []
    for index, (word, item) in enumerate(zip(words, items, strict=True)):
        if item.setting.script == "Arab" and item.setting.rtl and len(word.shaped.text) > 2 and not _part_of_a_word(words, index):
            ranked = sorted((priority(word.shaped.text, joint), joint) for joint in item.setting.joints(word.shaped.text))
            places += [(rank, -index, joint) for rank, joint in ranked[: manner.joints] if rank <= manner.lowest]
    chosen: dict[int, list[tuple[int, int]]] = {}
    for _, negative, joint in sorted(places):
        index = -negative
        stroke = _stroke(items[index].setting)
        count = min(manner.length, int((wanted - filled) / stroke)) if stroke > 0 else 0
        if count < 1 or (index not in chosen and len(chosen) >= manner.words):
            continue
        chosen.setdefault(index, []).append((joint, count))
        filled += count * stroke
    grown = 0.0
    for index, kashidas in chosen.items():
        word = words[index]
        longer = items[index].setting.elongated(word.shaped, tuple(sorted(kashidas)))
        if 0.0 < longer.width - word.shaped.width <= excess - grown:
            grown += longer.width - word.shaped.width
            words[index] = word._replace(shaped=longer)
    return grown


def priority(word: str, joint: int) -> int:
    """How willingly a scribe lengthens the stroke before `word[joint]`: 1 is first, 6 last.

    After seen or sad; before a final teh marbuta, heh or dal; before a final alef, tah, lam, kaf or gaf; before reh or yeh; before a final waw,
    ain, qaf or feh; anywhere else that joins.
    """
    bare = word[:joint].rstrip(_MARKS)
    after = word[joint]
    final = not word[joint + 1 :].strip(_MARKS + "،؛.؟!:»)\u200c\u200d")
    if bare[-1:] in "سشصضۺڛ":
        return 1
    if final and after in "ةهدذ":
        return 2
    if final and after in "اأإآطظلكگک":
        return 3
    if after in "رزيىیئ":
        return 4
    if final and after in "وؤعغقف":
        return 5
    return 6


def _part_of_a_word(words: Sequence[Word], index: int) -> bool:
    """Does the word go on in its neighbour, in another style? It is shaped in the context of that one, which an elongated word is not."""
    word = words[index]
    before, after = words[max(index - 1, 0)], words[min(index + 1, len(words) - 1)]
    return (before.end == word.start and _letter(before.shaped.text[-1:])) or (after.start == word.end and _letter(after.shaped.text[:1]))


def _letter(character: str) -> bool:
    return character != "" and category(character)[0] in "LM"


def _stroke(setting: ShapingContext) -> float:
    """The width of one kashida, in points."""
    return setting.alone("\u0640").width
