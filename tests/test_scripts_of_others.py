"""The scripts of docs/scripts.md and docs/cluster.md: each is in one of the pages as it stands, and runs (Dask's in tests/batch/test_cluster.py)."""

from __future__ import annotations

import ast
import csv
import importlib.util
import json
import os
import runpy
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from statements import STATEMENT_TEXT

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted((ROOT / "examples/scripts").glob("*.py"))


def ran(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "examples/scripts" / f"{name}.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_page_holds_each_script_as_it_is(script: Path) -> None:
    pages = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("scripts.md", "cluster.md")]
    assert any(f"```python\n{script.read_text(encoding='utf-8')}```\n" in page for page in pages)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_each_script_has_ten_lines_of_code(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    docstring = ast.parse(text).body[0].end_lineno or 0
    lines = [line for line in text.splitlines()[docstring:] if line.strip() and not line.strip().startswith("#")]
    assert len(lines) <= 10


def test_flask_gives_the_document_of_what_is_posted_and_says_what_is_wrong_with_it() -> None:
    client = ran("flask_app")["app"].test_client()
    pdf = client.post("/pdf", data=STATEMENT_TEXT.encode())
    assert (pdf.status_code, pdf.mimetype, pdf.data[:5]) == (200, "application/pdf", b"%PDF-")
    wrong = client.post("/pdf", data=STATEMENT_TEXT.replace('"headline"', '"headlin"').encode())
    assert (wrong.status_code, wrong.mimetype) == (422, "text/plain")
    assert "did you mean 'headline'?" in wrong.text


def test_django_gives_a_statement_of_ones_own_records() -> None:
    from django.conf import settings
    from django.test import RequestFactory

    if not settings.configured:
        settings.configure(DEFAULT_CHARSET="utf-8")
    answer = ran("django_view")["statement_pdf"](RequestFactory().get("/statements/31.pdf"), 31)
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert answer["Content-Disposition"] == 'inline; filename="statement-31.pdf"'


def test_pandas_makes_a_statement_of_each_row(tmp_path: Path) -> None:
    names = ["reference", "date", *(f"{name}_{language}" for name in ("issuer", "headline", "body") for language in ("ar", "en"))]
    rows = [["PS/1", "2026-05-11", "اللجنة", "Committee", "عنوان", "Headline", "نص: 12", "Text: 12"], ["PS/2", "", *[""] * 6]]
    with (tmp_path / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *rows])
    command = [sys.executable, ROOT / "examples/scripts/pandas_rows.py", tmp_path / "rows.csv", tmp_path / "out"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'out' / 'PS-1.pdf'}\n"), done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["PS-1.pdf"]


def there(package: str, script: str) -> bool:
    """Whether a package is installed that is large and none of ours; where it is not this says so, and holds the script to be Python at least."""
    path = ROOT / "examples/scripts" / script
    compile(path.read_text(encoding="utf-8"), str(path), "exec")
    if importlib.util.find_spec(package) is None:
        warnings.warn(f"examples/scripts/{script} was not run: {package} is not installed", stacklevel=1)
        return False
    return True


def test_spark_makes_a_statement_of_each_row_and_tells_what_is_wrong_with_one(tmp_path: Path) -> None:
    if not there("pyspark", "spark_rows.py"):
        return
    (tmp_path / "statement.yaml").write_text(STATEMENT_TEXT, encoding="utf-8")
    (tmp_path / "rows.csv").write_text("reference,date\nPS/11,2026-05-11\nPS/45,2026-05-45\n", encoding="utf-8")
    command = [sys.executable, ROOT / "examples/scripts/spark_rows.py", *(tmp_path / name for name in ("statement.yaml", "rows.csv", "out"))]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path]), "PYTHONUTF8": "1", "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    good, bad = done.stdout.splitlines()[-2:]
    assert good == f"PS/11: {tmp_path / 'out' / 'PS-11.pdf'}"
    assert "error: date: May 2026 has no day 45" in bad
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["PS-11.pdf"]


AIRFLOW = {
    "airflow_dag.py": ("statements", {}),
    "airflow_cluster.py": ("letters", {"cluster": "local:2"}),
}


@pytest.mark.parametrize("script", AIRFLOW)
def test_airflow_renders_what_is_in_a_folder(tmp_path: Path, script: str) -> None:
    if not there("airflow", script):
        return
    dag, params = AIRFLOW[script]
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.yaml").write_text(STATEMENT_TEXT, encoding="utf-8")
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / script).write_bytes((ROOT / "examples/scripts" / script).read_bytes())
    settings = {"AIRFLOW_HOME": str(tmp_path / "home"), "AIRFLOW__CORE__LOAD_EXAMPLES": "false", "AIRFLOW__CORE__DAGS_FOLDER": str(tmp_path / "dags")}
    folders = json.dumps({"folder": str(tmp_path / "in"), "out": str(tmp_path), **params})
    for words in (["db", "migrate"], ["dags", "reserialize"], ["dags", "test", dag, "-c", folders]):
        command = [sys.executable, "-m", "airflow", *words]
        done = subprocess.run(command, env=os.environ | settings | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["a.pdf", "b.pdf"]
