"""Which functions run: the compiled ones where they were built and are wanted, else those in Python; never a mixture unseen."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from compiled_twins import both, python_only

import docgen
from docgen.compiled import TWINS, twin

ROOT = Path(__file__).parents[1]
SOURCES = sorted(Path(docgen.__file__).parent.rglob("*.pyx"))


@pytest.fixture
def module_of(monkeypatch):
    """Puts a module where the compiled twin of `tests.<name>` would stand."""

    def put(name: str, **functions: object) -> None:
        module = ModuleType(name)
        vars(module).update(functions)
        monkeypatch.setitem(sys.modules, name, module)

    yield put
    for name in [name for name in TWINS if name.startswith("somewhere.")]:
        del TWINS[name]


def decorated(name: str = "something"):
    def something() -> str:
        return "python"

    something.__module__, something.__name__, something.__qualname__ = "somewhere.place", name, name
    return twin(something)


def test_the_compiled_function_takes_the_place_of_its_twin(module_of, monkeypatch):
    monkeypatch.delenv("DOCGEN_PURE", raising=False)
    module_of("somewhere._place", something=lambda: "compiled")
    assert decorated()() == "compiled"
    assert TWINS["somewhere.place.something"].python() == "python"


def test_without_a_compiled_module_the_python_function_stays(monkeypatch):
    monkeypatch.delenv("DOCGEN_PURE", raising=False)
    monkeypatch.setitem(sys.modules, "somewhere", ModuleType("somewhere"))
    sys.modules["somewhere"].__path__ = []
    assert decorated()() == "python"
    assert TWINS.pop("somewhere.place.something").compiled is None


def test_the_environment_can_ask_for_python(module_of, monkeypatch):
    monkeypatch.setenv("DOCGEN_PURE", "1")
    module_of("somewhere._place", something=lambda: "compiled")
    assert decorated()() == "python"


def test_a_compiled_module_of_another_version_is_named(module_of, monkeypatch):
    monkeypatch.delenv("DOCGEN_PURE", raising=False)
    module_of("somewhere._place", another=lambda: "compiled")
    with pytest.raises(ImportError, match=r"somewhere\._place does not fit this docgen .*install docgen again, or set DOCGEN_PURE=1"):
        decorated()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_compiled_module_is_the_twin_of_one_in_python_and_in_use(source):
    python = source.with_name(f"{source.stem.removeprefix('_')}.py")
    assert python.exists()
    name = ".".join(("docgen", *python.relative_to(Path(docgen.__file__).parent).with_suffix("").parts))
    importlib.import_module(name)
    twins = [found for found, entry in TWINS.items() if entry.python.__module__ == name]
    assert twins
    for found in twins:
        both(found)


def test_the_comparison_of_the_two_runs_the_python_functions_and_gives_the_compiled_ones_back():
    both("docgen.typography.paragraph.line_layout.set_lines")
    importlib.import_module("docgen.writers.pdf")

    def in_place(name: str) -> object:
        home = TWINS[name].python.__module__
        found: object = sys.modules[home]
        for part in name.removeprefix(f"{home}.").split("."):
            found = vars(found)[part]
        return found

    compiled = {name: entry for name, entry in TWINS.items() if entry.compiled is not None}
    with python_only():
        assert all(in_place(name) is entry.python for name, entry in compiled.items())
        assert (
            importlib.import_module("docgen.typography.paragraph.compose").set_lines
            is TWINS["docgen.typography.paragraph.line_layout.set_lines"].python
        )
    assert all(in_place(name) is entry.compiled for name, entry in compiled.items())


def test_nothing_compiled_is_loaded_where_python_is_asked_for():
    code = "import docgen.writers.pdf, docgen.compiled, sys; print([t.name for t in docgen.compiled.TWINS.values() if t.compiled])"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "DOCGEN_PURE": "1"}, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


FILES = """
import sys, docgen
from pathlib import Path
for source in sorted(Path("examples").glob("*.yaml")):
    model = docgen.load(source)
    for layout in ("stacked", "side-by-side"):
        Path(sys.argv[1], f"{source.stem}-{layout}.pdf").write_bytes(docgen.render_bytes(model, "pdf", layout=layout))
"""


def test_the_files_are_the_same_bytes(tmp_path):
    both("docgen.typography.paragraph.knuth_plass.total_fit")
    made = {}
    for pure in ("0", "1"):
        folder = tmp_path / pure
        folder.mkdir()
        subprocess.run([sys.executable, "-c", FILES, folder], env={**os.environ, "DOCGEN_PURE": pure}, cwd=ROOT, check=True)
        made[pure] = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(made["0"]) == 4
    assert made["0"] == made["1"]
