"""A model and a template to the bilingual tree."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.document.document import Document, LetterheadIssuer, Meta, PageHeaderFooter, Supplement
from docgen.document.inline import BiRuns, Both, plain
from docgen.document.theme import Families, Theme
from docgen.errors import InputError, Place, Problem, TemplateError, Warn, warn
from docgen.inputs import NotFound, lies, locate
from docgen.locales.numbers import format_number
from docgen.markup import parse
from docgen.model.annexes import Annex
from docgen.model.counted import beyond, is_narrow
from docgen.model.issuer import Issuer
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.model.walk import walk
from docgen.source import Marked
from docgen.templating.block_templates import made
from docgen.templating.budget import TooMuch, spending
from docgen.templating.expressions import Expression, SourceString, Text, compile_text
from docgen.templating.extra import unused_extra
from docgen.templating.files import Files
from docgen.templating.folder.unshown import unshown_fields
from docgen.templating.folder.unused import unused
from docgen.templating.inline import in_digits
from docgen.templating.kind_checks import kind_problems, own_labels
from docgen.templating.locale_context import Settings
from docgen.templating.scope import NOTHING, Scope, root_scope
from docgen.templating.shown_keys import unshown_keys
from docgen.templating.template import Template, load_template, own_page
from docgen.templating.theme import families_of, load_theme
from docgen.templating.uncovered import uncovered_days
from docgen.types import Calendar, Digits, Lang, PathLike

if TYPE_CHECKING:
    from docgen.document.word_template import Underlay, WordTemplate
    from docgen.templating.fields import Fields

_MARKING = compile_text(
    SourceString(
        "{% set stage = label['status-' ~ status] if status in ('draft', 'withdrawn') else '' %}{{ marking }}"
        "{% if stage and stage != marking %}{% if marking %} · {% endif %}{{ stage }}{% endif %}",
        Marked(None),
        (),
    )
)
"""A marking is shown also by a template of a kind of one's own that does not speak of it."""
_DATED = compile_text(SourceString("{{ date | date('lines') }}", Marked(None), ()))
_LETTERHEAD = "letterhead.docx"
_UNDERLAY = "letterhead.pdf"


def build(
    model: Model,
    *,
    template: PathLike | None = None,
    theme: PathLike | None = None,
    digits: Digits | None = None,
    calendar: Calendar | None = None,
    font: str | None = None,
    allow_outside: bool = False,
    warn: Warn = warn,
) -> Document:
    """The document of a model.

    `template` and `theme` are names or paths; `None` takes what the model names, then the template of the model's kind and the theme of the
    template. What a template or a theme names lies in its own folder, unless `allow_outside`. `digits` and `calendar` overrule the model's. `font` is
    a family that replaces the theme's. Raises TemplateError with the place in the template or theme, InputError for settings or values that cannot
    be written.
    """
    if is_narrow() and (passed := beyond(walk(model, whole=Bilingual), model.place_of)) is not None:
        raise InputError(passed)
    with spending():
        try:
            return _built(model, template, theme, digits, calendar, font, allow_outside, warn)
        except TooMuch as error:
            raise InputError(Problem(error.message, Place(model.origin), error.hint)) from None


def _built(
    model: Model,
    template: PathLike | None,
    theme: PathLike | None,
    digits: Digits | None,
    calendar: Calendar | None,
    font: str | None,
    allow_outside: bool,
    warn: Warn,
) -> Document:
    asked = template or model.template
    form = _form(asked)
    place = None if template else model.named_at.get(model.template or "", Place())
    if form or not asked:
        found = load_template(type(model).template_folder or model.kind, named_at=Place(), allow_outside=allow_outside)
    else:
        found = load_template(asked, named_at=place, allow_outside=allow_outside)
    if found.kind != model.kind:
        message = f"the template '{found.name}' is for {found.kind}, and this is a {model.kind}"
        raise TemplateError(Problem(message, place or Place(), f"give a template for {model.kind}, or leave it out"))
    look = _theme(theme, model, found, font, allow_outside)
    files = Files(allow_outside, dict(model.named_at))
    settings = _settings(model, found, digits, calendar)
    trusted = files.allow_outside or bool(template)
    word_file = form or _beside(_LETTERHEAD, found, trusted)
    in_file: set[str] = set()
    paper = None
    if word_file is not None:
        from docgen.templating.fields import Fields

        # It has a scope of its own, in which nothing has been said yet
        fields = Fields(model, root_scope(model, settings, own_labels(model, found.labels), files), asked=in_file)
        paper = _paper(word_file, fields, is_form=form is not None)
    uncovered: set[tuple[str, datetime.date]] = set()
    labels = own_labels(model, found.labels)
    scope = root_scope(model, replace(settings, uncovered=uncovered), labels, files)
    _check(model, scope, warn)
    blocks = tuple(made(found.blocks, scope))
    underlay = None if form is not None else _underlay(found, trusted, warn)
    furniture = _furniture(found, scope)
    document = Document(
        replace(_meta(model, found, scope), dated=_dated(found.document.date, scope, uncovered)),
        furniture,
        blocks,
        look,
        model.layout,
        paper,
        files.named_at,
        underlay=underlay,
        supplements=_supplements(model, scope),
    )
    for problem in unshown_keys(model, found):
        warn(problem)
    if uncovered:
        raise uncovered_days(model, uncovered)
    for problem in unshown_fields(model, found) if form is None else ():
        warn(problem)
    for problem in unused(found, (*files.named_at, *model.named_at)) if form is None else ():
        warn(problem)
    unshown = unused_extra(model, scope.asked)
    nowhere = unused_extra(model, scope.asked | in_file)
    for problem in nowhere:
        warn(problem)
    if paper is None or unshown == nowhere:
        return document
    return replace(document, paper=replace(paper, only_here=tuple(problem for problem in unshown if problem not in nowhere)))


