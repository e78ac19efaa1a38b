"""A slot's Markdown to the runs of one side: roles formatted, islands kept left to right, figures in the side's digits."""

from __future__ import annotations

from collections.abc import Callable

from docgen.calendars.times import format_time
from docgen.document.inline import Inline, Runs
from docgen.errors import InputError, Problem
from docgen.limits import active
from docgen.locales.numbers import format_money, format_number, format_percent, parse_number
from docgen.markup import ROLES, Break, Emphasis, Node, Role, Strong, Text, parse
from docgen.templating.budget import spend
from docgen.templating.dates import text_date
from docgen.templating.figures import shaped
from docgen.templating.islands import IslandKind, follows_latin, islands, touches_latin
from docgen.templating.reading import did_you_mean
from docgen.templating.voice import Voice

NBSP = "\u00a0"
LINE = "\u2028"

PLAIN = Inline("")


def runs_of(source: str, voice: Voice, look: Inline = PLAIN) -> Runs:
    """The runs of a text. `look` is an Inline whose marks all runs begin with.

    No line break ends them. U+00A0 never comes out: what it joins is one run with `nobreak`, ordinary spaces inside. Raises MarkupError,
    InputError (a role that does not exist, or a value that it cannot read).
    """
    runs: list[Inline] = []
    _nodes(parse(source), voice, look, runs)
    while runs and runs[-1].text == LINE:
        runs.pop()
    return tuple(runs)


def dates_in(source: str) -> bool:
    """Whether a text holds a {date}; a look at its letters, for whoever counts mentions."""
    return "{date}`" in source


def _nodes(nodes: tuple[Node, ...], voice: Voice, look: Inline, runs: list[Inline], inside: tuple[str, ...] = ()) -> None:
    """`inside` are the terms whose words these are."""
    for node in nodes:
        if isinstance(node, Text):
            _text(node.text, voice, look, runs)
        elif isinstance(node, Role):
            _role(node, voice, look, runs, inside)
        elif isinstance(node, Break):
            runs.append(_with(look, LINE))
        elif isinstance(node, Strong):
            _nodes(node.children, voice, look._replace(strong=True), runs, inside)
        elif isinstance(node, Emphasis):
            _nodes(node.children, voice, look._replace(emphasis=True), runs, inside)
        else:
            _nodes(node.children, voice, look._replace(link=node.href), runs, inside)


def _text(text: str, voice: Voice, look: Inline, runs: list[Inline]) -> None:
    """Running text, parted at its islands."""
    before = runs[-1].text if runs else ""
    shape = voice.lang == "ar" and voice.settings.shape_typed
    place = 0
    for start, end, kind in islands(text, voice.convention):
        if start > place:
            piece = text[place:start]
            runs.append(_with(look, shaped(piece, voice.convention, text[:place] or before) if shape else piece))
        piece = text[start:end]
        if kind == "kept":
            piece = shaped(piece, voice.convention, text[:start] or before) if shape else piece
            runs.append(_with(look, piece.replace(NBSP, " "), nobreak=True))
        else:
            apart = (kind == "phone" or not touches_latin(text, start, end)) and not (start == 0 and follows_latin(before, len(before)))
            runs.append(_island(piece.replace(NBSP, " "), kind, look, apart))
        place = end
    if place < len(text):
        piece = text[place:] if place else text
        runs.append(_with(look, shaped(piece, voice.convention, text[:place] or before) if shape else piece))


def _with(look: Inline, text: str, *, isolate: bool = False, nobreak: bool = False, link: str | None = None) -> Inline:
    """A run with the marks of `look`. Spelled out: `dataclasses.replace` takes ten times as long, and this runs for every run of a document."""
    return Inline(text, look.strong, look.emphasis, look.link or link, isolate, nobreak, look.superscript, look.lang, look.role)


def _island(piece: str, kind: IslandKind, look: Inline, apart: bool) -> Inline:
    """An address, a number or a code; `apart` says whether it needs an isolate to keep its order."""
    if kind == "url":
        return _with(look, piece, isolate=apart, link=piece if "://" in piece else f"https://{piece}")
    return _with(look, piece, isolate=apart, nobreak=True, link=f"mailto:{piece}" if kind == "email" else None)


def _role(role: Role, voice: Voice, look: Inline, runs: list[Inline], inside: tuple[str, ...]) -> None:
    if role.name == "ltr":
        runs.append(_with(look, role.value.replace(NBSP, " "), isolate=True, nobreak=True))
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
            runs.append(_with(look, word.replace(NBSP, " "), nobreak=True))
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


def _term(key: str, voice: Voice, inside: tuple[str, ...]) -> str:
    entry = voice.settings.glossary.get(key)
    text = entry.side(voice.lang) if entry is not None else None
    if text is None:
        known = tuple(voice.settings.glossary)
        hint = did_you_mean(key, known) if known else "this document has no glossary"
        raise InputError(Problem(f"the glossary has no term '{key}' in this language", hint=hint))
    if key in inside or len(inside) > active().nesting:
        raise InputError(Problem(f"the term '{key}' names itself", hint="write its words out"))
    spend(1 + (len(text) >> 2))
    return text


def _money(value: str, voice: Voice) -> str:
    amount, _, currency = value.strip().rpartition(" ")
    if not amount:
        raise InputError(Problem(f"{value!r} is no amount of money", hint="write an amount and a currency code, such as 12500000 QAR"))
    if amount.isalpha():
        amount, currency = currency, amount
    return format_money(parse_number(amount), currency, voice.convention)


_FORMATS: dict[str, Callable[[str, Voice], str]] = {
    "date": lambda value, voice: text_date(value, voice),
    "hijri": lambda value, voice: text_date(value, voice, "hijri"),
    "gregorian": lambda value, voice: text_date(value, voice, "gregorian"),
    "time": lambda value, voice: format_time(value, voice.convention, voice.settings.clock),
    "number": lambda value, voice: format_number(parse_number(value), voice.convention),
    "percent": lambda value, voice: format_percent(parse_number(value.strip().rstrip("%٪")), voice.convention),
    "money": _money,
}
