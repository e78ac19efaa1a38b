"""A model to its document: the shipped templates on real input."""

from __future__ import annotations

from pathlib import Path

import pytest
from statements import STATEMENT

import docgen
from docgen.document.arrange import arrange
from docgen.document.blocks import Contents, Fields, Heading, ListBlock, Panel, Paragraph, Quote, SignatureRow, Table
from docgen.document.document import LAYOUTS
from docgen.document.inline import plain
from docgen.templating import build

EXAMPLES = Path(__file__).parents[2] / "examples"


def statement(**fields):
    return build(docgen.parse(STATEMENT | fields))


def said(document, lang, kind=Paragraph, style=None):
    return [plain(b.text.side(lang)) for b in document.blocks if isinstance(b, kind) and (style is None or b.style == style)]


def panel(document, lang):
    (block,) = (b for b in document.blocks if isinstance(b, Panel))
    return [plain(p.text.side(lang)) if isinstance(p, Paragraph) else [plain(i.side(lang)) for i in p.items] for p in block.blocks]


@pytest.mark.parametrize("name", ["statement", "minutes"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_examples_build_in_every_layout(name, layout):
    document = build(docgen.load(EXAMPLES / f"{name}.yaml"))
    flow = arrange(document, layout)
    assert flow.layout == layout
    assert all(section.items for section in flow.sections)
    # The two sides say the same number of things: no paragraph is lost on one of them.
    for block in document.blocks:
        if isinstance(block, (Paragraph, Heading, Quote)):
            assert block.text.ar
            assert block.text.en


def test_the_statement_stands_in_the_order_that_press_offices_expect():
    document = build(docgen.load(EXAMPLES / "statement.yaml"))
    order = [type(b).__name__ + (f":{b.style}" if isinstance(b, Paragraph) else "") for b in document.blocks]
    assert order == [
        "Fields",
        "Paragraph:kicker",
        "Heading",
        "Paragraph:subheadline",
        "Paragraph:body",
        "Paragraph:body",
        "Heading",
        "ListBlock",
        "Quote",
        "Paragraph:endmark",
        "Panel",
    ]
    assert said(document, "en", style="kicker") == ["PRESS STATEMENT · For immediate release"]
    assert said(document, "ar", style="kicker") == ["بيان صحفي · للنشر الفوري"]
    first = said(document, "en", style="body")[0]
    assert first.startswith("Doha, 19 October 2021 – The Embassy reports")
    assert "on 18 October 2021 (12 Rabiʻ I 1443 AH), and" in first
    assert "on 7 September 2021, and" in said(document, "en", style="body")[1]
    assert said(document, "ar", style="body")[0].startswith("الدوحة – ١٩ أكتوبر ٢٠٢١م – أفادت السفارة")
    assert panel(document, "ar")[1] == "للتواصل الإعلامي  المكتب الصحفي +974 4400 1234 · press@embassy.example https://embassy.example/press"


def test_both_calendars_asked_for_stand_at_every_date():
    document = build(docgen.load(EXAMPLES / "statement.yaml"), calendar="both")
    assert "on 7 September 2021 (30 Muharram 1443 AH), and" in said(document, "en", style="body")[1]
    document = build(docgen.load(EXAMPLES / "statement.yaml"), calendar="hijri")
    assert "on 30 Muharram 1443 AH, and" in said(document, "en", style="body")[1]


def test_digits_asked_for_hold_for_the_whole_document():
    document = build(docgen.load(EXAMPLES / "minutes.yaml"), digits="latn")
    text = " ".join(said(document, "ar") + said(document, "ar", Heading))
    assert "محضر الاجتماع الثالث لعام 2026" in text
    assert not any(digit in text for digit in "٠١٢٣٤٥٦٧٨٩")
    assert document.furniture.digits.ar == "latn"


def test_an_embargo_is_told_with_its_time_and_zone():
    (notice,) = statement(release={"embargo": "2021-10-20T09:00+03:00"}).furniture.notices
    assert plain(notice.en) == "EMBARGOED until 9:00 am (Qatar time) on Wednesday, 20 October 2021"
    (notice,) = statement(release={"embargo": "2021-10-20T08:00+02:00"}).furniture.notices
    assert plain(notice.en) == "EMBARGOED until 8:00 am (UTC+02:00) on Wednesday, 20 October 2021"
    (notice,) = statement(release={"embargo": "2021-10-20T09:00+03:00"}, territory="SA").furniture.notices
    assert "(بتوقيت الرياض)" in plain(notice.ar)
    (notice,) = statement(release={"embargo": "2021-10-20T06:00+00:00", "zone": "Asia/Qatar"}).furniture.notices
    assert "9:00 am (Qatar time)" in plain(notice.en)
    arabic = plain(notice.ar)
    assert arabic.startswith("محظور النشر حتى الساعة ٩:٠٠ صباحًا")
    assert arabic.endswith("(بتوقيت قطر) من يوم الأربعاء ٢٠ أكتوبر ٢٠٢١م")


def test_an_embargo_that_ends_at_midnight_leaves_no_doubt_about_the_day():
    (notice,) = statement(release={"embargo": "2021-10-20T00:00", "zone": "Asia/Qatar"}).furniture.notices
    assert plain(notice.en) == "EMBARGOED until 00:00 (Qatar time) on Wednesday, 20 October 2021"


def test_a_zone_with_a_line_in_its_name_is_known():
    (notice,) = statement(release={"embargo": "2021-10-20T09:00+00:00", "zone": "America/New_York"}).furniture.notices
    assert "5:00 am (New York time)" in plain(notice.en).replace("\u00a0", " ")


def test_a_marking_stands_before_an_embargo_and_the_kicker_is_the_kind_alone():
    document = statement(marking="restricted", release={"embargo": "2021-10-20T09:00+03:00"})
    assert [plain(notice.ar).split(" حتى")[0] for notice in document.furniture.notices] == ["محدود التداول", "محظور النشر"]
    assert said(document, "en", style="kicker") == ["PRESS STATEMENT"]
    assert statement().furniture.notices == ()


def test_a_template_of_ones_own_that_says_nothing_of_an_embargo_shows_it_all_the_same(tmp_path):
    (tmp_path / "template.yaml").write_text(
        "docgen-template: 1\nkind: press-statement\ndocument: {title: T}\n"
        "furniture: {issuer: I, running-head: R, page-label: '{page}'}\nblocks: [{paragraph: P}]\n"
    )
    data = STATEMENT | {"release": {"embargo": "2021-10-20T09:00+03:00"}}
    assert len(build(docgen.parse(data), template=tmp_path).furniture.notices) == 1
    text = (tmp_path / "template.yaml").read_text().replace("page-label", "embargo: '', page-label")
    (tmp_path / "template.yaml").write_text(text)
    assert build(docgen.parse(data), template=tmp_path).furniture.notices == ()


@pytest.mark.parametrize(
    ("kind", "arabic", "english"), [("joint", "بيان مشترك", "JOINT STATEMENT"), ("condolences", "بيان تعزية", "STATEMENT OF CONDOLENCE")]
)
def test_the_kind_of_statement_is_named(kind, arabic, english):
    document = statement(type=kind)
    assert said(document, "ar", style="kicker")[0].startswith(arabic)
    assert said(document, "en", style="kicker")[0].startswith(english)


@pytest.mark.parametrize(
    "first",
    [
        {"list": [{"ar": "بند", "en": "Item"}]},
        {"heading": {"ar": "عنوان", "en": "Heading"}},
        {"quote": {"ar": "كلام", "en": "Words"}},
    ],
)
def test_a_dateline_is_a_line_of_its_own_where_no_paragraph_comes_first(first):
    made = statement(dateline={"ar": "باكو", "en": "Baku"}, body=[first, {"ar": "نص.", "en": "Text."}])
    assert said(made, "en", style="body") == ["Baku", "Text."]
    assert said(made, "ar", style="body") == ["باكو", "نص."]
    assert said(statement(dateline=False, body=[first, {"ar": "نص.", "en": "Text."}]), "en", style="body") == ["Text."]


def test_the_dateline_can_be_given_or_left_out():
    assert said(statement(dateline={"ar": "باكو", "en": "Baku"}), "en", style="body") == ["Baku – Text."]
    assert said(statement(dateline=False), "en", style="body") == ["Text."]
    assert said(statement(), "en", style="body") == ["19 October 2021 – Text."]


def test_a_body_that_begins_with_another_block_has_its_dateline_first():
    document = statement(body=[{"quote": "كلام", "speaker": "متحدث"}, {"ar": "نص.", "en": "Text."}])
    assert said(document, "en", style="body") == ["19 October 2021", "Text."]


def test_standing_words_notes_contacts_and_the_prevailing_line():
    document = statement(
        about=[
            {"ar": "نبذة أولى", "en": "First"},
            {"title": {"ar": "عن الوزارة", "en": "About the Ministry"}, "text": [{"ar": "أ", "en": "a"}, {"ar": "ب", "en": "b"}]},
        ],
        notes=[{"ar": "ملاحظة", "en": "Note"}],
        contacts=[{"name": {"ar": "المكتب", "en": "Office"}, "title": {"ar": "مدير", "en": "Director"}, "mobile": "+974 5500 0000"}],
        prevailing_note=True,
        end_mark=False,
    )
    assert panel(document, "en") == [
        "About. First",
        "About the Ministry. a",
        "b",
        "Notes to editors",
        ["Note"],
        "Media contact  Office, Director +974 5500 0000",
    ]
    assert said(document, "en", style="note") == ["In case of divergence, the Arabic text prevails."]
    assert said(document, "ar", style="note") == ["في حال وجود اختلاف بين النصين، يُعتدّ بالنص العربي."]
    assert said(document, "en", style="endmark") == []


def test_a_quotation_has_its_sides_marks_once_and_its_speaker_in_full():
    speaker = {
        "name": {"ar": "وزير الخارجية", "en": "Minister of Foreign Affairs"},
        "honorific": {"ar": "معالي", "en": "His Excellency"},
        "organisation": {"ar": "وزارة الخارجية", "en": "Ministry of Foreign Affairs"},
    }
    document = statement(body=[{"quote": {"ar": "«كلام.»", "en": '"Words."'}, "speaker": speaker}])
    (quote,) = (b for b in document.blocks if isinstance(b, Quote))
    assert (plain(quote.text.ar), plain(quote.text.en)) == ("«كلام.»", "“Words.”")
    assert plain(quote.attribution.ar) == "معالي وزير الخارجية، وزارة الخارجية"
    assert plain(quote.attribution.en) == "His Excellency Minister of Foreign Affairs, Ministry of Foreign Affairs"


def test_who_names_neither_territory_nor_digits_keeps_his_figures_as_typed():
    fields = {key: value for key, value in STATEMENT.items() if key != "territory"} | {"body": [{"ar": "عام 2026 و٣٥٠", "en": "2026"}]}
    assert "عام 2026 و٣٥٠" in said(build(docgen.parse(fields)), "ar", style="body")[0]


def test_one_language_needs_no_other():
    document = statement(languages=["ar"], headline={"ar": "عنوان"}, body=[{"ar": "نص."}], issuer={"name": {"ar": "السفارة"}})
    assert document.meta.title.en is None
    assert all(block.text.en is None for block in document.blocks if isinstance(block, Paragraph))
    assert arrange(document).layout == "ar"


def test_a_text_that_is_missing_on_one_side_leaves_that_side_out():
    with pytest.warns(docgen.DocgenWarning, match="the Arabic text is missing"):
        document = statement(allow_untranslated=True, subheadline={"en": "Only English"})
    assert said(document, "en", style="subheadline") == ["Only English"]
    assert said(document, "ar", style="subheadline") == [""]


def test_the_minutes_hold_everything_that_secretariats_expect():
    document = build(docgen.load(EXAMPLES / "minutes.yaml"))
    blocks = [inner for b in document.blocks for inner in (b.instead if isinstance(b, Contents) else (b,))]
    headings = [(plain(b.number.ar) if b.number else None, plain(b.text.ar)) for b in blocks if isinstance(b, Heading)]
    assert headings == [
        (None, "محضر الاجتماع الثالث لعام ٢٠٢٦"),
        (None, "الحضور"),
        (None, "جدول الأعمال"),
        ("١", "خطة العمل للفترة ٢٠٢٦–٢٠٢٨"),
        ("٢", "ما يستجد من أعمال"),
        (None, "المهام"),
    ]
    tables = [[[plain(cell.en) for cell in row] for row in b.rows] for b in document.blocks if isinstance(b, Table)]
    assert tables[0] == [
        ["1", "Chairperson", "Chair"],
        ["2", "Head of the Committee's Office", "Secretary"],
        ["3", "Representative of the Museums Department", "Museums Department"],
    ]
    assert tables[1] == [["1", "Observer", "International Council on Monuments and Sites (ICOMOS)"]]
    assert tables[3] == [
        ["Publish the plan on the web site", "Head of the Committee's Office", "25 May 2026"],
        ["Submit the detailed spending plan", "Representative of Finance", "15 June 2026 Open"],
    ]
    fields = {plain(f.label.en): (plain(f.value.ar), plain(f.value.en)) for b in document.blocks if isinstance(b, Fields) for f in b.fields}
    assert fields["Date"] == ("الاثنين ١١ مايو ٢٠٢٦م الموافق ٢٤ ذو القعدة ١٤٤٧هـ", "Monday, 11 May 2026 (24 Dhuʻl-Qiʻdah 1447 AH)")
    assert fields["Time"] == ("١٠:٠٠ – ١٢:٣٠", "10:00 – 12:30")
    assert fields["Quorum"] == ("مكتمل (الحاضرون: ٣، المطلوب: ٣)", "Quorate: 3 present, 3 required")
    assert fields["Absent"] == ("لا يوجد", "None")
    assert fields["Previous minutes"] == (
        "صُدّق على محضر الاجتماع السابق رقم NHC/MIN/2026/02 بتاريخ ٩ مارس ٢٠٢٦م.",
        "The minutes of the previous meeting (No. NHC/MIN/2026/02, 9 March 2026) were adopted.",
    )
    assert fields["Next meeting"][1] == "Monday, 13 July 2026 (28 Muharram 1448 AH), at 10:00, Council Hall"
    assert panel(document, "ar") == ["قرار رقم (٣/١/٢٠٢٦)  اعتماد خطة العمل بصيغتها المعروضة.", "بالإجماع"]
    assert panel(document, "en") == ["Decision No. 3/1/2026  The work plan is adopted as presented.", "Unanimously"]
    (signatures,) = (b for b in document.blocks if isinstance(b, SignatureRow))
    assert [(plain(s.name.en), plain(s.role.ar)) for s in signatures.signatories] == [
        ("Chairperson", "رئيس الجلسة"),
        ("Head of the Committee's Office", "أمين السر"),
    ]


def test_the_table_of_figures_is_typed_summed_and_set_in_each_sides_digits():
    document = build(docgen.load(EXAMPLES / "minutes.yaml"))
    table = [b for b in document.blocks if isinstance(b, Table)][2]
    assert [column.kind for column in table.columns] == ["text", "year", "number"]
    assert [plain(cell.ar) for cell in table.rows[0]] == ["الرقمنة (Digital Archive 2.0)", "٢٠٢٦", "٤٬٢٥٠٬٠٠٠"]
    assert [plain(cell.en) for cell in table.total] == ["Total", "", "12,500,000"]
    assert [plain(cell.ar) for cell in table.total] == ["المجموع", "", "١٢٬٥٠٠٬٠٠٠"]
    assert plain(table.caption.en) == "Budget by programme"


def test_recommendations_annexes_and_notes_have_their_places():
    people = {"first_chair": {"name": {"ar": "الرئيس", "en": "Chair"}, "honorific": {"ar": "سعادة", "en": "HE"}}}
    model = docgen.parse(
        {
            "docgen": 1,
            "kind": "meeting-minutes",
            "territory": "QA",
            "date": "2026-05-11",
            "body_name": {"ar": "اللجنة", "en": "Committee"},
            "title": {"ar": "محضر", "en": "Minutes"},
            "people": people,
            "chair": "first_chair",
            "attendance": {"present": ["first_chair"]},
            "agenda": [
                {
                    "title": {"ar": "بند", "en": "Item"},
                    "presenter": "first_chair",
                    "discussion": [{"heading": {"ar": "رأي", "en": "View"}}],
                    "recommendations": [{"text": {"ar": "توصية ما", "en": "Advise"}, "to": {"ar": "إلى الوزارة", "en": "To the Ministry"}}],
                    "actions": [{"task": {"ar": "عمل", "en": "Task"}, "owner": ["first_chair"]}],
                }
            ],
            "annexes": [{"title": {"ar": "خطة", "en": "Plan"}, "reference": "AN/1"}],
            "signatures": ["first_chair"],
        }
    )
    document = build(model)
    assert said(document, "en", style="caption") == ["Presented by: HE Chair"]
    assert [b.level for b in document.blocks if isinstance(b, Heading) and plain(b.text.en) == "View"] == [2]
    assert panel(document, "en") == ["Recommendation No. 1/2026  Advise", "To the Ministry"]
    (annexes,) = (b for b in document.blocks if isinstance(b, ListBlock))
    assert [plain(item.ar) for item in annexes.items] == ["خطة (AN/1)"]
    (signatures,) = (b for b in document.blocks if isinstance(b, SignatureRow))
    assert plain(signatures.signatories[0].name.ar) == "سعادة الرئيس"


def test_the_file_says_of_itself_what_it_is():
    document = build(docgen.load(EXAMPLES / "statement.yaml"))
    meta, furniture = document.meta, document.furniture
    assert (meta.kind, meta.languages, meta.reference, meta.date.isoformat()) == ("press-statement", ("ar", "en"), "EMB/PS/2021/031", "2021-10-19")
    assert meta.title.en == "Joint Commission opens new fields of partnership between Azerbaijan and Qatar"
    assert meta.author.ar == "سفارة جمهورية أذربيجان لدى دولة قطر"
    assert meta.source == (EXAMPLES / "statement.yaml").read_bytes()
    assert (furniture.page_label.ar, furniture.page_label.en) == ("صفحة {page} من {pages}", "Page {page} of {pages}")
    assert (furniture.digits.ar, furniture.digits.en) == ("arab", "latn")
    assert furniture.emblem is None
    assert (build(docgen.load(EXAMPLES / "minutes.yaml")).theme.name, document.theme.name) == ("heritage", "classic")


def test_a_font_asked_for_brings_its_companion():
    document = build(docgen.parse(STATEMENT), font="Noto Naskh Arabic")
    assert (document.theme.families.arabic, document.theme.families.latin, document.theme.families.latin_ratio) == (
        "Noto Naskh Arabic",
        "Noto Serif",
        0.8,
    )
