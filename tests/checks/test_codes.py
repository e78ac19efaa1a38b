"""Every check is explained and documented."""

import re
from pathlib import Path

import pytest

from docgen.checks import code, codes, explained
from docgen.errors import InputError

DOCS = Path(__file__).parents[2] / "docs" / "checks.md"


def test_every_code_is_whole() -> None:
    for name, row in codes().items():
        assert re.fullmatch(r"DG\d{3}", name)
        assert row.severity in ("error", "warning", "note")
        assert row.title
        assert row.why.endswith(".")
        assert row.wrong != row.right


@pytest.mark.parametrize("name", sorted(codes()))
def test_every_code_is_explained(name: str) -> None:
    text = explained(name.lower())
    assert text.startswith(f"{name} (")
    assert "right: " in text


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean DG602"):
        code("DG6O2")


def test_the_docs_list_every_code_with_its_severity() -> None:
    text = DOCS.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (DG\d{3}) \| (\w+) \|", text, re.MULTILINE))
    assert rows == {name: row.severity for name, row in codes().items()}
    for row in codes().values():
        assert f"**{row.code}**: {row.title}." in text
        assert f"wrong: {row.wrong}\nright: {row.right}\n" in text
    fixable = set(re.findall(r"^\| (DG\d{3}) \|[^\n]*`--fix`[^\n]*$", text, re.MULTILINE))
    assert fixable == {name for name, row in codes().items() if row.fixable}
