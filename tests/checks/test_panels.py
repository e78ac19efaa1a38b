"""A decision that no page holds is told by check, at its place, and by render."""

from __future__ import annotations

from pathlib import Path

import yaml
from long_minutes import long_data

import docgen
from docgen.checks import check
from docgen.errors import Problem

LONG = {"ar": "قرار طويل جدًا. " * 700, "en": "A very long decision. " * 600}


def written(folder: Path, text: dict[str, str]) -> Path:
    data = long_data(1)
    data["agenda"][0]["decisions"] = [{"text": {"ar": "قرار.", "en": "A decision."}}, {"text": text}]
    path = folder / "minutes.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, width=10_000, sort_keys=False), encoding="utf-8")
    return path


def test_check_tells_of_it_at_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, LONG)
    found = [problem for problem in check(path).problems if problem.code == "DG605"]
    assert [(problem.severity, problem.place.path) for problem in found] == [("warning", "agenda[0].decisions[1].text")]
    assert found[0].place.line is not None


def test_render_tells_of_it_once_and_loses_no_word(tmp_path: Path) -> None:
    said: list[Problem] = []
    model = docgen.load(written(tmp_path, LONG), warn=lambda problem: None)
    docgen.render_bytes(model, "pdf", warn=said.append)
    assert [problem.severity for problem in said if "taller than a page" in problem.message] == ["warning"]


def test_one_that_fits_is_not_told(tmp_path: Path) -> None:
    path = written(tmp_path, {"ar": "قرار طويل. " * 130, "en": "A long decision. " * 130})
    assert [problem.code for problem in check(path).problems if problem.code == "DG605"] == []
