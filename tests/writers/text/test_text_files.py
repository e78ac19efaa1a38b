"""Text files: every line in the order that the PDF has, marks of each channel, messages that are not too long."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proofs import need

import docgen
from docgen.document.inline import DIRECTIONS, Inline
from docgen.errors import RenderError, UsageError
from docgen.types import Lang
from docgen.typography import reorder, resolve_levels
from docgen.writers import renderer
from docgen.writers.contract import check_writer
from docgen.writers.options import Channel, RenderOptions
from docgen.writers.text.bidi import with_direction
from docgen.writers.text.channels import CHANNELS
from docgen.writers.text.document import written
from docgen.writers.text.lines import TextLine, lines, row

ROOT = Path(__file__).parents[3]
EXAMPLES = ("statement", "minutes")
FORMAT_CHARACTERS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))
WIRE = CHANNELS["wire"]


def example(name: str, **options: Any) -> str:
    model = docgen.load(ROOT / "examples" / f"{name}.yaml")
    return docgen.render_bytes(model, "txt", warn=lambda problem: None, **options).decode()


def visual(text: str, base: str) -> str:
    """The characters of a line from left to right, by docgen's own UAX #9, brackets as they are in the text."""
    levels = resolve_levels(text, base=base)  # type: ignore[arg-type]
    return "".join(text[index] for index in reorder(levels)).translate(FORMAT_CHARACTERS)


def by_fribidi(texts: list[str]) -> list[str]:
    """The same by the levels of FriBidi, which takes each line's direction from the line."""
    given = "\n".join(texts) + "\n"
    made = subprocess.run(["fribidi", "--levels", "--novisual", "--nobreak"], input=given, capture_output=True, text=True, check=True)
    found = [[int(level) for level in line.split()] for line in made.stdout.split("\n")[:-1]]
    assert [len(levels) for levels in found] == [len(text) for text in texts]
    return ["".join(text[index] for index in reorder(levels)).translate(FORMAT_CHARACTERS) for text, levels in zip(texts, found, strict=True)]


def read(data: bytes) -> str:
    return data.decode().translate({**FORMAT_CHARACTERS, ord("*"): None, ord("_"): None})


def test_the_text_writer_keeps_the_contract() -> None:
    check_writer(renderer("txt"), read=read)


def test_no_word_is_lost_in_any_channel() -> None:
    for channel in get_args(Channel):

        def write(flow: Any, options: RenderOptions, channel: Any = channel) -> bytes:
            return renderer("txt")(flow, RenderOptions(channel=channel, warn=options.warn))

        check_writer(write, read=read)


WORDS = st.sampled_from(
    ["وزارة", "الثقافة", "Ministry", "2026", "١٢٣", "3.5", "(قطر)", "(B2B)", "-", "«نصّ»", "%", "+974", "A/3", "،", "50%", "مادّة", ":"]
)
SLOTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LANGS: st.SearchStrategy[Lang] = st.sampled_from(["ar", "en"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LANGS, SLOTS), min_size=20, max_size=20))
def test_every_line_reads_as_in_its_own_direction_wherever_it_is_shown(slots: list[tuple[Lang, str]]) -> None:
    need("fribidi")
    sent = [with_direction(text, lang) for lang, text in slots]
    assert by_fribidi(sent) == [visual(text, DIRECTIONS[lang]) for lang, text in slots]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LANGS, st.lists(SLOTS, min_size=1, max_size=4)), min_size=12, max_size=12))
def test_cells_of_a_row_keep_their_order_and_turn_none_of_the_others(rows: list[tuple[Lang, list[str]]]) -> None:
    sent, wanted = [], []
    for lang, cells in rows:
        line = TextLine(lang, row(lang, [(Inline(cell),) for cell in cells], " | "))
        sent.append(written(line, WIRE))
        shown = [visual(cell, DIRECTIONS[lang]) for cell in cells]
        wanted.append(" | ".join(reversed(shown) if lang == "ar" else shown))
    assert [visual(line, "auto") for line in sent] == wanted  # FriBidi carries a letter's class from one isolate into the next, against rule X10


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("layout", ["sequential", "stacked", "ar", "en"])
def test_lines_of_whole_documents_go_the_way_of_their_language(name: str, layout: str) -> None:
    need("fribidi")
    found = [line for line in example(name, layout=layout).split("\n") if line.strip()]
    directions = (
        subprocess.run(["fribidi", "--basedir", "--novisual", "--nobreak"], input="\n".join(found) + "\n", capture_output=True, text=True, check=True)
        .stdout.replace("Base direction: ", "")
        .split()
    )
    for line, direction in zip(found, directions, strict=True):
        arabic = "\u200f" in line or any("\u0621" <= character <= "\u064a" for character in line)
        assert direction == ("R" if arabic else "L"), line


