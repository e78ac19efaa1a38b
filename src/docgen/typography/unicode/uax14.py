"""Where a line may end by the Unicode Line Breaking Algorithm (UAX #14, for the version of `_ucd_break`), untailored.

The rules look at classes, one letter a character. Those that look at two neighbours (and the spaces between) are written down once, in `_allowed`
and `_after_spaces`, and turned into one regular expression that finds opportunities only where there can be any; those that look further
(marks, numbers, flags, Hebrew) first rewrite the classes, so that two neighbours say all. Numbers follow section 8.2, example 7, as Unicode's
own test file does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from docgen.compiled import twin
from docgen.typography.unicode.ucd import classes as table
from docgen.typography.unicode.ucd import letters

_HARD = ("BK", "CR", "LF", "NL")
_NONE: frozenset[int] = frozenset()
_HANGUL = ("JL", "JV", "JT", "H2", "H3")
FLAG_LETTER = "1"  # a regional indicator with its second half after it (LB30a)
HYPHEN_LETTER = "2"  # a hyphen after a Hebrew letter (LB21a)


def _allowed(before: str, after: str) -> bool:
    """May a line end between two neighbours of these classes, with no space between? Rules LB6 to LB31, in their order."""
    letter = ("AL", "HL")
    if after in (*_HARD, "SP", "ZW"):  # LB6, LB7
        return False
    if before == "ZW":  # LB8
        return True
    forbidden = (
        before == "ZWJ"  # LB8a
        or "WJ" in (before, after)  # LB11
        or before == "GL"  # LB12
        or (after == "GL" and before not in ("SP", "BA", "HY", HYPHEN_LETTER))  # LB12a
        or after in ("CL", "CP", "EX", "IS", "SY")  # LB13
        or before in ("OP", "OPW")  # LB14
        or (before == "QU" and after in ("OP", "OPW"))  # LB15
        or (before in ("CL", "CP") and after == "NS")  # LB16
        or before == after == "B2"  # LB17
        or "QU" in (before, after)  # LB19
    )
    if forbidden:
        return False
    if "CB" in (before, after):  # LB20
        return True
    return not (
        after in ("BA", "HY", "NS", HYPHEN_LETTER)
        or before in ("BB", HYPHEN_LETTER)  # LB21, LB21a
        or (before == "SY" and after == "HL")  # LB21b
        or after == "IN"  # LB22
        or (before in letter and after == "NU")
        or (before == "NU" and after in letter)  # LB23
        or (before == "PR" and after in ("ID", "IDX", "EB", "EM"))
        or (before in ("ID", "IDX", "EB", "EM") and after == "PO")  # LB23a
        or (before in ("PR", "PO") and after in letter)
        or (before in letter and after in ("PR", "PO"))  # LB24
        or (before in ("PR", "PO", "HY", "NU") and after == "NU")
        or (before == "NU" and after in ("PR", "PO"))  # LB25; what needs more context is rewritten to NU
        or (before == "JL" and after in ("JL", "JV", "H2", "H3"))
        or (before in ("JV", "H2") and after in ("JV", "JT"))
        or (before in ("JT", "H3") and after == "JT")  # LB26
        or (before in _HANGUL and after == "PO")
        or (before == "PR" and after in _HANGUL)  # LB27
        or (before in letter and after in letter)  # LB28
        or (before == "IS" and after in letter)  # LB29
        or (before in (*letter, "NU") and after == "OP")
        or (before == "CP" and after in (*letter, "NU"))  # LB30
        or (before == FLAG_LETTER and after == "RI")  # LB30a
        or (before in ("EB", "IDX") and after == "EM")  # LB30b
    )


def _after_spaces(before: str, after: str) -> bool:
    """May a line end after the spaces between two classes? `before` is "" at the start of the text."""
    if after in (*_HARD, "SP", "ZW"):  # LB6, LB7
        return False
    if before == "ZW":  # LB8
        return True
    return not (
        after in ("WJ", "CL", "CP", "EX", "IS", "SY")  # LB11, LB13
        or before in ("OP", "OPW")  # LB14
        or (before == "QU" and after in ("OP", "OPW"))  # LB15
        or (before in ("CL", "CP") and after == "NS")  # LB16
        or before == after == "B2"  # LB17
    )  # LB18


class _Rules:
    """The rules as patterns over class letters."""

    def __init__(self) -> None:
        self.letters = {**letters("break"), FLAG_LETTER: FLAG_LETTER, HYPHEN_LETTER: HYPHEN_LETTER}
        self.mark, self.joiner, self.alphabetic, self.digit, self.hebrew, self.flag = (
            self.letters[name].encode() for name in ("CM", "ZWJ", "AL", "NU", "HL", "RI")
        )
        self.hard = "".join(self.letters[name] for name in _HARD).encode()
        # LB9 for what marks nearly always stand on
        self.marked = [(base * 2, base + self.mark) for base in (self.alphabetic, self.hebrew, self.digit)]
        marks = self.set("CM", "ZWJ")
        self.lone_marks = self.compile(f"(?:(?<={self.set(*_HARD, 'SP', 'ZW')})|\\A){marks}+")  # LB10
        self.hebrew_hyphens = self.compile(f"(?<={self.set('HL')}){self.set('HY', 'BA')}")
        self.numbers = self._numbers()
        self.after, self.before, self.never_before = self._opportunities()

    def set(self, *names: str) -> str:
        """A character set of these classes."""
        return f"[{''.join(self.letters[name] for name in names)}]"

    def compile(self, pattern: str) -> re.Pattern[bytes]:
        return re.compile(pattern.encode(), re.DOTALL)

    def _numbers(self) -> re.Pattern[bytes]:
        """What LB25 keeps with a number's digits: separators between digits, and what stands between the digits and a prefix or suffix."""
        digit, inner, opening = self.set("NU"), self.set("SY", "IS"), self.set("OP", "OPW", "HY")
        closing, unit = self.set("CL", "CP"), self.set("PR", "PO")
        return self.compile(
            f"{self.set('SY', 'IS', 'CL', 'CP', 'OP', 'OPW', 'HY')}"
            f"(?:(?<={digit}{inner}){inner}*+(?:(?={digit})|{closing}?(?={unit}))"
            f"|(?<={digit}{closing})(?={unit})|(?<={unit}{opening})(?={digit}))"
        )

    def _opportunities(self) -> tuple[re.Pattern[bytes], re.Pattern[bytes], bytes]:
        """The pattern whose matches end where a line may end, and, for classes that hardly ever allow one after them, the pattern whose
        matches begin there, with the classes that never begin such a match."""
        names = [name for name in self.letters if name not in ("CM", "ZWJ")]
        common = ("AL", "HL", "NU")
        others = [name for name in names if name not in (*common, *_HARD, "SP")]
        followers = _grouped((name, tuple(after for after in names if _allowed(name, after))) for name in others)
        branches = [f"(?<={self.set(*group)})(?={self.set(*after)})" for after, group in followers.items() if after]
        spaces = _grouped((name, tuple(after for after in names if _after_spaces(name, after))) for name in others)
        usual = tuple(after for after in names if _after_spaces("", after))
        space = self.letters["SP"]
        unusual = [name for after, group in spaces.items() if after != usual for name in group]
        space_branches = [f"(?<!{self.set(*unusual)}{space}){space}*+(?={self.set(*usual)})"]
        space_branches += [
            f"(?<={self.set(*group)}{space}){space}*+(?={self.set(*after)})" for after, group in spaces.items() if after and after != usual
        ]
        branches.insert(0, f"(?<={space})(?<!{space * 2})(?:{'|'.join(space_branches)})")
        branches.append(f"(?<={self.set('BK', 'LF', 'NL')})(?!\\Z)")
        branches.append(f"(?<={self.set('CR')})(?!{self.set('LF')}|\\Z)")
        first = [name for after, group in followers.items() if after for name in group]
        after = self.compile(f"{self.set('SP', *_HARD, *first)}(?:{'|'.join(branches)})")
        leaders = _grouped((name, tuple(before for before in common if _allowed(before, name))) for name in names)
        before = self.compile("|".join(f"(?<={self.set(*group)}){self.set(*after)}" for group, after in leaders.items() if group))
        return after, before, "".join(self.letters[name] for name in leaders.get((), ())).encode()


