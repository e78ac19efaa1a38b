"""A model's values by field path, written in each side's voice, for forms that name them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from docgen.calendars import DualDate, format_time
from docgen.calendars.registry import NoHijriDay
from docgen.close_matches import close_matches
from docgen.document.inline import BiRuns, Both, Inline
from docgen.document.word_template import FieldBlocks, FieldError, FieldFact, FieldList, FieldPicture, FieldText, FieldValue
from docgen.errors import DocgenError
from docgen.locales import numbers
from docgen.markup import escape
from docgen.model.amounts import Money
from docgen.model.blocks import BLOCKS
from docgen.model.extra import ExtraPicture
from docgen.model.meeting.attendance import Attendance, attendee
from docgen.model.meeting.signatures import Signature
from docgen.model.paths import PICTURES
from docgen.model.people import OfPerson, Person
from docgen.model.root import Model
from docgen.model.schemas.values import Choice
from docgen.model.text import Bilingual
from docgen.templating.body import attribution, body
from docgen.templating.budget import spend, spend_block
from docgen.templating.dates import date_in, written_date
from docgen.templating.fieldfacts import fact_of
from docgen.templating.fieldsteps import CALENDARS, Dated, Reached, names_in, parts_of, walk, words_in
from docgen.templating.inline import PLAIN, kept, runs_of
from docgen.templating.isolation.figure_isolates import isolated
from docgen.templating.locale_context import LocaleContext
from docgen.templating.scope import NOTHING, Scope
from docgen.templating.uncovered import uncovered_days
from docgen.types import Lang
from docgen.wordfile.asked_fields import AskedFields
from docgen.wordfile.field_tags import FieldPath

THIS = "this"
"""The thing of a list itself, and never what is round it."""
LOOP = "loop"
EXTRA = "extra"
"""Fields of the author's own; each may be named without it too, where the kind has no field of the name."""
_BLOCKS = tuple(BLOCKS.values())
_FLAGS: Mapping[Lang, tuple[str, str]] = {"ar": ("لا", "نعم"), "en": ("No", "Yes")}


