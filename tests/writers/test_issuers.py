"""Several issuers stand side by side, each under its emblem, in PDF and DOCX; the other new parts of a statement stand in both."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from statements import STATEMENT

import docgen
from docgen.document.arrange import arrange
from docgen.document.document import LAYOUTS, Layout
from docgen.document.dump import dump
from docgen.reading import parse
from docgen.source import compose, read
from docgen.templating import build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#86642a"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "emblem.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def joint(folder: Path, count: int, **changes: Any) -> Any:
    names = [
        ("دولة قطر", "State of Qatar"),
        ("جمهورية البحيرات", "Republic of the Lakes"),
        ("مملكة الجبال", "Kingdom of the Mountains"),
        ("اتحاد الموانئ", "Union of Ports"),
    ]
    issuers = [
        {"name": {"ar": ar, "en": en}, "emblem": "emblem.svg", "emblem_alt": {"ar": f"شعار {ar}", "en": f"Emblem of {en}"}}
        for ar, en in names[:count]
    ]
    data = {key: value for key, value in STATEMENT.items() if key != "issuer"}
    return parse({**data, "issuers": issuers, **changes}, folder=folder)


def words_of_pdf(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def heads_of_docx(data: bytes) -> str:
    """All its headers, the first pages' letterheads among them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8") for name in sorted(package.namelist()) if name.startswith("word/header"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_issuer_is_named_in_every_layout_and_format(folder: Path, count: int, layout: Layout) -> None:
    model = joint(folder, count)
    pdf, docx = (docgen.render_bytes(model, kind, layout=layout) for kind in ("pdf", "docx"))
    told = words_of_pdf(pdf)
    for issuer in model.issuers:
        if layout != "ar":
            assert issuer.name.en in told
            assert issuer.name.en in heads_of_docx(docx)
        if layout != "en":
            assert issuer.name.ar in heads_of_docx(docx)
    emblems = 2 * count if layout in ("sequential", "facing") else count
    assert len(re.findall("<wp:inline", heads_of_docx(docx))) == emblems


def test_the_first_issuer_stands_where_reading_begins(folder: Path) -> None:
    for languages, mirrored in ((["ar", "en"], True), (["en", "ar"], False)):
        heads = heads_of_docx(docgen.render_bytes(joint(folder, 2, languages=languages), "docx"))
        table = next(table for table in heads.split("</w:tbl>") if "<wp:inline" in table)
        assert ("<w:bidiVisual/>" in table) == mirrored


def test_one_in_the_list_is_as_an_issuer_by_himself(folder: Path) -> None:
    alone = joint(folder, 1)
    data = {
        **STATEMENT,
        "issuer": {
            "name": {"ar": "دولة قطر", "en": "State of Qatar"},
            "emblem": "emblem.svg",
            "emblem_alt": {"ar": "شعار دولة قطر", "en": "Emblem of State of Qatar"},
        },
    }
    assert docgen.render_bytes(alone, "pdf") == docgen.render_bytes(parse(data, folder=folder), "pdf")


def test_names_without_emblems_stand_level_and_long_ones_part_over_pages(folder: Path) -> None:
    long = {"ar": "وزارة " * 800, "en": "Ministry " * 800}
    model = joint(folder, 2)
    data = {key: value for key, value in STATEMENT.items() if key != "issuer"}
    for issuers in ([{"name": "A"}, {"name": "B"}], [{"name": long}, {"name": "B", "emblem": "emblem.svg"}]):
        assert docgen.render_bytes(parse({**data, "issuers": issuers}, folder=folder), "pdf").startswith(b"%PDF")
        assert docgen.render_bytes(parse({**data, "issuers": issuers}, folder=folder), "docx").startswith(b"PK")
    assert model.speakers == model.issuers


def test_a_flow_tells_of_every_issuer(folder: Path) -> None:
    told = dump(arrange(build(joint(folder, 2))), folder=folder)
    assert told.count("one of the issuers") == 2
    assert "emblem emblem.svg" in told
    assert "name en: Republic of the Lakes" in told


def flow_text(**changes: Any) -> str:
    return dump(arrange(build(parse({**STATEMENT, **changes}))))


def test_what_the_new_keys_say_stands_in_the_flow() -> None:
    told = flow_text(
        release="none",
        type="communique",
        status="draft",
        basmala=True,
        version=2,
        corrects={"reference": "JC/2/2021", "date": "2021-10-18"},
        copies=[{"ar": "وزارة الخارجية", "en": "Ministry of Foreign Affairs"}, {"ar": "وزارة المالية", "en": "Ministry of Finance"}],
        advisory={"what": {"ar": "مؤتمر صحفي", "en": "Press conference"}, "when": "2021-10-20T10:30"},
        signatory={"name": {"ar": "المتحدث الرسمي", "en": "Spokesperson"}, "date": "2021-10-19"},
        contacts=[{"name": {"ar": "المكتب", "en": "Office"}, "social": ["@press_office"]}],
    )
    for words in (
        "بسم الله الرحمن الرحيم", "notice en: Draft", "COMMUNIQUÉ", "JC/2/2021", "Ministry of Finance", "Press conference", "10:30", "Spokesperson",
        "@press_office",
    ):  # fmt: skip
        assert words in told, words
    assert "FOR IMMEDIATE" not in told.upper()
    assert "For immediate" in flow_text()


@pytest.mark.parametrize(("status", "where"), [("draft", "notice"), ("withdrawn", "notice"), ("approved", "field"), ("published", "field")])
def test_a_status_is_seen(status: str, where: str) -> None:
    told = next(line for line in flow_text(status=status).splitlines() if re.search(status, line, re.IGNORECASE))
    assert told.strip().startswith(where)


def test_a_marking_comes_before_the_status() -> None:
    assert "notice en: Restricted" in flow_text(status="draft", marking="restricted")


def test_minutes_have_the_common_keys_too() -> None:
    data = compose(read(Path(__file__).parents[2] / "examples" / "minutes.yaml")).data
    model = parse({**data, "basmala": True, "version": 3, "status": "approved", "copies": ["The Diwan"]})
    told = dump(arrange(build(model)))
    assert "بسم الله الرحمن الرحيم" in told
    assert "field | Version | 3" in told
    assert "Approved" in told
    assert "Copies to: The Diwan" in told


def test_styles_that_nothing_is_set_in_are_not_in_the_file() -> None:
    def styles(**changes: Any) -> str:
        data = docgen.render_bytes(parse({**STATEMENT, **changes}), "docx")
        return zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode("utf-8")

    assert "Basmala" not in styles()
    assert 'w:styleId="BasmalaArabic"' in styles(basmala=True)


def test_plain_text_names_every_issuer_with_its_department(folder: Path) -> None:
    data = {key: value for key, value in STATEMENT.items() if key != "issuer"}
    model = parse({**data, "issuers": [{"name": "A"}, {"name": "B", "department": "Office"}]})
    told = docgen.render_bytes(model, "txt", layout="en").decode("utf-8").splitlines()
    assert [line for line in told if line in ("A", "B", "Office")] == ["A", "B", "Office"]
