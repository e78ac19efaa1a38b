"""Write the character tables of `docgen.typography` from the Unicode Character Database: `make_unicode_tables.py [FOLDER [TARGET]]`.

FOLDER holds the UCD's files, as published or compressed (default: `tests/unicode`); the tables go to TARGET (default: where they belong). Every table
is a list of ranges: where each begins (hexadecimal) and its value; a range ends where the next begins, the last at U+10FFFF.
"""

from __future__ import annotations

import lzma
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "docgen" / "typography" / "unicode"
KEPT = Path(__file__).resolve().parents[1] / "tests" / "unicode"
LAST = 0x110000

BIDI = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "+", "ET": "%", "CS": ",", "NSM": "M", "BN": "B", "WS": "W", "S": "S", "B": "P",
    "ON": "O", "LRE": "1", "RLE": "2", "LRO": "3", "RLO": "4", "PDF": "5", "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip
LONG_BIDI = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}


class Folder:
    """The database's files and their one version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.versions: set[str] = set()

    def lines(self, name: str) -> Iterator[tuple[bool, str]]:
        """Data lines without their comments; the flag is True for an `@missing` line, which sets defaults."""
        path = self.path / name
        text = path.read_text(encoding="utf-8") if path.exists() else lzma.decompress(Path(f"{path}.xz").read_bytes()).decode("utf-8")
        if found := re.match(r"# \S+?-(\d+\.\d+\.\d+)\.txt", text):
            self.versions.add(found[1])
        for line in text.splitlines():
            if line.startswith("# @missing:"):
                yield True, line.removeprefix("# @missing:")
            elif data := line.split("#")[0].strip():
                yield False, data

    def values(self, name: str, default: str, wanted: str | None = None) -> list[str]:
        """A property's value for each code point. With `wanted`, of a file with many binary properties, that one as 'Y'."""
        values = [default] * LAST
        for defaults in (True, False):
            for is_default, data in self.lines(name):
                if is_default is not defaults or (wanted and is_default):
                    continue
                span, value = (part.strip() for part in data.split(";")[:2])
                if wanted and value != wanted:
                    continue
                first, _, last = span.partition("..")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    values[code] = "Y" if wanted else value
        return values

    @property
    def version(self) -> str:
        (version,) = self.versions
        return version


def ranges(values: Sequence[str]) -> list[tuple[int, str]]:
    """Where each run of equal values begins, and its value."""
    return [(code, value) for code, value in enumerate(values) if code == 0 or values[code - 1] != value]


def text_block(name: str, content: str, doc: str) -> str:
    """A module-level string, wrapped; the loader drops the white space."""
    wrapped = textwrap.fill(content, 140, break_on_hyphens=False)
    return f'{name} = r"""\n{wrapped}\n"""\n"""{doc}"""\n'


def bidi_tables(ucd: Folder) -> str:
    raw = ucd.values("extracted/DerivedBidiClass.txt", "L")
    values = [BIDI[LONG_BIDI.get(value, value)] for value in raw]
    canonical = {0x2329: 0x3008, 0x232A: 0x3009}  # the only brackets with canonical equivalents (BD16)
    pairs = []
    for _, line in ucd.lines("BidiBrackets.txt"):
        code, other, kind = (part.strip() for part in line.split(";"))
        here, there = int(code, 16), int(other, 16)
        if values[here] != "O":
            raise SystemExit(f"U+{here:04X} is a paired bracket but not of class ON")
        values[here] = "(" if kind == "o" else ")"
        if kind == "o":
            pairs.append(f"{here:X}-{there:X}-{canonical.get(there, there):X}")
    found = ranges(values)
    return (
        text_block("STARTS", " ".join(f"{code:X}" for code, _ in found), "Where each range begins.")
        + "\n"
        + text_block(
            "VALUES",
            spaced("".join(value for _, value in found)),
            "Its Bidi_Class as one letter (see `docgen.typography.unicode.bidi`); ( and ) are the ON characters that are paired brackets.",
        )
        + "\n"
        + text_block("BRACKETS", " ".join(pairs), "Opening bracket, its closing bracket, and the canonical form of that (BD14 to BD16).")
    )


def break_tables(ucd: Folder) -> str:
    classes = ucd.values("LineBreak.txt", "XX")
    category = ucd.values("extracted/DerivedGeneralCategory.txt", "Cn")
    width = ucd.values("EastAsianWidth.txt", "N")
    pictograph = ucd.values("emoji/emoji-data.txt", "N", "Extended_Pictographic")

    def resolve(code: int) -> str:
        value = classes[code]
        if value in ("AI", "SG", "XX"):  # LB1
            return "AL"
        if value == "SA":
            return "CM" if category[code] in ("Mn", "Mc") else "AL"
        if value == "CJ":
            return "NS"
        if value in ("OP", "CP") and width[code] in ("F", "W", "H"):  # LB30 leaves these out
            return value + "W"
        if value == "ID" and pictograph[code] == "Y" and category[code] == "Cn":  # LB30b
            return "IDX"
        return value

    return lettered(map(resolve, range(LAST)), "Line_Break after LB1; OPW and CPW are East Asian OP and CP, IDX an unassigned pictograph (LB30b).")


