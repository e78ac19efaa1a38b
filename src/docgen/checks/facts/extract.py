"""All facts of one side of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from docgen.calendars import DualDate
from docgen.calendars import parse as parse_date
from docgen.calendars.expressions import Expression, expressions, speaks_of_dates
from docgen.calendars.times import parse_time
from docgen.checks.facts.amounts import amounts, currency_after, decades
from docgen.checks.facts.currencies import CODES, MARKS
from docgen.checks.facts.dates import date_facts, marked_years, slashed_days, times
from docgen.checks.facts.fact import Fact, Kind
from docgen.checks.facts.level import level
from docgen.checks.flat import ROLE, Flat
from docgen.errors import DocgenError
from docgen.locales.convention import Convention
from docgen.locales.digits import unshape
from docgen.locales.numbers import parse_number
from docgen.locales.spelling import amount_of, spelling
from docgen.locales.unmarked import unmarked
from docgen.markup import Role
from docgen.model.amounts import styled_money
from docgen.model.setting import Table
from docgen.templating.isolation.isolates import isolates

_SPEAKS = re.compile(r"[0-9٠-٩۰-۹@\ufffc]|://|www\.")
_ADDRESSES: tuple[Kind, ...] = ("url", "email", "phone", "code")
"""The islands that are facts of their own; the figures of the others are read with the rest of the text."""
_MASK = "\ufffe"
DATE_ROLES = frozenset(("date", "hijri", "gregorian"))
_LANGUAGE = re.compile(r"(?<=[/.=_-])(?:ar|en)(?=[/.?&#_-]|$)", re.IGNORECASE)
"""The part of a web address that names its language: each side may lead to its own pages."""


def facts_of(flat: Flat, convention: Convention, table: Table = "auto", levelled: str | None = None) -> tuple[Fact, ...]:
    """Every fact of a flat text, in its order. `convention` is the side's, `table` the Hijri table, `levelled` the text levelled, if at hand."""
    return read_facts(flat, convention, table, levelled)[0]


def read_facts(
    flat: Flat, convention: Convention, table: Table = "auto", levelled: str | None = None
) -> tuple[tuple[Fact, ...], tuple[Expression, ...]]:
    """As `facts_of`, and the date expressions as they stand in the text, roles of dates among them."""
    text = _HIJRI.sub(" ", flat.text)
    known = frozenset(start for start, role in flat.roles if role.name in DATE_ROLES)
    if _SPEAKS.search(text) is None and not speaks_of_dates(text):
        return (), ()
    turned = list(_turned_phones(text))
    found = [*turned]
    for island in isolates(text, convention):
        if any(fact.start < island.end and island.start < fact.end for fact in turned):
            continue
        said = text[island.start : island.end]
        if island.kind in ("series", "phone"):
            found += _called(said, island.start)
        elif island.kind in _ADDRESSES:
            found += _named(island.kind, said, island.start)
    masked = _masked(levelled if levelled is not None and text is flat.text else level(text), found)
    dates = expressions(masked, known)
    new = list(date_facts(dates, masked, table))
    found += new
    masked = _masked(masked, new)
    for simple in (times, marked_years, slashed_days, decades):
        new = list(simple(masked))
        found += new
        masked = _masked(masked, new)
    found += _amounts(masked, convention)
    found = [replace(fact, said=text[fact.start : fact.end].rstrip(". ")) for fact in found]
    found += (fact for start, role in flat.roles for fact in _role(start, role, masked, convention, table))
    return tuple(sorted(found, key=lambda fact: fact.start)), dates


_HIJRI = re.compile(r"(?<=(?<![\d.,])1[345]\d\d)H(?!\w)")
"""The mark of a Hijri year in English of the Gulf: 16/11/1444H."""
_TURNED = re.compile(r"(?<![\w+])(?P<local>\d(?:[\d -]{5,14})\d)(?:[ -](?P<code>\d{1,3})\+| ?\((?P<bracketed>\d{1,3})\+\))(?!\w|\s?\d)")
"""A telephone number whose country stands behind it, as it is typed to be seen right in Arabic: 44000000 974+."""


_EXTENSION = re.compile(r"[ \u00a0]?(?:ext(?:ension)?\.?|x)[ \u00a0]?(\d{1,6})$", re.IGNORECASE)


def _called(said: str, start: int) -> Iterator[Fact]:
    """A number that is called, and the one within the house that stands behind it, which Arabic has with a word of its own (تحويلة)."""
    inner = _EXTENSION.search(said)
    number = said if inner is None else said[: inner.start()]
    yield Fact("phone", _address("phone", number), start, start + len(number), number)
    if inner is not None:
        yield Fact("number", Decimal(inner[1]), start + inner.start(1), start + inner.end(1), inner[1])


