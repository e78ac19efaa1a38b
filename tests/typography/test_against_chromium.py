"""The order in which characters stand, beside a browser's: what users of other tools found turned round, in words of our own."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from peers import beside
from proofs import need
from typeset import lines, span, style, visual

from docgen.types import Base
from docgen.typography.types import Span

Part = tuple[str, str]
"""Text, and how it is marked: '' plain, 'b' bold, 'i' an island."""

CASES: dict[str, tuple[Base, str]] = {
    "a full stop at the end": ("rtl", "انتهى الاجتماع."),
    "a full stop after a Latin word": ("rtl", "أعدّته مؤسسة Heritage."),
    "a closing quotation mark at the end": ("rtl", "قال الرئيس: «نحن معًا»."),
    "English quotation marks round Arabic": ("ltr", "He called it “العدل أساس الملك”."),
    "brackets at the start": ("rtl", "(مثال) مثال"),
    "brackets at the end": ("rtl", "مثال (مثال)"),
    "brackets in the middle": ("rtl", "هذا (مثال) واحد"),
    "brackets round Latin": ("rtl", "مشروع (Digital Archive 2.0) الجديد"),
    "brackets in brackets": ("rtl", "أولًا (ثانيًا [third] رابعًا) خامسًا"),
    "Arabic brackets in English": ("ltr", "The word (كتاب) means book (book)."),
    "a date before right-to-left text": ("rtl", "1999-09-02| التاريخ"),
    "a date before right-to-left text in English": ("ltr", "1999-09-02| التاريخ"),
    "a date after right-to-left text": ("rtl", "التاريخ |1999-09-02"),
    "dates in three forms": ("rtl", "2021/10/18 و18.10.2021 و١٨/١٠/٢٠٢١"),
    "a heading's number": ("rtl", "1.2 جدول الأعمال"),
    "an item's number after a word": ("rtl", "البند 1.2 من القرار 3/2026"),
    "a range of years": ("rtl", "للفترة 2022–2025 فقط"),
    "a range of days with a hyphen": ("rtl", "من 12-14 أكتوبر"),
    "Arabic-Indic ranges": ("rtl", "الصفحات ١٢–١٤ والصفحة ٣"),
    "a version after a Latin name": ("rtl", "برنامج Writer 7.5.2 الحر"),
    "a percent sign after the figure": ("rtl", "بلغت 62% من الخطة"),
    "a percent sign before the figure": ("rtl", "بلغت %62 من الخطة"),
    "an Arabic percent sign": ("rtl", "بلغت ٦٢٪ من الخطة"),
    "a percentage in English among Arabic": ("ltr", "The share (نسبة) was 62% in 2021."),
    "plus and minus": ("rtl", "بين -5 و+7 درجات"),
    "money": ("rtl", "بقيمة QAR 12,500,000 أو $5"),
    "a time": ("rtl", "من الساعة 10:30 إلى 12:45 ظهرًا"),
    "a marker in brackets": ("rtl", "(١٢) البند"),
    "a marker with a full stop": ("rtl", "12. البند"),
    "a letter as a marker": ("rtl", "أ) البند"),
    "both digit sets": ("rtl", "من ٣٥٠ إلى 350 موقعًا"),
    "an address that nobody isolated": ("rtl", "البريد info@heritage.example الآن"),
    "a URL that nobody isolated": ("rtl", "الموقع https://heritage.example/ar هنا"),
    "a slash between words": ("rtl", "نعم/لا أو yes/no"),
    "embedding by marks": ("rtl", "قال \u202bنعم John\u202c ثم"),
    "an override": ("rtl", "رمز \u202dأبج123\u202c هنا"),
    "an isolate by marks": ("rtl", "قال \u2066John نعم!\u2069 ثم"),
    "a left-to-right mark": ("rtl", "لغة C++\u200e ولغة C#\u200e"),
    "nested quotations": ("rtl", "قال: “The word «كتاب» means (book)” ثم أضاف: «انتهى»."),
    "Hebrew and Arabic": ("rtl", "كلمة שלום (1.2) هنا"),
}

MARKED: dict[str, tuple[Base, list[Part]]] = {
    "a bold word": ("rtl", [("قررت ", ""), ("اللجنة", "b"), (" ذلك", "")]),
    "bold inside a word": ("rtl", [("ال", ""), ("مشا", "b"), ("ركة (1.2)", "")]),
    "bold figures": ("rtl", [("بلغت ", ""), ("62%", "b"), (" من 350", "")]),
    "a bold bracket": ("rtl", [("مثال ", ""), ("(", "b"), ("مثال", ""), (")", "b"), (".", "")]),
    "half a Latin phrase bold": ("rtl", [("مشروع Digital ", ""), ("Archive", "b"), (" 2.0 هنا", "")]),
    "half a range bold": ("rtl", [("للفترة ", ""), ("2022", "b"), ("–2025 فقط", "")]),
    "a telephone number as an island": ("rtl", [("الهاتف ", ""), ("+974 4400 1234", "i"), (" صباحًا", "")]),
    "an address as an island": ("rtl", [("البريد ", ""), ("info@heritage.example", "i"), ("، أو ", ""), ("https://a.example/ar", "i"), (".", "")]),
    "islands side by side": ("rtl", [("a-1", "i"), (" ", ""), ("b-2", "i"), ("c-3", "i"), (" نعم", "")]),
    "an island of a code": ("rtl", [("رقم ", ""), ("3/2026", "i"), (" بتاريخ ", ""), ("1.2", "i")]),
    "an Arabic island in English": ("ltr", [("Tel. ", ""), ("+974 4400", "i"), (" نعم ", ""), ("(12)", "i"), (" no", "")]),
}  # fmt: skip

_SCRIPT = """
const out = [];
for (const paragraph of document.querySelectorAll("p")) {
  const found = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.data;
    for (let at = 0; at < text.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      found.push([text[at], box.left + box.width / 2]);
    }
  }
  out.push(found);
}
document.body.textContent = "[[[" + JSON.stringify(out) + "]]]";
"""


def seen(characters: str) -> str:
    """What has a place of its own: no spaces, marks or controls."""
    return "".join(character for character in characters if not character.isspace() and category(character)[0] not in "MC")


def everything() -> dict[str, tuple[Base, list[Part]]]:
    return {**{name: (base, [(text, "")]) for name, (base, text) in CASES.items()}, **MARKED}


@cache
def by_chromium() -> dict[str, str]:
    """Every case's characters from left to right, by one run of the browser."""
    tags = {"": "{}", "b": "<b>{}</b>", "i": '<bdi dir="ltr">{}</bdi>'}
    body = "".join(
        f'<p dir="{base}">' + "".join(tags[mark].format(html.escape(text)) for text, mark in parts) + "</p>" for base, parts in everything().values()
    )
    with TemporaryDirectory() as folder:
        page = Path(folder) / "cases.html"
        page.write_text(f'<!doctype html><meta charset="utf-8"><style>p {{white-space: pre}}</style>{body}<script>{_SCRIPT}</script>', "utf-8")
        program = shutil.which("chromium") or "chromium"
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()]
        dumped = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"\[\[\[(.*)\]\]\]", dumped, re.DOTALL)
    assert found, dumped[:500]
    result = json.loads(html.unescape(found[1]))
    ordered = ("".join(character for character, _ in sorted(placed, key=lambda pair: pair[1])) for placed in result)
    return {name: seen(text) for name, text in zip(everything(), ordered, strict=True)}


def by_docgen(base: Base, parts: list[Part]) -> str:
    spans: list[Span] = [span(text, look=style(bold=mark == "b"), isolate=mark == "i") for text, mark in parts]
    [line] = lines(*spans, base=base)
    return seen(visual(line))


@pytest.mark.parametrize("name", everything())
def test_characters_stand_as_a_browser_sets_them(name: str) -> None:
    need("chromium")
    base, parts = everything()[name]
    with beside("chromium"):
        assert by_docgen(base, parts) == by_chromium()[name]


def test_style_never_changes_order() -> None:
    for base, parts in MARKED.values():
        plain = [(text, mark if mark == "i" else "") for text, mark in parts]
        assert by_docgen(base, parts) == by_docgen(base, plain)
