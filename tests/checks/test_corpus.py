"""Every planted fault is found with its code at its place, and nothing else; no clean input is flagged.

`corpus/faulty` holds small inputs with one slip each, `corpus/faults.tsv` what must be found in them: input, code, line, and the text that begins at
the place. `corpus/clean` holds inputs that look suspicious and are right.
"""

from pathlib import Path

import pytest

from docgen.checks import check, codes
from docgen.checks.catalogue import ALWAYS

CORPUS = Path(__file__).parent / "corpus"
FAULTY = sorted(path.stem for path in (CORPUS / "faulty").glob("*.yaml") if path.stem != "terms")
CLEAN = sorted(path.stem for path in (CORPUS / "clean").glob("*.yaml") if path.stem != "terms")


def expected() -> dict[str, list[tuple[str, int, str]]]:
    rows: dict[str, list[tuple[str, int, str]]] = {}
    for line in (CORPUS / "faults.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, code, number, text = line.split("\t")
        rows.setdefault(name, []).append((code, int(number), text))
    return rows


EXPECTED = expected()


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    assert len(FAULTY) >= 60
    assert len(CLEAN) >= 30
    assert set(FAULTY) == set(EXPECTED)


def test_every_check_has_a_planted_fault() -> None:
    planted = {code for rows in EXPECTED.values() for code, _, _ in rows}
    assert set(codes()) - planted == {"DG001"}


@pytest.mark.parametrize("name", FAULTY)
def test_a_planted_fault_is_found_at_its_place(name: str) -> None:
    path = CORPUS / "faulty" / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    found = []
    for problem in check(path).problems:
        assert problem.place.line is not None
        assert problem.place.column is not None
        found.append((problem.code, problem.place.line, lines[problem.place.line - 1][problem.place.column - 1 :]))
    wanted = EXPECTED[name]
    assert [(code, line) for code, line, _ in found] == [(code, line) for code, line, _ in wanted]
    for (_, _, text), (_, _, begin) in zip(found, wanted, strict=True):
        assert text.startswith(begin)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_input_is_not_flagged(name: str) -> None:
    report = check(CORPUS / "clean" / f"{name}.yaml")
    assert [str(problem) for problem in report.problems] == []
    assert report.loaded is not None


@pytest.mark.parametrize("name", FAULTY)
def test_every_finding_but_those_of_the_model_can_be_ignored(name: str) -> None:
    off = {code for code, _, _ in EXPECTED[name]}
    report = check(CORPUS / "faulty" / f"{name}.yaml", ignore=off)
    if report.loaded is None:
        assert off <= ALWAYS | {"DG202"}
    else:
        assert report.problems == ()
