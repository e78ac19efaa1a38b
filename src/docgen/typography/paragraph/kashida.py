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
from docgen.typography.shaping.glyphs_cy import ShapedWord
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


def lengthen(
    words: list[ShapedWord],
    items: Sequence[Item],
    starts: Sequence[int],
    stops: Sequence[int],
    excess: float,
    gaps: int,
    policy: KashidaPolicy,
    size: float,
) -> float:
    """Puts kashidas into a line's words (logical order; word `i` out of `items[i]`, from `starts[i]` to `stops[i]`), in place, and returns the points
    that they fill.

    `excess` is what the line lacks, in points, `gaps` the number of its spaces that can stretch, `size` its largest Arabic, in points.
    """
    wanted = excess - policy.leave * size * gaps
    filled = 0.0
    places: list[tuple[int, int, int]] = []
    for index, (word, item) in enumerate(zip(words, items, strict=True)):
        text = word.text
        if item.setting.script == "Arab" and item.setting.rtl and len(text) > 2 and not _part_of_a_word(words, starts, stops, index):
            ranked = sorted((priority(text, joint), joint) for joint in item.setting.joints(text))
            places += [(rank, -index, joint) for rank, joint in ranked[: policy.joints] if rank <= policy.lowest]
    chosen: dict[int, list[tuple[int, int]]] = {}
    for _, negative, joint in sorted(places):
        index = -negative
        stroke = _stroke(items[index].setting)
        count = min(policy.length, int((wanted - filled) / stroke)) if stroke > 0 else 0
        if count < 1 or (index not in chosen and len(chosen) >= policy.words):
            continue
        chosen.setdefault(index, []).append((joint, count))
        filled += count * stroke
    grown = 0.0
    for index, kashidas in chosen.items():
        word = words[index]
        longer = items[index].setting.elongated(word, tuple(sorted(kashidas)))
        if 0.0 < longer.width - word.width <= excess - grown:
            grown += longer.width - word.width
            words[index] = longer
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


def _part_of_a_word(words: Sequence[ShapedWord], starts: Sequence[int], stops: Sequence[int], index: int) -> bool:
    """Does the word go on in its neighbour, in another style? It is shaped in the context of that one, which an elongated word is not."""
    before, after = max(index - 1, 0), min(index + 1, len(words) - 1)
    return (stops[before] == starts[index] and _letter(words[before].text[-1:])) or (starts[after] == stops[index] and _letter(words[after].text[:1]))


def _letter(character: str) -> bool:
    return character != "" and category(character)[0] in "LM"


def _stroke(setting: ShapingContext) -> float:
    """The width of one kashida, in points."""
    return setting.alone("\u0640").width
