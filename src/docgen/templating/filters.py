"""The filters of template strings: values in a side's voice, as Markdown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any, cast, get_args

from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context, Undefined

from docgen import plugins
from docgen.calendars import DualDate, format_time
from docgen.calendars.times import territory_zone
from docgen.close_matches import did_you_mean
from docgen.errors import InputError, Problem
from docgen.locales import numbers
from docgen.locales.digits import shape, unshape
from docgen.markup import escape
from docgen.model.amounts import Money
from docgen.model.people import Person
from docgen.model.schemas.values import Choice
from docgen.model.text import Bilingual
from docgen.templating.budget import fitting
from docgen.templating.dates import LINE, lead_calendar, written_date
from docgen.templating.locale_context import LocaleContext
from docgen.templating.markdown_str import MarkdownStr, select_language
from docgen.templating.moments import embargo
from docgen.types import Lang, MoneyStyle

NBSP = "\u00a0"
VOICE = "_voice"
_MOST_PLACES = 12

_LATIN = re.compile(r"[A-Za-z]")
_ARABIC = re.compile("[\u0620-\u064a]")
_QUOTES: dict[Lang, tuple[str, str]] = {"ar": ("«", "»"), "en": ("“", "”")}
_LONGEST_FIGURE = 200
_ALL_QUOTES = "«»“”„\"'‘’"


def _voice(context: Context) -> LocaleContext:
    return cast(LocaleContext, context[VOICE])


def neutral(value: Any) -> Any:
    """What the neutral environment shows: nothing is shown there."""
    return value


def shown(context: Context, value: Any) -> Any:
    """How a value comes out where no filter says so: dates in long form, numbers in the side's digits, nothing for `None`."""
    if isinstance(value, (MarkdownStr, Undefined)):
        if isinstance(value, MarkdownStr):
            fitting(len(value))
        return value
    if value is None:
        return ""
    voice = _voice(context)
    if isinstance(value, (str, Bilingual)):
        text = value if isinstance(value, str) and not isinstance(value, Choice) else select_language(value, voice.lang)
        fitting(len(text))
        return text
    if isinstance(value, bool):
        raise InputError(Problem(f"{value} is a yes-or-no value, which has no words", hint="ask for it with 'if'"))
    if isinstance(value, (DualDate, datetime.date)) and not isinstance(value, datetime.datetime):
        return _lines(written_date(value, voice))
    if isinstance(value, datetime.time):
        return format_time(value, voice.convention, voice.settings.clock)
    if isinstance(value, Money):
        return numbers.format_money(value.amount, value.currency, voice.convention, voice.settings.money)
    if isinstance(value, (int, float, Decimal)):
        return numbers.format_number(value, voice.convention)
    if isinstance(value, Person):
        return _named(value, voice)
    raise InputError(Problem(f"a {type(value).__name__} has no words of its own", hint="name one of its fields"))


def _lines(text: str) -> MarkdownStr:
    """A formatted text as Markdown: U+2028 becomes a hard line break."""
    return MarkdownStr(text.replace(LINE, "\\\n"))


@pass_context
def date(context: Context, value: Any, style: str = "long") -> MarkdownStr:
    """A date: long, full, lines, one, short, numeric or iso."""
    return MarkdownStr("") if value is None else _lines(written_date(_figure(value), _voice(context), style))


@pass_context
def time(context: Context, value: Any, clock: str | None = None) -> MarkdownStr:
    """A time of the day: `24h` (10:00) or `12h` (10:00 am)."""
    if value is None:
        return MarkdownStr("")
    voice = _voice(context)
    return MarkdownStr(format_time(value, voice.convention, cast(Any, clock or voice.settings.clock)))


@pass_context
def until(context: Context, start: Any, end: Any, clock: str | None = None) -> MarkdownStr:
    """Two times as one stretch: `start | until(end)`; either may be missing."""
    parts = [time(context, value, clock) for value in (start, end) if value is not None]
    return MarkdownStr(f"{NBSP}–{NBSP}".join(parts))


@pass_context
def moment(context: Context, value: datetime.datetime | None, zone: str | None = None) -> MarkdownStr:
    """A date with its time and zone: `20 October 2021, 09:00 (UTC+03:00)`, or by a named zone's city."""
    if value is None:
        return MarkdownStr("")
    voice = _voice(context)
    zone = _key(zone) if zone else territory_zone(value, voice.convention)
    # Where the Hijri calendar leads, the moment is told in both: abroad it is looked up by the Gregorian one.
    style = "long" if lead_calendar(voice) == "hijri" else "one"
    day = written_date(value.astimezone(_zone(zone)).date() if zone else value.date(), voice, style)
    at = format_time(value, voice.convention, voice.settings.clock, zone=zone)
    if zone is None and (offset := value.utcoffset()) is not None:
        minutes = int(offset.total_seconds()) // 60
        at += f" ({{ltr}}`UTC{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}`)"
    return MarkdownStr(f"{day}، {at}" if voice.lang == "ar" else f"{day}, {at}")


