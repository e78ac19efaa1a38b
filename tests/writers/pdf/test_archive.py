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
from docgen.errors import Problem, RenderError
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render

FAMILIES = (
    Families("Amiri", "Amiri", 0.86),
    Families("Noto Naskh Arabic", "Noto Serif", 0.80),
    Families("IBM Plex Sans Arabic", "IBM Plex Sans Arabic", 0.92),
)
SOURCE = "docgen: 1\nkind: press-statement\n# مصدر\n".encode()


FULL = RenderOptions(source="full", warn=lambda problem: None)


def with_source(flow: Flow) -> Flow:
    return replace(flow, meta=replace(flow.meta, source=SOURCE, source_name="بيان statement.yaml"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every layout in every family, with its source attached and without."""
    folder = tmp_path_factory.mktemp("archive")
    made: list[Path] = []
    for families in FAMILIES:
        for layout in LAYOUTS:
            flow = with_source(sample_flow(layout))
            flow = replace(flow, theme=replace(flow.theme, families=families))
            path = folder / f"{families.arabic.replace(' ', '-')}-{layout}.pdf"
            path.write_bytes(render(flow, FULL))
            made.append(path)
    bare = folder / "no-source.pdf"
    bare.write_bytes(render(with_source(sample_flow()), RenderOptions()))
    return [*made, bare]


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_every_layout_in_every_family_breaks_no_rule(files: list[Path], flavour: str) -> None:
    assert broken_rules(files, flavour) == {path.name: [] for path in files}


def test_the_source_is_attached_byte_for_byte() -> None:
    with open_pdf(render(with_source(sample_flow()), FULL)) as pdf:
        assert list(pdf.attachments) == ["بيان statement.yaml"]
        attached = pdf.attachments["بيان statement.yaml"]
        assert attached.get_file().read_bytes() == SOURCE
        assert attached.relationship == "/Source"
        assert attached.get_file().mime_type == "application/yaml"
        assert len(pdf.Root.AF) == 1


def test_nothing_is_attached_where_nobody_asks() -> None:
    with open_pdf(render(with_source(sample_flow()), RenderOptions())) as pdf:
        assert not list(pdf.attachments)
        assert "/AF" not in pdf.Root


def test_the_author_may_ask_and_the_caller_overrules_him() -> None:
    flow = with_source(sample_flow())
    asking = replace(flow, meta=replace(flow.meta, carried="full"))
    with open_pdf(render(asking, RenderOptions(warn=lambda problem: None))) as pdf:
        assert len(pdf.attachments) == 1
    with open_pdf(render(asking, RenderOptions(source="none"))) as pdf:
        assert not list(pdf.attachments)


def test_what_there_is_not_cannot_be_attached() -> None:
    with pytest.raises(RenderError, match="made from no file"):
        render(sample_flow(), FULL)
    with pytest.raises(RenderError, match="made of no model"):
        render(sample_flow(), RenderOptions(source="clean"))


def test_a_file_for_the_press_carries_none() -> None:
    with pytest.raises(RenderError, match="for the press carries no attachments"):
        render(with_source(sample_flow()), replace(FULL, profile="print"))


def test_bytes_that_are_not_what_was_rendered_are_warned_of() -> None:
    told: list[Problem] = []
    flow = with_source(sample_flow())
    render(replace(flow, meta=replace(flow.meta, source_changed=True)), replace(FULL, warn=told.append))
    assert [(problem.severity, "set from outside" in problem.message) for problem in told] == [("warning", True), ("note", False)]
