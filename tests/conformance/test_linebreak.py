"""Every case of Unicode's LineBreakTest.txt, against the algorithm without our tailoring."""

from __future__ import annotations

from unicode_files import unicode_lines

from docgen.typography import _ucd_break
from docgen.typography.uax14 import breaks


def test_every_case_breaks_where_unicode_says() -> None:
    cases = 0
    faults = []
    for line in unicode_lines("auxiliary/LineBreakTest.txt", _ucd_break.VERSION):
        case = line.split("#")[0].split()
        if not case:
            continue
        cases += 1
        text = ""
        expected = []
        for token in case:
            if token == "÷":
                expected.append(len(text))
            elif token != "×":
                text += chr(int(token, 16))
        # The file counts the end of the text, where a line ends whatever stands there (LB3)
        found = [*(offset for offset, _ in breaks(text)), len(text)]
        if found != expected:
            faults.append(f"{line}: {found}")
    assert not faults[:10]
    assert cases > 7_600
