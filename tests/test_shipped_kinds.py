"""The kinds that come with docgen as folders: each has a starter that is clean, and makes every layout in every format without a word."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import docgen
from docgen.checks.run import check
from docgen.checks.verify_output import verify_output
from docgen.cli.template_check import folder_problems
from docgen.document.document import LAYOUTS
from docgen.document.inline import plain
from docgen.errors import InputError, Problem
from docgen.model.kinds import kinds, model_of, shipped_schemas
from docgen.reading import form_title, open_input, schema, starter
from docgen.source import from_text

NAMES = (
    "attendance-sheet",
    "circular",
    "decision-extract",
    "meeting-agenda",
    "memorandum-of-understanding",
    "note-verbale",
    "official-letter",
)


def said(model: docgen.model.Model, lang: str = "en") -> str:
    """All words of the document, a slot a line."""
    from docgen.api import document

    found: list[str] = []

    def look(blocks: tuple) -> None:  # type: ignore[type-arg]
        for block in blocks:
            if hasattr(block, "blocks"):
                look(block.blocks)
            else:
                block.map(lambda slot: found.append(plain(slot.side(lang) or ())))

    look(document(model, warn=lambda problem: None).blocks)
    return "\n".join(found)


def changed(kind: str, **fields: object) -> docgen.model.Model:
    data = {key: value for key, value in (yaml.safe_load(starter(kind)) | fields).items() if value is not None}
    return docgen.loads(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), warn=lambda problem: None)


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_starter_says_is_printed_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text(starter(name), encoding="utf-8")
    source = open_input(path)
    (tmp_path / "out.txt").write_bytes(docgen.render_bytes(source.model, "txt", warn=lambda problem: None))
    proof = verify_output(source, tmp_path / "out.txt")
    assert [str(problem) for problem in (*proof.missing, *proof.extra)] == []


def test_a_card_of_an_agenda_shows_the_day_of_the_meeting_and_its_page_that_of_the_invitation_too() -> None:
    from docgen.api import document

    model = changed("meeting-agenda", date="2026-06-28", meets="2026-07-13")
    assert "13 July 2026" in plain(document(model).meta.dated.en or ())
    assert "28 June 2026" in said(model)
    assert "13 July 2026" in said(model)


def test_they_are_kinds_as_the_others_are() -> None:
    assert tuple(shipped_schemas()) == NAMES
    assert set(NAMES) < set(kinds())
    assert all(model_of(name).kind == name for name in NAMES)
    assert (form_title("circular").ar, form_title("circular").en) == ("تعميم", "Circular")


@pytest.mark.parametrize("kind", NAMES)
def test_the_starter_is_clean(kind: str) -> None:
    assert check(from_text(starter(kind), "starter.yaml")).problems == ()


@pytest.mark.parametrize("kind", NAMES)
def test_the_template_is_right_in_every_string(kind: str) -> None:
    assert list(folder_problems(Path(shipped_schemas()[kind]).parent)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", NAMES)
def test_every_layout_is_made_in_every_format_without_a_word(kind: str, layout: docgen.document.document.Layout) -> None:
    told: list[Problem] = []
    model = docgen.loads(starter(kind), warn=told.append)
    for format in ("pdf", "docx"):
        assert docgen.render_bytes(model, format, layout=layout, warn=told.append)
    assert told == []


@pytest.mark.parametrize("kind", NAMES)
def test_the_schema_holds_for_the_starter(kind: str) -> None:
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    data = yaml.load(starter(kind), yaml.BaseLoader)
    data["docgen"] = 1
    wrong = [error.message for error in jsonschema.Draft202012Validator(made).iter_errors(data)]
    assert [message for message in wrong if "is not of type" not in message and "is not valid under any" not in message] == []


def test_a_letter_names_the_recipient_with_his_courtesy_and_all_that_goes_with_it() -> None:
    title = {"ar": "وكيل الوزارة", "en": "Undersecretary"}
    model = changed("official-letter", recipient={"name": "X Y", "title": title}, priority="urgent", your_letter={"reference": "A/1"})
    assert "X Y وكيل الوزارة المحترم" in said(model, "ar")
    assert "X Y Undersecretary\n" in said(model)
    assert "عاجل" in said(model, "ar")
    assert "A/1" in said(model)
    assert "None" not in said(model)


def test_a_letter_without_a_courtesy_says_nothing_in_its_place() -> None:
    assert "None" not in said(changed("official-letter", courtesy=None, annexes=None, copies=None), "ar")


def test_a_note_of_an_office_with_a_masculine_name_agrees_with_it() -> None:
    assert "تُهدي سفارة" in said(changed("note-verbale"), "ar")
    model = changed("note-verbale", gender="masculine", sender={"ar": "مكتب الممثل", "en": "The Office of the Representative"})
    assert "يُهدي مكتب الممثل أطيب تحياته إلى وزارة الخارجية الموقرة، ويتشرف بأن" in said(model, "ar")
    assert "The Office of the Representative presents its compliments to the Ministry of Foreign Affairs and has the honour to inform" in said(model)
    assert "وينتهز المكتب هذه المناسبة ليعرب للوزارة الموقرة عن فائق تقديره واحترامه." in said(model, "ar")
    assert "The Office avails itself of this opportunity to renew to the Ministry" in said(model)


@pytest.mark.parametrize(
    ("fields", "opening", "closing", "english"),
    [
        ({}, "تُهدي سفارة", "وتنتهز السفارة هذه المناسبة لتعرب للوزارة الموقرة عن فائق تقديرها واحترامها.", "The Embassy avails itself"),
        (
            {"issuer": {"name": {"ar": "القنصلية العامة للدولة", "en": "Consulate General of the State"}}},
            "تُهدي القنصلية العامة للدولة أطيب تحياتها",
            "وتنتهز القنصلية هذه المناسبة لتعرب",
            "The Consulate General avails itself",
        ),
        (
            {"issuer": {"name": {"ar": "مكتب الاتصال", "en": "The Liaison Bureau"}}, "addressee": {"ar": "اللجنة الموقرة", "en": "the Panel"}},
            "يُهدي مكتب الاتصال أطيب تحياته إلى اللجنة الموقرة، ويتشرف بأن",
            "وينتهز المكتب هذه المناسبة ليعرب للجنة الموقرة عن فائق تقديره",
            "The Liaison Bureau avails itself of this opportunity to renew to the Panel",
        ),
        (
            {"issuer": {"name": {"ar": "نقابة الكتّاب", "en": "Guild"}}, "addressee": {"ar": "المصلحة", "en": "the Bureau"}},
            "تُهدي نقابة الكتّاب",
            "وتنتهز نقابة الكتّاب هذه المناسبة لتعرب للمصلحة عن فائق تقديرها",
            "The Guild avails itself of this opportunity to renew to the Bureau the",
        ),
        (
            {"issuer": None, "issuers": [{"name": {"ar": f"سفارة {ar}", "en": f"Embassy of {en}"}} for ar, en in (("أ", "A"), ("ب", "B"))]},
            "تُهدي سفارة أ وسفارة ب أطيب تحياتهما إلى وزارة الخارجية الموقرة، وتتشرفان بأن",
            "وتنتهز سفارة أ وسفارة ب هذه المناسبة لتعربا للوزارة الموقرة عن فائق تقديرهما واحترامهما.",
            "The Embassy of A and Embassy of B avail themselves",
        ),
        ({"closing": {"ar": "وتفضلوا بقبول التحية.", "en": "With regards."}}, "تُهدي سفارة", "وتفضلوا بقبول التحية.", "With regards."),
    ],
)
def test_the_words_of_courtesy_of_a_note_go_by_sender_and_addressee(fields: dict[str, object], opening: str, closing: str, english: str) -> None:
    model = changed("note-verbale", **fields)
    assert opening in said(model, "ar")
    assert closing in said(model, "ar")
    assert english in said(model)


def test_a_memorandum_has_two_parties_and_two_signatures() -> None:
    model = changed("memorandum-of-understanding")
    assert "عن دار الوثائق" in said(model, "ar")
    assert "المادة (٢): مجالات التعاون" in said(model, "ar")
    third = [{"name": name, "represented": "X"} for name in ("A", "B", "C")]
    with pytest.raises(InputError, match="a memorandum of understanding has two parties"):
        said(changed("memorandum-of-understanding", parties=third))


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("meeting-agenda", {"meets": "2026-06-01", "reply_by": None}, "the meeting is held before the invitation is issued"),
        ("meeting-agenda", {"reply_by": "2026-08-01"}, "replies are asked for after the meeting"),
        ("decision-extract", {"date": "2026-05-01"}, "the extract is dated before the meeting"),
        ("attendance-sheet", {"participants": None, "blank_lines": 0}, "the sheet has neither names nor blank lines"),
        ("attendance-sheet", {"blank_lines": 41}, "there are 0 to 40 blank lines"),
    ],
)
def test_what_cannot_be_is_an_error(kind: str, fields: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        said(changed(kind, **fields))


def test_blank_lines_stand_for_those_who_come_besides() -> None:
    assert said(changed("attendance-sheet", blank_lines=7), "ar").count("……………………") == 7


def test_a_field_that_the_template_shows_nowhere_is_told() -> None:
    from docgen.api import document

    told: list[Problem] = []
    document(changed("note-verbale", contacts=[{"name": "X"}]), warn=told.append)
    assert [(one.place.path, one.message) for one in told] == [("contacts", "the template 'note-verbale' shows 'contacts' nowhere")]


@pytest.mark.parametrize("kind", NAMES)
def test_an_annex_that_is_written_out_follows_on_a_page_of_its_own(kind: str) -> None:
    annexes = [{"ar": "مسموع", "en": "Named"}, {"title": {"ar": "جدول", "en": "Table"}, "body": [{"ar": "نص الملحق", "en": "Text of the annex"}]}]
    model = changed(kind, annexes=annexes)
    assert "Annex 2: Table\nText of the annex" in said(model).replace("\u00a0", " ")
    assert "نص الملحق" in said(model, "ar")
