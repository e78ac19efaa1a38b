"""Template folders: found by name or path, read once until a file changes, and checked whole."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, model_validator

from docgen._data import shipped
from docgen.calendars.times import Clock
from docgen.close_matches import did_you_mean
from docgen.errors import Place, Problem, TemplateError
from docgen.inputs import NotFound, locate, shortened
from docgen.model.kinds import is_kind, model_of
from docgen.model.text import Bilingual, Line
from docgen.model.validation_errors import validation_error, validation_errors
from docgen.source import Marked
from docgen.templating.block_templates import Block
from docgen.templating.file_part import FilePart, ReadBy, composed, validated, version_of
from docgen.templating.lengths import length_such_as
from docgen.templating.locale_context import Mentions
from docgen.templating.markdown_str import Labels, is_shipped
from docgen.templating.slots import OptionalText, SlotExpression, SlotText, placed
from docgen.types import Length, PathLike

FILE = "template.yaml"

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z]")


def _only_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None and _LATIN.search(text) is None


def _labels(value: Any) -> Labels:
    if value is not None and not isinstance(value, dict):
        raise validation_error("labels are a mapping of names and words", "write NAME: {ar: …, en: …}")
    made, wrong = {}, []
    for name, words in (value or {}).items():
        pair = words if isinstance(words, dict) else {"ar": words, "en": words}
        if isinstance(words, str) and is_shipped(name) and _only_arabic(words):
            pair = {"ar": words}  # an Arabic word alone says nothing about the English side
        if not pair or not {*pair} <= {"ar", "en"} or not all(isinstance(text, str) for text in pair.values()):
            wrong.append(((name,), validation_error("a label is {ar: …, en: …}", "give its words in one language or both"), words))
        elif len(pair) < 2 and not is_shipped(name):
            message = f"docgen has no label '{name}', so its words are needed in both languages"
            wrong.append(((name,), validation_error(message, f"add '{'en' if 'ar' in pair else 'ar'}: …'"), words))
        elif _only_arabic(pair.get("en", "")) and not isinstance(words, str):
            message = f"'{pair['en']}' is Arabic, and would stand on the English side"
            wrong.append(((name,), validation_error(message, "write the English words, or leave en out"), words))
        else:
            sides = {lang: str(text) for lang, text in pair.items()}
            made[name] = Bilingual.model_construct(ar=sides.get("ar"), en=sides.get("en"))
    if wrong:
        raise validation_errors(wrong)
    return Labels(made)


_WORDS = {"type": "object", "properties": {"ar": {"type": "string"}, "en": {"type": "string"}}, "minProperties": 1, "additionalProperties": False}
OwnLabels = Annotated[Labels, ReadBy(_labels, {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, _WORDS]}})]


class TemplateSettings(FilePart):
    """How values are written where the input does not say."""

    clock: Clock = "auto"
    mentions: Mentions = "all"


class DocumentTemplate(FilePart):
    """What the file says of itself."""

    title: SlotText = Field(examples=["'{{ headline }}'"])
    author: OptionalText = None
    subject: OptionalText = None
    keywords: OptionalText = None


class PageTemplate(FilePart):
    """What stands outside the text of a page."""

    issuer: SlotText = Field(examples=["'{{ issuer.name }}'"])
    department: OptionalText = None
    emblem: SlotExpression | None = None
    emblem_alt: OptionalText = None
    running_head: SlotText = Field(examples=["'{{ headline }}'"])
    reference: OptionalText = None
    page_label: SlotText = Field(examples=["'{{ label.page_of }}'"])
    marking: OptionalText = None
    embargo: OptionalText = None


MarginLength = Annotated[Length, length_such_as("40 mm")] | None


class LetterheadMargins(FilePart):
    """What a `letterhead.pdf` leaves free, in points."""

    margin_top: MarginLength = None
    margin_bottom: MarginLength = None
    margin_side: MarginLength = None
    first_margin_top: MarginLength = None

    @model_validator(mode="after")
    def _first_is_larger(self) -> LetterheadMargins:
        if self.first_margin_top is not None and self.margin_top is not None and self.first_margin_top < self.margin_top:
            message = "the first page's margin is smaller than that of the others"
            wrong = validation_error(message, "give the smaller one as margin-top")
            raise validation_errors([(("first-margin-top",), wrong, self.first_margin_top)])
        return self


class Template(FilePart):
    """A template, its strings compiled."""

    docgen_template: Annotated[int, version_of("template")] = Field(examples=["1"])
    kind: Line = Field(examples=["press-statement"])
    theme: Line = Field("classic", description="Its look, unless the input names another")
    settings: TemplateSettings | None = None
    labels: OwnLabels = Field(default_factory=lambda: Labels({}), description="Words of its own by name, or in the place of docgen's")
    document: DocumentTemplate = Field(examples=["{title: '{{ headline }}'}"])
    furniture: PageTemplate = Field(examples=["{issuer: …, running-head: …, page-label: …}"])
    letterhead: LetterheadMargins | None = None
    blocks: tuple[Block, ...] = Field(examples=["[{body: body}]"])
    _marked: Marked = PrivateAttr(default_factory=lambda: Marked(None))

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def folder(self) -> Path:
        """The folder of its file."""
        return Path(self._marked.name).parent

    def place_of(self, key: str, *, of_key: bool = False) -> Place | None:
        """Where its file has a key of the first level; `None` where it has none."""
        return self._marked.place((key,), key=of_key) if key in self._marked.data else None


_cache: dict[str, tuple[tuple[int, int], Template]] = {}


def template_names() -> tuple[str, ...]:
    """The shipped templates."""
    return tuple(sorted(path.parent.name for path in shipped("templates").glob(f"*/{FILE}")))


def load_template(name: PathLike, *, named_at: Place | None = None, allow_outside: bool = False) -> Template:
    """A shipped template by its name, or a folder of one's own with a `template.yaml`.

    A template that an input names (`named_at` is where) is a folder by its path, which the input's own checks have confined, or a shipped one; its
    `template.yaml` may be no link that leaves the folder, unless `allow_outside`. Any other is looked for in the current folder first. Read again
    only after its file has changed. Raises TemplateError: unknown name, missing file, or everything that is wrong in it.
    """
    path = _find(os.fspath(name), named_at, allow_outside)
    found = path.stat()
    state = (found.st_mtime_ns, found.st_size)
    key = os.fspath(path)
    known = _cache.get(key)
    if known is not None and known[0] == state:
        return known[1]
    marked = composed(path)
    template = validated(Template, placed(marked.data, marked), marked)
    template._marked = marked
    _cache[key] = (state, template)
    return template


def _find(name: str, named_at: Place | None, allow_outside: bool) -> Path:
    is_path = os.sep in name
    if is_path or named_at is None:
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            return _in_folder(Path(name), named_at, allow_outside)
        if os.path.isfile(name):  # noqa: PTH113
            return Path(name)
    if is_path:
        raise TemplateError(Problem(f"there is no template {shortened(name)}", named_at or Place(name)))
    path = _of_kind(name)
    if path is not None:
        return path
    if is_kind(name):
        raise TemplateError(Problem(f"the kind '{name}' brings no template", named_at or Place(), "give a folder with one: --template DIR"))
    hint = f"{did_you_mean(name, template_names())}; a template of your own is named by its folder"
    raise TemplateError(Problem(f"no template '{shortened(name)}'", named_at or Place(), hint))


def _of_kind(name: str) -> Path | None:
    """The shipped template of a name, or that of a kind which an installed package adds."""
    path = shipped("templates") / name / FILE
    if name.strip(".") and os.path.isfile(path):  # noqa: PTH113
        return path
    folder = model_of(name).template_folder if is_kind(name) else None
    return None if folder is None else folder / FILE


def own_page(kind: str) -> PageTemplate | None:
    """What stands outside the text in the template that a kind has by itself; `None` for a kind without one."""
    path = _of_kind(kind)
    return None if path is None else load_template(path.parent).furniture


def _in_folder(folder: Path, named_at: Place | None, allow_outside: bool) -> Path:
    try:
        path = locate(FILE, folder, allow_outside=allow_outside or named_at is None, owner="the template")
    except NotFound as missing:
        message = f"there is no {FILE} in {shortened(str(folder))}" if missing.message.startswith("there is no") else missing.message
        raise TemplateError(Problem(message, named_at or Place(str(folder)), missing.hint if named_at else None)) from None
    return folder / FILE if named_at is None else path