def test_one_language_stands_after_the_other_unless_they_are_stacked() -> None:
    text = example("statement")
    assert text.index("– انتهى –") < text.index("Embassy of the Republic")
    stacked = example("statement", layout="stacked")
    assert stacked.index("PRESS STATEMENT") < stacked.index("– انتهى –")


def test_side_by_side_is_told_to_be_none_of_a_text_file() -> None:
    said: list[docgen.Problem] = []
    model = docgen.load(ROOT / "examples" / "statement.yaml")
    assert docgen.render_bytes(model, "txt", layout="side-by-side", warn=said.append).decode() == example("statement")
    assert ["side-by-side" in problem.message for problem in said] == [True]


def test_messengers_mark_strong_words() -> None:
    assert "*المشاورات السياسية*" in example("statement", channel="whatsapp")
    assert "**political consultations**" in example("statement", channel="telegram")
    assert "*" not in example("statement", channel="wire")
    assert "*Doha, 19 October 2021* – The Embassy" in example("statement", channel="whatsapp")


def test_marks_stand_at_the_words_and_once_round_words_that_are_alike() -> None:
    runs = (Inline("a ", strong=True), Inline("b ", strong=True, nobreak=True), Inline("c"))
    assert written(TextLine("en", runs), CHANNELS["whatsapp"]) == "*a b* c"


def test_letters_that_a_messenger_takes_for_marks_are_told() -> None:
    said: list[docgen.Problem] = []
    data = {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2026-05-11",
        "issuer": {"name": "Ministry"},
        "headline": {"ar": "بيان", "en": "Statement"},
        "body": [{"ar": r"السعر \*خمسة\* ريالات", "en": r"The price is \*five\* riyals, and 5 \* 3 \* 2 is none"}],
    }
    docgen.render_bytes(docgen.parse(data, warn=said.append), "txt", channel="whatsapp", warn=said.append)
    assert [problem.message for problem in said] == [
        "WhatsApp takes '*' for a mark, and may change how this is shown: '*خمسة*'",
        "WhatsApp takes '*' for a mark, and may change how this is shown: '*five*'",
    ]
    said.clear()
    docgen.render_bytes(docgen.parse(data, warn=lambda problem: None), "txt", warn=said.append)
    assert said == []


@pytest.mark.parametrize(
    ("channel", "text", "marks"),
    [
        ("whatsapp", "a ~word~ here", [("~", "~word~")]),
        ("whatsapp", "(_so_), *so*.", [("*", "*so*"), ("_", "_so_")]),
        ("whatsapp", "```one two``` and `three`", [("```", "```one two```"), ("`", "`three`")]),
        ("whatsapp", "5 * 3 * 2, a_b_c, 3*4*5, x ~ y ~ z, **", []),
        ("whatsapp", "_snake_case_ and *a b* c*", [("*", "*a b*"), ("_", "_snake_case_")]),
        ("whatsapp", "https://x.example/a_b_c ||x|| ~~y~~", []),
        ("whatsapp", "قال *كلمة* و_أخرى_", [("*", "*كلمة*")]),
        (
            "telegram",
            "||hidden|| ~~gone~~ **bold** __slanted__",
            [("**", "**bold**"), ("__", "__slanted__"), ("~~", "~~gone~~"), ("||", "||hidden||")],
        ),
        ("telegram", "```one``` `two`", [("```", "```one```"), ("`", "`two`")]),
        ("telegram", "*a* _b_ ~c~ |d| a || b || c", []),
        ("x", "*a* _b_ ~c~ `d`", []),
        ("wire", "*a* _b_ ~c~ `d`", []),
    ],
)
def test_each_channel_has_its_own_marks(channel: Channel, text: str, marks: list[tuple[str, str]]) -> None:
    assert list(CHANNELS[channel].taken(text)) == marks


@pytest.mark.parametrize("text", ["> quoted", "- item", "* item", "1. one", "12. twelve"])
def test_a_line_that_a_messenger_takes_for_a_list_or_a_quotation_is_told_at_its_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    head = "docgen: 1\nkind: press-statement\nlanguages: [en]\ndate: 2026-05-11\nissuer: {name: Ministry}\nheadline: Statement\nbody:\n"
    escape = "" if text[0].isdigit() else "\\"
    path.write_text(f"{head}- list: [Own marker.]\n- '{escape}{text}'\n", encoding="utf-8")
    for channel, told in (("whatsapp", 1), ("telegram", 0), ("x", 0)):
        said: list[docgen.Problem] = []
        made = docgen.render_bytes(docgen.load(path, warn=lambda problem: None), "txt", channel=channel, warn=said.append).decode()  # type: ignore[arg-type]
        assert text in made
        assert len([problem for problem in said if "where a line begins" in problem.message]) == told
        assert all((problem.place.line, problem.place.column) == (9, 4) for problem in said)


