"""Does the work grow as the input does? Each kind of repetition is rendered and checked at a size and at twice the size; CPU seconds are compared.

    python benchmarks/growth.py [NAME …] [pdf] [docx] [check]

Work that grows with the square of its input takes four times as long for twice of it; what passes `SQUARE` in two tries is told, and the exit
code is 1. Times are of the process alone, so that other work on the machine hardly counts; sizes are chosen so that a second is not passed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docgen
from docgen.checks import check
from docgen.errors import DocgenError

FORMATS = ("pdf", "docx", "check")
SQUARE = 3.2
"""From this ratio on something grows faster than its input."""

_TRIES = 2
_LEAST = 0.15
"""CPU seconds below which nothing can be said."""

_HEAD = {
    "docgen": 1,
    "kind": "press-statement",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "headline": {"ar": "عنوان", "en": "Title"},
}
_MEETING = {
    "docgen": 1,
    "kind": "meeting-minutes",
    "date": "2021-10-19",
    "place": {"ar": "الدوحة", "en": "Doha"},
    "body_name": {"ar": "اللجنة", "en": "Committee"},
    "title": {"ar": "محضر", "en": "Minutes"},
    "start": "10:00",
    "chair": "p",
}


def _text(arabic: str, english: str) -> dict[str, str]:
    return {"ar": arabic, "en": english}


_COMMITTEE: dict[str, Any] = {"people": {"p": {"name": _text("عضو", "Member")}}, "attendance": {"present": ["p"]}}
_ITEM: dict[str, Any] = {
    "title": _text("بند", "Item"),
    "decisions": [{"text": _text("قرار", "Decision"), "vote": {"for": 1}}],
    "actions": [{"task": _text("عمل", "Task"), "owner": "p"}],
}


def _statement(*blocks: Any) -> dict[str, Any]:
    return {**_HEAD, "issuer": {"name": _text("السفارة", "Embassy")}, "body": list(blocks)}


def _body(arabic: str, english: str) -> Callable[[int], dict[str, Any]]:
    """One paragraph of so many repetitions."""
    return lambda count: _statement(_text(arabic * count, english * count))


def _blocks(block: Any) -> Callable[[int], dict[str, Any]]:
    return lambda count: _statement(*[block] * count)


def _table(columns: int) -> Callable[[int], dict[str, Any]]:
    """A table of narrow columns with one cell of so many words."""

    def make(count: int) -> dict[str, Any]:
        row = [_text("كلمة " * count, "word " * count), *[_text("س", "x")] * (columns - 1)]
        return _statement({"table": {"columns": [_text("ع", "c")] * columns, "rows": [row]}})

    return make


def _glossed(count: int) -> dict[str, Any]:
    return _statement(_text("{ltr}`A-1` " * count, "{number}`1234` " * count))


KINDS: dict[str, tuple[Callable[[int], dict[str, Any]], int]] = {
    "words": (_body("كلمة عربية ", "an English word "), 1500),
    "one word": (_body("كلمة", "word"), 400),
    "an address": (_body("https://example.org/كلمة/", "https://example.org/word/"), 200),
    "digits": (_body("1234567890", "1234567890"), 300),
    "numbers": (_body("12.5 ", "1,250.75 "), 1000),
    "hyphens": (_body("1-", "1-"), 2000),
    "dates": (_body("{date}`2021-10-18` ", "{date}`2021-10-18` "), 300),
    "roles": (_glossed, 500),
    "strong": (_body("**كلمة** ", "**word** "), 500),
    "emphasis": (_body("*ك* _ل_ ", "*a* _b_ "), 400),
    "stars": (_body("**ا ", "**a "), 150),
    "lone stars": (_body("* ", "* "), 1500),
    "underlines": (_body("_ا ", "_a "), 300),
    "links": (_body("[نص](https://example.org) ", "[text](https://example.org) "), 200),
    "open brackets": (_body("[", "["), 400),
    "brackets": (_body("(نص) [نص] ", "(text) [text] "), 500),
    "nested brackets": (lambda n: _statement(_text("(" * n + "نص" + ")" * n, "(" * n + "text" + ")" * n)), 500),
    "quotation marks": (_body("«نص» ", "“text” "), 700),
    "backslashes": (_body("\\*", "\\*"), 1500),
    "backquotes": (_body("`", "`"), 1000),
    "angles": (_body("<", "<"), 1500),
    "spaces": (_body("ا     ", "a     "), 1000),
    "only spaces": (lambda n: _statement(_text("ا" + " " * n + "ب", "a" + " " * n + "b")), 4000),
    "lines": (_body("سطر\n", "line\n"), 1000),
    "hard breaks": (_body("سطر  \n", "line  \n"), 600),
    "empty lines": (_body("سطر\n\n", "line\n\n"), 600),
    "vowel marks": (_body("بَّ ", "e\u0301 "), 1500),
    "a heap of marks": (lambda n: _statement(_text("ب" + "\u064b" * n, "e" + "\u0301" * n)), 1000),
    "tatweel": (lambda n: _statement(_text("ب" + "ـ" * n + "ب", "a-" * n)), 2000),
    "direction marks": (_body("\u200f", "\u200e"), 4000),
    "isolates": (_body("\u2067ا\u2069 ", "\u2066a\u2069 "), 700),
    "embeddings": (_body("\u202bا ", "\u202aa "), 700),
    "soft hyphens": (_body("كلم\u00adة", "hy\u00adphen"), 400),
    "zero width": (_body("\u200bا", "\u200ba"), 1000),
    "no-break spaces": (_body("ا\u00a0", "a\u00a0"), 700),
    "both scripts": (_body("كلمة word ", "word كلمة "), 700),
    "emoji": (_body("😀", "👩‍👩‍👧"), 400),
    "paragraphs": (_blocks(_text("فقرة", "A paragraph")), 300),
    "headings": (_blocks({"heading": _text("عنوان", "Heading")}), 200),
    "quotes": (_blocks({"quote": _text("قول", "Said"), "speaker": _text("وزير", "Minister")}), 200),
    "breaks of pages": (_blocks("page-break"), 300),
    "tables": (_blocks({"table": {"columns": [_text("ع", "c")], "rows": [[_text("س", "x")]]}}), 100),
    "list items": (lambda n: _statement({"list": [_text("بند", "Item")] * n}), 300),
    "rows": (lambda n: _statement({"table": {"columns": [_text("ع", "c"), _text("د", "d")], "rows": [[_text("س", "x"), _text("ص", "y")]] * n}}), 300),
    "columns": (lambda n: _statement({"table": {"columns": [_text("ع", "c")] * n, "rows": [[_text("س", "x")] * n]}}), 60),
    "a narrow column": (_table(40), 60),
    "a long headline": (lambda n: {**_statement(_text("نص", "text")), "headline": _text("عنوان " * n, "headline " * n)}, 600),
    "a long issuer": (lambda n: {**_statement(_text("نص", "text")), "issuer": {"name": _text("جهة " * n, "office " * n)}}, 150),
    "notes": (lambda n: {**_statement(_text("نص", "text")), "notes": [_text("ملاحظة", "Note")] * n}, 300),
    "contacts": (lambda n: {**_statement(_text("نص", "text")), "contacts": [{"name": _text("مكتب", "Office"), "phone": "+974 4400 1234"}] * n}, 150),
    "people": (
        lambda n: {
            **_MEETING,
            "people": {"p": {"name": _text("عضو", "Member")}, **{f"p{i}": {"name": _text(f"عضو {i}", f"Member {i}")} for i in range(n)}},
            "attendance": {"present": ["p", *(f"p{i}" for i in range(n))]},
            "agenda": [{"title": _text("بند", "Item")}],
        },
        200,
    ),
    "agenda": (lambda n: {**_MEETING, **_COMMITTEE, "agenda": [_ITEM] * n}, 60),
    "decisions": (lambda n: {**_MEETING, **_COMMITTEE, "agenda": [{**_ITEM, "decisions": [_text("قرار", "Decision")] * n}]}, 100),
    "actions": (lambda n: {**_MEETING, **_COMMITTEE, "agenda": [{**_ITEM, "actions": _ITEM["actions"] * n}]}, 100),
    # Wrong inputs: what is told, and how long that takes.
    "wrong roles": (_body("{dat}`س` ", "{dat}`x` "), 500),
    "wrong dates": (_body("{date}`س` ", "{date}`x` "), 500),
    "unknown keys": (lambda n: {**_statement(_text("نص", "text")), **{f"key{i}": i for i in range(n)}}, 2000),
    "unknown keys of blocks": (lambda n: _statement(*[{"ar": "س", "en": "x", f"k{i}": 1} for i in range(n)]), 1000),
    "missing languages": (lambda n: _statement(*[{"ar": "س"}] * n), 1000),
    "unknown persons": (
        lambda n: {
            **_MEETING,
            "people": {"p": {"name": _text("عضو", "Member")}, **{f"person{i}": {"name": _text("عضو", "Member")} for i in range(n)}},
            "attendance": {"present": [f"persn{i}" for i in range(n)]},
            "agenda": [{"title": _text("بند", "Item")}],
        },
        400,
    ),
}  # fmt: skip


def cost(kind: str, size: int, format: str) -> tuple[float, str]:
    """CPU seconds from YAML to a file's bytes or to findings, and how it ended."""
    text = json.dumps(KINDS[kind][0](size), ensure_ascii=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input.yaml"
        path.write_text(text, encoding="utf-8")
        begun = time.process_time()
        try:
            if format == "check":
                check(path)
            else:
                docgen.render_bytes(docgen.load(path, warn=lambda problem: None), format, warn=lambda problem: None)
            said = "rendered" if format != "check" else "checked"
        except DocgenError as error:
            said = f"{len(error.problems)} problems: {error.problems[0].message[:60]}"
        return time.process_time() - begun, said


def growth(kind: str, size: int, format: str) -> tuple[float, float, str]:
    """Seconds at twice the size, and the ratio to those at the size; the size is doubled until it takes long enough to be measured."""
    once, said = cost(kind, size, format)
    while once < _LEAST and size < 200_000:
        size *= 2
        once, said = cost(kind, size, format)
    twice = cost(kind, 2 * size, format)[0]
    return twice, twice / once, f"{size} → {2 * size}, {said}"


def main(arguments: list[str]) -> int:
    names = [name for name in arguments if name in KINDS] or list(KINDS)
    formats = [name for name in arguments if name in FORMATS] or list(FORMATS)
    for format in FORMATS:
        cost("words", 10, format)
    bad = []
    for name in names:
        for format in formats:
            seconds, ratio, said = min((growth(name, KINDS[name][1], format) for _ in range(_TRIES)), key=lambda tried: tried[1])
            if ratio >= SQUARE:
                bad.append(f"{name} ({format})")
            print(f"{'!' if ratio >= SQUARE else ' '} {name:24} {format:4} {seconds:6.2f} s  × {ratio:4.2f}  {said}", flush=True)
    print(f"grows too fast: {', '.join(bad)}" if bad else "all grow as their input does")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
