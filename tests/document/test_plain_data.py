"""The tree and the flow are plain data: what is made of a pickled copy is what is made of the original, without model and template."""

from __future__ import annotations

import datetime
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from forms import block, control, form, inline, paragraph, repeated_rows, words

import docgen
from docgen import api
from docgen.document.arrange import arrange
from docgen.document.document import LAYOUTS, Document, Layout
from docgen.writers import renderer
from docgen.writers.options import RenderOptions

ROOT = Path(__file__).parents[2]
EXAMPLES = ("statement", "minutes")
PLAIN = (str, int, float, bytes, Decimal, Path, datetime.date, datetime.time, type(None))


def untold(problem: docgen.Problem) -> None:
    """What is odd is told elsewhere."""


def odd(value: Any, path: str = "") -> Iterator[str]:
    """What in a value is no plain data, by where it stands."""
    if is_dataclass(value) and not isinstance(value, type):
        if not value.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            yield f"{path}: {type(value).__name__} is not frozen"
        for field in fields(value):
            yield from odd(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from odd(key, f"{path} key")
            yield from odd(inner, f"{path}[{key}]")
    elif isinstance(value, (tuple, list, frozenset)):
        for index, inner in enumerate(value):
            yield from odd(inner, f"{path}[{index}]")
    elif not isinstance(value, PLAIN):
        yield f"{path}: {type(value).__name__}"


def forms(folder: Path) -> dict[str, tuple[str, Path]]:
    """Forms of every sort, by name, each with the example that fills it; a form with all fields of each kind among them."""
    made = {
        "typed": ("statement", form(folder / "typed.docx", [paragraph(words("{{headline.en}} {{date.full.ar}} {{nothing}}", "")), block("body.ar")])),
        "list": (
            "minutes",
            form(folder / "list.docx", [repeated_rows("agenda", paragraph(inline("loop.index")), paragraph(inline("title.ar"))), paragraph("")]),
        ),
        "nested": (
            "minutes",
            form(folder / "nested.docx", [control("agenda", block("title.en") + control("actions", paragraph(inline("task.en")))), paragraph("")]),
        ),
        "condition": ("minutes", form(folder / "if.docx", [control("docgen:if next_meeting", block("next_meeting.date.ar"))])),
        "people": ("minutes", form(folder / "people.docx", [control("chair", block("name.ar") + block("this")), block("attendance.present.en")])),
        "letterhead": ("statement", form(folder / "paper.docx", [paragraph(words("Our paper."))])),
    }
    for name, kind in (("statement", "press-statement"), ("minutes", "meeting-minutes")):
        path = folder / f"all-{name}.docx"
        path.write_bytes(api.blank_form(kind))
        made[f"all of {kind}"] = (name, path)
    return made


FORMS = ("typed", "list", "nested", "condition", "people", "letterhead", "all of press-statement", "all of meeting-minutes")


def same(tree: Document, format: str, layout: Layout | None = None) -> None:
    wanted = api.render_document(tree, format, layout=layout, warn=untold)
    assert api.render_document(pickle.loads(pickle.dumps(tree)), format, layout=layout, warn=untold) == wanted
    flow = arrange(tree, layout)
    assert list(odd(tree)) == list(odd(flow)) == []
    options = RenderOptions(warn=untold)
    copied = renderer(format)(pickle.loads(pickle.dumps(flow)), options)
    assert copied == renderer(format)(flow, options)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_made_of_copies(name: str, layout: Layout) -> None:
    tree = api.document(docgen.load(ROOT / "examples" / f"{name}.yaml"), warn=untold)
    for format in ("pdf", "docx"):
        same(tree, format, layout)


@pytest.mark.parametrize("which", FORMS)
def test_forms_are_filled_from_copies(which: str, tmp_path: Path) -> None:
    name, path = forms(tmp_path)[which]
    same(api.document(docgen.load(ROOT / "examples" / f"{name}.yaml"), template=path, warn=untold), "docx")


def test_a_tree_with_a_callable_in_it_would_be_found() -> None:
    tree = api.document(docgen.load(ROOT / "examples" / "statement.yaml"), warn=untold)
    assert list(odd((tree, len))) == ["[1]: builtin_function_or_method"]


CHILD = """
import pickle, sys
from docgen.writers import renderer
from docgen.writers.options import RenderOptions
with open(sys.argv[1], "rb") as file:
    flow = pickle.load(file)
data = renderer(sys.argv[2])(flow, RenderOptions(warn=lambda problem: None))
met = [name for name in sys.modules if name.startswith(("jinja2", "docgen.model", "docgen.templating", "docgen.reading", "docgen.clean"))]
assert not met, met
sys.stdout.buffer.write(data)
"""


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_writer_needs_neither_model_nor_template(format: str, tmp_path: Path) -> None:
    """In a process of its own, which has only the flow."""
    path = form(tmp_path / "form.docx", [block("headline.ar"), block("body.en"), control("contacts", paragraph(inline("email")))])
    model = docgen.load(ROOT / "examples" / "statement.yaml")
    tree = api.document(model, template=path if format == "docx" else None, warn=untold)
    flow = arrange(tree)
    stored = tmp_path / "flow.pickle"
    stored.write_bytes(pickle.dumps(flow))
    made = subprocess.run([sys.executable, "-c", CHILD, str(stored), format], capture_output=True, check=False)
    assert made.stderr.decode() == ""
    assert made.stdout == renderer(format)(flow, RenderOptions(warn=untold))
