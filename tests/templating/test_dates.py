"""Which calendars a document shows, and what it says of a day that the Hijri calendar does not have."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import docgen
import docgen.api
from docgen.checks import check
from docgen.document.blocks import Fields, Paragraph, Table
from docgen.document.document import Document
from docgen.document.inline import plain
from docgen.errors import InputError

EXAMPLES = Path(__file__).parents[2] / "examples"
BASE: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "territory": "QA",
    "date": "2026-10-19",
    "issuer": {"name": {"ar": "الجهة", "en": "Issuer"}},
    "headline": {"ar": "عنوان", "en": "Headline"},
    "body": [{"ar": "نص.", "en": "Text."}],
}
OLD = [{"ar": "تأسست في {gregorian}`1919-05-01`.", "en": "Founded on {gregorian}`1919-05-01`."}]
TWICE = {"ar": "في {date}`1919-05-01` و{date}`1920-05-01`.", "en": "On {date}`1 May 1919` and {date}`1920-05-01`."}
TABLE = {
    "table": {
        "columns": [{"ar": "الحدث", "en": "Event"}, {"ar": "التاريخ", "en": "Date", "type": "date"}],
        "rows": [[{"ar": "التأسيس", "en": "Founding"}, "1919-05-01"], [{"ar": "نهاية العقد", "en": "End of the lease"}, "2090-12-31"]],
    }
}


def built(**fields: Any) -> Document:
    return docgen.api.document(docgen.parse(BASE | fields))


def body(document: Document, lang: str) -> list[str]:
    return [plain(block.text.side(lang)) for block in document.blocks if isinstance(block, Paragraph) and block.style == "body"]  # type: ignore[arg-type]


def cells(document: Document, lang: str) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[plain(cell.side(lang)) for cell in row] for row in table.rows]  # type: ignore[arg-type]


def header(document: Document, lang: str) -> str:
    fields = next(block for block in document.blocks if isinstance(block, Fields))
    return " | ".join(plain(field.value.side(lang)) for field in fields.fields)  # type: ignore[arg-type]


def test_days_that_the_hijri_tables_lack_are_shown_where_the_gregorian_calendar_stands_alone() -> None:
    document = built(calendar="gregorian", body=[*OLD, TABLE])
    assert body(document, "ar")[0].endswith("تأسست في ١ مايو ١٩١٩م.")
    assert cells(document, "en") == [["Founding", "1 May 1919"], ["End of the lease", "31 December 2090"]]
    document = built(body=[*OLD, TABLE])
    assert cells(document, "ar")[1][1] == "٣١ ديسمبر ٢٠٩٠"
    assert "1 May 1919" in body(document, "en")[0]


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({"date": "1919-05-01"}, ["date"]),
        ({"date": "2090-01-01", "calendar": "hijri"}, ["date"]),
        ({"body": [TWICE]}, ["body[0].ar", "body[0].ar", "body[0].en", "body[0].en"]),
        ({"body": [{"ar": "في {hijri}`1919-05-01`.", "en": "On {gregorian}`1919-05-01`."}], "calendar": "gregorian"}, ["body[0].ar"]),
        ({"territory": "SA", "body": [TABLE]}, ["body[0].table.rows[0][1]", "body[0].table.rows[1][1]"]),
    ],
)
def test_where_their_hijri_date_would_be_shown_every_place_of_the_input_is_named_with_the_range(fields: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        built(**fields)
    assert [problem.place.path for problem in caught.value.problems] == places
    for problem in caught.value.problems:
        assert "has no Hijri date to show: the Umm al-Qura table covers 1343–1500 AH (1924-08-01 to 2077-11-16)" in problem.message


def test_the_place_is_that_of_the_file_in_render_and_check(tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(
        "docgen: 1\nkind: press-statement\ndate: 2026-10-19\nissuer: {name: {ar: الجهة, en: Issuer}}\nheadline: {ar: عنوان, en: Headline}\n"
        'body:\n  - ar: "تأسست في {date}`1919-05-01`."\n    en: "Founded on {gregorian}`1919-05-01`."\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        docgen.api.document(docgen.load(path))
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (7, 19)
    assert [(found.place.line, found.place.column) for found in check(path).problems] == [(7, 19)]


def test_a_model_with_places_can_be_pickled() -> None:
    model = docgen.load(EXAMPLES / "statement.yaml")
    assert pickle.loads(pickle.dumps(model)) == model


def test_in_a_saudi_paper_the_hijri_date_leads_in_arabic_and_the_gregorian_in_english() -> None:
    document = built(territory="SA", place={"ar": "الرياض", "en": "Riyadh"})
    assert body(document, "ar")[0].startswith("الرياض – ٨ جمادى الأولى ١٤٤٨هـ –")
    assert body(document, "en")[0].startswith("Riyadh, 19 October 2026 –")
    assert header(document, "en") == "Monday, 19 October 2026 8 Jumada I 1448 AH"


def test_a_table_cell_is_a_mention_and_a_later_one_shows_the_leading_calendar() -> None:
    first = {"ar": "في {date}`2026-10-18`.", "en": "On {date}`2026-10-18`."}
    table = {"table": {"columns": [{"ar": "أ", "en": "A"}], "rows": [[first]]}}
    document = built(body=[table, first])
    assert cells(document, "en") == [["On 18 October 2026 (7 Jumada I 1448 AH)."]]
    assert body(document, "en")[-1].endswith("On 18 October 2026.")
    document = built(body=[first, table])
    assert cells(document, "en") == [["On 18 October 2026."]]


@pytest.mark.parametrize(
    ("start", "end", "odd"),
    [("22:00", "01:30", False), ("20:00", "00:00", False), ("14:30", "13:00", True), ("10:00", "10:00", True), ("10:00", "02:00", True)],
)
def test_a_meeting_may_go_on_past_midnight(start: str, end: str, odd: bool, tmp_path: Path) -> None:
    path = tmp_path / "minutes.yaml"
    path.write_text(
        "docgen: 1\nkind: meeting-minutes\ndate: 2026-10-19\nbody_name: {ar: اللجنة, en: Committee}\ntitle: {ar: محضر, en: Minutes}\n"
        f'start: "{start}"\nend: "{end}"\n'
        "people: {chair: {name: {ar: الرئيس, en: Chair}}}\nchair: chair\nattendance: {present: [chair]}\nagenda: [{title: {ar: بند, en: Item}}]\n",
        encoding="utf-8",
    )
    assert [problem.code for problem in check(path).problems] == (["DG206"] if odd else [])
    if not odd:
        document = docgen.api.document(docgen.load(path))
        assert f"{start} – {end} (the next day)" in header(document, "en").replace("\u00a0", " ")
        assert "من اليوم التالي" in header(document, "ar")
