"""`--against`: a changed word, sign, notice, address or link of an output is told at its line, and so is text that is hidden."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import docgen
from docgen.checks.readback.hiding import rules_of
from docgen.checks.readback.web_page import read_page
from docgen.checks.readback.wording import reworded, tokens
from docgen.checks.verify_output import verify_output
from docgen.reading import open_input

EXAMPLES = Path(__file__).parents[3] / "examples"
INPUT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "territory": "QA",
    "date": "2026-03-05",
    "release": {"embargo": "2026-03-06T09:00+03:00"},
    "status": "draft",
    "marking": "confidential",
    "issuer": {"name": {"ar": "هيئة المكتبات", "en": "Libraries Commission"}},
    "headline": {"ar": "الهيئة تفتتح 12 مكتبة عامة", "en": "The Commission opens 12 public libraries"},
    "body": [
        {
            "ar": "تُفتح يوم {date}`2026-04-10`، بتغيّر قدره {percent}`-3.5`.",
            "en": "They open on {date}`2026-04-10`, a change of {percent}`-3.5`.",
        },
        {"ar": "انظر [موقع الهيئة](https://libraries.example/ar).", "en": "See [the site](https://libraries.example/en)."},
    ],
    "contacts": [{"name": {"ar": "المكتب الإعلامي", "en": "Media Office"}, "email": "media@libraries.example"}],
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("input") / "input.json"
    path.write_text(json.dumps(INPUT, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(source: Path) -> dict[str, bytes]:
    model = docgen.load(source)
    return {form: docgen.render_bytes(model, form, warn=lambda problem: None) for form in ("txt", "html", "docx", "eml")}


def told(source: Path, output: Path, data: bytes) -> list[str]:
    output.write_bytes(data)
    proof = verify_output(open_input(source), output)
    return [str(problem).replace(f"{output}", "OUT").replace(" – render the input again", "") for problem in (*proof.missing, *proof.extra)]


@pytest.mark.parametrize("form", ["txt", "html", "docx", "eml"])
def test_what_was_made_is_as_the_input_has_it(form: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    assert told(source, tmp_path / f"out.{form}", made[form]) == []


def test_words_that_small_pages_part_are_those_of_the_input(source: Path, tmp_path: Path) -> None:
    data = docgen.render_bytes(docgen.load(source), "pdf", page=(360.0, 520.0), warn=lambda problem: None)
    assert told(source, tmp_path / "out.pdf", data) == []


def test_money_that_a_role_writes_in_words_is_found(tmp_path: Path) -> None:
    path = EXAMPLES / "communique.yaml"
    assert told(path, tmp_path / "out.txt", docgen.render_bytes(docgen.load(path), "txt", warn=lambda problem: None)) == []


CHANGES = [
    ("−3.5%", "3.5%", "«−» of what the input makes cannot be found"),
    ("−٣٫٥٪", "٣٫٥−٪", "«−» of what the input makes cannot be found"),
    ("10 April", "10 March", "«March» stands in OUT where the input has «April»"),
    ("محظور النشر", "متاح للنشر", "«متاح للنشر» stands in OUT where the input has «محظور النشر»"),
    ("EMBARGOED", "RELEASED", "«RELEASED» stands in OUT where the input has «EMBARGOED»"),
    ("Confidential", "Public", "«Public» stands in OUT where the input has «Confidential»"),
    ("مسودة", "نهائي", "«نهائي» stands in OUT where the input has «مسودة»"),
    ("Friday", "Thursday", "«Thursday» stands in OUT where the input has «Friday»"),
    ("opens", "closes", "«closes» stands in OUT where the input has «opens»"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), CHANGES, ids=[wrong for _, wrong, _ in CHANGES])
def test_a_word_that_is_another_one_is_told_at_its_line(
    right: str, wrong: str, said: str, source: Path, made: dict[str, bytes], tmp_path: Path
) -> None:
    text = made["txt"].decode()
    assert right in text
    changed = text.replace(right, wrong, 1)
    line = next(number for number, (one, other) in enumerate(zip(text.split("\n"), changed.split("\n"), strict=True), 1) if one != other)
    found = told(source, tmp_path / "out.txt", changed.encode())
    assert any(one.startswith(f"OUT:{line}: error: {said}") for one in found), found


def test_an_address_of_one_language_alone_is_told(source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    changed = made["txt"].decode().replace("media@libraries", "press@libraries", 1)
    (line,) = told(source, tmp_path / "out.txt", changed.encode())
    assert "«press@libraries.example» stands in OUT where the input has «media@libraries.example»" in line


def test_a_notice_in_the_head_of_a_word_file_is_told(source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made["docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b"EMBARGOED", b"RELEASED") if entry.filename.endswith(".xml") else data)
    assert any("«RELEASED» stands in OUT where the input has «EMBARGOED»" in line for line in told(source, tmp_path / "out.docx", out.getvalue()))


@pytest.mark.parametrize("scheme", ["https://libraries.example/en", "mailto:media@libraries.example"])
def test_a_link_that_leads_elsewhere_is_told_in_every_part(scheme: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    page = made["html"].decode().replace(f'href="{scheme}', 'href="https://other.example/x', 1)
    found = told(source, tmp_path / "out.html", page.encode())
    assert any("a link in OUT leads to https://other.example/x" in line and line.startswith("OUT:") for line in found), found
    assert any(f"no link in OUT leads to {scheme}" in line for line in found), found


HIDDEN = [
    *("display:none", "visibility: hidden", "FONT-SIZE:0PX !important", "opacity:0.0", "color:#FFF", "color:transparent", "left:-9999px"),
    *("font-size: 0.1px", "font-size:.01em", "font-size:1%", "font-size:.2vw", "font:0/0 a", "font: 2px serif", "opacity: .001", "opacity:1%"),
    *("color:#fefefe", "color: rgb(255 255 255)", "color:rgba(0,0,0,.01)", "color:hsl(0 0% 99%)", "color:snow", "color:#bbb;opacity:.2"),
    *("-webkit-text-fill-color:transparent", "color:white;background:ivory", "--x:#fff;color:var(--x)", "color:var(--none, white)"),
    *(
        "transform:scale(.001)",
        "transform:rotate(1deg) scale3d(.1,1,1)",
        "zoom:2%",
        "transform:matrix(.01,0,0,.01,0,0)",
        "filter:blur(0) opacity(2%)",
    ),
    *("left:-50em", "left:200vw", "text-indent:-200%", "transform:translateX(-200vw)", "translate:0 5000px", "overflow:hidden;height:.2em"),
]
SEEN = [
    *("color:#333;opacity:1;font-size:0.9em", "color:white;background:#900", "display:inline", "margin-left:-1px"),
    *(
        "font:bold 12px/1.5 serif",
        "font-size:smaller",
        "font-size:xx-small",
        "font-size:75%",
        "font-size:6pt",
        "color:#999",
        "color:rgb(0 0 0 / 50%)",
    ),
    *("opacity:.5", "transform:translate(-50%,-50%)", "color:white;background:url(x.png)", "color:white;background:linear-gradient(red,blue)"),
    *("--x:#600;color:white;background:var(--x)", "transform:scale(1,.9)", "zoom:50%", "overflow:hidden;height:1.2em", "color:var(--none)"),
]


@pytest.mark.parametrize("style", HIDDEN)
def test_hidden_text_is_not_seen(style: str) -> None:
    page = read_page(f'<p>It fell by <span style="{style}">3.5%</span> there</p>'.encode(), "x")
    assert [words.text for words in page.words] == ["It fell by there"]
    assert [(words.text, words.line) for words in page.hidden] == [("3.5%", 1)]


@pytest.mark.parametrize("style", SEEN)
def test_text_of_another_look_is(style: str) -> None:
    assert read_page(f'<p style="{style}">3.5%</p>'.encode(), "x").hidden == ()


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ('<div style="font-size:0">a<span style="font-size:16px">b</span>c</div>', "b"),
        ('<div style="color:white">a<span style="color:black">b</span>c</div>', "b"),
        ('<div style="visibility:hidden">a<span style="visibility:visible">b</span>c</div>', "b"),
        ('<div style="opacity:.3">a<span style="opacity:.3">b</span>c</div>', "ac"),
        ('<div style="opacity:0">a<span style="opacity:1">b</span>c</div>', ""),
        ('<div style="font-size:50%">a<span style="font-size:50%">b</span>c</div>', "ac"),
        ('<div style="font-size:1px">a<span style="font-size:1rem">b</span>c</div>', "b"),
        ('<div style="background:#000;color:#fff">a<span style="background:#fff">b</span>c</div>', "ac"),
        ('<style>:root{--ink:#fdfdfd}p{color:var(--ink)}</style><p>a<b style="--ink:#000;color:var(--ink)">b</b>c</p>', "b"),
    ],
)
def test_what_is_seen_is_handed_down_as_browsers_do(page: str, seen: str) -> None:
    assert "".join(words.text for words in read_page(f"<html><body>{page}</body></html>".encode(), "x").words) == seen


@given(st.floats(0, 40), st.sampled_from(["px", "pt", "em", "%"]))
def test_letters_of_four_points_are_seen_and_smaller_ones_are_not(number: float, unit: str) -> None:
    pixels = number * {"px": 1, "pt": 4 / 3, "em": 16, "%": 0.16}[unit]
    assume(abs(pixels - 16 / 3) > 0.01)
    page = read_page(f'<p style="font-size:{number:.6f}{unit}">word</p>'.encode(), "x")
    assert bool(page.words) == (pixels > 16 / 3)
    assert bool(page.hidden) != bool(page.words)


def test_rules_of_style_sheets_hide_too_but_not_those_of_paper() -> None:
    sheet = "@import 'x'; .a, #b{display:none} @media print{.c{display:none}} .d .e{display:none}"
    assert set(rules_of(sheet)) == {".a", "#b"}
    page = read_page(f"<style>{sheet}</style><p class='x a'>1</p><p id=b>2</p><p class=c>3</p><p aria-hidden=true>4</p>".encode(), "x")
    assert [words.text for words in page.words] == ["3"]
    assert [words.text for words in page.hidden] == ["1", "2", "4"]


def test_hidden_text_is_told_at_its_line(source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    page = made["html"].decode().replace("</body>", '<p style="display:none">nobody sees it</p></body>')
    line = 1 + page[: page.index("nobody")].count("\n")
    assert told(source, tmp_path / "out.html", page.encode()) == [f"OUT:{line}: error: holds text that is not seen: «nobody sees it»"]


def test_words_signs_and_addresses_are_told_apart() -> None:
    said = "It’s −3.5% (or -4), 3-5 days: a-b@c.example, https://x.example/a?b=1. وزارةُ الصِّحّة ⁦‎−٢⁩ هـ"
    assert Counter(tokens(said)) == Counter(["It's", "-", "or", "-", "days", "a-b@c.example", "https://x.example/a?b=1", "وزاره", "الصحه", "-", "ه"])


def test_where_most_of_the_words_differ_they_are_told_together() -> None:
    (told,) = reworded([f"word{chr(97 + n)}" for n in range(26)], [f"other{chr(97 + n)}" for n in range(26)], frozenset())
    assert (
        told.said("a.txt")
        == "26 words in a.txt are not of what the input makes, «worda» the first of them, and 26 of what it makes cannot be found there"
    )
    (told,) = reworded(["one text", " ".join(f"word{chr(97 + n)}" for n in range(20))], ["one text"], frozenset())
    assert told.said("a.txt") == "20 words in a.txt are not of what the input makes, «worda wordb wordc …» the first of them"
    (told,) = reworded(["one text"], ["one text", " ".join(f"word{chr(97 + n)}" for n in range(20))], frozenset())
    assert told.said("a.txt") == "20 words of what the input makes cannot be found in a.txt, «worda wordb wordc …» the first of them"