def statement(*body: dict[str, str]) -> docgen.PressStatement:
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": "Ministry"}, "headline": "Statement", "body": [*body]}
    return docgen.parse(data, warn=lambda problem: None)  # type: ignore[return-value]


@pytest.mark.parametrize("channel", ["x", "telegram"])
def test_messages_are_not_longer_than_the_channel_takes_and_numbered(channel: Channel) -> None:
    long = " ".join(f"جملة رقم {number} من نصّ طويل جدًا." for number in range(400))
    english = " ".join(f"Sentence number {number} of a long text." for number in range(400))
    text = docgen.render_bytes(statement({"ar": long, "en": english}), "txt", channel=channel).decode()
    parts = text.rstrip("\n").split("\n\n————————\n\n")
    rules = CHANNELS[channel]
    assert rules.most is not None
    assert len(parts) > 4
    assert all(rules.length(part) <= rules.most for part in parts)
    arabic = [part for part in parts if "جملة" in part]
    assert arabic[1].endswith(" من " + arabic[-1].rsplit(" ", 1)[1])
    assert " ".join(long.split()) in " ".join(" ".join(part.rsplit("\n", 1)[0] for part in arabic).translate(FORMAT_CHARACTERS).split())


@pytest.mark.parametrize("marking", ["confidential", "وثيقة داخلية لا تُتداول خارج الوزارة"])
def test_an_embargo_and_a_marking_stand_in_every_message(marking: str) -> None:
    data = statement({"ar": "جملة قصيرة. " * 100, "en": "A short sentence. " * 100}).model_dump(mode="json", exclude_unset=True, by_alias=True)
    data |= {"marking": marking, "release": {"embargo": "2026-05-12T09:00+03:00"}}
    model = docgen.parse({"docgen": 1, "kind": "press-statement", **data}, warn=lambda problem: None)
    parts = docgen.render_bytes(model, "txt", channel="x").decode().rstrip("\n").split("\n\n————————\n\n")
    arabic = [part for part in parts if part.endswith("١)") or " من " in part.rsplit("\n", 1)[-1]]
    assert len(arabic) > 3
    first = arabic[0].split("\n")[0]
    assert all(part.startswith(first) for part in arabic)
    assert all(CHANNELS["x"].length(part) <= 280 for part in parts)


def test_posts_are_counted_as_x_counts_them() -> None:
    length = CHANNELS["x"].length
    assert length("abc") == 3
    assert length("نصّ") == 3
    assert length("漢字") == 4
    assert length("https://example.org/a/very/long/address/that/goes/on") == 23
    assert length("\u2066a\u2069") == 5


def test_a_word_that_no_message_holds_is_an_error() -> None:
    with pytest.raises(RenderError, match="longer than a message of X"):
        docgen.render_bytes(statement({"ar": "أ" * 400, "en": "a" * 400}), "txt", channel="x")


def test_links_and_addresses_stand_beside_their_words() -> None:
    text = docgen.render_bytes(statement({"ar": "[الموقع](https://example.org)", "en": "[the site](https://example.org)"}), "txt").decode()
    assert "the site (\u2066https://example.org\u2069)" in text


@pytest.mark.parametrize("name", ["theme", "family", "fonts", "page", "watermark", "qr", "profile", "embed_fonts"])
def test_what_a_text_file_has_not_is_refused(name: str) -> None:
    from docgen.document.inline import Both

    given: dict[str, Any] = {
        "theme": "noto",
        "family": "Amiri",
        "fonts": [ROOT / "fonts"],
        "page": (420.0, 595.0),
        "watermark": Both("مسودة", "DRAFT"),
        "qr": "https://example.org",
        "profile": "screen",
        "embed_fonts": "all",
    }
    with pytest.raises(UsageError, match=r"a text file has no|a text file carries"):
        example("statement", **{name: given[name]})


def test_a_line_break_of_the_author_is_a_line() -> None:
    assert [line.runs for line in lines("en", (Inline("a\u2028b", strong=True),))] == [(Inline("a", strong=True),), (Inline("b", strong=True),)]
