"""The wheel and the sdist hold all that docgen needs, and docgen runs from the wheel alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from proofs import need

from docgen.compiled import in_use

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder with a wheel and an sdist of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def wheel_of(folder: Path, **environment: str) -> Path:
    """A wheel built with the environment changed."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def files(folder: str) -> set[str]:
    tracked = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    return set(tracked) or {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}


def test_the_wheel_carries_every_font_template_and_licence(built):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("fonts", "templates"):
        assert {f"docgen/_shipped/{name}" for name in files(folder)} <= names
    assert {name.removeprefix("src/") for name in files("src/docgen")} <= names
    assert sum(name.endswith("OFL.txt") and ".dist-info/licenses/" in name for name in names) == 5


def test_the_wheel_carries_nothing_but_the_package(built):
    (wheel,) = built.glob("*.whl")
    assert {name.split("/")[0].removesuffix(".dist-info").split("-")[0] for name in zipfile.ZipFile(wheel).namelist()} == {
        "docgen",
        "docgen_bilingual",
    }


def test_the_sdist_carries_what_a_new_wheel_and_the_tests_need(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("src", "fonts", "templates", "examples", "tests", "scripts"):
        assert files(folder) <= names
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pyproject.toml", "Dockerfile", "action.yml"} <= names


@pytest.mark.parametrize("pure", ["0", "1"])
def test_docgen_renders_from_the_wheel_without_the_checkout(built, tmp_path, pure):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "import docgen.cli, sys; print(docgen.cli.__file__); code = docgen.cli.main(); "
        "compiled = [m for n, m in sys.modules.items() if n.startswith('docgen.') and not m.__file__.endswith('.py')]; "
        "print(bool(compiled)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "render", ROOT / "examples" / "statement.yaml", "-f", "pdf,docx", "-o", tmp_path / "out"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "DOCGEN_PURE": pure},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "site"))
    assert done.stdout.splitlines()[-1] == str(pure == "0" and in_use())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["statement.docx", "statement.pdf"]


def test_the_wheel_carries_every_kernel_compiled_where_there_is_a_compiler(built):
    need("cc")
    (wheel,) = built.glob("*.whl")
    modules = {name.partition(".")[0] for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".so", ".pyd"))}
    assert modules == {path.relative_to(ROOT / "src").with_suffix("").as_posix() for path in (ROOT / "src").rglob("*_cy.py")}
    assert not wheel.name.endswith("-none-any.whl")
    assert wheel.stat().st_size < 8_000_000


@pytest.mark.parametrize("environment", [{"CC": "/bin/false", "DOCGEN_COMPILE": "auto"}, {"DOCGEN_COMPILE": "0"}], ids=["no compiler", "not wanted"])
def test_without_compiled_functions_the_wheel_is_for_every_machine(tmp_path, environment):
    wheel = wheel_of(tmp_path, **environment)
    assert wheel.name.endswith("-py3-none-any.whl")
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".so", ".pyd"))]
