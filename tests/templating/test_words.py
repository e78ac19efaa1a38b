"""The words of the shipped templates: votes, presenters, numbers of decisions, earlier minutes, times, contacts; and labels of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.document.blocks import BiBlock, Fields, Panel, Paragraph, Table
from docgen.document.inline import plain
from docgen.errors import TemplateError
from docgen.model import MeetingMinutes
from docgen.templating import build
from docgen.templating.template import load_template
from docgen.types import Lang

LANGS: tuple[Lang, ...] = ("ar", "en")


def both(ar: str, en: str) -> dict[str, str]:
    return {"ar": ar, "en": en}


PEOPLE = {
    "chair": {"name": both("الرئيس", "President"), "title": both("وكيل الوزارة", "Undersecretary")},
    "sec": {"name": both("مدير المكتب", "Head of office")},
    "cfo": {"name": both("المدير المالي", "Chief Financial Officer"), "role": both("مدعو", "Guest")},
    "auditor": {"name": both("مراقب الحسابات", "Auditor"), "organisation": both("مكتب التدقيق", "Audit Office")},
    "member": {"name": both("العضو", "Member")},
}


def minutes(**fields: Any) -> MeetingMinutes:
    item = {"title": both("بند", "Item")} | fields.pop("item", {})
    base: dict[str, Any] = {
        "docgen": 1,
        "kind": "meeting-minutes",
        "territory": "QA",
        "date": "2026-05-11",
        "number": 5,
        "body_name": both("اللجنة", "Committee"),
        "title": both("محضر", "Minutes"),
        "people": PEOPLE,
        "chair": "chair",
        "secretary": "sec",
        "attendance": {"present": ["chair", "member", "sec"], "invited": ["cfo", "auditor"]},
        "agenda": [item],
    }
    model = docgen.parse(base | fields)
    assert isinstance(model, MeetingMinutes)
    return model


def blocks(model: MeetingMinutes) -> list[BiBlock]:
    found: list[BiBlock] = []
    for block in build(model).blocks:
        found += block.blocks if isinstance(block, Panel) else [block]
    return found


def said(model: MeetingMinutes, style: str) -> tuple[str, ...]:
    """What the paragraphs of a style say in Arabic and in English."""
    return tuple(plain(block.text.side(lang)) for block in blocks(model) if isinstance(block, Paragraph) and block.style == style for lang in LANGS)


def fields(model: MeetingMinutes) -> dict[str, tuple[str, ...]]:
    found = [field for block in blocks(model) if isinstance(block, Fields) for field in block.fields]
    return {plain(field.label.en): tuple(plain(field.value.side(lang)) for lang in LANGS) for field in found}


def voted(**votes: int) -> tuple[str, ...]:
    return said(minutes(item={"decisions": [{"text": both("قرار", "Resolved"), "vote": votes}]}), "vote")


def test_a_vote_of_all_who_were_there_is_unanimous() -> None:
    assert voted(**{"for": 3}) == ("بالإجماع", "Unanimously")


def test_votes_are_counted_in_the_plural_and_zeros_left_out() -> None:
    assert voted(**{"for": 1, "against": 1, "abstain": 1}) == ("الموافقون: ١ · المعارضون: ١ · الممتنعون: ١", "For: 1 · Against: 1 · Abstentions: 1")
    assert voted(**{"for": 2, "abstain": 1}) == ("الموافقون: ٢ · الممتنعون: ١", "For: 2 · Abstentions: 1")
    assert voted(**{"for": 2}) == ("الموافقون: ٢", "For: 2")
    assert voted(**{"for": 0, "against": 3}) == ("الموافقون: ٠ · المعارضون: ٣", "For: 0 · Against: 3")


@pytest.mark.parametrize(
    ("presenters", "arabic", "english"),
    [
        ("cfo", "عرض: المدير المالي", "Presented by: Chief Financial Officer"),
        (["cfo", "auditor"], "عرض: المدير المالي ومراقب الحسابات", "Presented by: Chief Financial Officer and Auditor"),
        (
            ["cfo", "auditor", "sec"],
            "عرض: المدير المالي ومراقب الحسابات ومدير المكتب",
            "Presented by: Chief Financial Officer, Auditor and Head of office",
        ),
    ],
)
def test_presenters_are_joined_as_in_a_sentence(presenters: Any, arabic: str, english: str) -> None:
    assert said(minutes(item={"presenter": presenters}), "caption") == (arabic, english)


def test_the_number_of_a_decision_cannot_be_taken_for_a_date() -> None:
    model = minutes(item={"decisions": [both("قرار", "Resolved")], "recommendations": [both("توصية", "Advised")]})
    assert said(model, "decision") == (
        "قرار رقم (٥/١/٢٠٢٦)  قرار",
        "Decision No. 5/1/2026  Resolved",
        "توصية رقم (٥/١/٢٠٢٦)  توصية",
        "Recommendation No. 5/1/2026  Advised",
    )


def test_a_number_with_brackets_of_its_own_gets_no_second_ones() -> None:
    numbered = [{"text": both("قرار", "Resolved"), "number": number} for number in ("(7)", "7", "ج/6")]
    assert said(minutes(item={"decisions": numbered}), "decision")[::2] == ("قرار رقم (٧)  قرار", "قرار رقم (٧)  قرار", "قرار رقم (ج/٦)  قرار")


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ({"territory": "SA"}, "5/1/1447"),
        ({"territory": "SA", "calendar": "gregorian"}, "5/1/2026"),
        ({"territory": "QA", "calendar": "hijri"}, "5/1/1447"),
        ({"territory": "SA", "series": {"calendar": "gregorian"}}, "5/1/2026"),
        ({"territory": "QA", "series": {"calendar": "hijri", "pattern": "{n}/{year}"}}, "1/1447"),
        ({"territory": "SA", "series": {"pattern": "{n}/{hijri_year}/{year}"}}, "1/1447/2026"),
    ],
)
def test_a_body_of_hijri_years_counts_by_them(given: dict[str, Any], number: str) -> None:
    assert minutes(**given, item={"decisions": [both("قرار", "Resolved")]}).agenda[0].decisions[0].number == number


def test_a_day_without_a_hijri_date_is_not_counted_by_hijri_years() -> None:
    decided = {"decisions": [both("قرار", "Resolved")]}
    assert minutes(date="1850-05-11", territory="SA", calendar="gregorian", item=decided).agenda[0].decisions[0].number == "5/1/1850"
    with pytest.raises(docgen.InputError, match=r"series\.calendar.*cannot be numbered by the Hijri year: 1850-05-11"):
        minutes(date="1850-05-11", calendar="gregorian", series={"calendar": "hijri"}, item=decided)


@pytest.mark.parametrize(
    ("previous", "arabic", "english"),
    [
        (
            {"reference": "A/4", "date": "2026-03-09"},
            "صُدّق على محضر الاجتماع السابق رقم A/4 بتاريخ ٩ مارس ٢٠٢٦م.",
            "The minutes of the previous meeting (No. A/4, 9 March 2026) were adopted.",
        ),
        ({"status": "amended"}, "صُدّق على محضر الاجتماع السابق بعد تعديله.", "The minutes of the previous meeting were adopted as amended."),
        (
            {"date": "2026-03-09", "status": "deferred", "note": both("لعدم توزيعه", "it had not been circulated")},
            "أُرجئ التصديق على محضر الاجتماع السابق بتاريخ ٩ مارس ٢٠٢٦م (لعدم توزيعه).",
            "The adoption of the minutes of the previous meeting (9 March 2026) was deferred (it had not been circulated).",
        ),
    ],
)
def test_what_became_of_the_minutes_before_is_a_sentence(previous: dict[str, Any], arabic: str, english: str) -> None:
    assert fields(minutes(previous_minutes=previous))["Previous minutes"] == (arabic, english)


def test_quorum_is_said_in_both_languages() -> None:
    assert fields(minutes(quorum={"required": 2}))["Quorum"] == ("مكتمل (الحاضرون: ٣، المطلوب: ٢)", "Quorate: 3 present, 2 required")
    inquorate = minutes(quorum={"required": 4, "allow_inquorate": True})
    assert fields(inquorate)["Quorum"] == ("غير مكتمل (الحاضرون: ٣، المطلوب: ٤)", "Not quorate: 3 present, 4 required")


def test_nobody_is_said_only_where_the_input_says_it() -> None:
    assert "Apologies" not in fields(minutes())
    there = {"present": ["chair", "member", "sec"], "apologies": [], "absent": []}
    assert [fields(minutes(attendance=there))[name] for name in ("Apologies", "Absent")] == [("لا يوجد", "None")] * 2


def test_those_present_and_invited_are_numbered_and_have_their_offices() -> None:
    tables = [[[plain(cell.en) for cell in row] for row in block.rows] for block in blocks(minutes()) if isinstance(block, Table)]
    assert tables == [
        [["1", "President", "Chair, Undersecretary"], ["2", "Member", ""], ["3", "Head of office", "Secretary"]],
        [["1", "Chief Financial Officer", "Guest"], ["2", "Auditor", "Audit Office"]],
    ]
    heads = [[plain(column.header.ar) for column in block.columns] for block in blocks(minutes()) if isinstance(block, Table)]
    assert heads == [["م", "الحاضرون", "الصفة"], ["م", "المدعوون", "الصفة / الجهة"]]


def test_times_follow_the_clock_of_the_input() -> None:
    asked = {"start": "10:00", "end": "12:30", "next_meeting": {"date": "2026-07-13", "time": "21:00"}}
    assert fields(minutes(**asked))["Time"] == ("١٠:٠٠ – ١٢:٣٠", "10:00 – 12:30")
    half_days = minutes(clock="12h", **asked)
    assert fields(half_days)["Time"] == ("١٠:٠٠ صباحًا – ١٢:٣٠ ظهرًا", "10:00 am – 12:30 pm")
    assert fields(half_days)["Next meeting"][0].endswith("الساعة ٩:٠٠ مساءً")
    assert said(half_days, "body") == ("رُفعت الجلسة في الساعة ١٢:٣٠ ظهرًا.", "The meeting closed at 12:30 pm.")
    assert said(minutes(start="22:00", end="01:30"), "body") == (
        "رُفعت الجلسة في الساعة ٠١:٣٠ من اليوم التالي.",
        "The meeting closed at 01:30 (the next day).",
    )


def contacts(*given: dict[str, Any]) -> tuple[str, ...]:
    statement = docgen.parse(
        {
            "docgen": 1,
            "kind": "press-statement",
            "date": "2021-10-19",
            "issuer": {"name": both("المكتب", "Office")},
            "headline": both("عنوان", "Headline"),
            "body": [both("نص.", "Text.")],
            "contacts": list(given),
        }
    )
    (panel,) = (block for block in build(statement).blocks if isinstance(block, Panel))
    return tuple(plain(block.text.en) for block in panel.blocks if isinstance(block, Paragraph))


def test_contacts_are_in_the_plural_where_there_are_several() -> None:
    office = {"name": both("المكتب", "Office"), "phone": "+974 4400 1234"}
    assert contacts(office) == ("Media contact  Office +974 4400 1234",)
    assert contacts(office, {"name": both("المتحدث", "Spokesperson"), "phone": "+974 4400 1235", "mobile": "+974 5500 1236"}) == (
        "Media contacts  Office +974 4400 1234",
        "Spokesperson Telephone: +974 4400 1235 · Mobile: +974 5500 1236",
    )


def own_template(folder: Path, labels: str) -> Path:
    shipped = (load_template("meeting-minutes").folder / "template.yaml").read_text(encoding="utf-8")
    (folder / "template.yaml").write_text(f"labels:\n{labels}\n{shipped}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["votes-for", "votes_for"])
def test_a_label_of_ones_own_may_be_given_in_one_language(tmp_path: Path, name: str) -> None:
    template = own_template(tmp_path, f"  {name}: {{ar: نعم}}")
    model = minutes(item={"decisions": [{"text": both("قرار", "Resolved"), "vote": {"for": 2, "against": 1}}]})
    (panel,) = (block for block in build(model, template=template).blocks if isinstance(block, Panel))
    votes = panel.blocks[-1]
    assert isinstance(votes, Paragraph)
    assert (plain(votes.text.ar), plain(votes.text.en)) == ("نعم: ٢ · المعارضون: ١", "For: 2 · Against: 1")


def test_a_label_that_docgen_has_not_needs_both_languages(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as error:
        load_template(own_template(tmp_path, "  my-word: {ar: الختم}\n  chair: {}\n  present: {ar: 7}"))
    assert [(problem.place.path, problem.message) for problem in error.value.problems] == [
        ("labels.my-word", "docgen has no label 'my-word', so its words are needed in both languages"),
        ("labels.chair", "a label is {ar: …, en: …}"),
        ("labels.present", "a label is {ar: …, en: …}"),
    ]
