"""A slot's Markdown to the runs of one side: roles formatted, islands kept left to right, figures in the side's digits."""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.calendars.times import format_time
from docgen.close_matches import did_you_mean
from docgen.document.inline import Inline, Runs
from docgen.errors import InputError, Problem
from docgen.limits import active
from docgen.locales.digits import shape, unshape
from docgen.locales.numbers import format_money, format_number, format_percent, parse_number
from docgen.locales.spelling import ordinal_spelled, spelled
from docgen.markup import ROLES, Break, Emphasis, Node, ParagraphBreak, Role, Strong, Text, parse
from docgen.model.amounts import styled_money
from docgen.patterns import late
from docgen.templating.budget import spend_words
from docgen.templating.dates import text_date
from docgen.templating.isolation.clauses import REACH
from docgen.templating.isolation.figure_isolates import figures_kept, isolated
from docgen.templating.isolation.figures import LRM, in_groups, shaped
from docgen.templating.isolation.isolates import Isolate, follows_latin, isolates, touches_latin
from docgen.templating.isolation.typed_dates import RLM
from docgen.templating.locale_context import LocaleContext
from docgen.typography.unicode.bidi import level_runs

NBSP = "\u00a0"
LINE = "\u2028"
PARAGRAPH = "\u2029"
"""Stands between the paragraphs of one text, until `paragraphs` parts them."""

PLAIN = Inline("")

_LOOSE_NBSP = late(r"(?<!\d)\u00a0|\u00a0(?!\d)")
_ARABIC_DIGIT = late("[٠-٩]")
_LATIN_OR_DIGIT = late("[0-9A-Za-z۰-۹]")
_SPACED_DIGITS = late("(?<=[٠-٩])[ \u00a0\u202f\u2009](?=[٠-٩])")
_ARABIC_LETTER = late("[\u0620-\u064a]")
_LATIN_LETTER = late("[A-Za-z]")
_BETWEEN = late("(?<=[٠-٩])[^٠-٩]+(?=[٠-٩])")
_ONE_NUMBER = late("[٠-٩]+(?:[.,:/،\u00a0٫٬][٠-٩]+)*")
_JOINT = late("[.,:/،\u00a0٫٬]")
_PART_OF_DATE = late(r"(?<=\d)[ \u00a0]?[/.-]")
_BEGINS_WITH_MARKS = late("[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+")
_HYPHEN = late(r"\A-|(?<=\A[$€£¥₺₽₹])-")

_SHORT = 64
"""Code points of the texts whose runs are kept."""
_MOST_KEPT = 1024
_KEPT: dict[tuple[str, str, str, str, bool, Inline], Runs] = {}


def runs_of(source: str, voice: LocaleContext, look: Inline = PLAIN) -> Runs:
    """The runs of a text. `look` is an Inline whose marks all runs begin with.

    No line break ends them. What U+00A0 joins is one run with `nobreak`, ordinary spaces inside but between two figures. Raises MarkupError,
    InputError (a role that does not exist, or a value that it cannot read).
    """
    if len(source) > _SHORT or "{" in source:
        return _made(source, voice, look)
    # Labels, names and heads of tables come back in every document. Without a role nothing but these says how they are written.
    key = (source, voice.lang, voice.convention.territory, voice.convention.digits, voice.settings.shape_typed, look)
    runs = _KEPT.get(key)
    if runs is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        runs = _KEPT[key] = _made(source, voice, look)
    return runs


def _made(source: str, voice: LocaleContext, look: Inline) -> Runs:
    runs: list[Inline] = []
    _nodes(parse(source), voice, look, runs)
    runs = isolated(runs) if voice.lang == "ar" else figures_kept(runs)
    while runs and runs[-1].text in (LINE, PARAGRAPH):
        runs.pop()
    return tuple(_letters_whole(runs))


