"""Template folders: found by name or path, read once until a file changes, and checked whole."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from docgen._data import shipped
from docgen.calendars.times import Clock
from docgen.errors import InputError, Place, Problem, TemplateError
from docgen.inputs import NotFound, locate, shortened
from docgen.model.kinds import is_kind, model_of
from docgen.model.text import Bilingual
from docgen.reported import reported
from docgen.source import compose, read
from docgen.templating.block_templates import Group
from docgen.templating.compiling import Compiler
from docgen.templating.expressions import Expression, Text
from docgen.templating.locale_context import Mentions
from docgen.templating.markdown_str import Labels, is_shipped
from docgen.templating.reading import File, did_you_mean
from docgen.templating.theme import length
from docgen.types import PathLike

FILE = "template.yaml"

_KEYS = ("docgen-template", "kind", "theme", "settings", "labels", "document", "furniture", "letterhead", "blocks")
_SETTINGS_KEYS = ("clock", "mentions")
_LETTERHEAD_KEYS = ("margin-top", "margin-bottom", "margin-side", "first-margin-top")
_DOCUMENT_KEYS = ("title", "author", "subject", "keywords")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z]")
_FURNITURE_KEYS = ("issuer", "department", "emblem", "emblem-alt", "running-head", "reference", "page-label", "marking", "embargo")


@dataclass(frozen=True, slots=True)
class Template:
    """A template, compiled. `texts` has the strings of `document` and `furniture` by `document.title` and the like."""

    name: str
    folder: Path
    kind: str
    theme: str
    theme_at: Place | None
    clock: Clock
    mentions: Mentions
    labels: Labels
    texts: dict[str, Text]
    emblem: Expression | None
    blocks: Group
    margins: Mapping[str, float]
    """What its `letterhead.pdf` leaves free, in points, by key."""
    margins_at: Place | None


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
    template = _read(path)
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
    hint = f"{did_you_mean(name, template_names())}; a template of your own is named by its folder"
    raise TemplateError(Problem(f"no template '{shortened(name)}'", named_at or Place(), hint))


def _of_kind(name: str) -> Path | None:
    """The shipped template of a name, or that of a kind which an installed package adds."""
    path = shipped("templates") / name / FILE
    if name.strip(".") and os.path.isfile(path):  # noqa: PTH113
        return path
    folder = model_of(name).template_folder if is_kind(name) else None
    return None if folder is None else folder / FILE


def own_texts(kind: str) -> dict[str, Text]:
    """The texts of the template that a kind has by itself; none for a kind without one."""
    path = _of_kind(kind)
    return {} if path is None else load_template(path.parent).texts


def _in_folder(folder: Path, named_at: Place | None, allow_outside: bool) -> Path:
    try:
        path = locate(FILE, folder, allow_outside=allow_outside or named_at is None, owner="the template")
    except NotFound as missing:
        message = f"there is no {FILE} in {shortened(str(folder))}" if missing.message.startswith("there is no") else missing.message
        raise TemplateError(Problem(message, named_at or Place(str(folder)), missing.hint if named_at else None)) from None
    return folder / FILE if named_at is None else path


def _read(path: Path) -> Template:
    try:
        file = File(compose(read(path)))
    except InputError as error:
        raise TemplateError(error.problems) from None
    data = file.mapping(file.marked.data, (), "a template")
    if data.get("docgen-template") != 1:
        file.wrong(("docgen-template",), "a template begins with 'docgen-template: 1'", "that is the version of its format")
    file.known(data, (), _KEYS)
    compiler = Compiler(file, path.parent)
    settings = file.mapping(data.get("settings"), ("settings",), "settings")
    file.known(settings, ("settings",), _SETTINGS_KEYS)
    texts, emblem = _furnishings(data, file, compiler)
    template = Template(
        name=path.parent.name,
        folder=path.parent,
        kind=file.take(data, "kind", (), _word, "the name of a kind, such as press-statement", ""),
        theme=file.take(data, "theme", (), _word, "the name of a theme", "classic"),
        theme_at=file.marked.place(("theme",)) if "theme" in data else None,
        clock=file.take(settings, "clock", ("settings",), _one_of(get_args(Clock)), "auto, 12h or 24h", "auto"),
        mentions=file.take(settings, "mentions", ("settings",), _one_of(get_args(Mentions)), "all or first", "all"),
        labels=Labels(_labels(data, file)),
        texts=texts,
        emblem=emblem,
        blocks=compiler.group(data.get("blocks"), ("blocks",)),
        margins=_margins(data, file),
        margins_at=file.marked.place(("letterhead",), key=True) if "letterhead" in data else None,
    )
    if file.problems:
        raise TemplateError(reported(file.problems))
    return template


def _furnishings(data: dict[str, Any], file: File, compiler: Compiler) -> tuple[dict[str, Text], Expression | None]:
    texts: dict[str, Text] = {}
    emblem = None
    for part, keys, needed in (("document", _DOCUMENT_KEYS, ("title",)), ("furniture", _FURNITURE_KEYS, ("issuer", "running-head", "page-label"))):
        given = file.mapping(data.get(part), (part,), part)
        file.known(given, (part,), keys)
        for key in (key for key in needed if key not in given):
            file.wrong((part, key), f"'{part}' needs '{key}'")
        for key, value in given.items():
            if key == "emblem":
                emblem = compiler.expression(value, (part, key))
            elif key in keys and (text := compiler.text(value, (part, key))) is not None:
                texts[f"{part}.{key}"] = text
    return texts, emblem


def _margins(data: dict[str, Any], file: File) -> dict[str, float]:
    """What a letterhead under the pages leaves free."""
    given = file.mapping(data.get("letterhead"), ("letterhead",), "letterhead")
    file.known(given, ("letterhead",), _LETTERHEAD_KEYS)
    margins = {
        key: file.take(given, key, ("letterhead",), length, "a length such as 40 mm", 0.0) for key in _LETTERHEAD_KEYS if given.get(key) is not None
    }
    first, others = margins.get("first-margin-top"), margins.get("margin-top")
    if first is not None and others is not None and first < others:
        message = "the first page's margin is smaller than that of the others"
        file.wrong(("letterhead", "first-margin-top"), message, "give the smaller one as margin-top")
    return margins


def _only_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None and _LATIN.search(text) is None


def _labels(data: dict[str, Any], file: File) -> dict[str, Bilingual]:
    labels = {}
    for name, value in file.mapping(data.get("labels"), ("labels",), "labels").items():
        name = str(name)
        pair = value if isinstance(value, dict) else {"ar": value, "en": value}
        if isinstance(value, str) and is_shipped(name) and _only_arabic(value):
            pair = {"ar": value}  # an Arabic word alone says nothing about the English side
        if not pair or not {*pair} <= {"ar", "en"} or not all(isinstance(text, str) for text in pair.values()):
            file.wrong(("labels", name), "a label is {ar: …, en: …}", "give its words in one language or both")
        elif len(pair) < 2 and not is_shipped(name):
            missing = "en" if "ar" in pair else "ar"
            file.wrong(("labels", name), f"docgen has no label '{name}', so its words are needed in both languages", f"add '{missing}: …'")
        elif _only_arabic(pair.get("en", "")) and not isinstance(value, str):
            file.wrong(("labels", name), f"'{pair['en']}' is Arabic, and would stand on the English side", "write the English words, or leave en out")
        else:
            labels[name] = Bilingual.model_construct(ar=pair.get("ar"), en=pair.get("en"))
    return labels


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _one_of(choices: tuple[Any, ...]) -> Any:
    def check(value: Any) -> Any:
        if value not in choices:
            raise ValueError(value)
        return value

    return check
