"""Signatures in PDF and DOCX: Arabic over English, room to sign in, whom they are for, the day, the seal; a table from five on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from long_minutes import long_data
from ooxml import NS, Docx, W, converted, faults, text_of

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.errors import InputError

MM = 72 / 25.4


def minutes(count: int, **entry: Any) -> docgen.Model:
    people = {f"p{n}": {"name": {"ar": f"العضو {n}", "en": f"Signatory {n}."}, "role": {"ar": "عضو", "en": "Member"}} for n in range(count)}
    data = long_data(1)
    signatures = [{"who": who, **entry} if entry else who for who in people]
    return docgen.parse(data | {"people": data["people"] | people, "signatures": signatures, "territory": "AE"})


def drawn(model: docgen.Model, layout: Layout = "side-by-side") -> pymupdf.Document:
    return pymupdf.open(stream=docgen.render_bytes(model, "pdf", layout=layout), filetype="pdf")


def place(pdf: pymupdf.Document, words: str) -> tuple[int, pymupdf.Rect]:
    ((number, rect),) = [(page.number, found) for page in pdf for found in page.search_for(words)]
    return number, rect


def rules(page: pymupdf.Page) -> list[pymupdf.Rect]:
    """Black lines across: those to sign on."""
    return [
        drawing["rect"]
        for drawing in page.get_drawings()
        if drawing["type"] == "s" and drawing["width"] > 0.8 and drawing["rect"].width > 40 and max(drawing["color"]) < 0.2
    ]


@pytest.mark.parametrize(("count", "abreast"), [(1, 1), (2, 2), (3, 3), (4, 2)])
def test_up_to_four_stand_side_by_side_with_eighteen_millimetres_to_sign_in(count: int, abreast: int) -> None:
    with drawn(minutes(count)) as pdf:
        number, rect = place(pdf, "Signatory 0.")
        lines = rules(pdf[number])
        assert len(lines) == count
        assert len([line for line in lines if abs(line.y0 - lines[0].y0) < 0.1]) == abreast
        line = max((line for line in lines if line.y0 < rect.y0), key=lambda line: line.y0)
        body = [word for word in pdf[number].get_text("words") if word[3] < line.y0 - 1]
        assert (
            min(line.y0 - word[3] for word in body if line.x0 <= word[0] <= line.x1) >= 18 * MM - 6
        )  # the box of a line of text reaches below its ink


def test_the_arabic_name_stands_over_the_english_one_and_both_are_centred() -> None:
    with drawn(minutes(2)) as pdf:
        number, english = place(pdf, "Signatory 1.")
        line = next(line for line in rules(pdf[number]) if line.x0 <= english.x0 <= line.x1)
        assert abs((line.x0 + line.x1) / 2 - (english.x0 + english.x1) / 2) < 1
        words = [word for word in pdf[number].get_text("words") if line.x0 <= word[0] <= line.x1 and line.y0 < word[1]]
        assert words[0][1] < english.y0


def test_whom_they_sign_for_stands_over_the_room_and_date_and_seal_have_their_place() -> None:
    party = {"ar": "عن الجانب القطري", "en": "For the Qatari side"}
    with drawn(minutes(2, **{"for": party}, date=True, seal=True)) as pdf:
        number, _ = place(pdf, "Signatory 1.")
        page = pdf[number]
        assert len(page.search_for("For the Qatari side")) == 2
        line = rules(page)[0]
        assert all(rect.y1 <= line.y0 - 18 * MM + 6 for rect in page.search_for("For the Qatari side"))
        assert len(page.search_for("Seal")) == 2
        assert len(page.search_for("Date:")) >= 2
        assert all(line.y0 - 18 * MM - 6 < rect.y0 < line.y0 for rect in page.search_for("Seal"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_from_five_on_they_are_a_table_with_its_heads(layout: Layout) -> None:
    with drawn(minutes(7), layout) as pdf:
        text = "\n".join(page.get_text() for page in pdf)
        spoken = layout != "ar"
        assert ("Signature\n" in text) == spoken
        assert ("Name\n" in text) == spoken
        assert ("الاسم" in text) == (layout != "en")
        for number in range(7):
            assert text.count(f"Signatory {number}.") == (1 if spoken else 0)
        if layout == "side-by-side":
            page, first = place(pdf, "Signatory 0.")
            other, second = place(pdf, "Signatory 1.")
            assert page == other
            assert second.y0 - first.y0 >= 18 * MM - 0.1


def test_a_table_longer_than_a_page_says_its_heads_again_and_loses_nobody() -> None:
    with drawn(minutes(40)) as pdf:
        pages = [page.get_text() for page in pdf if "Signatory" in page.get_text()]
        assert len(pages) > 2
        assert all("Signature\n" in page for page in pages)
        assert all(any(f"Signatory {number}." in page for page in pages) for number in range(40))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_a_word_file_says_the_same(count: int, tmp_path: Path) -> None:
    party = {"ar": "عن الجانب القطري", "en": "For the Qatari side"}
    data = docgen.render_bytes(minutes(count, **{"for": party}, date="2026-05-12", seal=True), "docx")
    (tmp_path / "file.docx").write_bytes(data)
    assert faults(tmp_path / "file.docx") == []
    document = Docx(data).document
    text = [text_of(paragraph) for paragraph in document.iter(f"{W}p")]
    for number in range(count):
        assert text.count(f"Signatory {number}.") == text.count(f"العضو {'٠١٢٣٤٥٦٧٨٩'[number]}") + text.count(f"العضو {number}") == 1
    heights = [int(row.get(f"{W}val", "0")) for row in document.iterfind(".//w:trPr/w:trHeight", NS)]
    room = 1020  # 18 mm
    assert sum(height >= room for height in heights) == (count if count > 4 else (2 if count == 4 else 1))
    assert "For the Qatari side" in text
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        found = [page.get_text().count("Signatory ") for page in pdf if "Signatory" in page.get_text()]
        assert found == [count] or (count >= 5 and min(found) >= 2)  # a table that takes most of a page parts, and nobody stands alone


def test_a_seal_is_a_ring_in_word_with_its_word_in_the_middle(tmp_path: Path) -> None:
    for count in (2, 6):
        data = docgen.render_bytes(minutes(count, seal=True), "docx")
        (tmp_path / "file.docx").write_bytes(data)
        assert faults(tmp_path / "file.docx") == []
        (made,) = converted([tmp_path / "file.docx"], tmp_path)
        with pymupdf.open(made) as pdf:
            rings = [
                (page.number, drawing["rect"])
                for page in pdf
                for drawing in page.get_drawings()
                if abs(drawing["rect"].width - drawing["rect"].height) < 1 and 40 < drawing["rect"].width < 18 * MM
            ]
            words = [(page.number, rect) for page in pdf for rect in page.search_for("Seal")]
            assert len(rings) == len(words) == count
            for number, word in words:
                assert any(page == number and ring.contains(word) for page, ring in rings)


def test_nobody_parts_from_whom_they_sign_for_in_word(tmp_path: Path) -> None:
    people = {f"p{n}": {"name": {"ar": f"الموقع {'أبجدهوزحط'[n]}", "en": f"Signatory {n}."}} for n in range(9)}
    signatures = [{"who": who, "for": {"ar": f"عن الجانب {index}", "en": f"For side {index}."}, "date": True} for index, who in enumerate(people)]
    for rows in (1, 3, 5):
        data = long_data(1)
        data["agenda"][0]["discussion"] *= rows
        model = docgen.parse(data | {"people": data["people"] | people, "signatures": signatures})
        (tmp_path / "file.docx").write_bytes(docgen.render_bytes(model, "docx"))
        (made,) = converted([tmp_path / "file.docx"], tmp_path)
        with pymupdf.open(made) as pdf:
            for index in range(9):
                ((side, _),) = [(page.number, rect) for page in pdf for rect in page.search_for(f"For side {index}.")]
                assert side == place(pdf, f"Signatory {index}.")[0]


def test_an_entry_is_an_id_or_says_who() -> None:
    model = minutes(1)
    with pytest.raises(InputError) as error:
        docgen.parse(long_data(1) | {"signatures": [{"for": {"ar": "س", "en": "s"}}]})
    assert "who" in error.value.problems[0].message
    with pytest.raises(InputError) as error:
        docgen.parse(long_data(1) | {"signatures": ["chair", {"who": "nobody"}]})
    assert error.value.problems[0].place.path == "signatures[1].who"
    with pytest.raises(InputError) as error:
        docgen.parse(long_data(1) | {"signatures": [{"who": "chair", "date": "soon"}]})
    assert error.value.problems[0].place.path == "signatures[0].date"
    assert [entry.who for entry in model.signing] == ["p0"]


def test_a_long_role_stands_in_lines_of_like_length() -> None:
    role = {
        "ar": "رئيس اللجنة العليا للتخطيط والمتابعة وتقييم السياسات العامة للدولة",
        "en": "Chair of the supreme planning and evaluation committee now",
    }
    people = {"one": {"name": {"ar": "الاسم", "en": "Signatory"}, "role": role}}
    data = long_data(1)
    model = docgen.parse(data | {"people": data["people"] | people, "signatures": ["one"], "territory": "AE"})
    for layout, upper, lower in (("ar", "للتخطيط", "للدولة"), ("en", "planning", "evaluation")):
        with drawn(model, layout) as pdf:  # type: ignore[arg-type]
            words = pdf[-1].get_text("words")
        lows = [next(word[1] for word in words if one in word[4]) for one in (upper, lower)]
        lines = [[word for word in words if abs(word[1] - low) < 3] for low in lows]
        widths = [max(word[2] for word in line) - min(word[0] for word in line) for line in lines]
        assert lows[0] < lows[1]
        assert min(widths) > 0.6 * max(widths)
