"""Inputs of a kind made from its JSON Schema alone, and the largest part of one that docgen takes.

`Maker(schema, chance)` chooses among what each part of the schema allows; what a schema cannot say (that a name is an id of `people`, that a
text is a day) it takes from pools by the key. `taken(data)` leaves out what docgen refuses, value by value, until the rest is a model.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any

import docgen
from docgen.errors import DocgenError, Problem

IDS = ("chair", "deputy", "member", "fourth", "fifth", "guest")
ARABIC = (
    "نص", "قال: «نعم» (انظر ٣).", "كلمة " * 40, "اجتمعت اللجنة يوم {date}`2026-05-11` في الساعة 10:00.", "بمبلغ {money}`12.50 QAR` أو 5%",
    "**عريض** و*مائل* و`رمز` و[رابط](https://example.org/a?b=c)", "رقم الوثيقة A-12/3 (ب)", "شَكْلٌ تَامٌّ وَمُمْتَدّ", "سطر أول\nسطر ثان", "٥", "١٢٫٥",
    "مِستشفى‌الأطفال", "#عنوان & <b>",
)  # fmt: skip
ENGLISH = (
    "Text", "He said: “yes” (see 3).", "word " * 40, "The committee met on {date}`2026-05-11` at 10:00.", "with {money}`12.50 QAR` or 5%",
    "**bold**, *italic*, `code`, [link](https://example.org/a?b=c)", "Document A-12/3 (b)", "naïve Ærøskøbing", "First line\nsecond line", "5",
    "12.5", "unbreakable" * 12, "C++ & <b> #1",
)  # fmt: skip
DAYS = ("2026-05-11", "2026-05-12", "1447-11-24 AH", "1950-01-01", "2026-06-24")
POOLS: dict[str, tuple[Any, ...]] = {
    "date": DAYS, "due": DAYS, "effective": DAYS, "meets": DAYS, "reply_by": DAYS, "from": DAYS, "to": DAYS, "signed": DAYS, "when": DAYS,
    "gregorian": ("2026-05-11",), "hijri": ("1447-11-24",), "minutes": (12, "3/2026"), "pattern": ("{n}/{meeting}/{year}", "{n}/{year}"),
    "start": ("09:00", "10:00"), "end": ("12:30", "23:59"), "time": ("10:30", "11:00"), "joined": ("10:15",), "left": ("11:30",),
    "embargo": ("2026-05-11T10:00:00+03:00", "2026-05-11 18:00"), "zone": ("Asia/Qatar", "Europe/Rome"), "territory": ("QA", "EG", "MA", "001", "GB"),
    "theme": ("classic", "official", "heritage", "report", "agency", "noto", "plex"), "currency": ("QAR", "EUR"), "width": ("40%", 30, "20%"),
    "required": (2, 3, "50%"), "phone": ("+974 4400 0000",), "mobile": ("+974 5500 0000",), "email": ("press@example.org",),
    "url": ("https://example.org",), "link": ("https://example.org/vc",), "social": ("@example",), "reference": ("A-1/2026", "٥", 12),
    "number": (1, 2, "3", "2.1"), "taken_after": (1, "1"), "decision": ("1/1/2026", 1), "picture": ("emblem.svg",), "emblem": ("emblem.svg",),
    "rows_from": ("rows.csv",), "marking": ("restricted", "draft"), "blank_lines": (3, "12"), "courtesy": ("high", "usual"),
}  # fmt: skip
"""What a plain text of the key may be; ids of people where the key is not here."""
LEFT_OUT = frozenset({"include", "template", "glossary", "allow_untranslated", "file"})
"""Keys that name other files, which the tests of those have."""

EITHER = (("issuers", "issuer"), ("dates", "date"), ("rows_from", "rows"))
"""Of these an input has one."""

PEOPLE = {id: {"name": {"ar": f"العضو {number}", "en": f"Member {number}"}} for number, id in enumerate(IDS, 1)}
FILES = {
    "emblem.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    "rows.csv": "a,b\n1,2\n3,4\n",
}


class Maker:
    """`budget` is about how many values an input may have: as it is spent, less that may be left out is given."""

    def __init__(self, schema: dict[str, Any], chance: Random, budget: int = 120) -> None:
        self._defs: dict[str, Any] = schema.get("$defs", {})
        self._schema = schema
        self._chance = chance
        self._left = budget

    def make(self) -> dict[str, Any]:
        needed = {*self._schema["required"], *self._schema.get("else", {}).get("required", ()), "date"}
        made: dict[str, Any] = self._object(self._schema, needed)
        if "issuer" in self._schema["properties"] and not {"issuer", "issuers"} & set(made):
            made["issuer"] = self._value(self._defs["Issuer"], "issuer")
        if "people" in self._schema["properties"]:
            made["people"] = {**made.get("people", {}), **PEOPLE}
        return made

    def _object(self, schema: dict[str, Any], needed: set[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        names = [name for name in schema.get("properties", {}) if name not in LEFT_OUT]
        share = min(0.5, self._left / 160)
        chosen = [name for name in names if name in needed or self._chance.random() < share]
        for one, other in EITHER:
            if {one, other} <= set(chosen):
                chosen.remove(one if one not in needed else other)
        if len(chosen) < schema.get("minProperties", 0):
            chosen.append(names[0])
        for name in chosen:
            found[name] = self._value(schema["properties"][name], name)
        return found

    def _value(self, schema: dict[str, Any], name: str) -> Any:
        self._left -= 1
        if "$ref" in schema:
            schema = self._defs[schema["$ref"].rpartition("/")[2]]
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._chance.choice(schema["enum"])
        if {"ar", "en"} <= set(schema.get("properties", {})) and "title" in schema and schema["title"] not in {"Bilingual", "LongText"}:
            return {**self._object(schema, set(schema.get("required", ()))), "ar": self._chance.choice(ARABIC), "en": self._chance.choice(ENGLISH)}
        if schema.get("title") in {"Bilingual", "LongText"} or ("anyOf" in schema and self._is_text(schema["anyOf"][-1])):
            return self._text(schema)
        if "anyOf" in schema and "properties" not in schema:
            return self._value(self._one_of(schema["anyOf"]), name)
        return self._plain(schema, name)

    def _is_text(self, schema: dict[str, Any]) -> bool:
        return set(schema.get("properties", {})) == {"ar", "en"}

    def _text(self, schema: dict[str, Any]) -> Any:
        both = {"ar": self._chance.choice(ARABIC), "en": self._chance.choice(ENGLISH)}
        if schema.get("title") == "LongText" and self._chance.random() < 0.3:
            both = {lang: f"{text}\n\n{text}" for lang, text in both.items()}
        return both if self._chance.random() < 0.95 else self._chance.choice(["2026", 7, "A-1"])

    def _one_of(self, choices: list[dict[str, Any]]) -> dict[str, Any]:
        """Null and the short form of a text seldom."""
        weights = [0.1 if choice.get("type") in ("null", ["string", "number"]) else 1.0 for choice in choices]
        return self._chance.choices(choices, weights)[0]

    def _plain(self, schema: dict[str, Any], name: str) -> Any:
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = self._chance.choice([one for one in kind if one in {"string", "number", "boolean"}])
        if kind == "object" or "properties" in schema:
            return self._mapping(schema)
        if kind == "array":
            return self._array(schema, name)
        if kind == "boolean":
            return self._chance.random() < 0.5
        if kind == "null":
            return None
        if kind in ("integer", "number") and name not in POOLS:
            low, high = schema.get("minimum", schema.get("ge", 0)), schema.get("maximum", schema.get("le", 9))
            return self._chance.randint(low, min(high, low + 9))
        if kind is None:
            return self._chance.choice(["2026-05-11", 12, 3.5, "12 QAR", None, {"ar": "خلية", "en": "Cell"}, -4, "5"])
        return self._chance.choice(POOLS.get(name, IDS))

    def _mapping(self, schema: dict[str, Any]) -> dict[str, Any]:
        if "properties" in schema:
            return self._object(schema, {*schema.get("required", ()), *self._chance.choice(schema.get("anyOf", [{}])).get("required", ())})
        if "additionalProperties" in schema and isinstance(schema["additionalProperties"], dict):
            inner = schema["additionalProperties"]
            return {name: self._value(inner, name) for name in ("one", "other")[: self._chance.randint(0, 2)]}
        return {"ar": "حقل", "en": "Field"}

    def _array(self, schema: dict[str, Any], name: str) -> list[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", 9)
        inner = schema.get("items") or {}
        if "enum" in inner:
            return self._chance.sample(inner["enum"], self._chance.randint(1, len(inner["enum"])))
        if "prefixItems" in schema:
            return [self._value(one, name) for one in schema["prefixItems"]]
        if self._left > 0:
            count = self._chance.choice([1, 1, 2, 2, 3, 6])
        else:
            count = 1 if inner.get("$ref", "").rpartition("/")[2] in {"Paragraph", "Bilingual"} else 0
        if name == "rows" and self._chance.random() < 0.8:
            count = max(count, 1)
        return [self._value(inner, name) for _ in range(min(max(count, least), most))]


def levelled(data: Any, chance: Random) -> Any:
    """The tables of an input with as many cells in a row as they have columns, and of what the columns hold: a schema cannot say it."""
    if isinstance(data, list):
        return [levelled(item, chance) for item in data]
    if not isinstance(data, dict):
        return data
    made = {key: levelled(value, chance) for key, value in data.items()}
    if isinstance(made.get("columns"), list):
        kinds = [column.get("type", "text") if isinstance(column, dict) else "text" for column in made["columns"]]
        made["rows"] = [[_cell(kind, chance) for kind in kinds] if isinstance(row, list) else row for row in made.get("rows") or [[]]]
        made.pop("rows_from", None)
    return made


def _cell(kind: str, chance: Random) -> Any:
    figures = {"number": [12, -3.5, "1,234.5"], "money": ["12.50 QAR", "-3 QAR"], "percent": [5, -2.5], "date": list(DAYS), "year": [2026, "1447 AH"]}
    return chance.choice([*figures.get(kind, [{"ar": "خلية «أ»", "en": "Cell"}, "A-1", "2026"]), None])


def silent(problem: Problem) -> None:
    pass


_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def _without(data: Any, path: str) -> bool:
    """Take the value at a path out, or the one nearest above it that is there; whether anything was."""
    at, last = data, None
    for index, key in _STEP.findall(path):
        step: Any = int(index) if index else key
        if (isinstance(at, list) and isinstance(step, int) and step < len(at)) or (isinstance(at, dict) and step in at):
            last = (at, step)
            at = at[step]
        else:
            break
    if last is None:
        return False
    del last[0][last[1]]
    return True


def taken(data: dict[str, Any], try_: Callable[[dict[str, Any]], Any], turns: int = 12) -> tuple[dict[str, Any], Any, list[Problem]]:
    """What is left of an input when everything refused is taken out, what `try_` made of it (None where nothing could be), and what was told.

    Whoever writes `try_` lets only errors through that docgen raises on purpose.
    """
    data = copy.deepcopy(data)
    told: list[Problem] = []
    for _ in range(turns):
        try:
            return data, try_(data), told
        except DocgenError as error:
            told += error.problems
            paths = sorted({problem.place.path for problem in error.problems if problem.place.path}, reverse=True)
            if not [path for path in paths if _without(data, path)]:
                break
    return data, None, told


def model_of(data: dict[str, Any], folder: Any) -> Any:
    return docgen.parse(data, folder=folder, warn=silent)