@dataclass(frozen=True, slots=True)
class Likes:
    """The things of one list of the author's own, and the names that any of them has."""

    things: tuple[Mapping[str, Any], ...]
    names: frozenset[str]

    def know(self, path: tuple[str, ...], people: Mapping[str, Any]) -> bool:
        return path[:1] != () and path[0] in self.names and any(walk(thing, path, people) is not None for thing in self.things)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a part of a model; `outer` are those of the whole round it. `count` is the thing's number in its list, from 1, and how many there
    are. `asked` gathers the fields of the author's own that somebody asked for. `likes` are all the things of its list, where they are the author's
    own: a field that any of them has is one that the others leave out."""

    value: Any
    scope: Scope
    outer: Fields | None = None
    count: tuple[int, int] | None = None
    asked: set[str] = field(default_factory=set)
    likes: Likes | None = None

    def values(self, asked: AskedFields) -> dict[FieldPath, FieldValue]:
        """The value of each field that is asked for here. What is asked for inside a list, a thing or a text is a value of theirs; inside anything
        else it is looked for here too. Raises TooMuch."""
        found: dict[FieldPath, _Found] = {}
        self._gather(asked, found)
        return {path: one.value() for path, one in found.items()}

    def _gather(self, asked: AskedFields, found: dict[FieldPath, _Found]) -> None:
        for path, inside in asked.items():
            if path not in found:
                spend()
                found[path] = self._found(path)
            if found[path].within is None:
                self._gather(inside, found)
            else:
                _merge(found[path].asked, inside)

    def _found(self, path: FieldPath) -> _Found:
        # Each field begins anew, wherever in the file it stands and whatever is shown before it: its first date is in both calendars.
        here = replace(self, scope=replace(self.scope, mentioned=set()))
        reached = here._reached(path.names)
        if reached is None or (path.lang is not None and isinstance(reached.owner, Bilingual)):  # a side has no sides
            return _Found(FieldValue(None, hint=here._nearest(path.names)))
        fact = self._called(fact_of(reached, path.lang, self._people), reached.name)
        try:
            content, within = here._written(reached)
        except NoHijriDay as error:
            content, within = FieldError(uncovered_days(self._root(), [("value", error.day), ("text", error.day)]).problems), None
        except DocgenError as error:
            content, within = FieldError(error.problems), None
        near = here._nearest(path.names) if path.names[0] == EXTRA and not fact.given else None
        return _Found(FieldValue(content, fact, near if near is not None and near.startswith("did you") else None), within)

    def _called(self, fact: FieldFact, name: str) -> FieldFact:
        """The fact, with what its choices are called in the document's languages; the value may be asked for by that too."""
        label: Mapping[str, Bilingual] = self.scope.neutral["label"]
        called = {choice: tuple(words for _, words in said.sides()) for choice in fact.choices if (said := label.get(f"{name}-{choice}")) is not None}
        if not called:
            return fact
        own = (called.get(word, ()) for word in fact.words)
        return replace(fact, words=(*fact.words, *(word for words in own for word in words)), labels=tuple(called.values()))

    def _nearest(self, path: tuple[str, ...]) -> str | None:
        """The field that may be meant by a path that leads nowhere."""
        known = self._known(path)
        near = close_matches(path[-1], known, 1)
        if (inside := self._list_in(path)) is not None:
            return f"'{'.'.join(inside)}' is a list: put a control tagged {'.'.join(inside)} round it, or write {'.'.join(inside)}.0"
        if near:
            return f"did you mean '{'.'.join((*path[:-1], near[0]))}'?"
        return f"there are {', '.join(known)}" if known else None

    def _list_in(self, path: tuple[str, ...]) -> tuple[str, ...] | None:
        """The beginning of a path that leads to a list, where the path goes on with no place in it."""
        here: Fields | None = self
        values = []
        while here is not None:
            values.append(here.value)
            here = here.outer
        found = (_list_before(value, path, self._people) for value in (*values, getattr(values[-1], EXTRA, None)))
        return next((beginning for beginning in found if beginning is not None), None)

    def _known(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """What may stand at the end of a path in the place of its last name."""
        if path[:1] == (LOOP,):
            return tuple(_COUNTS) if len(path) == 2 and self._counted(("index",)) is not None else ()
        own = path[:1] == (THIS,)
        here: Fields | None = self
        names: list[str] = []
        while here is not None:
            found = walk(here.value, path[1:-1] if own else path[:-1], self._people)
            names += () if found is None else names_in(found.value)
            here = None if own else here.outer
        if not own and len(path) == 1:
            names += names_in(getattr(self._root(), EXTRA, None))
        return tuple(dict.fromkeys(names))

    @property
    def _people(self) -> Mapping[str, Any]:
        return self.scope.neutral.get("people") or {}

    def _root(self) -> Model:
        here = self
        while here.outer is not None:
            here = here.outer
        assert isinstance(here.value, Model)
        return here.value

    def _reached(self, path: tuple[str, ...]) -> Reached | None:
        """Where a path leads: from the innermost thing that has its first name."""
        if path[0] == LOOP:
            return self._counted(path[1:])
        if path[0] == THIS:
            return self._own(path[1:])
        if self.outer is None:
            return self._at_root(path)
        if walk(self.value, path[:1], self._people) is not None:
            return self._own(path)
        return self._left_out(path) or self.outer._reached(path)

    def _own(self, path: tuple[str, ...]) -> Reached | None:
        return walk(self.value, path, self._people) or self._left_out(path)

    def _left_out(self, path: tuple[str, ...]) -> Reached | None:
        return Reached(None) if self.likes is not None and self.likes.know(path, self._people) else None

    def _at_root(self, path: tuple[str, ...]) -> Reached | None:
        extra: Mapping[str, Any] = getattr(self.value, EXTRA, None) or {}
        if path[0] == EXTRA and len(path) > 1:
            self.asked.add(path[1])
            return _in_extra(extra, path[1:], self._people)
        found = walk(self.value, path, self._people)
        if found is None and path[0] in extra:
            self.asked.add(path[0])
            return _in_extra(extra, path, self._people)
        return found

    def _counted(self, path: tuple[str, ...]) -> Reached | None:
        here: Fields | None = self
        while here is not None and here.count is None:
            here = here.outer
        if here is None or here.count is None or len(path) != 1 or path[0] not in _COUNTS:
            return None
        return Reached(_COUNTS[path[0]](*here.count))

    def _written(self, found: Reached) -> tuple[Content, tuple[Fields, ...] | None]:
        """A value as it is written, and the things inside it that have fields of their own."""
        value = found.value
        if isinstance(value, (tuple, list)) and not isinstance(value, Money):
            if value and all(isinstance(one, _BLOCKS) for one in value):
                return FieldBlocks(tuple(body(value, self.scope))), None
            return FieldList((), self._joined(value)), self._items(_entries(found))
        if isinstance(value, Path) and value.suffix.lower() not in PICTURES:
            return FieldText(self._words(value.name)), None
        if isinstance(value, Path):
            return FieldPicture(value, self._shows(found)), None
        if isinstance(value, ExtraPicture):
            return FieldPicture(value.picture, None if value.alt is None else self.scope.said(value.alt)), None
        if isinstance(value, Mapping):
            if found.owner is None or not _is_list(found):
                return FieldList((), NOTHING), (self._inside(value),)
            return FieldList((), self._joined(tuple(value.values()))), self._items(tuple(value.values()))
        if isinstance(value, BaseModel) and not isinstance(value, Bilingual):
            return FieldList((), self._words(value) if isinstance(value, Person) else NOTHING), (self._item(value, None),)
        if isinstance(value, str) and value in words_in(found.annotation) and (said := self.scope.neutral["label"].get(f"{found.name}-{value}")):
            return FieldText(self.scope.said(said)), None
        return FieldText(self._words(value)), (self._inside(value),)

    def _inside(self, value: Any) -> Fields:
        return Fields(value, self.scope, self, asked=self.asked)

    def _shows(self, found: Reached) -> BiRuns | None:
        """What a picture's part says that it shows."""
        alt = getattr(found.owner, "emblem_alt", None)
        return self.scope.said(alt) if isinstance(alt, Bilingual) else None

    def _items(self, values: Sequence[Any]) -> tuple[Fields, ...]:
        likes = _likes(values)
        return tuple(self._item(one, (number, len(values)), likes) for number, one in enumerate(values, 1))

    def _item(self, value: Any, count: tuple[int, int] | None, likes: Likes | None = None) -> Fields:
        people = self._people
        if isinstance(value, OfPerson):  # the fields of the person, and those of the entry
            return Fields(people[value.who], self.scope, self._inside(value), count, self.asked)
        return Fields(people[value] if isinstance(value, str) and value in people else value, self.scope, self, count, self.asked, likes)

    def _joined(self, values: Sequence[Any]) -> BiRuns:
        """Words one after another with commas; nothing where a value has no words of its own."""
        values = [value.who if isinstance(value, OfPerson) else value for value in values]
        said = [self._words(value) for value in values if isinstance(value, (str, Bilingual, Person))]
        if len(said) != len(values):
            return NOTHING
        sides = {}
        for lang in self.scope.voices:
            comma = Inline("، " if lang == "ar" else ", ")
            parts = [runs for one in said if (runs := one.side(lang))]
            sides[lang] = tuple(run for index, runs in enumerate(parts) for run in ((comma, *runs) if index else runs)) or None
        return Both(**sides)

    def _words(self, value: Any) -> BiRuns:
        if isinstance(value, Choice):
            return self.scope.said(value.words)
        if isinstance(value, str) and value in self._people:
            value = self._people[value]
        if value is None:
            return NOTHING
        if isinstance(value, Bilingual):
            return self.scope.said(value)
        if isinstance(value, Person):
            return (
                attribution(Person.model_construct(name=value.name, honorific=value.honorific, title=None, organisation=None), self.scope) or NOTHING
            )
        if isinstance(value, bool):
            return Both(**{lang: runs_of(_FLAGS[lang][value], voice) for lang, voice in self.scope.voices.items()})
        if isinstance(value, str):
            return Both(**{lang: runs_of(_plain(value), voice) or None for lang, voice in self.scope.voices.items()})
        return Both(**{lang: _figure(value, voice) for lang, voice in self.scope.voices.items()})


Content: TypeAlias = FieldText | FieldBlocks | FieldList | FieldPicture | FieldError


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found at a path, before what is asked for inside it is known: `within` are the things that have it, `None` for a value without
    fields of its own; `asked` gathers the paths."""

    found: FieldValue
    within: tuple[Fields, ...] | None = None
    asked: AskedFields = field(default_factory=dict)

    def value(self) -> FieldValue:
        content = self.found.content
        if isinstance(content, FieldList):
            for _ in self.within or ():
                spend_block()
            content = replace(content, items=tuple(thing.values(self.asked) for thing in self.within or ()))
        elif isinstance(content, FieldText) and self.within is not None:
            content = replace(content, inside=self.within[0].values(self.asked))
        return replace(self.found, content=content)


def _merge(into: AskedFields, others: AskedFields) -> None:
    for path, inside in others.items():
        _merge(into.setdefault(path, {}), inside)


_COUNTS: Mapping[str, Callable[[int, int], Any]] = {
    "index": lambda number, count: number,
    "length": lambda number, count: count,
    "first": lambda number, count: number == 1,
    "last": lambda number, count: number == count,
}
"""What `loop` has."""


def _entries(found: Reached) -> Sequence[Any]:
    """The things of a list, ids of those who sign or attended as whole entries."""
    values: Sequence[Any] = found.value
    if found.name == "signatures":
        return [Signature.model_construct(who=one) if isinstance(one, str) else one for one in values]
    return [attendee(one) for one in values] if isinstance(found.owner, Attendance) else values


def _likes(values: Sequence[Any]) -> Likes | None:
    things = tuple(one for one in values if isinstance(one, Mapping))
    return Likes(things, frozenset(map(str, (name for thing in things for name in thing)))) if len(things) > 1 else None


def _list_before(value: Any, path: tuple[str, ...], people: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The beginning of a path from a value that leads to a list, where the path goes on with no place in it."""
    for length in range(1, len(path)):
        found = walk(value, path[:length], people)
        if found is None:
            return None
        if isinstance(found.value, (tuple, list)) and not isinstance(found.value, Money) and not path[length].isdecimal():
            return path[:length]
    return None


def _in_extra(extra: Mapping[str, Any], path: tuple[str, ...], people: Mapping[str, Any]) -> Reached | None:
    """Where a path leads in the author's own fields: what is not there may be in another document, but for what a list can never have."""
    found = walk(extra, path, people)
    return Reached(None) if found is None and _list_before(extra, path, people) is None else found


def _is_list(found: Reached) -> bool:
    """Whether a mapping is many things by their ids, and no one thing with fields."""
    return any(issubclass(part, Person) for part in parts_of(found.annotation))


def _plain(value: str) -> str:
    """A text that is no Markdown: a reference or a code keeps its order, other text says what it says."""
    latin = any(character.isascii() and character.isalnum() for character in value)
    right = any("\u0590" <= character <= "\u08ff" for character in value)
    return f"{{ltr}}`{value}`" if latin and not right and "`" not in value else escape(value)


def _figure(value: Any, voice: LocaleContext) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    kept(_text(value, voice), PLAIN, runs)
    return tuple(isolated(runs) if voice.lang == "ar" else runs)


def _text(value: Any, voice: LocaleContext) -> str:
    if isinstance(value, Dated):
        if value.style in CALENDARS:
            return date_in(value.date, voice, value.style)  # type: ignore[arg-type]
        return written_date(value.date, voice, value.style)
    if isinstance(value, (DualDate, datetime.date)) and not isinstance(value, datetime.datetime):
        return written_date(value, voice)
    if isinstance(value, datetime.time):
        return format_time(value, voice.convention, voice.settings.clock)
    if isinstance(value, datetime.datetime):
        return f"{written_date(value.date(), voice, 'one')} {format_time(value, voice.convention, voice.settings.clock)}"
    if isinstance(value, Money):
        return numbers.format_money(value.amount, value.currency, voice.convention, voice.settings.money)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return numbers.format_number(value, voice.convention)
    return str(value)
