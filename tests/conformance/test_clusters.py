"""Every case of Unicode's GraphemeBreakTest.txt."""

from __future__ import annotations

from unicode_files import unicode_lines

from docgen.typography.unicode import _ucd_cluster
from docgen.typography.unicode.clusters import clusters


def test_every_case_falls_into_the_clusters_that_unicode_says() -> None:
    cases = 0
    faults = []
    for line in unicode_lines("auxiliary/GraphemeBreakTest.txt", _ucd_cluster.VERSION):
        case = line.split("#")[0].split()
        if not case:
            continue
        cases += 1
        text = ""
        edges = []
        for token in case:
            if token == "÷":
                edges.append(len(text))
            elif token != "×":
                text += chr(int(token, 16))
        found = clusters(text)
        if [0, *(end for _, end in found)] != edges or [start for start, _ in found] != edges[:-1]:
            faults.append(f"{line}: {found}")
    assert not faults[:10]
    assert cases > 600