def cluster_tables(ucd: Folder) -> str:
    classes = ucd.values("auxiliary/GraphemeBreakProperty.txt", "Other")
    pictograph = ucd.values("emoji/emoji-data.txt", "N", "Extended_Pictographic")
    values = ("ExtPict" if kind == "Other" and pictograph[code] == "Y" else kind for code, kind in enumerate(classes))
    return lettered(values, "Grapheme_Cluster_Break; ExtPict are the Extended_Pictographic characters.")


def lettered(values: Iterator[str], doc: str) -> str:
    """Tables of a property whose values get a letter each, in alphabetical order."""
    every = list(values)
    names = sorted(set(every))
    letters = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x30, 0x3A))]
    letter = dict(zip(names, letters, strict=False))
    found = ranges(every)
    return (
        text_block("NAMES", " ".join(f"{name}={letter[name]}" for name in names), f"{doc} The letter of each value.")
        + "\n"
        + text_block("STARTS", " ".join(f"{code:X}" for code, _ in found), "Where each range begins.")
        + "\n"
        + text_block("VALUES", spaced("".join(letter[value] for _, value in found)), "Its value's letter.")
    )


def script_tables(ucd: Folder) -> str:
    short: dict[str, str] = {}
    for _, line in ucd.lines("PropertyValueAliases.txt"):
        parts = [part.strip() for part in line.split(";")]
        if parts[0] == "sc":
            short[parts[2]] = parts[1]
    scripts = [short[name] for name in ucd.values("Scripts.txt", "Unknown")]
    extensions = ucd.values("ScriptExtensions.txt", "<script>")
    category = ucd.values("extracted/DerivedGeneralCategory.txt", "Cn")

    def resolve(code: int) -> str:
        own, more = scripts[code], extensions[code]
        if more == "<script>" or category[code] == "Zs":  # a space must not cut a run, whatever scripts are known to use it (U+202F)
            return own
        tags = more.split()
        # The character's own script first, where it has one: it is the one to prefer
        return "+".join(sorted(tags, key=lambda tag: (tag != own, tag)))

    every = [resolve(code) for code in range(LAST)]
    used = set(every) - {"Zyyy", "Zinh", "Arab", "Latn"}
    names = ["Zyyy", "Zinh", "Arab", "Latn", *sorted(used)]
    if len(names) > 256:
        raise SystemExit("more than 256 script values: the tables hold a byte for each")
    found = ranges(every)
    return (
        text_block("NAMES", " ".join(names), "The values, numbered from 0: a script (ISO 15924), or the Script_Extensions joined by +.")
        + "\n"
        + text_block("STARTS", " ".join(f"{code:X}" for code, _ in found), "Where each range begins.")
        + "\n"
        + text_block("VALUES", spaced("".join(f"{names.index(value):02X}" for _, value in found)), "Its value's number, two hexadecimal digits.")
    )


def spaced(letters: str) -> str:
    """Blocks of 70, so that lines can be wrapped."""
    return " ".join(letters[start : start + 70] for start in range(0, len(letters), 70))


TABLES: dict[str, tuple[str, Callable[[Folder], str]]] = {
    "bidi": ("Bidi_Class and Bidi_Paired_Bracket (UAX #9)", bidi_tables),
    "break": ("Line_Break (UAX #14)", break_tables),
    "cluster": ("Grapheme_Cluster_Break (UAX #29)", cluster_tables),
    "script": ("Script and Script_Extensions (UAX #24)", script_tables),
}


def main() -> None:
    ucd = Folder(Path(sys.argv[1] if len(sys.argv) > 1 else KEPT))
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    written = []
    for name, (title, tables) in TABLES.items():
        body = tables(ucd)
        path = target / f"_ucd_{name}.py"
        path.write_text(
            f'"""{title}, Unicode {ucd.version}. Written by scripts/make_unicode_tables.py from the Unicode Character Database\n'
            f"(copyright Unicode, Inc., used under the Unicode License, https://www.unicode.org/license.txt); do not edit.\n"
            f'"""\n\nVERSION = "{ucd.version}"\n\n{body}',
            encoding="utf-8",
        )
        written.append(str(path))
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", "--line-length", "150", *written], check=True)


if __name__ == "__main__":
    main()