def _grouped(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, ...], list[str]]:
    """The names that share a value, by value."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, value in pairs:
        groups.setdefault(value, []).append(name)
    return groups


@cache
def _rules() -> _Rules:
    return _Rules()


def pair_tables() -> tuple[bytes, bytes]:
    """`_allowed` and `_after_spaces` as tables of 128 rows of 128, a row the class letter before, a column the one after: 0 no, 1 yes, 2 a line must
    end (LB4, LB5). Row 0 of the second is the start of the text."""
    names = {**letters("break"), FLAG_LETTER: FLAG_LETTER, HYPHEN_LETTER: HYPHEN_LETTER}
    pairs, spaces = bytearray(128 * 128), bytearray(128 * 128)
    for after, column in names.items():
        spaces[ord(column)] = _after_spaces("", after)
        for before, row in names.items():
            cell = ord(row) * 128 + ord(column)
            pairs[cell] = 2 * (before != "CR" or after != "LF") if before in _HARD else _allowed(before, after)
            spaces[cell] = _after_spaces(before, after)
    return bytes(pairs), bytes(spaces)


@twin
def break_offsets(text: str) -> tuple[list[int], frozenset[int]]:
    """The offsets of `breaks`, and those of them that are mandatory."""
    rules = _rules()
    kinds = table("break").encode(text)
    kept: list[int] | None = None
    joiners: bytes | None = None
    if rules.mark in kinds or rules.joiner in kinds:
        if rules.joiner in kinds:
            joiners = kinds
        for plain, marked in rules.marked:
            for _ in range(3):  # at C speed, up to three marks on a letter
                if marked in kinds:
                    kinds = kinds.replace(marked, plain)
        if rules.mark in kinds or rules.joiner in kinds:
            kinds = rules.lone_marks.sub(lambda match: rules.alphabetic * len(match[0]), kinds)
            attached = kinds.translate(None, rules.mark + rules.joiner)
            if len(attached) != len(kinds):
                kept = [index for index, kind in enumerate(kinds) if kind not in rules.mark + rules.joiner]
                kinds = attached
    if rules.digit in kinds:
        kinds = rules.numbers.sub(lambda match: rules.digit * len(match[0]), kinds)
    if rules.hebrew in kinds:
        kinds = rules.hebrew_hyphens.sub(HYPHEN_LETTER.encode(), kinds)
    if rules.flag in kinds:
        kinds = kinds.replace(rules.flag * 2, FLAG_LETTER.encode() + rules.flag)
    found = [match.end() for match in rules.after.finditer(kinds)]
    mandatory = _NONE
    if len(kinds.translate(None, rules.hard)) != len(kinds):
        mandatory = frozenset(offset for offset in found if kinds[offset - 1] in rules.hard)
    if kinds.translate(None, rules.never_before):
        found += [match.start() for match in rules.before.finditer(kinds)]
        found.sort()
    if kept is not None:
        found = [kept[offset] for offset in found]
        mandatory = frozenset(kept[offset] for offset in mandatory)
    if joiners is not None:
        joiner = rules.joiner[0]
        found = [offset for offset in found if joiners[offset - 1] != joiner]  # LB8a
    return found, mandatory


def breaks(text: str) -> list[tuple[int, bool]]:
    """The offsets (code points, ascending) at which a line may end, each with True where it must (LB4, LB5).

    Neither 0 nor the end of the text is among them: no line ends before the first character (LB2), the last always ends at the last (LB3).
    """
    offsets, mandatory = break_offsets(text)
    return [(offset, offset in mandatory) for offset in offsets]
