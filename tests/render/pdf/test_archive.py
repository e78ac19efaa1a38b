"""The archive profile: PDF/A-3a and PDF/UA-1, proved by a validator that nobody here wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flows import sample_flow
from pdf_reading import open_pdf
from verapdf import broken_rules

from docgen.document.document import LAYOUTS, Flow
from docgen.document.theme import Families
from docgen.render.options import RenderOptions
from docgen.render.pdf import render

FAMILIES = (
    Families("Amiri", "Amiri", 0.86),
    Families("Noto Naskh Arabic", "Noto Serif", 0.80),
    Families("IBM Plex Sans Arabic", "IBM Plex Sans Arabic", 0.92),
)
SOURCE = "docgen: 1\nkind: press-statement\n# مصدر\n".encode()


def with_source(flow: Flow) -> Flow:
    return replace(flow, meta=replace(flow.meta, source=SOURCE, source_name="بيان statement.yaml"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every layout in every family, with its source attached."""
    folder = tmp_path_factory.mktemp("archive")
    made: list[Path] = []
    for families in FAMILIES:
        for layout in LAYOUTS:
            flow = with_source(sample_flow(layout))
            flow = replace(flow, theme=replace(flow.theme, families=families))
            path = folder / f"{families.arabic.replace(' ', '-')}-{layout}.pdf"
            path.write_bytes(render(flow, RenderOptions()))
            made.append(path)
    return made


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_every_layout_in_every_family_breaks_no_rule(files: list[Path], flavour: str) -> None:
    assert broken_rules(files, flavour) == {path.name: [] for path in files}


def test_the_source_is_attached_byte_for_byte() -> None:
    with open_pdf(render(with_source(sample_flow()), RenderOptions())) as pdf:
        assert list(pdf.attachments) == ["بيان statement.yaml"]
        attached = pdf.attachments["بيان statement.yaml"]
        assert attached.get_file().read_bytes() == SOURCE
        assert attached.relationship == "/Source"
        assert attached.get_file().mime_type == "application/yaml"
        assert len(pdf.Root.AF) == 1


def test_a_model_built_in_python_has_nothing_to_attach() -> None:
    with open_pdf(render(sample_flow(), RenderOptions())) as pdf:
        assert not list(pdf.attachments)
        assert "/AF" not in pdf.Root
