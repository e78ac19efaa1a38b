"""The script of each stretch of text (UAX #24), as ISO 15924 tags: what shaping and the choice of a font go by."""

from __future__ import annotations

import re
from functools import cache

from docgen.typography.unicode import _ucd_bidi, _ucd_script
from docgen.typography.unicode.ucd import classes as table

ScriptRun = tuple[int, int, str]
"""Start, end (code points) and ISO 15924 tag: 'Arab', 'Latn', … and 'Zyyy' for a text with no character of any script of its own."""

# Arabic and Latin as letters: a Arab, b Arab and others by Script_Extensions, l and m the same for Latin, c Common and Inherited, x the rest
_RUN = re.compile(rb"c*[ab][abc]*|c*[lm][lmc]*|c+")
_CLASS_RUN = re.compile(rb"(.)\1*", re.DOTALL)
_DEPTH = 63  # how deep a closing mark looks for its opening one, as in UAX #9 (BD16)
_QUOTES = (("«", "»"), ("‹", "›"), ("“", "”"), ("„", "“"), ("‘", "’"), ("‚", "‘"))


def script_runs(text: str) -> list[ScriptRun]:
    """The script runs of `text`, covering it. Common and inherited characters go with what is before them, or after at the start; a closing
    bracket or quotation mark goes with its opening one (UAX #24, 5.1), a character of several scripts with a neighbour of one of them (5.2)."""
    if not text:
        return []
    numbers = table("script").encode(text)
    letters = numbers.translate(_letters())
    if b"x" in letters:
        return _any_scripts(text, numbers)
    if b"a" not in letters and b"b" not in letters:
        return [(0, len(text), "Latn" if b"l" in letters or b"m" in letters else "Zyyy")]
    if b"l" not in letters and b"m" not in letters:
        return [(0, len(text), "Arab")]
    letters = _join_pairs(text, letters)
    runs = []
    for match in _RUN.finditer(letters):
        found = match[0]
        runs.append((match.start(), match.end(), "Arab" if b"a" in found or b"b" in found else "Latn"))
    return runs


@cache
def _letters() -> bytes:
    """From a value's number in `_ucd_script` to its letter."""
    letters = bytearray(b"x" * 256)
    for number, name in enumerate(_ucd_script.NAMES.split()):
        tags = name.split("+")
        if name in ("Zyyy", "Zinh"):
            letters[number] = ord("c")
        elif ("Arab" in tags) != ("Latn" in tags):
            letters[number] = ord({"Arab": "a", "Latn": "l"}.get(name, "b" if "Arab" in tags else "m"))
    return bytes(letters)


@cache
def _pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for all brackets and quotation marks, and the closing one of each opening one. What may be both counts as closing if it can."""
    closing = dict(_QUOTES)
    for entry in _ucd_bidi.BRACKETS.split():
        first, last, _ = entry.split("-")
        closing[chr(int(first, 16))] = chr(int(last, 16))
    return re.compile(f"[{re.escape(''.join({*closing, *closing.values()}))}]"), closing


def _closes(stack: list[tuple[str, int]], char: str) -> int | None:
    """What the innermost opening mark that `char` closes was pushed with; it and those above it are taken from the stack."""
    for depth in range(len(stack) - 1, max(len(stack) - _DEPTH, 0) - 1, -1):
        if stack[depth][0] == char:
            kept = stack[depth][1]
            del stack[depth:]
            return kept
    return None


def _join_pairs(text: str, letters: bytes) -> bytes:
    """Gives each closing mark in the other script's run the letter of its opening mark's script."""
    pattern, closing = _pairs()
    result = bytearray(letters)
    stack: list[tuple[str, int]] = []
    # What comes first decides where nothing is before a mark, then the last letter before it
    own = _strong(letters.lstrip(b"c")[0])
    at = 0
    for match in pattern.finditer(text):
        char, position = match[0], match.start()
        before = result[at:position].rstrip(b"c")
        if before:
            own = _strong(before[-1])
        at = position
        opened = _closes(stack, char)
        if opened is None:
            if char in closing:
                stack.append((closing[char], own))
        elif opened != own:
            result[position] = opened
    return bytes(result)


def _strong(letter: int) -> int:
    """The script of a letter of a script, as the letter that is its own."""
    return 0x61 if letter in b"ab" else 0x6C


@cache
def _tags() -> tuple[tuple[str, ...] | None, ...]:
    """The scripts of each value's number, None for Common and Inherited."""
    return tuple(None if name in ("Zyyy", "Zinh") else tuple(name.split("+")) for name in _ucd_script.NAMES.split())


def _any_scripts(text: str, numbers: bytes) -> list[ScriptRun]:
    """`script_runs` for text with other scripts than Arabic and Latin."""
    pattern, closing = _pairs()
    tags = _tags()
    runs: list[tuple[int, int, tuple[str, ...] | None]] = []
    stack: list[tuple[str, int]] = []  # the opening mark's run

    def put(start: int, end: int, scripts: tuple[str, ...] | None) -> None:
        if runs:
            low, _, current = runs[-1]
            shared = current if scripts is None else scripts if current is None else tuple(tag for tag in current if tag in scripts)
            if shared or scripts is None:
                runs[-1] = (low, end, shared)
                return
        runs.append((start, end, scripts))

    for match in _CLASS_RUN.finditer(numbers):
        at, end = match.span()
        scripts = tags[numbers[at]]
        for mark in pattern.finditer(text, at, end) if scripts is None else ():
            char, position = mark[0], mark.start()
            if position > at:
                put(at, position, None)
            opened = _closes(stack, char)
            put(position, position + 1, None if opened is None else runs[opened][2])
            if opened is None and char in closing:
                stack.append((closing[char], len(runs) - 1))
            at = position + 1
        if end > at:
            put(at, end, scripts)
    resolved: list[ScriptRun] = []
    for start, end, scripts in runs:
        tag = "Zyyy" if scripts is None else _preferred(scripts)
        if resolved and resolved[-1][2] == tag:
            resolved[-1] = (resolved[-1][0], end, tag)
        else:
            resolved.append((start, end, tag))
    return resolved


def _preferred(scripts: tuple[str, ...]) -> str:
    """One script where several are left: Arabic or Latin if they are among them, else the first (a character's own comes first)."""
    return next((tag for tag in ("Arab", "Latn") if tag in scripts), scripts[0])
