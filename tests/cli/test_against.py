"""`docgen inspect --against`: what is missing in an output is told at its place in the input."""

import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
MINUTES = EXAMPLES / "minutes.yaml"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import docgen

    return docgen.render(docgen.load(MINUTES), tmp_path_factory.mktemp("out") / "minutes.pdf")


def test_an_output_that_says_all_passes(run: Any, output: Path) -> None:
    done = run("inspect", output, "--against", MINUTES)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{output}: 60 facts of {MINUTES} in ar and en: all found (20 numbers, 12 names, 10 dates, ")


def test_what_the_output_lacks_is_told_at_its_place(run: Any, output: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    later.write_text(MINUTES.read_text(encoding="utf-8").replace("4250000", "4250001"), encoding="utf-8")
    done = run("inspect", output, "--against", later)
    line = next(number for number, text in enumerate(later.read_text(encoding="utf-8").split("\n"), 1) if "4250001" in text)
    assert done.code == 1
    missing = [error for error in done.errors if "is not in the" in error]
    assert len(missing) == 2
    assert all(f"later.yaml:{line}:" in error and "the number 4250001 is not in the" in error for error in missing)
    assert all("«12,500,00" in error for error in done.errors if error not in missing)  # the total that the output has, and the one of the input
    assert "2 missing, 2 not as the input has it" in done.out
    found = json.loads(run("inspect", output, "--against", later, "--json").out)
    assert {row["line"] for row in found["missing"]} == {line}
    assert found["languages"] == ["ar", "en"]
    assert found["looked_for"]["date"] == 10


def test_another_documents_output_is_an_error(run: Any, output: Path) -> None:
    done = run("inspect", output, "--against", EXAMPLES / "statement.yaml")
    assert done.code == 1
    assert done.errors == [f"{output}: error: says nothing of what the input says – the file that was rendered from this input"]


def test_it_goes_with_neither_text_nor_source(run: Any, output: Path) -> None:
    assert run("inspect", output, "--against", MINUTES, "--text").code == 2
