"""The distribution's name and its extras: what each brings is there to be imported, and every line that installs one names the right distribution."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from docgen.cli.doctor import EXTRAS
from docgen.plugins import DISTRIBUTION, install_hint

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = {extra: [Requirement(text) for text in texts] for extra, texts in PROJECT["optional-dependencies"].items() if extra != "dev"}


def test_the_extras_are_these_and_all_is_what_the_others_bring() -> None:
    assert set(DECLARED) == {"sign", "sign-token", "html", "png", "watch", "cluster", "serve", "all"}
    assert {str(one) for one in DECLARED["all"]} == {str(one) for extra, wanted in DECLARED.items() if extra != "all" for one in wanted}


def test_doctor_looks_for_each_distribution_that_an_extra_brings() -> None:
    assert {distribution for _, distribution, _ in EXTRAS} == {one.name for one in DECLARED["all"]}
    assert all(distribution in {one.name for one in DECLARED[extra]} for extra, distribution, _ in EXTRAS)


@pytest.mark.parametrize("module", [module for _, _, module in EXTRAS])
def test_what_an_extra_brings_can_be_imported(module: str) -> None:
    assert importlib.import_module(module)


def test_hints_name_the_distribution_that_is_released() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert install_hint("png") == f'pip install "{DISTRIBUTION}[png]"'


def test_no_page_and_no_message_installs_by_another_name() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("*.py")]
    named = {
        found
        for page in pages
        for found in re.findall(r"(docgen[\w-]*)\[(?:sign|png|watch|serve|html|cluster|all)[\w,-]*\]", page.read_text("utf-8"))
    }
    assert named <= {DISTRIBUTION}
    written = [page.name for page in (ROOT / "src").rglob("*.py") if "pip install" in page.read_text("utf-8")]
    assert written == ["plugins.py"], "plugins.install_hint writes such lines"
