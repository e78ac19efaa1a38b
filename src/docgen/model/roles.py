"""Are a text's roles right? {date}`2021-10-18` must hold a date, {money}`12500000 QAR` an amount, and so on."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from pydantic_core import PydanticCustomError

from docgen.errors import DocgenError
from docgen.markup import ROLES, Emphasis, Link, MarkupError, Node, Role, Strong, parse, roles
from docgen.model.setting import Table, current
from docgen.model.validation_errors import listed, nearest, validation_error, validation_errors
from docgen.patterns import late


def _begins(character: str) -> bool:
    """Whether a character surely composes with nothing before it."""
    return unicodedata.category(character)[0] != "M" and not "\u1160" <= character <= "\u11ff"


_PIECE = 40
"""Code points that are brought to NFC at once."""


MOST_ADDRESS = 2_000
"""Code points of the address of a link."""


_LONG_ADDRESS = late(rf"(?<![\w`])(?<!\]\()(?:https?://|www\.)[^\s<>«»“”\"'`]{{{MOST_ADDRESS - 6},}}")
"""An address that is a link as it stands in running text."""
_BRACED = late(r"(?<!\\)(?<!\{)\{([^{}`\n]{1,60})\}(?:([ \u00a0]?`[^`\n]+`)|(?=['\"´’‘“”«]))")
"""A name in braces before a value in backquotes, or before another quotation mark."""


def check_markup(text: str, original: str) -> None:
    """Raises the faults of all wrong roles in `text`, each with its offset into `original`, the text before it was brought to NFC."""
    try:
        nodes = parse(text)
    except MarkupError as error:
        raise validation_error(error.message, offset=_before_nfc(error.offset, text, original)) from None
    wrong: list[tuple[tuple[()], PydanticCustomError, object]] = []
    for role in roles(nodes):
        said = _wrong(role)
        if said is not None:
            wrong.append(((), validation_error(said[0], said[1], offset=_before_nfc(role.offset, text, original)), original))
    if "{" in text:
        told = {role.offset for role in roles(nodes)}
        for at, message, hint in _no_roles(text):
            if at not in told:
                wrong.append(((), validation_error(message, hint, offset=_before_nfc(at, text, original)), original))
    for address in _addresses(nodes):
        if len(address) > MOST_ADDRESS:
            wrong.append(((), validation_error(_too_long(address), "link to a page that leads on", offset=original.find("](") + 2), original))
    for found in _LONG_ADDRESS.finditer(text) if len(text) > MOST_ADDRESS else ():
        wrong.append(
            ((), validation_error(_too_long(found[0]), "give a shorter address", offset=_before_nfc(found.start(), text, original)), original)
        )
    if wrong:
        raise validation_errors(wrong)


def _too_long(address: str) -> str:
    return f"an address of {len(address):,} characters is no link that programs open; the longest has {MOST_ADDRESS:,}"


def _no_roles(text: str) -> Iterator[tuple[int, str, str | None]]:
    """What was surely meant for a role and would be printed as it stands, a name that no role has before a value in backquotes, or a role's name
    before a value in other quotation marks: the place of each, what is wrong, and a hint."""
    for found in _BRACED.finditer(text):
        name = found[1].strip()
        if found[2] is not None and any(character.isalpha() for character in name):
            same = name.casefold() if name.casefold() in ROLES else None
            near = same or nearest(name, ROLES)
            hint = f"write {{{same}}}`…`, without a space" if same else f"did you mean {{{near}}}?" if near else f"roles are {listed(ROLES)}"
            yield found.start(), f"there is no role {{{found[1]}}}" if not same or name != found[1] else f"the role {{{name}}} has no value", hint
        elif found[2] is None and name in ROLES:
            yield found.start(), f"the role {{{name}}} has no value between two backquotes", f"write {{{name}}}`{_EXAMPLES[name]}`, or \\{{{name}}}"


def _addresses(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Link):
            yield node.href
        if isinstance(node, (Strong, Emphasis, Link)):
            yield from _addresses(node.children)


def _wrong(role: Role) -> tuple[str, str | None] | None:
    if role.name not in ROLES:
        near = nearest(role.name, ROLES)
        return f"there is no role {{{role.name}}}", f"did you mean {{{near}}}?" if near else f"roles are {listed(ROLES)}"
    setting = current.get()
    if role.name == "term" and setting.terms is not None and role.value not in setting.terms:
        near = nearest(role.value, setting.terms)
        return f"the glossary has no term '{role.value}'", f"did you mean '{near}'?" if near else f"its terms are {listed(setting.terms)}"
    return wrong_value(role.name, role.value, setting.table)


@lru_cache(maxsize=4096)
def wrong_value(name: str, value: str, table: Table = "auto") -> tuple[str, str | None] | None:
    """What is wrong with a role's value, and what would be right; `None` when it is right. `name` must be one of `markup.ROLES`."""
    if not value.strip():
        return f"the role {{{name}}} is empty", f"write {{{name}}}`{_EXAMPLES[name]}`"
    try:
        _READERS[name](value, table)
    except DocgenError as error:
        problem = error.problems[0]
        return problem.message, problem.hint
    return None


def _date(value: str, table: Table) -> object:
    from docgen.calendars import parse as parse_date

    return parse_date(value, table=table)


def _time(value: str, table: Table) -> object:
    from docgen.calendars.times import parse_time

    return parse_time(value)


def _number(value: str, table: Table) -> object:
    from docgen.locales.numbers import parse_number

    return parse_number(value)


def _percent(value: str, table: Table) -> object:
    from docgen.locales.numbers import parse_number

    return parse_number(value.strip().rstrip("%٪").strip())


def _money(value: str, table: Table) -> object:
    from docgen.model.amounts import styled_money

    return styled_money(value)


def _anything(value: str, table: Table) -> object:
    return value


def _words(value: str, table: Table) -> object:
    from docgen.locales.spelling import spelled

    return spelled(value, "ar"), spelled(value, "en")


def _ordinal(value: str, table: Table) -> object:
    from docgen.locales.spelling import ordinal_spelled

    return ordinal_spelled(value, "ar"), ordinal_spelled(value, "en")


_READERS: dict[str, Callable[[str, Table], object]] = {
    "date": _date,
    "hijri": _date,
    "gregorian": _date,
    "time": _time,
    "number": _number,
    "percent": _percent,
    "money": _money,
    "ltr": _anything,
    "term": _anything,
    "words": _words,
    "ordinal": _ordinal,
}
_EXAMPLES = {
    "date": "2021-10-18",
    "hijri": "2021-10-18",
    "gregorian": "1443-03-12 AH",
    "time": "14:30",
    "number": "12500000",
    "percent": "4.5",
    "money": "12500000 QAR",
    "ltr": "+974 4400 1234",
    "term": "joint-commission",
    "words": "12500000 QAR",
    "ordinal": "3",
}


def _before_nfc(offset: int, text: str, original: str) -> int:
    """The offset in `original` of what stands at `offset` in its NFC form."""
    if text == original:
        return offset
    return min(bisect_left(_lengths(original), offset), len(original))


@lru_cache(maxsize=2)
def _lengths(original: str) -> list[int]:
    """The length in NFC of all that stands before each place of a text. Found piece by piece: nothing composes across a starter that begins one."""
    lengths, done, start = [0], 0, 0  # `done` is the length of what stands before `start`
    for index in range(1, len(original) + 1):
        if index - start > _PIECE and _begins(original[index - 1]):
            done += len(unicodedata.normalize("NFC", original[start : index - 1]))
            start = index - 1
        lengths.append(done + len(unicodedata.normalize("NFC", original[start:index])))
    return lengths