def _supplements(model: Model, scope: Scope) -> tuple[Supplement, ...]:
    """The annexes that go with the PDF, or follow in it."""
    return tuple(
        Supplement(
            annex.file,
            scope.said(annex.title).map(plain),
            model.place_of(("annexes", index - 1, "file")),
            _annexed(index, annex, scope) if annex.append else None,
        )
        for index, annex in enumerate(getattr(model, "annexes", ()), 1)
        if isinstance(annex, Annex) and (annex.attach or annex.append) and annex.file is not None
    )


def _annexed(index: int, annex: Annex, scope: Scope) -> BiRuns:
    """The words of the sheet before an annex."""
    label = scope.neutral["label"].get("annex")
    said: dict[Lang, str] = {}
    for lang, voice in scope.voices.items():
        number = format_number(index, voice.convention)
        said[lang] = f"{label.side(lang) or ''}\u00a0{f'({number})' if lang == 'ar' else number}: {annex.title.side(lang) or ''}"
    return scope.said(Bilingual.model_construct(ar=said.get("ar"), en=said.get("en")))


def _check(model: Model, scope: Scope, warn: Warn) -> None:
    """Raises InputError for what the checks of the model's kind find; warnings go to `warn`."""
    found = list(kind_problems(model, scope.neutral))
    for problem in found:
        if problem.severity == "warning":
            warn(problem)
    if errors := [problem for problem in found if problem.severity == "error"]:
        raise InputError(errors)


def _paper(path: Path, fields: Fields, *, is_form: bool) -> WordTemplate:
    """A Word file with the values of all that it asks for. A form that cannot be used raises TemplateError; a letterhead that cannot does so when a
    DOCX is written on it."""
    from docgen.document.word_template import WordTemplate
    from docgen.wordfile.asked_fields import asked_fields

    try:
        asked = asked_fields(path, TemplateError)
    except TemplateError:
        if is_form:
            raise
        asked = {}
    return WordTemplate(path, fields.values(asked), is_form)


def _underlay(template: Template, allow_outside: bool, warn: Warn) -> Underlay | None:
    """The PDF under the pages that lies in the template's folder, with the margins that the template gives. Raises TemplateError."""
    path = _beside(_UNDERLAY, template, allow_outside)
    margins, place = template.letterhead, template.letterhead_place or Place(str(path or ""))
    if path is not None:
        from docgen.document.word_template import Underlay

        return Underlay(path, place, margins.margin_top, margins.margin_bottom, margins.margin_side, margins.first_margin_top)
    if any(value is not None for value in margins.given().values()):
        message = f"these margins are those of a {_UNDERLAY}, and there is none in the template's folder"
        warn(Problem(message, place, f"put a {_UNDERLAY} beside template.yaml", severity="warning"))
    return None


def _beside(name: str, template: Template, allow_outside: bool) -> Path | None:
    """A file of the template's folder, or else of the folder of one that it extends; `None` where none has the name. Raises TemplateError."""
    folder = next((folder for folder in template.folders if lies(folder / name)), None)
    if folder is None:
        return None
    try:
        return locate(name, folder, allow_outside=allow_outside, owner="the template")
    except NotFound as missing:
        raise TemplateError(Problem(missing.message, Place(str(folder / name)), missing.hint)) from None


def _form(name: PathLike | None) -> Path | None:
    """A template that is a Word file of the user's own."""
    return Path(name) if name is not None and os.fspath(name).lower().endswith((".docx", ".dotx")) else None


def _theme(name: PathLike | None, model: Model, template: Template, font: str | None, allow_outside: bool) -> Theme:
    """The theme that the caller names (in the current folder, else in the template's), the input, or the template."""
    if name:
        own = template.folder / name
        is_own = os.fspath(name).endswith((".yaml", ".yml")) and not (lies(name) and os.path.isfile(name)) and os.path.isfile(own)  # noqa: PTH113
        theme = load_theme(own if is_own else name, allow_outside=allow_outside)
    elif model.theme:
        theme = load_theme(model.theme, named_at=model.named_at.get(model.theme, Place()), allow_outside=allow_outside)
    else:
        named = template.theme
        theme = load_theme(named.name, named.folder, named_at=named.place, allow_outside=allow_outside)
    if font is None:
        return theme
    families = families_of(font) or Families(font, font, theme.families.latin_ratio)
    return replace(theme, families=families)


