"""One module uses what reportlab does not document, and these are the versions in which it was tried."""

from __future__ import annotations

import ast
import io
import warnings
from pathlib import Path

import reportlab
from reportlab.pdfgen.canvas import Canvas

SOURCE = Path(__file__).parents[3] / "src" / "docgen"
ALLOWED = "writers/pdf/open_canvas.py"
TRIED = ("4.4", "5.0", "5.1")
"""Versions of reportlab in which the private attributes are what the module takes them for."""


def private_names() -> set[str]:
    canvas = Canvas(io.BytesIO())
    return {name for owner in (canvas, canvas._doc) for name in dir(owner) if name.startswith("_") and not name.startswith("__")}


def used(path: Path, names: set[str]) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in names]
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return sorted(set(found) - own)


def test_only_one_module_names_private_attributes_of_reportlab_s() -> None:
    names = private_names()
    assert {"_doc", "_code", "_annotationrefs", "_formsinuse", "_colorsUsed", "_shadingUsed", "_extgstate", "_preamble", "_catalog"} <= names
    modules = [*(SOURCE / "writers" / "pdf").rglob("*.py"), SOURCE / "reportlab.py"]
    found = {module: these for path in modules if (these := used(path, names)) and (module := path.relative_to(SOURCE).as_posix()) != ALLOWED}
    assert found == {}
    assert "_code" in used(SOURCE / ALLOWED, names)


def test_the_installed_reportlab_is_one_that_the_module_was_tried_with() -> None:
    if not reportlab.Version.startswith(TRIED):
        warnings.warn(f"reportlab {reportlab.Version} is newer than those that docgen was tried with: {', '.join(TRIED)}", stacklevel=1)
    canvas = Canvas(io.BytesIO())
    assert isinstance(canvas._code, list)
    assert isinstance(canvas._annotationrefs, list)
    assert isinstance(canvas._formsinuse, list)
    assert canvas._doc.Catalog is canvas._doc._catalog
    assert canvas._extgstate.getState() is None or canvas._extgstate.getState()
