"""Which functions run: the compiled ones where they were built and are wanted, else those in Python; never a mixture unseen."""

from __future__ import annotations

import importlib
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen.compiled import in_use, wanted

ROOT = Path(__file__).parents[1]
COMPILE = runpy.run_path(str(ROOT / "scripts" / "compile.py"))

KERNEL = """
from __future__ import annotations

from array import array

from docgen import _cython as cython


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _sum(numbers: cython.double_view, text: str) -> cython.double:
    index: cython.Py_ssize_t
    char: cython.Py_UCS4
    total: cython.double = 0
    for index in range(len(numbers)):
        char = text[index]
        total += numbers[index] if char.isdecimal() else -numbers[index]
    return total


@cython.cclass
class Sum:
    __slots__ = ("names", "total")
    total: cython.readonly[cython.double]
    names: cython.readonly[tuple[str, ...]]

    def __init__(self, total: float, *names: str) -> None:
        self.total, self.names = total, names


def asked(numbers: array[float], text: str) -> tuple[Sum, int, bool]:
    found = Sum(_sum(numbers, text), *text)
    return found, -7 // 2, cython.compiled
"""
OTHER = """
from __future__ import annotations

from typing import TYPE_CHECKING

from docgen import _cython as cython

if TYPE_CHECKING:
    from docgen.sample_cy import Sum

_HALF: cython.double = 0.5


def halved(found: Sum) -> float:
    return found.total * _HALF
"""
ASK = "import docgen.sample_cy as kernel; from array import array; "
ASK += "found, *rest = kernel.asked(array('d', [1, 2, 4]), '1x٣'); from docgen.other_cy import halved; "
ASK += "print((found.total, ''.join(found.names), halved(found), *rest), kernel.__file__)"


@pytest.fixture(scope="module")
def with_kernel(tmp_path_factory):
    """A folder with docgen's root and two kernels, compiled; one has the other's class."""
    folder = tmp_path_factory.mktemp("kernel")
    (folder / "docgen").mkdir()
    for name in ("__init__", "_cython", "_version", "compiled", "lazy"):
        shutil.copy(Path(docgen.__file__).with_name(f"{name}.py"), folder / "docgen")
    source, other = folder / "docgen" / "sample_cy.py", folder / "docgen" / "other_cy.py"
    source.write_text(KERNEL, encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    compile_kernels = COMPILE["compile_kernels"]
    compile_kernels.__globals__["SOURCE"] = folder
    compile_kernels([source, other], folder)
    return folder


@pytest.mark.parametrize("pure", ["0", "1"])
def test_a_kernel_runs_from_its_extension_module_or_where_asked_for_from_its_source_with_the_same_result(with_kernel, pure):
    environment = {**os.environ, "DOCGEN_PURE": pure, "PYTHONPATH": str(with_kernel)}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, cwd=with_kernel, capture_output=True, text=True, check=True)
    result, _, file = done.stdout.strip().rpartition(" ")
    assert result == f"(3.0, '1x٣', 1.5, -4, {pure == '0'})"
    assert file.startswith(str(with_kernel))
    assert file.endswith(".py") == (pure == "1")


def test_a_kernel_keeps_its_lines_where_cython_reads_it():
    read = COMPILE["for_cython"](KERNEL)
    assert read.count("\n") == KERNEL.count("\n")
    assert "import cython\n" in read
    assert "numbers: cython.double[::1], text: str" in read
    assert 'total = cython.declare(cython.double, visibility="readonly")' in read
    assert 'names = cython.declare(tuple, visibility="readonly")' in read


def test_a_kernel_has_another_s_class_as_a_struct_and_its_own_numbers_as_c_variables():
    declared, names = COMPILE["declarations"](KERNEL)
    assert names == ["Sum"]
    assert declared == "cimport cython\ncdef class Sum:\n    cdef readonly double total\n    cdef readonly tuple names\n"
    read = COMPILE["for_cython"](OTHER, {"docgen.sample_cy": names})
    assert read.count("\n") == OTHER.count("\n")
    assert "import cython; from cython.cimports.docgen.sample_cy import Sum\n" in read
    assert "_HALF = cython.declare(cython.double, 0.5)\n" in read
    own = COMPILE["for_cython"](KERNEL, {"docgen.sample_cy": names}, declared=True)
    assert own.count("\n") == KERNEL.count("\n")
    assert "cython.declare" not in own


def test_every_kernel_is_compiled_and_in_use():
    kernels = sorted(Path(docgen.__file__).parent.rglob("*_cy.py"))
    names = [".".join(("docgen", *path.relative_to(Path(docgen.__file__).parent).with_suffix("").parts)) for path in kernels]
    if wanted() and os.environ.get("DOCGEN_PROOFS") == "required":
        assert in_use()
    for name in names:
        assert importlib.import_module(name).__file__.endswith(".py") != (wanted() and in_use())


def test_nothing_compiled_is_loaded_where_python_is_asked_for():
    code = (
        "import docgen.writers.pdf, docgen.writers.docx, docgen.templating, sys; print([name for name, module in sys.modules.items() "
        "if name.startswith('docgen.') and not module.__file__.endswith('.py')])"
    )
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
    made = {}
    for pure in ("0", "1"):
        folder = tmp_path / pure
        folder.mkdir()
        subprocess.run([sys.executable, "-c", FILES, folder], env={**os.environ, "DOCGEN_PURE": pure}, cwd=ROOT, check=True)
        made[pure] = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(made["0"]) == 2 * len(list((ROOT / "examples").glob("*.yaml")))
    assert made["0"] == made["1"]
