"""The whole way, as a user goes it: both examples, every layout, both formats, and other people's tools to look at what came out."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from proofs import need

import docgen
from docgen.cli import main
from docgen.document.document import LAYOUTS

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("statement", "minutes")
FAMILIES = {"classic": "Amiri", "heritage": "Amiri", "noto": "Noto", "plex": "IBMPlex"}


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """Renders both examples in a layout to both formats, once, by the program; gives a file's path by name, layout and format."""
    done = {}

    def rendered(name: str, layout: str, format: str) -> Path:
        if layout not in done:
            folder = tmp_path_factory.mktemp(layout)
            code = main(["render", *(str(EXAMPLES / f"{each}.yaml") for each in NAMES), "-f", "pdf,docx", "--layout", layout, "-o", str(folder)])
            assert code == 0
            done[layout] = folder
        return done[layout] / f"{name}.{format}"

    return rendered


def output_of(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def words(text: str) -> list[str]:
    """The words of a text: compatibility forms undone, a change of direction parts words, marks that only shape are left out."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", " ", unicodedata.normalize("NFKC", text))
    return re.findall(r"\w+", "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Mn"} and char != "ـ"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_renders_to_both_formats(rendered, name, layout):
    assert rendered(name, layout, "pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(rendered(name, layout, "docx")) as package:
        assert package.testzip() is None
        assert "word/document.xml" in package.namelist()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_font_is_embedded_and_subset_and_none_is_helvetica(rendered, name, layout):
    need("pdffonts")
    lines = output_of("pdffonts", rendered(name, layout, "pdf")).splitlines()[2:]
    assert lines
    for line in lines:
        assert re.match(r"[A-Z]{6}\+", line), line
        embedded, subset, unicode = line.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line
        assert "Helvetica" not in line


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_finds_the_pdf_clean(rendered, name, layout):
    need("qpdf")
    said = output_of("qpdf", "--check", rendered(name, layout, "pdf"))
    assert "No syntax or stream encoding errors found" in said
    assert "WARNING" not in said


@pytest.mark.parametrize("name", NAMES)
def test_the_arabic_pdf_gives_back_its_title_and_first_paragraph(rendered, name):
    need("pdftotext")
    found = words(output_of("pdftotext", rendered(name, "ar", "pdf"), "-"))
    for said in (TITLES[name], FIRST_PARAGRAPHS[name]):
        missing = [word for word in words(said) if word not in found]
        assert missing == [], f"not found in the text of the page: {missing}"


@pytest.mark.parametrize("name", NAMES)
def test_the_english_pdf_gives_back_its_first_paragraph_in_order(rendered, name):
    need("pdftotext")
    found = " ".join(words(output_of("pdftotext", "-layout", rendered(name, "en", "pdf"), "-")))
    assert " ".join(words(ENGLISH_STARTS[name])) in found


TITLES = {
    "statement": "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر",
    "minutes": "محضر الاجتماع الثالث لعام",
}
FIRST_PARAGRAPHS = {
    "statement": "أفادت السفارة بأن اللجنة الاقتصادية والتجارية والفنية المشتركة بين البلدين عقدت اجتماعها الثالث في باكو يوم "
    "واستعرضت حالة التعاون الاقتصادي ومشاريع المرحلة المقبلة",
    "minutes": "عرض ممثل إدارة المتاحف خطة العمل بميزانية قدرها أي بزيادة عن العام السابق",
}
ENGLISH_STARTS = {
    "statement": "The Embassy reports that the Joint Economic, Trade and Technical Commission",
    "minutes": "The representative of the Museums Department presented the work plan, with a budget of",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_each_language_counts_in_its_own_words(rendered, name):
    need("pdftotext")
    arabic = words(output_of("pdftotext", rendered(name, "ar", "pdf"), "-"))
    english = words(output_of("pdftotext", rendered(name, "en", "pdf"), "-"))
    assert {"صفحة", "من"} <= set(arabic)
    assert "Page" not in arabic
    assert {"Page", "of"} <= set(english)
    assert "صفحة" not in english


def test_dates_stand_in_both_calendars(rendered):
    need("pdftotext")
    english = " ".join(words(output_of("pdftotext", rendered("statement", "en", "pdf"), "-")))
    assert "18 October 2021" in english
    assert "1443" in english


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_word_files_open_in_libreoffice_with_their_text(rendered, name, layout, tmp_path):
    need("soffice", "pdftotext")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    output_of("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, rendered(name, layout, "docx"))
    found = words(output_of("pdftotext", tmp_path / f"{name}.pdf", "-"))
    if layout != "en":
        assert [word for word in words(TITLES[name]) if word not in found] == []
    if layout != "ar":
        assert {"The", "of"} <= set(found)


@pytest.mark.parametrize("theme", sorted(FAMILIES))
def test_each_shipped_theme_sets_its_own_family(theme, tmp_path):
    need("pdffonts")
    path = docgen.render(docgen.load(EXAMPLES / "minutes.yaml"), tmp_path / "a.pdf", theme=theme)
    assert FAMILIES[theme] in output_of("pdffonts", path)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    model = docgen.load(EXAMPLES / "statement.yaml")
    for format in ("pdf", "docx"):
        assert docgen.render_bytes(model, format) == docgen.render_bytes(model, format)