def _letters_whole(runs: list[Inline]) -> list[Inline]:
    """The runs with each mark in the run of its letter: parted from it, a mark has no place (ريال + ًا)."""
    if not any(_BEGINS_WITH_MARKS.match(run.text) for run in runs[1:]):
        return runs
    out: list[Inline] = runs[:1]
    for run in runs[1:]:
        marks = _BEGINS_WITH_MARKS.match(run.text)
        if marks is not None and out[-1].text not in (LINE, PARAGRAPH):
            out[-1] = out[-1]._replace(text=out[-1].text + marks[0])
            run = run._replace(text=run.text[marks.end() :])
            if not run.text:
                continue
        out.append(run)
    return out


def paragraphs(runs: Runs) -> tuple[Runs, ...]:
    """The paragraphs of a text, one at least."""
    if not _parted(runs):
        return (runs,)
    parts: list[list[Inline]] = [[]]
    for run in runs:
        if run.text == PARAGRAPH:
            parts.append([])
        else:
            parts[-1].append(run)
    return tuple(tuple(part) for part in parts if part) or ((),)


def as_one(runs: Runs) -> Runs:
    """A text whose paragraphs are lines, for what can hold only one."""
    if not _parted(runs):
        return runs
    return tuple(run._replace(text=LINE) if run.text == PARAGRAPH else run for run in runs)


def _parted(runs: Runs) -> bool:
    return PARAGRAPH in [run.text for run in runs]


def dates_in(source: str) -> bool:
    """Whether a text holds a {date}; a look at its letters, for whoever counts mentions."""
    return "{date}`" in source


def _nodes(nodes: tuple[Node, ...], voice: LocaleContext, look: Inline, runs: list[Inline], inside: tuple[str, ...] = ()) -> None:
    """`inside` are the terms whose words these are."""
    for node in nodes:
        if isinstance(node, Text):
            _text(node.text, voice, look, runs)
        elif isinstance(node, Role):
            _role(node, voice, look, runs, inside)
        elif isinstance(node, Break):
            runs.append(_with(look, PARAGRAPH if isinstance(node, ParagraphBreak) else LINE))
        elif isinstance(node, Strong):
            _nodes(node.children, voice, look._replace(strong=True), runs, inside)
        elif isinstance(node, Emphasis):
            _nodes(node.children, voice, look._replace(emphasis=True), runs, inside)
        else:
            _nodes(node.children, voice, look._replace(link=node.href), runs, inside)


def _text(text: str, voice: LocaleContext, look: Inline, runs: list[Inline]) -> None:
    """Running text, parted at its islands."""
    before = runs[-1].text if runs else ""
    shapes = voice.lang == "ar" and voice.settings.shape_typed
    place = 0

    def typed(start: int, end: int) -> str:
        piece = text[start:end]
        return shaped(piece, voice.convention, text[max(0, start - REACH) : start] or before, text[end : end + REACH]) if shapes else piece

    for island in isolates(text, voice.convention):
        start, end, kind = island
        if start > place:
            runs.append(_with(look, typed(place, start)))
        if kind == "kept":
            runs.append(_with(look, _spaces(typed(start, end)), nobreak=True))
        elif kind == "date":
            _date(typed(start, end), voice, look, runs)
        else:
            if kind in ("phone", "series", "token"):
                apart = True
            else:
                apart = not (follows_latin(text, start) if kind == "number" else touches_latin(text, start, end))
            apart = apart and not (start == 0 and follows_latin(before, len(before)))
            if kind == "number":
                _number(typed(start, end), voice, apart, look, runs)
            else:
                _island(_digits(text[start:end], kind, voice), island, look, apart, runs)
        place = end
    if place < len(text):
        runs.append(_with(look, typed(place, len(text))))


def _spaces(text: str) -> str:
    """Text of a run that stays on one line, with ordinary spaces for U+00A0: justified lines stretch them, and searches find them. One between two
    figures stays, for there it is a common separator and holds them in one number (UAX #9 W4)."""
    return _LOOSE_NBSP.sub(" ", text) if NBSP in text else text