def _zone(name: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


@pass_context
def number(context: Context, value: Any, places: int | None = None) -> MarkdownStr:
    """A number with group signs."""
    return (
        MarkdownStr("") if value is None else MarkdownStr(numbers.format_number(_figure(value), _voice(context).convention, places=_places(places)))
    )


def _figure(value: Any) -> Any:
    """A date or a number, which nobody writes with so many characters that reading it takes long."""
    if isinstance(value, str) and len(value) > _LONGEST_FIGURE:
        raise InputError(Problem(f"a text of {len(value):,} characters is no date and no number"))
    return value


def _places(places: Any) -> int | None:
    if places is None or (type(places) is int and 0 <= places <= _MOST_PLACES):
        return places
    raise InputError(Problem(f"a number has 0 to {_MOST_PLACES} decimals, not {places}"))


@pass_context
def digits(context: Context, value: Any) -> MarkdownStr:
    """A number or text with its figures in the side's digits and nothing else changed, on one line: years, counts, `3/1/2026`. With Latin
    letters in it (`DEC-3`) it is a code, and kept as `ltr` does."""
    if value is None:
        return MarkdownStr("")
    text = str(value)
    if _LATIN.search(text):
        return ltr(text)
    text = shape(unshape(text), _voice(context).convention.digits)
    # Figures joined by signs are a number of a paper, not a date or a sum: nothing about them is to be read.
    return MarkdownStr(text.replace(" ", NBSP)) if text.isdecimal() or _ARABIC.search(text) else ltr(text)


@pass_context
def percent(context: Context, value: Any, places: int | None = None) -> MarkdownStr:
    """A percentage: 4.5 is 4.5 %."""
    return (
        MarkdownStr("") if value is None else MarkdownStr(numbers.format_percent(_figure(value), _voice(context).convention, places=_places(places)))
    )


@pass_context
def money(context: Context, value: Any, currency: str | None = None, style: str | None = None) -> MarkdownStr:
    """An amount of money: of a model's amount, or of a number and a currency; `style` names the currency (code, name or symbol) otherwise than the
    document does."""
    if value is None:
        return MarkdownStr("")
    amount, code = (value.amount, value.currency) if isinstance(value, Money) else (value, currency)
    if code is None:
        raise InputError(Problem("money needs a currency", hint="write {{ amount | money('QAR') }}"))
    if style is not None and style not in get_args(MoneyStyle):
        raise InputError(Problem(f"there is no way '{style}' to name a currency", hint=did_you_mean(style, get_args(MoneyStyle))))
    voice = _voice(context)
    return MarkdownStr(numbers.format_money(_figure(amount), code, voice.convention, cast(Any, style) or voice.settings.money))


@pass_context
def ordinal(context: Context, value: int) -> MarkdownStr:
    """A place in a row, in figures: 3rd; Arabic figures carry no mark."""
    return MarkdownStr(numbers.ordinal(_figure(value), _voice(context).convention))


def ltr(value: Any) -> MarkdownStr:
    """Text that keeps its left-to-right order and stays on one line: references, codes, phone numbers."""
    text = str(value or "").replace("`", "'").replace("\\", "")
    return MarkdownStr(f"{{ltr}}`{text}`") if text.strip() else MarkdownStr("")


def keep(value: Any) -> MarkdownStr:
    """Text that stays on one line."""
    return MarkdownStr(str(value or "").replace(" ", NBSP))


@pass_context
def upper(context: Context, value: Any) -> MarkdownStr:
    """English in capitals; Arabic has none and stays."""
    return MarkdownStr(value if _voice(context).lang == "ar" else str(value).upper())


@pass_context
def quoted(context: Context, value: Any) -> MarkdownStr:
    """Text in its side's quotation marks; marks already around it are taken off first."""
    voice = _voice(context)
    text = str(_words(value, voice) or "").strip()
    return MarkdownStr(quote_marks(text, voice.lang)) if text else MarkdownStr("")


def quote_marks(text: str, lang: Lang) -> str:
    """`text` in the quotation marks of a language, which replace those that enclose the whole of it."""
    opening, closing = _QUOTES[lang]
    text = text.strip()
    if len(text) > 1 and text[0] in _ALL_QUOTES and text[-1] in _ALL_QUOTES and not any(mark in text[1:-1] for mark in (text[0], text[-1])):
        text = text[1:-1].strip()
    return f"{opening}{text}{closing}"


@pass_context
def join(context: Context, values: Iterable[Any], separator: Any = ", ") -> MarkdownStr:
    """Values one after another, empty ones left out; Bilingual ones on this side."""
    voice = _voice(context)
    texts = [str(shown(context, value)) for value in values or ()]
    return MarkdownStr(str(_words(separator, voice)).join(text for text in texts if text))


def _words(value: Any, voice: LocaleContext) -> Any:
    """One side of a Bilingual; text that an expression made is Markdown already."""
    return select_language(value, voice.lang) if isinstance(value, Bilingual) else value


@pass_context
def listed(context: Context, values: Iterable[Any]) -> MarkdownStr:
    """Values as a list in words, empty ones left out: `A, B and C`; Arabic joins them all by و (CLDR `listPatterns`, standard)."""
    voice = _voice(context)
    texts = [text for text in (str(shown(context, value)) for value in values or ()) if text]
    word = select_language(context["label"].get("and"), voice.lang)
    if voice.lang == "ar":
        return MarkdownStr(f" {word}".join(texts))
    return MarkdownStr(f" {word} ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts))


@pass_context
def lines(context: Context, values: Iterable[Any]) -> MarkdownStr:
    """Values each on its own line, empty ones left out."""
    return join(context, values, "\\\n")


@pass_context
def named(context: Context, value: Any) -> MarkdownStr:
    """A person's name with the form of address before it."""
    return MarkdownStr("") if value is None else _named(value, _voice(context))


def _named(person: Person, voice: LocaleContext) -> MarkdownStr:
    name = person.name.side(voice.lang) or ""
    honorific = person.honorific.side(voice.lang) if person.honorific else None
    return MarkdownStr(f"{honorific}{NBSP}{name}" if honorific else name)


@pass_context
def attended(context: Context, entry: Any) -> MarkdownStr:
    """How somebody of the attendance was there: `from 10:15, by video`; nothing where nothing need be said."""
    from docgen.model.meeting.attendance import Attendee

    if not isinstance(entry, Attendee):
        return MarkdownStr("")
    voice = _voice(context)

    def words(name: str) -> str:
        return str(select_language(context["label"].get(name), voice.lang))

    times = (("from-time", entry.joined), ("until-time", entry.left))
    said = [keep(f"{words(name)} {format_time(value, voice.convention, voice.settings.clock)}") for name, value in times if value is not None]
    if entry.by is not None:
        said.append(MarkdownStr(words("by-video" if entry.by == "video" else "by-phone")))
    if entry.proxy is not None:
        said.append(MarkdownStr(f"{words('by-proxy')}: {named(context, person(context, entry.proxy))}"))
    return MarkdownStr(words("comma").join(said))


@pass_context
def person(context: Context, value: Any) -> Any:
    """The person of an id; of several ids, the persons."""
    people = context.get("people") or {}
    if isinstance(value, (tuple, list)):
        return [_person(people, one) for one in value]
    return None if value is None else _person(people, value)


def _person(people: Mapping[str, Person], value: Any) -> Person:
    if isinstance(value, Person):
        return value
    key = _key(value)
    if key not in people:
        raise InputError(Problem(f"no person has the id '{key}'", hint="words in the place of an id are in action.owners"))
    return people[key]


def _key(value: Any) -> str:
    """An id as the model has it, without the escapes of Markdown."""
    value = getattr(value, "who", value)  # who signs may be an entry of its own
    return str(value).replace("\\", "") if isinstance(value, MarkdownStr) else str(value)


@pass_environment
def flat(environment: Environment, values: Iterable[Any], field: str) -> Iterator[Any]:
    """All the things that each value has under a field, as one list: `agenda | flat('actions')`."""
    for value in values or ():
        found = environment.getattr(value, field)
        if found is not None:
            yield from found


@pass_context
def escaped(context: Context, value: Any) -> MarkdownStr:
    """Text in which nothing counts as markup."""
    return MarkdownStr(escape(str(value or "")))


def with_locale(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is given the LocaleContext of its side first: the language, its conventions, the document's settings."""

    @pass_context
    @wraps(filter)
    def located(context: Context, *arguments: Any, **named: Any) -> Any:
        return filter(_voice(context), *arguments, **named)

    return located


def plugged(name: str) -> Callable[..., Any] | None:
    """The filter that an installed package adds under a name (entry points `docgen.filters`). Raises PluginError for one that cannot be used."""
    plugin = plugins.find("filters", name)
    if plugin is None:
        return None
    filter = plugins.load(plugin, callable, "callable of a value")

    @wraps(filter)
    def at_work(*arguments: Any, **named: Any) -> Any:
        with plugins.at_work(plugin):
            return filter(*arguments, **named)

    return at_work


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date,
    "time": time,
    "until": until,
    "moment": moment,
    "embargo": embargo,
    "number": number,
    "digits": digits,
    "percent": percent,
    "money": money,
    "ordinal": ordinal,
    "ltr": ltr,
    "keep": keep,
    "upper": upper,
    "quoted": quoted,
    "join": join,
    "listed": listed,
    "lines": lines,
    "named": named,
    "attended": attended,
    "person": person,
    "flat": flat,
    "escaped": escaped,
}
"""docgen's own filters; `kept` has those of Jinja's."""
