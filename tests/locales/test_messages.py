"""The catalogue of messages in Arabic."""

from __future__ import annotations

import importlib.util
import io
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.checks.catalogue import codes
from docgen.cli.app import COMMANDS, loaded, program
from docgen.cli.habits.language import paragraphs
from docgen.locales.messages import FSI, PDI, arabic, isolated, language
from docgen.locales.messages.dated import dated

ROOT = Path(__file__).parents[2]
FOLDER = Path(docgen.__file__).parent / "locales/messages"
ENTRIES = [
    (str(entry.id), str(entry.string)) for entry in read_po(io.BytesIO((FOLDER / "ar.po").read_bytes()), locale="ar") if entry.id and entry.string
]
LETTERS = re.compile("[\u0621-\u064a]")


def names(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


def balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == FSI) - (char == PDI)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "en"),
        ({"LANG": "ar_QA.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "arn_CL"}, "en"),  # Mapudungun
        ({"LANG": "ar_QA", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "ar_EG"}, "ar"),
        ({"LANG": "ar_QA", "DOCGEN_LANG": "en"}, "en"),
        ({"LANG": "en_GB", "DOCGEN_LANG": "ar"}, "ar"),
        ({"LANG": "ar_QA", "DOCGEN_LANG": ""}, "ar"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_environment(environment, said):
    assert language(environment) == said


def test_a_message_is_known_by_its_instance():
    assert arabic("unknown key 'refrence'") == f"مفتاح غير معروف «{FSI}refrence{PDI}»"
    assert arabic("there is no such file") == "لا يوجد هذا الملف"
    assert arabic("nobody ever says this") is None


def test_a_message_in_a_message_is_arabic_too():
    said = arabic("this must be text in both languages, not a number")
    assert said == "يجب أن يكون هنا نص باللغتين، لا عدد"


def test_a_name_that_is_a_word_of_messages_stays_a_name():
    assert arabic("unknown key 'text'") == f"مفتاح غير معروف «{FSI}text{PDI}»"
    assert arabic("folder exists already; name a new one with -o") == f"{FSI}folder{PDI} موجود من قبل؛ سمّ ملفًا جديدًا بـ {FSI}-o{PDI}"


def test_words_side_by_side_are_told_apart():
    assert arabic("the number 26 is 25 in the Arabic text") == f"الرقم {FSI}26{PDI} يقابله {FSI}25{PDI} في النص العربي"


def test_a_short_message_is_not_found_in_a_sentence_that_is_another_s():
    assert arabic("classic or noto") == f"{FSI}classic{PDI} أو {FSI}noto{PDI}"
    assert arabic("nobody knows this sentence at all or the other one of it") is None


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("February 2026 has no day 30", f"ليس في {FSI}فبراير{PDI} {FSI}2026{PDI} يوم {FSI}30{PDI}"),
        ("18 October 2021 is a Monday, not a Tuesday", f"يوافق {FSI}18 أكتوبر 2021{PDI} يوم {FSI}الاثنين{PDI}، لا {FSI}الثلاثاء{PDI}"),
        ("Safar 1447 AH has no day 31", f"ليس في {FSI}صفر{PDI} {FSI}1447 هـ{PDI} يوم {FSI}31{PDI}"),
    ],
)
def test_months_weekdays_and_eras_are_arabic(english, said):
    assert arabic(english) == said


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("18 October 2021", "18 أكتوبر 2021"),
        ("12 Rabiʻ I 1443 AH", "12 ربيع الأول 1443 هـ"),
        ("1447 AH", "1447 هـ"),
        ("March", "مارس"),
        ("Monday", "الاثنين"),
        ("Hijri", "الهجري"),
        ("12", None),
        ("2026", None),
        ("18 2021", None),
        ("12 AH", "12 هـ"),
        ("Marching", None),
        ("", None),
    ],
)
def test_a_date_in_a_message_is_arabic_and_a_number_alone_stays(english, said):
    assert dated(english) == (None if said is None else f"{FSI}{said}{PDI}")


def test_names_that_are_parted_by_words_are_parted_by_arabic_ones_and_a_prefix_stands_at_its_word():
    assert arabic("theme is for DOCX, HTML and PDF; a text file has no look of its own") == (
        f"الخيار {FSI}theme{PDI} لـ{FSI}DOCX{PDI}، {FSI}HTML{PDI} و{FSI}PDF{PDI}؛ ليس لملف نصي مظهر خاص"
    )


