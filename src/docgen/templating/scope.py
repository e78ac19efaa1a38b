"""What is known while a document is built: the model's values on each side, the voices, and what was said already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from jinja2.runtime import Context

from docgen.document.inline import BiRuns, Both, Inline, Runs, plain
from docgen.errors import DocgenError, InputError, Place, Problem
from docgen.markup import MarkupError
from docgen.model.part import Part
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.model.walk import walk
from docgen.templating.expressions import Text, names_of
from docgen.templating.extra import Asked
from docgen.templating.files import Files
from docgen.templating.inline import PLAIN, dates_in, paragraphs, runs_of
from docgen.templating.inline import as_one as one_paragraph
from docgen.templating.locale_context import LocaleContext, Settings
from docgen.templating.markdown_str import Labels, select_language
from docgen.types import Lang

NOTHING: BiRuns = Both(None, None)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the input has the parts of a model; `known` is found when the first is asked for."""

    model: Model | None = None
    known: dict[int, Place] = field(default_factory=dict)

    def of(self, part: Part) -> Place | None:
        """The place of a part that is the model's own, and not a copy."""
        if self.model is not None and not self.known:
            kind = type(part)
            self.known.update((id(value), self.model.place_of(path)) for path, value in walk(self.model, whole=kind) if isinstance(value, kind))
        return self.known.get(id(part))


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that expressions can use: `neutral` as the model has them, `sides` as each side sees them.

    `mentioned`, `files` and `places` are shared by all scopes of one build: the sides whose running text has named a date, the files that are shown,
    and where the input has its parts.
    """

    settings: Settings
    voices: Mapping[Lang, LocaleContext]
    neutral: Context
    sides: Mapping[Lang, Context]
    mentioned: set[Lang] = field(default_factory=set)
    files: Files = field(default_factory=Files)
    places: Places = field(default_factory=Places)
    asked: set[str] = field(default_factory=set)
    """The fields of the author's own that expressions have read."""

    def with_name(self, **names: Any) -> Scope:
        """This scope with further names, as in a loop."""
        sides = {
            lang: names_of(lang, {**known.parent, **{name: select_language(value, lang) for name, value in names.items()}})
            for lang, known in self.sides.items()
        }
        return replace(self, neutral=names_of(None, {**self.neutral.parent, **names}), sides=sides)

    def slot(self, text: Text | None, look: Inline = PLAIN) -> BiRuns:
        """A template's string as runs of both sides; a side on which it is empty is `None`. Raises TemplateError, InputError."""
        if text is None:
            return NOTHING
        return self._both(lambda lang, voice: _runs(text.side(lang, self.sides[lang]), voice, look, text))

    def parts(self, text: Text | None, look: Inline = PLAIN) -> tuple[BiRuns, ...]:
        """As `slot`, paragraph by paragraph."""
        if text is None:
            return ()
        return paired(self._both(lambda lang, voice: _runs(text.side(lang, self.sides[lang]), voice, look, text), as_one=False))

    def words(self, text: Text | None) -> Both[str]:
        """A template's string as plain text of both sides."""
        return self.slot(text).map(plain)

    def markdown(self, text: Text | None) -> Both[str]:
        """A template's string as Markdown of both sides."""
        if text is None:
            return Both()
        return Both(**{lang: text.side(lang, self.sides[lang]) for lang in self.voices})

    def said(self, value: Bilingual | None, shape: Callable[[str, Lang], str] | None = None) -> BiRuns:
        """A text of the model as runs of both sides. Raises InputError for a role that cannot be written."""
        if value is None:
            return NOTHING
        return self._both(lambda lang, voice: _written(_shaped(value.side(lang), lang, shape), voice))

    def running(self, value: Bilingual, lead: Both[str] | None = None, shape: Callable[[str, Lang], str] | None = None) -> BiRuns:
        """A text of the body: as `said`, its dates by `Settings.mentions`; `lead` is Markdown run into its beginning."""
        return self._running(value, lead, shape, as_one=True)

    def running_parts(self, value: Bilingual, lead: Both[str] | None = None, shape: Callable[[str, Lang], str] | None = None) -> tuple[BiRuns, ...]:
        """As `running`, paragraph by paragraph."""
        return paired(self._running(value, lead, shape, as_one=False))

    def _running(self, value: Bilingual, lead: Both[str] | None, shape: Callable[[str, Lang], str] | None, *, as_one: bool) -> BiRuns:

        def make(lang: Lang, voice: LocaleContext) -> Runs:
            source = _shaped(value.side(lang), lang, shape)
            if lead is not None and source:
                source = (lead.side(lang) or "") + source
            return _written(source, self._dated(voice, source))

        runs = self._both(make, as_one=as_one)
        self.mention(value)
        return runs

    def part(self, value: Bilingual) -> BiRuns:
        """A text that is part of a whole (an item of a list), its dates written as the whole's first mention or as a later one."""
        return self._both(lambda lang, voice: _written(value.side(lang) or "", self._dated(voice, value.side(lang) or "")))

    def mention(self, *values: Bilingual) -> None:
        """Notes the sides on which these texts name a date."""
        if self.settings.mentions == "first":
            for value in values:
                if value.ar and dates_in(value.ar):
                    self.mentioned.add("ar")
                if value.en and dates_in(value.en):
                    self.mentioned.add("en")

    def _dated(self, voice: LocaleContext, source: str) -> LocaleContext:
        if self.settings.mentions == "all" or voice.lang not in self.mentioned or not dates_in(source):
            return voice
        return voice.with_dates("lead")

    def _both(self, make: Callable[[Lang, LocaleContext], Runs], *, as_one: bool = True) -> BiRuns:
        """Both sides; with `as_one`, a text of several paragraphs is one of several lines."""
        ar = en = None
        for lang, voice in self.voices.items():
            runs = make(lang, voice)
            if as_one:
                runs = one_paragraph(runs)
            if lang == "ar":
                ar = runs or None
            else:
                en = runs or None
        return Both(ar, en)


