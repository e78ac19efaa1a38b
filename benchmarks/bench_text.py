"""The bilingual text that the benchmarks set: three pairs of paragraphs with what press statements have, repeated, each document different."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

new_words = False
"""Whether every document has words of its own, that no other has: half of the letters are dealt out anew."""

ARABIC = (
    "افتتح مجلس الثقافة معرضه السنوي يوم الأحد 14 يناير 2024م (2 رجب 1445هـ) في مركز المؤتمرات، بمشاركة 26 دار نشر وجمعية (Gulf Book "
    "Society – GBS)، وخصّص لبرنامج الفترة 2024–2026 ميزانية قدرها 8,400,000 ريال، بزيادة 3.5% عن الدورة الماضية.",
    "وأوضح المجلس أن القراءة ركيزة أساسية في التنمية، وأن عددًا من المبادرات التعليمية والمجتمعية سيُطلق تباعًا في المدارس والمكتبات العامة، "
    "ويمكن الاطلاع على تفاصيلها عبر الموقع https://culture.example/ar أو البريد press@culture.example أو الهاتف +974 4455 6677.",
    "وقال رئيس المجلس: «إنَّ الكِتابَ ذاكِرَةُ الأُمَمِ وَجِسْرٌ بَيْنَ الشُّعوبِ»، مؤكدًا أن منصة (Open Library 3.0) ستتيح أكثر من ٤٢٠ عنوانًا رقميًا "
    "قبل نهاية العام، وأن نسبة الإنجاز بلغت ٧٨٪ حتى اليوم.",
)
ENGLISH = (
    "The Council for Culture opened its annual fair on Sunday, 14 January 2024 (2 Rajab 1445 AH) at the "
    "Convention Centre, with 26 publishers and the "
    "Gulf Book Society (GBS) taking part, and set aside QAR 8,400,000 for the 2024–2026 programme, 3.5% more than for the last one.",
    "The Council explained that reading is a pillar of development, and that a number of educational and "
    "social initiatives will be launched one after "
    "the other in schools and public libraries. Details are on https://culture.example/en, at press@culture.example or on +974 4455 6677.",
    "The President of the Council said: “A book is the memory of nations and a bridge between peoples”, and affirmed that the platform (Open Library "
    "3.0) will offer more than 420 digital titles before the end of the year, and that 78% of the work is done.",
)


@cache
def pairs(salt: int, repeat: int = 4) -> list[tuple[str, str]]:
    """Arabic and English paragraphs, `3 × repeat` pairs; another `salt` gives other numbers in every paragraph, so that no page can be reused."""
    out = []
    for turn in range(repeat):
        for arabic, english in zip(ARABIC, ENGLISH, strict=True):
            number = 2000 + 41 * salt + 13 * turn
            out.append((f"{number} – {arabic} ({number})", f"{number} – {english} ({number})"))
    return [(_anew(arabic, salt), _anew(english, salt)) for arabic, english in out] if new_words else out


def _anew(text: str, salt: int) -> str:
    dealer = random.Random(f"{salt} {text}")
    return " ".join([word if "@" in word or "/" in word else "".join([_letter(mark, dealer) for mark in word]) for word in text.split(" ")])


def _letter(mark: str, dealer: random.Random) -> str:
    alphabet = next((letters for letters in ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz") if mark in letters), "")
    return dealer.choice(alphabet) if alphabet and dealer.random() < 0.5 else mark


def statement(salt: int, repeat: int = 4) -> dict[str, Any]:
    """The pairs as a press statement, as `docgen.parse` takes it."""
    return {
        "docgen": 1,
        "kind": "press-statement",
        "languages": ["ar", "en"],
        "reference": f"B/{salt}",
        "date": "2024-01-14",
        "issuer": {"name": {"ar": "مجلس الثقافة", "en": "Council for Culture"}},
        "headline": {"ar": "بيان", "en": "Statement"},
        "body": [{"ar": arabic, "en": english} for arabic, english in pairs(salt, repeat)],
    }