def _digits(piece: str, kind: str, voice: LocaleContext) -> str:
    """An island in the one choice of digits where it is of European ones; else it stays as typed, for it is there to be called or copied."""
    if kind in ("phone", "series", "token") and voice.settings.shape_typed and voice.convention.digits == "latn" and not piece.isascii():
        return unshape(piece)
    return piece


def _number(piece: str, voice: LocaleContext, apart: bool, look: Inline, runs: list[Inline]) -> None:
    """A figure with its sign, or in groups. In Arabic-Indic digits it goes by the algorithm, the sign at its right; in others it is an isolate, the
    sign at its left (CLDR)."""
    piece = in_groups(piece.replace(LRM, ""), voice.convention)
    if voice.settings.shape_typed and voice.lang == "ar":
        piece = _HYPHEN.sub("\u2212", piece)
    isolate = apart and _ARABIC_DIGIT.search(piece) is None
    runs.append(_with(look, _spaces(piece), isolate=isolate, nobreak=True))


def _date(piece: str, voice: LocaleContext, look: Inline, runs: list[Inline]) -> None:
    """A date typed in figures: the day at the right, the year at the left beside its mark (see `typed_dates`)."""
    piece = _spaces(piece)
    figures, mark = re.fullmatch(r"(.*\d)(\D*)", piece, re.DOTALL).groups()  # type: ignore[union-attr]  # a date has figures
    if not figures[:4].isdecimal():
        runs.append(_with(look, _PART_OF_DATE.sub(lambda sign: RLM + sign[0], figures) + mark, nobreak=True))
        return
    figures = _ordered(figures)
    runs.append(_with(look, figures, isolate=not _goes_by_itself(figures), nobreak=True))
    if mark:
        runs.append(_with(look, mark, nobreak=True))


def _goes_by_itself(text: str) -> bool:
    """Whether a text is one number to the algorithm, Arabic-Indic figures with one common separator between each two: it needs no isolate, and in a
    Word file it is a run of its right-to-left side, in that side's font."""
    return _ONE_NUMBER.fullmatch(text) is not None


def _ordered(text: str) -> str:
    """Text of an isolate, left to right whatever its digits: Arabic-Indic ones count as right-to-left to what stands between them (UAX #9 N0, N1),
    but not to a common separator (W4)."""
    if _ARABIC_DIGIT.search(text) is None or (_LATIN_OR_DIGIT.search(text) is not None and not _turns(text)):
        return text
    text = _SPACED_DIGITS.sub(NBSP, text)
    return _BETWEEN.sub(lambda signs: signs[0] if _JOINT.fullmatch(signs[0]) else f"{LRM}{signs[0]}{LRM}", text)


def _turns(text: str) -> bool:
    """Whether an isolate would draw a sign of a text without Arabic letters from right to left: one of its levels is odd then."""
    return any(level % 2 for _, _, level in level_runs(f"{LRM}{text}", 0))


def _with(look: Inline, text: str, *, isolate: bool = False, nobreak: bool = False, link: str | None = None) -> Inline:
    """A run with the marks of `look`. Spelled out: `dataclasses.replace` takes ten times as long, and this runs for every run of a document."""
    if look is PLAIN:
        return Inline(text, False, False, link, isolate, nobreak)
    return Inline(text, look.strong, look.emphasis, look.link or link, isolate, nobreak, look.superscript, look.lang, look.role)


def _island(piece: str, island: Isolate, look: Inline, apart: bool, runs: list[Inline]) -> None:
    """An address, a number or a code; `apart` says whether it needs an isolate to keep its order."""
    piece = _ordered(_spaces(piece))
    apart = apart and not _goes_by_itself(piece)
    if island.kind == "url":
        runs.append(_with(look, piece, isolate=apart, link=piece if "://" in piece else f"https://{piece}"))
    elif island.kind == "token" and piece.count(" ") > 3:
        runs.append(_with(look, piece, isolate=apart))
    else:
        runs.append(_with(look, piece, isolate=apart, nobreak=True, link=f"mailto:{piece}" if island.kind == "email" else None))