def paired(slot: BiRuns) -> tuple[BiRuns, ...]:
    """The paragraphs of both sides, each beside its like; where one side has fewer, the last ones of the other stand alone."""
    sides = {lang: paragraphs(runs) for lang, runs in slot}
    count = max(map(len, sides.values()), default=0)
    if count == 1:
        return (slot,)
    return tuple(Both(**{lang: parts[index] if index < len(parts) else None for lang, parts in sides.items()}) for index in range(count))


def _shaped(text: str | None, lang: Lang, shape: Callable[[str, Lang], str] | None) -> str:
    if not text:
        return ""
    return shape(text, lang) if shape else text


def _written(source: str, voice: LocaleContext) -> Runs:
    """A text of the model. One that was read has been looked at; one that was put together here may still be wrong."""
    try:
        return runs_of(source, voice)
    except MarkupError as error:
        raise InputError(Problem(error.message)) from None


def _runs(source: str, voice: LocaleContext, look: Inline, text: Text) -> Runs:
    try:
        return runs_of(source, voice, look)
    except MarkupError as error:
        raise text.spot.error(error.message) from None
    except DocgenError as error:
        problem = error.problems[0]
        raise text.spot.error(problem.message, problem.hint) from None


@cache
def named_values(kind: type[Model]) -> tuple[str, ...]:
    """The names that a model of this kind gives to templates: its fields, and properties of its own."""
    properties = [
        name for base in kind.__mro__ if base.__module__ != "pydantic.main" for name, value in vars(base).items() if isinstance(value, property)
    ]
    hidden = ("origin", "named_at", "terms")
    return (
        *kind.model_fields,
        *(name for name in properties if not name.startswith(("_", "input_")) and name not in hidden),
    )


def root_scope(model: Model, settings: Settings, labels: Labels, files: Files | None = None) -> Scope:
    """The scope of a whole document. Raises InputError for settings that do not exist."""
    if not settings.languages:
        raise InputError(Problem("the document has no language"))
    voices = {lang: settings.voice(lang) for lang in settings.languages}
    names = {name: getattr(model, name) for name in named_values(type(model))}
    names |= {"label": labels, "kind": model.kind, "bilingual": len(voices) > 1}
    asked: set[str] = set()
    names["extra"] = Asked(model.extra, asked)
    sided = {name: value for name, value in names.items() if isinstance(value, (str, Bilingual, tuple, list))}  # the others look alike on all sides
    sides = {}
    for lang, voice in voices.items():
        own = {name: select_language(value, lang) for name, value in sided.items()}
        sides[lang] = names_of(lang, {**names, **own, "_voice": voice, "lang": lang, "people": names.get("people")})
    return Scope(settings, voices, names_of(None, names), sides, files=files or Files(), places=Places(model), asked=asked)
