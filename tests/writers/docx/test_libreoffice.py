"""LibreOffice opens every DOCX, finds the same text in the same order, and draws the fonts that the file carries."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest
from long_minutes import long_minutes
from ooxml import converted
from proofs import need

import docgen
from docgen import api
from docgen._data import shipped
from docgen.document.arrange import arrange
from docgen.document.blocks import Heading, ListBlock, Paragraph, Quote
from docgen.document.document import LAYOUTS, FlowItem, Layout, ParallelPair, Side
from docgen.document.inline import plain
from docgen.types import Lang

EXAMPLES = Path(__file__).parents[3] / "examples"
KINDS = ("statement", "minutes")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[tuple[str, Layout], Path]:
    """Both examples in every layout."""
    folder = tmp_path_factory.mktemp("docx")
    made = {}
    for kind in KINDS:
        model = docgen.load(EXAMPLES / f"{kind}.yaml")
        for layout in LAYOUTS:
            path = made[kind, layout] = folder / f"{kind}-{layout}.docx"
            path.write_bytes(docgen.render_bytes(model, "docx", layout=layout))
    return made


@pytest.fixture(scope="module")
def texts(files) -> dict[tuple[str, Layout], str]:
    """What LibreOffice reads in each, by its HTML filter: the one for plain text leaves out all that stands in a frame."""
    folder = next(iter(files.values())).parent
    made = converted(files.values(), folder, to="html:HTML (StarWriter):UTF8")
    tags = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
    return {key: html.unescape(tags.sub("", path.read_text("utf-8"))) for key, path in zip(files, made, strict=True)}


@pytest.fixture(scope="module")
def pdfs(files) -> list[Path]:
    """Each as a PDF."""
    return converted(files.values(), next(iter(files.values())).parent)


def _said(items: tuple[FlowItem, ...], lang: Lang) -> list[str]:
    """The paragraphs of a flow in one language, in reading order, words only."""
    out: list[str] = []
    for item in items:
        sides = (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ()
        for side in sides:
            block = side.block if side is not None and side.lang == lang else None
            if isinstance(block, (Heading, Paragraph, Quote)):
                out.append(plain(block.text))
            elif isinstance(block, ListBlock):
                out += [plain(runs) for runs in block.items]
    return out


def _squeezed(text: str) -> str:
    """Letters and digits only: what is left when line breaks, marks and no-break spaces are taken away."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_read_in_the_source_s_order(texts, kind, layout):
    found = _squeezed(texts[kind, layout])
    flow = arrange(api.document(docgen.load(EXAMPLES / f"{kind}.yaml")), layout)
    place = 0
    for section in flow.sections:
        ends = []
        for lang in section.languages:
            at = place
            said = _said(section.items, lang)
            assert len(said) > 8
            for words in said:
                wanted = _squeezed(words)
                at = found.find(wanted, at)
                assert at >= 0, words
                at += len(wanted)
            ends.append(at)
        place = min(ends)


def test_every_layout_is_drawn_in_the_theme_s_family_alone(pdfs):
    need("pdffonts")
    for path in pdfs:
        lines = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        names = {line.split()[0].partition("+")[2] for line in lines}
        assert names
        assert all(name.startswith(("Amiri", "DocgenDigits", "DocgenLatinSigns")) for name in names), names


def test_fonts_of_the_file_are_drawn_where_the_machine_has_none(tmp_path):
    """The proof that embedding works: fontconfig sees one family that is not Amiri, and the page is drawn in Amiri all the same."""
    need("soffice", "pdffonts")
    config = tmp_path / "fonts.conf"
    other = shipped("fonts") / "noto-serif"
    config.write_text(f"<fontconfig><dir>{other}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    model = docgen.load(EXAMPLES / "statement.yaml")
    drawn = {}
    for mode in ("none", "all", "subset"):  # each by a LibreOffice of its own, which has seen no other file's fonts
        folder = tmp_path / mode
        folder.mkdir()
        path = folder / "statement.docx"
        path.write_bytes(docgen.render_bytes(model, "docx", embed_fonts=mode))
        (pdf,) = converted([path], folder, fonts=config)
        drawn[mode] = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout
    for mode in ("all", "subset"):
        assert "Amiri-Regular" in drawn[mode]
        assert "Amiri-Bold" in drawn[mode]
    assert "Amiri" not in drawn["none"], "this proof proves nothing where the machine's own Amiri is found"


def test_long_minutes_are_two_hundred_pages_long_and_counted_so(tmp_path):
    need("pdfinfo", "pdftotext")
    path = tmp_path / "long.docx"
    path.write_bytes(api.render_document(long_minutes(230), "docx", layout="side-by-side"))
    (pdf,) = converted([path], tmp_path)
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages: +(\d+)", said)[1])
    assert pages >= 200
    last = subprocess.run(["pdftotext", "-f", str(pages), str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert f"Page {pages} of {pages}" in last