def _turned_phones(text: str) -> Iterator[Fact]:
    if "+" not in text:
        return
    for found in _TURNED.finditer(level(text)):
        value = (found["code"] or found["bracketed"]) + re.sub(r"\D", "", found["local"])
        yield Fact("phone", value, *found.span(), text[found.start() : found.end()])


def _amounts(text: str, convention: Convention) -> Iterator[Fact]:
    """The amounts of a levelled text, whose words may have vowel marks."""
    plain = unmarked(text)
    if plain is None:
        yield from amounts(text, convention)
        return
    for fact in amounts(plain.text, convention):
        yield replace(fact, start=plain.origin(fact.start), end=plain.origin(fact.end))


_PLAIN_WORD = re.compile(
    r"(?:[a-z]+-)?\d[\d.,]*(?:st|nd|rd|th)?(?:-?[a-z]+\d*)+(?:-[\da-z]+)*|[a-z]+-\d[\d.]*s?|(?:No|Nos|Art|Fig|Vol|Ch|Sec|Para|pp?)\.\d+|\d{4}\.[A-Z][a-z]*"
    rf"|(?:{'|'.join(map(re.escape, (*CODES, *MARKS)))})(?!0\d)\d[\d.,]*"
)
"""An English compound and no reference: 20-year-old, 7.1-magnitude, 34th-minute, 3.6bn, 7.55am, mid-1990s, post-2015, No.1; a year that ends a
sentence whose space is lost: 2020.Another; a sum, LE46.3."""

_MEASURE = re.compile(r"\d+-?(?:foot|feet|ft|stone|st|pound|lb)-\d+", re.IGNORECASE)
"""6-foot-6, which Arabic gives in metres, or in another form."""


def _named(kind: Kind, said: str, start: int) -> Iterator[Fact]:
    """An address or a reference. A name with a figure (COVID-19, MPEG-4) may be said in other letters or without its figure, so that only the
    figure is compared, loosely; an English compound is read with the rest of the text."""
    if kind != "code":
        yield Fact(kind, _address(kind, said), start, start + len(said), said)
    elif _MEASURE.fullmatch(said):
        for figure in re.finditer(r"\d+(?:\.\d+)?", said):
            yield Fact("number", Decimal(figure[0]), start + figure.start(), start + figure.end(), figure[0], loose=True)
    elif _PLAIN_WORD.fullmatch(said):
        return
    elif "/" in said or not said[0].isalpha() or sum(map(str.isdigit, said)) > 3:
        yield Fact(kind, _address(kind, said), start, start + len(said), said)
    else:
        for figure in re.finditer(r"\d+(?:\.\d+)?", said):
            yield Fact("number", Decimal(figure[0]), start + figure.start(), start + figure.end(), figure[0], loose=True)


def _masked(text: str, facts: list[Fact]) -> str:
    """`text` with what was understood blanked out, of the same length."""
    for fact in facts:
        text = text[: fact.start] + _MASK * (fact.end - fact.start) + text[fact.end :]
    return text


def _address(kind: str, said: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", level(said))
        return digits.removeprefix("00")
    if kind == "url":
        said = _LANGUAGE.sub("*", said)
        return said.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/").casefold()
    return re.sub(r"\s", "", unshape(said)).casefold() if kind in ("email", "code") else said


def _role(start: int, role: Role, text: str, convention: Convention, table: Table) -> Iterator[Fact]:
    """What a role says; nothing where its value is wrong, which the model has told."""
    end = start + len(ROLE)
    said = f"{{{role.name}}}`{role.value}`"
    try:
        if role.name in DATE_ROLES:
            date: DualDate = parse_date(role.value, table=table)
            yield Fact("date", date.gregorian.toordinal(), start, end, said, "hijri" if role.name == "hijri" else "gregorian")
        elif role.name == "time":
            moment = parse_time(role.value)
            yield Fact("time", (moment.hour * 60 + moment.minute, True), start, end, said)
        elif role.name == "money":
            money, _ = styled_money(role.value)
            yield Fact("money", (money.amount, frozenset([money.currency])), start, end, said)
        elif role.name in ("words", "ordinal"):
            asked = spelling(role.value).said
            if any(map(str.isalpha, asked)):
                amount, currency = amount_of(asked)
                yield Fact("money", (amount, frozenset([currency])), start, end, said)
            else:
                yield Fact("number", parse_number(asked), start, end, said)
        elif role.name == "percent":
            yield Fact("percent", parse_number(role.value.strip().rstrip("%٪").strip()), start, end, said)
        elif role.name == "number":
            number: Decimal = parse_number(role.value)
            codes = currency_after(text, end)
            yield Fact("money", (number, codes), start, end, said) if codes else Fact("number", number, start, end, said)
        elif role.name == "ltr":
            for island in isolates(role.value, convention):
                if island.kind in _ADDRESSES:
                    yield Fact(island.kind, _address(island.kind, role.value[island.start : island.end]), start, end, said)
                    return
            yield Fact("code", _address("code", role.value), start, end, said)
    except DocgenError:
        return
