"""Options that are kept for many documents."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import docgen

ROOT = Path(__file__).parents[1]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> docgen.PressStatement | docgen.MeetingMinutes:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return docgen.load(ROOT / "examples" / "statement.yaml")  # type: ignore[return-value]


def test_kept_options_are_those_of_every_call_and_a_call_has_its_own(model: docgen.PressStatement, tmp_path: Path) -> None:
    kept = docgen.Renderer(theme="noto", layout="stacked")
    assert kept.render_bytes(model, "pdf") == docgen.render_bytes(model, "pdf", theme="noto", layout="stacked")
    assert kept.render_bytes(model, "pdf", layout="ar") == docgen.render_bytes(model, "pdf", theme="noto", layout="ar")
    assert kept.render(model, tmp_path / "a.docx") == tmp_path / "a.docx"
    assert (tmp_path / "a.docx").read_bytes() == docgen.render_bytes(model, "docx", theme="noto", layout="stacked")
    stream = io.BytesIO()
    kept.render(model, stream, format="docx")
    assert stream.getvalue() == (tmp_path / "a.docx").read_bytes()
    assert kept.to_docx(model).paragraphs


def test_folders_of_fonts_serve_every_document(model: docgen.PressStatement) -> None:
    kept = docgen.Renderer(fonts=iter([ROOT / "fonts"]))
    assert kept.render_bytes(model, "pdf") == kept.render_bytes(model, "pdf")
    assert kept.options["fonts"] == (ROOT / "fonts",)


def test_limits_and_warnings_are_kept(model: docgen.PressStatement) -> None:
    said: list[docgen.Problem] = []
    narrow = docgen.Renderer(limits=docgen.Limits(pages=1), warn=said.append, layout="sequential")
    with pytest.raises(docgen.DocgenError, match="page"):
        narrow.render_bytes(model, "pdf")
    assert docgen.Renderer(warn=said.append).render_bytes(docgen.load(ROOT / "examples" / "statement.yaml", settings={"source": "full"}), "docx")
    assert any("full is for PDF" in problem.message for problem in said)


def test_an_option_that_there_is_not_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="layout"):
        docgen.Renderer(layuot="ar")  # type: ignore[call-arg]


def test_threads_share_a_renderer(model: docgen.PressStatement) -> None:
    kept = docgen.Renderer(layout="stacked")
    wanted = kept.render_bytes(model, "pdf")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: kept.render_bytes(model, "pdf"), range(8))) == {wanted}
