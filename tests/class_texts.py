"""Texts for tests of the text engine: a few characters of every class, and words of the examples."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from docgen.typography.unicode.ucd import classes

_USUAL = "aZ 1٢۳بجו.,:;-–—/@%+$(«»)[]“”\"'\u00a0\u00ad\u200b\u200c\u200d\u200e\u064b\u0651\n\t\u2028"


@cache
def of_every_class(*properties: str) -> str:
    """Up to three characters of each class of these properties (`ucd.classes`), as far apart as they come; no surrogates."""
    found: set[str] = set()
    for name in properties:
        table = classes(name)
        members: dict[int, list[int]] = {}
        starts, values = table._starts, table._values
        for start, value in zip(starts, values, strict=True):
            if not 0xD800 <= start < 0xE000:
                members.setdefault(value, []).append(start)
        for codes in members.values():
            found.update(chr(code) for code in (codes[0], codes[len(codes) // 2], codes[-1]))
    return "".join(sorted(found))


def class_texts(*properties: str, without: str = "", max_size: int = 60) -> st.SearchStrategy[str]:
    """Any text, and texts of usual characters and of every class of these properties; none holds a character of `without`."""

    def kept(characters: str) -> str:
        return "".join(char for char in characters if char not in without)

    usual, classed = kept(_USUAL), kept(of_every_class(*properties))
    return st.one_of(
        st.text(st.sampled_from(usual), max_size=max_size),
        st.text(st.one_of(st.sampled_from(usual), st.sampled_from(classed)), max_size=max_size),
        st.text(st.sampled_from(classed), max_size=max_size),
        st.text(st.characters(exclude_characters=without), max_size=max_size),
    )