def _settings(model: Model, template: Template, digits: Digits | None, calendar: Calendar | None) -> Settings:
    asked = model.model_fields_set
    chosen, how = calendar or model.calendar, template.settings
    return Settings(
        languages=tuple(model.languages),
        territory=model.territory,
        digits=digits or model.digits,
        calendar=chosen,
        clock=model.clock or how.clock,
        money=model.money_style,
        hijri_table=model.hijri_table,
        # Who says neither where nor in which digits leaves the figures that he typed as he typed them.
        shape_typed=digits is not None or "territory" in asked or "digits" in asked,
        # Asked for by name, both calendars stand at every date; by default the template says how often is enough.
        mentions="all" if calendar is not None or "calendar" in asked else how.mentions,
        glossary={key: Both(term.ar, term.en) for key, term in model.terms.items()},
    )


def _meta(model: Model, template: Template, scope: Scope) -> Meta:
    said = template.document
    return Meta(
        kind=model.kind,
        title=scope.words(said.title),
        languages=scope.settings.languages,
        territory=scope.settings.territory,
        date=model.date.gregorian,
        reference=model.reference,
        author=scope.words(said.author),
        subject=scope.words(said.subject),
        keywords=scope.words(said.keywords).map(_keywords),
        source=model.input_bytes,
        source_name=model.input_name,
        source_changed=model.input_changed or model.input_includes,
        origin=model.origin,
        carried=model.source,
        asked_at={key: _asked(model, key) for key in ("layout", "source") if key in model.model_fields_set - model.standing},
        contact=_contact(model),
    )


def _asked(model: Model, key: str) -> Place:
    place = model.place_of((key,))
    return place if place.file is not None else replace(place, file=model.origin)


def _dated(own: Text | None, scope: Scope, uncovered: set[tuple[str, datetime.date]]) -> BiRuns:
    """The date that a template gives, or that of the document; whether the Hijri table covers it is for those who show it to ask."""
    before = frozenset(uncovered)
    said = scope.slot(own or _DATED)
    uncovered.intersection_update(before)
    return said


def _contact(model: Model) -> str | None:
    """The first address at which the document says that it is answered."""
    people = getattr(model, "contacts", None) or ()
    return next((address for person in people if (address := getattr(person, "email", None))), None)


def _keywords(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in text.replace("،", ",").split(",") if word.strip()))


def _furniture(template: Template, scope: Scope) -> PageHeaderFooter:
    own = template.furniture

    def optional(text: Text | None) -> BiRuns | None:
        found = scope.slot(text)
        return None if found == NOTHING else found

    shipped = own_page(template.kind, scope.files.allow_outside) or own
    notices = (scope.slot(text) for text in (own.marking or shipped.marking or _MARKING, own.embargo or shipped.embargo))
    emblem = scope.files.picture(own.emblem, scope.neutral) if own.emblem else None
    return PageHeaderFooter(
        issuer=scope.slot(own.issuer),
        department=optional(own.department),
        emblem=emblem,
        running_head=scope.slot(own.running_head),
        reference=_plain_reference(scope, own.reference),
        page_label=_page_label(scope, own.page_label),
        digits=Both(**{lang: voice.convention.digits for lang, voice in scope.voices.items()}),
        emblem_alt=optional(own.emblem_alt) if emblem is not None else None,
        # A template of before these were there shows them as the shipped one does: they are not to be missed.
        notices=tuple(notice for notice in notices if notice != NOTHING),
        issuers=_issuers(own.issuers, scope) if own.issuers else (),
    )


def _issuers(given: Expression, scope: Scope) -> tuple[LetterheadIssuer, ...]:
    """Those who speak together, where a template's expression gives two or more."""
    values = given.value(scope.neutral) or ()
    if not isinstance(values, (tuple, list)) or not all(isinstance(value, Issuer) for value in values):
        raise given.spot.error("'issuers' needs a list of issuers, such as the field 'issuers'")
    if len(values) < 2:
        return ()

    def optional(text: Bilingual | None) -> BiRuns | None:
        return scope.said(text) if text else None

    return tuple(LetterheadIssuer(scope.said(one.name), optional(one.department), one.emblem, optional(one.emblem_alt)) for one in values)


def _plain_reference(scope: Scope, text: Text | None) -> str | None:
    """The reference of a running foot, once for both languages; one with Arabic letters is in the digits of the leading side."""
    words = scope.words(text)
    said = words.en or words.ar
    return in_digits(said, scope.voices[scope.settings.languages[0]]) if said else said


def _page_label(scope: Scope, text: Text) -> Both[str]:
    """The label of a page as plain text, with `{page}` and `{pages}` still in it."""
    label = scope.markdown(text).map(lambda source: "".join(getattr(node, "text", "") for node in parse(source)))
    for _, words in label:
        if "{page}" not in words:
            raise text.spot.error("the page label does not hold {page}", "write 'Page {page} of {pages}'")
    return label
