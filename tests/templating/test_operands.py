"""Values that do not go together in an expression are told in the words of who wrote the expression."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import docgen

KIND = Path(__file__).parents[2] / "examples" / "own-kind"
WRONG = {
    "fee < 5": "an amount of money and a number cannot be compared – compare its number: .amount",
    "subject < from": "a date and a text in both languages cannot be compared",
    "from > reference": "a date and a text cannot be compared",
    "visitors > 3": "a list and a number cannot be compared",
    "recipient < 3": "a person and a number cannot be compared",
    "site < 3": "a choice and a number cannot be compared",
    "issuer < 3": "a group of fields and a number cannot be compared",
}


@pytest.mark.parametrize("expression", WRONG)
def test_what_cannot_be_compared_is_told_without_the_words_of_python(expression: str, tmp_path: Path) -> None:
    shutil.copytree(KIND, tmp_path / "kind")
    schema = tmp_path / "kind" / "visit-permit" / "schema.yaml"
    schema.write_text(schema.read_text(encoding="utf-8").replace("if: until < from", f"if: {expression}"), encoding="utf-8")
    told = [problem for problem in docgen.check(tmp_path / "kind" / "permit.yaml").problems if problem.severity == "error"]
    assert len(told) == 1
    assert WRONG[expression] in str(told[0])
    assert str(told[0]).startswith(f"{schema}:24:")
    assert not re.search(r"instances|attribute|Decimal|Bilingual", str(told[0]))
