"""Whatever a text holds, the checks end, name places that exist, and fix nothing but what they say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.checks import check_loaded, fixed
from docgen.errors import InputError
from docgen.reading import open_input
from docgen.source import compose, from_text

HEAD = "docgen: 1\nkind: press-statement\ndate: 2021-10-19\nissuer: {name: x}\nheadline: x\nbody:\n"
WORDS = st.sampled_from(
    [
        "عضو",
        "الاثنين",
        "Monday",
        "18",
        "أكتوبر",
        "October",
        "2021",
        "٢٠٢١",
        "1443",
        "هـ",
        "AH",
        "م",
        "ربيع",
        "الأول",
        "0",
        "31",
        "12.5",
        "١٬٢٣٤",
        "مليون",
        "million",
        "و",
        "%",
        "٪",
        "QAR",
        "ريال",
        "قطري",
        "$",
        "€",
        ":30",
        "10:00",
        "pm",
        "ص",
        "@",
        "a@b.c",
        "https://x.y/ar",
        "+974 4400 1234",
        "EMB/1",
        "**",
        "*",
        "{date}`2021-10-18`",
        "{number}`5`",
        "{term}`x`",
        "[a](b)",
        "«",
        "»",
        "“",
        "”",
        '"',
        "(",
        ")",
        ",",
        "،",
        ";",
        "?",
        ".",
        "-",
        "–",
        "/",
        "\\",
        "\u200f",
        "\u202b",
        "\u200b",
        "ﻻ",
        "ی",
        "ـ",
        "\ufffd",
        "  ",
        "\n",
        "Ø§Ù„",
        "۲",
        "half",
        "نصف",
        "ألف",
        "99999999999999999999",
        "9999",
        "0001",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join) | st.lists(WORDS, min_size=1, max_size=12).map("".join)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_any_pair_of_texts(ar: str, en: str) -> None:
    source = from_text(f"{HEAD}  - ar: {quoted(ar)}\n    en: {quoted(en)}\n", "x.yaml")
    try:
        loaded = open_input(source)
    except InputError:
        return
    report = check_loaded(loaded, "x.yaml", build=False)
    for finding in report.problems:
        place = finding.place
        assert place.line in (7, 8)
        assert place.column is not None
    result = fixed(source, report.problems)
    assert set(result.mended) | set(result.left) == {finding for finding in report.problems if finding.edits}
    compose(from_text(result.data.decode()))