def in_digits(value: str, voice: LocaleContext) -> str:
    """A reference in the digits of its side where that and its letters are Arabic: ج/م/1447/6 is no code of another script."""
    if voice.settings.shape_typed and voice.lang == "ar" and _ARABIC_LETTER.search(value) and not _LATIN_LETTER.search(value):
        return shape(unshape(value), voice.convention.digits)
    return value


def _role(role: Role, voice: LocaleContext, look: Inline, runs: list[Inline], inside: tuple[str, ...]) -> None:
    if role.name == "ltr":
        value = _ordered(_spaces(in_digits(role.value, voice)))
        runs.append(_with(look, value, isolate=not _goes_by_itself(value), nobreak=True))
    elif role.name == "term":
        _nodes(parse(_term(role.value, voice, inside)), voice, look, runs, (*inside, role.value))
    else:
        write = _FORMATS.get(role.name)
        if write is None:
            raise InputError(Problem(f"unknown role {{{role.name}}}", hint=did_you_mean(role.name, ROLES)))
        kept(write(role.value, voice), look, runs)


def kept(text: str, look: Inline, runs: list[Inline]) -> None:
    """A formatted value: words joined by U+00A0 become one run that never breaks; the spaces between such runs may."""
    if NBSP not in text:
        # One word, or words that may part; a single figure is kept whole too, against breaks at its signs.
        runs.append(_with(look, text, nobreak=" " not in text and LINE not in text))
        return
    loose = ""
    for word in _words(text):
        if NBSP in word:
            if loose:
                runs.append(_with(look, loose))
                loose = ""
            runs.append(_with(look, _spaces(word), nobreak=True))
        else:
            loose += word
    if loose:
        runs.append(_with(look, loose))


def _words(text: str) -> list[str]:
    """Stretches between ordinary spaces and line breaks, and these themselves."""
    words: list[str] = []
    word = ""
    for character in text:
        if character in (" ", LINE):
            if word:
                words.append(word)
                word = ""
            words.append(character)
        else:
            word += character
    if word:
        words.append(word)
    return words


def _term(key: str, voice: LocaleContext, inside: tuple[str, ...]) -> str:
    entry = voice.settings.glossary.get(key)
    text = entry.side(voice.lang) if entry is not None else None
    if text is None:
        known = tuple(voice.settings.glossary)
        hint = did_you_mean(key, known) if known else "this document has no glossary"
        raise InputError(Problem(f"the glossary has no term '{key}' in this language", hint=hint))
    if key in inside or len(inside) > active().nesting:
        raise InputError(Problem(f"the term '{key}' names itself", hint="write its words out"))
    spend_words(len(text))
    return text


def _money(value: str, voice: LocaleContext) -> str:
    money, style = styled_money(value)
    return format_money(money.amount, money.currency, voice.convention, style or voice.settings.money)


_FORMATS: dict[str, Callable[[str, LocaleContext], str]] = {
    "date": lambda value, voice: text_date(value, voice),
    "hijri": lambda value, voice: text_date(value, voice, "hijri"),
    "gregorian": lambda value, voice: text_date(value, voice, "gregorian"),
    "time": lambda value, voice: format_time(value, voice.convention, voice.settings.clock),
    "number": lambda value, voice: format_number(parse_number(value), voice.convention),
    "percent": lambda value, voice: format_percent(parse_number(value.strip().rstrip("%٪")), voice.convention),
    "money": _money,
    "words": lambda value, voice: spelled(value, voice.lang),
    "ordinal": lambda value, voice: ordinal_spelled(value, voice.lang),
}
