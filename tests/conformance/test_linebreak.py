"""Every case of Unicode's LineBreakTest.txt, against the algorithm without our tailoring, and the few that the tailoring changes."""

from __future__ import annotations

from collections.abc import Iterator

from unicode_files import unicode_lines

from docgen.typography.paragraph.line_break_tailoring_cy import opportunities
from docgen.typography.unicode import _ucd_break
from docgen.typography.unicode.uax14_cy import breaks

TAILORED = {
    "0030 0020 0025": "rule 2, number and unit: a percent sign stays with its number though a space is between",
    "0030 0308 0020 0025": "rule 2",
    "00A7 0020 0030": "rule 3, label and number: § stays with its number",
    "8CA8 0029 0020 002D 0020 0028 0070 006F": "rule 5, spaced dashes: no line begins with one",
    "0028 0068 0074 0074 0070 003A 002F 002F 0029 0078 006E 002D 002D 0061": "rule 10, addresses: what looks like one, http://)xn--a",
    "007B 0068 0074 0074 0070 003A 002F 002F 007D 0078 006E 002D 002D 0061": "rule 10",
}
"""The cases where our tailoring forbids what UAX #14 allows, by their code points, with the rule of
`docgen.typography.paragraph.line_break_tailoring_cy`."""


def cases() -> Iterator[tuple[str, str, list[int]]]:
    """Each case's code points, its text and the offsets where a line may end, without the end of the text (LB3)."""
    for line in unicode_lines("auxiliary/LineBreakTest.txt", _ucd_break.VERSION):
        tokens = line.split("#")[0].split()
        if not tokens:
            continue
        codes = [token for token in tokens if token not in "÷×"]
        text = "".join(chr(int(code, 16)) for code in codes)
        expected = [index // 2 for index in range(0, len(tokens), 2) if tokens[index] == "÷"]
        yield " ".join(codes), text, [offset for offset in expected if offset < len(text)]


def test_every_case_breaks_where_unicode_says() -> None:
    count = 0
    faults = []
    for codes, text, expected in cases():
        count += 1
        found = [offset for offset, _ in breaks(text)]
        if found != expected:
            faults.append(f"{codes}: {found}, not {expected}")
    assert not faults[:10]
    assert count > 7_600


def test_our_tailoring_forbids_breaks_in_these_cases_alone_and_adds_none() -> None:
    changed = set()
    for codes, text, expected in cases():
        found = [offset for offset, kind in opportunities(text) if kind != "emergency"]
        if found != expected:
            assert set(found) < set(expected)
            changed.add(codes)
    assert changed == set(TAILORED)
