"""Every output that the facts are asserted over: each example in each layout and each family, and the hand-made document with a picture."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

import pytest
from flows import sample_flow
from ooxml import Docx
from PIL import Image

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

EXAMPLES = Path(__file__).parents[3] / "examples"
KINDS = ("statement", "minutes")
THEMES = ("classic", "heritage", "noto", "plex")


@cache
def example(kind: str, layout: Layout, theme: str) -> Docx:
    """One of the shipped examples as a DOCX."""
    model = docgen.load(EXAMPLES / f"{kind}.yaml")
    return Docx(docgen.render_bytes(model, "docx", layout=layout, theme=theme))


@cache
def picture() -> bytes:
    """A PNG of 40 by 20 pixels at 96 to the inch."""
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "maroon").save(out, "PNG", dpi=(96, 96))
    return out.getvalue()


@cache
def sample(layout: Layout) -> Docx:
    """The hand-made document with every kind of block."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "emblem.png"
        path.write_bytes(picture())
        return Docx(render(sample_flow(layout, picture=path), RenderOptions()))


OUTPUTS = [(kind, layout, theme) for kind in KINDS for layout in LAYOUTS for theme in THEMES] + [("sample", layout, "sample") for layout in LAYOUTS]


@pytest.fixture(params=OUTPUTS, ids="-".join)
def docx(request: pytest.FixtureRequest) -> Docx:
    """Each of them in turn."""
    kind, layout, theme = request.param
    return sample(layout) if kind == "sample" else example(kind, layout, theme)


@pytest.fixture
def png() -> bytes:
    return picture()
