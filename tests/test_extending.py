"""The package of docs/extending.md, installed: each of its plug-ins does what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from packages import installing

import docgen
from docgen.checks import check
from docgen.checks.catalogue import explained
from docgen.cli import main
from docgen.writers.contract import check_writer

PAGE = (Path(__file__).parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
FILES: dict[str, str] = dict(re.findall(r"```(?:python|yaml)\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
POINTS = tomllib.loads(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0])["project"]["entry-points"]
BULLETIN = """
docgen: 1
kind: bulletin
territory: QA
date: 2026-05-11
subject: {ar: الدوام في رمضان, en: Hours in Ramadan}
text:
  - {ar: يبدأ الدوام في العاشرة., en: Work begins at ten.}
  - {ar: ينتهي الدوام في الثانية!, en: Work ends at two!}
signed: {ar: مدير المكتب, en: Head of the Office}
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package of the page, installed."""
    for install in installing(tmp_path, monkeypatch):
        install("our_office", {group.removeprefix("docgen."): own for group, own in POINTS.items()})
        home = tmp_path / "packages-our_office"
        for name, code in FILES.items():
            (home / name).parent.mkdir(exist_ok=True)
            (home / name).write_text(code, encoding="utf-8")
        yield
        for name in FILES:
            sys.modules.pop(name.removesuffix(".py"), None)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    path = tmp_path / "bulletin.yaml"
    path.write_text(BULLETIN, encoding="utf-8")
    return path


def test_the_page_has_a_whole_package() -> None:
    assert set(FILES) == {
        "our_kind.py",
        "bulletin/template.yaml",
        "our_writer.py",
        "test_our_writer.py",
        "our_checks.py",
        "our_filters.py",
        "our_calendar.py",
    }
    assert set(POINTS) == {f"docgen.{group}" for group in ("kinds", "writers", "checks", "filters", "calendars")}


def test_what_is_installed_is_listed(run: Run) -> None:
    code, out, err = run("plugins")
    assert (code, err) == (0, "")
    assert [line.split("\t") for line in out.splitlines()] == [
        ["kinds", "bulletin", "our_office 1.0", "our_kind:Bulletin", "used"],
        ["writers", "outline", "our_office 1.0", "our_writer:write", "used"],
        ["checks", "our-office", "our_office 1.0", "our_checks:CHECK", "used"],
        ["filters", "initials", "our_office 1.0", "our_filters:initials", "used"],
        ["filters", "hours", "our_office 1.0", "our_filters:hours", "used"],
        ["calendars", "sighted", "our_office 1.0", "our_calendar:Sighted", "used"],
    ]


def test_a_document_of_the_kind_is_rendered_in_every_format(run: Run, bulletin: Path, tmp_path: Path) -> None:
    code, _, err = run("render", bulletin, "-f", "pdf,docx,outline", "-o", tmp_path / "out")
    assert (code, err) == (0, "")
    made = (tmp_path / "out" / "bulletin.outline").read_text("utf-8")
    assert "Hours in Ramadan\nالدوام في رمضان\n" in made
    assert "HotO – Head of the Office" in made
    assert (tmp_path / "out" / "bulletin.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "bulletin.docx").read_bytes().startswith(b"PK")


def test_the_kind_has_a_starter_a_form_a_schema_and_errors_with_places(run: Run, bulletin: Path, tmp_path: Path) -> None:
    code, out, _ = run("new", "bulletin")
    (tmp_path / "new.yaml").write_text(out, encoding="utf-8")
    assert (code, run("render", tmp_path / "new.yaml", "-o", tmp_path / "new.pdf")[0]) == (0, 0)
    assert run("new", "bulletin", "--form", tmp_path / "form.docx")[0] == 0
    assert run("render", bulletin, "--template", tmp_path / "form.docx", "-o", tmp_path / "filled.docx")[0] == 0
    assert '"subject"' in run("schema", "bulletin")[1]
    bulletin.write_text(BULLETIN.replace("subject:", "subjct:"), encoding="utf-8")
    code, _, err = run("render", bulletin)
    assert code == 1
    assert f"{bulletin}:6:1: error: subjct: unknown key 'subjct' – did you mean 'subject'?" in err


def test_the_input_can_be_carried_clean(bulletin: Path) -> None:
    model = docgen.load(bulletin)
    data = docgen.render_bytes(model, "pdf", source="clean", layout="en", warn=lambda problem: None)
    assert data.startswith(b"%PDF")


def test_the_writer_keeps_the_contract() -> None:
    names: dict[str, Any] = {}
    exec(FILES["test_our_writer.py"], names)
    names["test_our_writer_keeps_the_contract"]()
    assert names["check_writer"] is check_writer


def test_the_check_finds_explains_and_is_switched_off(bulletin: Path) -> None:
    found = [problem for problem in check(bulletin).problems if problem.code == "ORG101"]
    assert [(problem.place.line, problem.place.column, problem.severity) for problem in found] == [(9, 33, "warning"), (9, 56, "warning")]
    assert "Our house style has no exclamation marks." in explained("org101")
    bulletin.write_text(f"{BULLETIN}# docgen: ignore-file ORG101\n", encoding="utf-8")
    assert not [problem for problem in check(bulletin).problems if problem.code in ("ORG101", "DG002")]
    bulletin.write_text(BULLETIN, encoding="utf-8")
    assert not [problem for problem in check(bulletin, ignore=["ORG101"]).problems if problem.code == "ORG101"]


def test_a_filter_is_given_the_language(tmp_path: Path, bulletin: Path) -> None:
    template = tmp_path / "mine" / "template.yaml"
    template.parent.mkdir()
    template.write_text(FILES["bulletin/template.yaml"].replace('"{{ words }}"', '"{{ 7 | hours }}"'), encoding="utf-8")
    made = docgen.render_bytes(docgen.load(bulletin), "outline", template=template.parent).decode()
    assert "7 hours" in made
    assert "ساعات" in made


def test_dates_are_reckoned_by_the_calendar(run: Run, bulletin: Path, tmp_path: Path) -> None:
    bulletin.write_text(BULLETIN.replace("territory: QA", "territory: QA\nhijri_table: sighted"), encoding="utf-8")
    assert docgen.load(bulletin).date.hijri == (1447, 11, 23)
    assert '"sighted"' in run("schema", "bulletin")[1]
    assert "23 Dhu" in run("date", "2026-05-11", "--hijri-table", "sighted")[1]
    assert run("date", "2026-05-11", "--hijri-table", "sightd")[0] == 2
    bulletin.write_text(BULLETIN.replace("territory: QA", "territory: QA\nhijri_table: sightd"), encoding="utf-8")
    code, _, err = run("check", bulletin)
    assert code == 1
    assert "hijri_table" in err + run("check", bulletin)[1]


def test_a_process_of_its_own_finds_it_too(bulletin: Path, tmp_path: Path) -> None:
    paths = [str(Path(docgen.__file__).parents[1]), str(tmp_path / "packages-our_office")]
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "render", str(bulletin), "-f", "outline", "-o", "-"],
        env={"PYTHONPATH": ":".join(paths), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode() == ""
    assert "Hours in Ramadan" in done.stdout.decode()