def test_names_of_several_words_are_no_sentence():
    assert arabic("there are Amiri, IBM Plex Sans Arabic") == f"الموجود: {FSI}Amiri, IBM Plex Sans Arabic{PDI}"


def test_what_is_not_arabic_in_a_message_is_isolated():
    assert arabic("put all of them under issuers") == f"ضعها كلها تحت {FSI}issuers{PDI}"
    assert isolated("  ") == "  "


@pytest.mark.parametrize("code", codes().values(), ids=lambda code: code.code)
def test_every_check_has_its_name_in_arabic(code):
    assert LETTERS.search(arabic(code.title) or ""), code.title


def test_checks_are_explained_in_arabic():
    assert [code.code for code in codes().values() if not LETTERS.search(arabic(code.why) or "")] == []


@pytest.fixture(scope="module")
def of_source():
    """The catalogue as the source has it now, and the script that makes it."""
    spec = importlib.util.spec_from_file_location("messages_of_source", ROOT / "scripts/messages.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    kept = read_po(io.BytesIO((FOLDER / "ar.po").read_bytes()), locale="ar")
    return made, made.merged(kept, made.every())


def test_every_message_of_the_source_is_in_the_catalogue_in_arabic(of_source):
    _, catalog = of_source
    assert [str(message.id) for message in catalog if message.id and not message.string] == [], "python scripts/messages.py, then ar.po"


def test_the_catalogue_and_what_is_compiled_of_it_are_as_the_script_makes_them(of_source):
    script, catalog = of_source
    text, compiled = script.written(catalog)
    assert entries(read_po(io.BytesIO((FOLDER / "ar.po").read_bytes()))) == entries(read_po(io.BytesIO(text))), "run python scripts/messages.py"
    assert entries(read_mo(io.BytesIO((FOLDER / "ar.mo").read_bytes()))) == entries(read_mo(io.BytesIO(compiled)))


def entries(catalog: Catalog) -> list[tuple[object, ...]]:
    """What a catalogue says, in its order; comments and flags are each Babel's own affair."""
    return [(message.id, message.string) for message in catalog if message.id]


def test_what_is_said_to_be_no_message_is_still_in_the_source(of_source):
    script, _ = of_source
    there = {text for _, text in script.strings_of_source()}
    assert sorted((script._OF_DOCUMENTS | script._OF_SOURCE) - there) == []
    assert [name for name in script.SILENT if not list((ROOT / "src/docgen").glob(f"{name}*"))] == []


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_has_its_help_in_arabic(row):
    assert arabic(row.line), row.line
    command = loaded(row.name)
    for one in (command, *getattr(command, "commands", {}).values()):
        for text in paragraphs(one.help or ""):
            assert arabic(text), text
    helps = [parameter.help for one in (command, *getattr(command, "commands", {}).values()) for parameter in one.params if parameter.help]
    assert [text for text in helps if not arabic(text)] == []


def test_the_program_has_its_help_in_arabic():
    for text in (*paragraphs(program().help), *paragraphs(program().epilog)):
        assert arabic(text), text


def test_the_compiled_catalogue_is_the_written_one():
    from babel.messages.mofile import read_mo

    with (FOLDER / "ar.mo").open("rb") as file:
        compiled = {str(entry.id): str(entry.string) for entry in read_mo(file) if entry.id and entry.string}
    assert compiled == dict(ENTRIES)


def test_every_message_keeps_its_placeholders_and_no_other():
    for english, there in ENTRIES:
        assert set(names(there)) <= set(names(english)), english
        assert LETTERS.search(there) or not LETTERS.search(english + "ا") or english == there or names(there), english


def test_every_message_is_found_by_its_instance_with_all_isolates_closed():
    for english, there in ENTRIES:
        values = {name: f"/v{index}/" for index, name in enumerate(names(english))}
        text = english.format(**values)
        said = arabic(text)
        assert said is not None, english
        assert balanced(said), said
        for name in names(there):
            assert values[name] in said or arabic(english) != said, (english, said)


@given(st.text(max_size=60))
def test_any_text_in_a_placeholder_stays_whole_and_isolated(value):
    said = arabic(f"unknown key '{value}'")
    assert said is not None
    assert value in said


@given(st.text(max_size=120))
def test_any_text_at_all_is_arabic_or_nothing(text):
    said = arabic(text)
    assert said is None or isinstance(said, str)


def test_values_that_a_sign_joins_are_one_stretch() -> None:
    assert arabic("write 1-2") == f"اكتب {FSI}1-2{PDI}"
