"""What is done for a request, in a process of its own: data in, an answer out. Nothing is raised, nothing is kept, and no file that an input names
is read."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docgen.config.house import House
from docgen.config.variables import debugging
from docgen.errors import Diagnostic, DocgenError, FontError, InputError, OutputError, Place, PluginError, Problem, RenderError, UsageError
from docgen.limits import Limits, OverTime, check_time, within
from docgen.options import Options, document_options, file_options
from docgen.serve.files import JSON, file_named, media_type, packed
from docgen.serve.findings import findings, said
from docgen.types import Lang

if TYPE_CHECKING:
    from docgen.model import Model
    from docgen.source import Source

NAME = "input.yaml"
"""What an input is called in messages."""
_NOWHERE = Path(os.devnull) / "input"
"""A folder that cannot be: paths of an input start nowhere."""
_CALLED = {"press": "bleed, marks, imposition, assume_srgb"}
"""What options are called in messages, where not by their names."""
_MOST_TOLD = 3000
"""Bytes of the findings in a header."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: its status, its media type, its body, and headers beside those."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ways:
    """What holds for every request of a service."""

    house: House = field(default_factory=House)
    limits: Limits = field(default_factory=Limits.untrusted)


@dataclass(frozen=True, slots=True)
class Render:
    """A file to be made: `data` is the input, `whole` asks for JSON with the files and all that is told in it."""

    data: bytes
    format: str
    options: Options
    lang: Lang = "en"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """An input to be checked."""

    data: bytes
    options: Options
    lang: Lang = "en"


@dataclass(frozen=True, slots=True)
class Seeing:
    """An input to be looked at, in an envelope (`envelope.opened`)."""

    data: bytes
    options: Options
    width: int
    lang: Lang = "en"


Work = Render | Check | Seeing


def answered(work: Work, ways: Ways) -> Answer:
    """The answer to a request. Raises nothing."""
    from docgen.inputs import sealed

    try:
        with sealed(), within(ways.limits), _timed():
            return _done(work, ways)
    except OverTime as over:
        return problem(504, str(over), lang=work.lang)
    except DocgenError as error:
        return refusal(error, work.lang)
    except (RecursionError, MemoryError):
        return problem(422, "this is nested too deep, or needs more memory than there is", lang=work.lang)
    except Exception as error:
        return internal(error, work.lang)


def _done(work: Work, ways: Ways) -> Answer:
    match work:
        case Render():
            return _rendered(work, ways)
        case Check():
            return _checked(work, ways)
        case Seeing():
            return _seen(work, ways)


def internal(error: Exception, lang: Lang) -> Answer:
    """What docgen itself fails in: it is told on standard error, and not to whoever asked."""
    print(f"docgen serve: internal error: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    if debugging():
        traceback.print_exception(error)
    return problem(500, "docgen itself failed here; the service's log says more", lang=lang)


def refusal(error: DocgenError, lang: Lang) -> Answer:
    """What an error is to whoever asked: the request is wrong, the input is, or docgen."""
    status = 500 if isinstance(error, (PluginError, OutputError)) else 400 if isinstance(error, UsageError) else 422
    title = {400: "the request is wrong", 422: "the input is wrong", 500: "the service is wrong"}[status]
    return problem(status, title, error.problems, lang=lang)


def problem(status: int, title: str, told: tuple[Diagnostic, ...] = (), *, lang: Lang = "en", headers: Mapping[str, str] | None = None) -> Answer:
    """Problem details (RFC 9457) with what is told."""
    made = {"type": "about:blank", "title": said(title, lang), "status": status, "findings": findings(told, lang)}
    return Answer(status, "application/problem+json", _json(made), headers or {})


@contextmanager
def _timed() -> Iterator[None]:
    """An input that is wrong because its time was over is no wrong input: that is told apart by the clock."""
    try:
        yield
    except DocgenError:
        check_time()
        raise


def _rendered(work: Render, ways: Ways) -> Answer:
    from docgen import api
    from docgen.writers.heeded import PROFILES, refuse, stationery

    told: list[Diagnostic] = []
    options = _named_here(work.options, ways.house)
    model = _model(_source(work.data), options, ways.house, told.append)
    if (address := options.get("qr")) is not None:
        _code(address, getattr(model, "reference", None))
    tree = api.document(model, warn=told.append, **document_options(_standing(options, ways.house, work.format)))
    asked = {name for name in ("page", "theme", "family") if options.get(name) is not None}
    named = {name: _CALLED.get(name, name) for name in api.asked_of(file_options(options), asked)}
    refuse(named, work.format, stationery(tree))
    profile = options.get("profile") or ways.house.get("profile") or "archive"
    unfit = [name for name in named if work.format in ("pdf", "eml") and profile not in PROFILES.get(name, (profile,))]
    if unfit:
        raise UsageError(
            Diagnostic(f"{named[name]}: not for the {profile} profile", hint=f"ask for profile={' or '.join(PROFILES[name])}") for name in unfit
        )
    parts = api.render_parts(tree, work.format, warn=told.append, **file_options(_standing(options, ways.house, work.format)))
    problems = list(dict.fromkeys(told))
    if work.whole:
        return Answer(200, JSON, _json({"files": packed(parts, model, work.format), "kind": model.kind, "findings": findings(problems, work.lang)}))
    name, data = file_named(parts, model, work.format)
    return Answer(200, media_type(name), data, {"Content-Disposition": _attached(name), **_told(findings(problems, work.lang))})


def _code(address: str, reference: object) -> None:
    """Raises UsageError for an address that no QR code can hold."""
    from docgen.document.qrcode import qr_code

    try:
        qr_code(address, reference if isinstance(reference, str) else None)
    except RenderError as error:
        raise UsageError(replace(problem, place=Place(path="qr")) for problem in error.problems) from None


def _checked(work: Check, ways: Ways) -> Answer:
    from docgen.checks.names import left_out
    from docgen.checks.run import check, unreadable
    from docgen.reported import reported

    options = _named_here(work.options, ways.house)
    off = left_out(ways.house.ignored)
    profile = options.get("profile") or ways.house.get("profile") or "archive"
    template = options.get("template")
    try:
        source = _source(work.data)
    except InputError as error:
        report = unreadable(NAME, error)
    else:
        report = check(source, folder=_NOWHERE, template=template, ignore=off, standing=ways.house.standing, profile=profile)
    check_time()
    kind = None if report.loaded is None else report.loaded.model.kind
    made = {"ok": not report.failed(), "kind": kind, "findings": findings(reported(report.problems), work.lang)}
    return Answer(200, JSON, _json(made))


def _seen(work: Seeing, ways: Ways) -> Answer:
    from docgen.checks.names import left_out
    from docgen.checks.run import unreadable
    from docgen.preview import Look, Preview, preview
    from docgen.serve.data import as_data
    from docgen.serve.envelope import opened
    from docgen.serve.merged import Merged, merged

    sent = opened(work.data)
    changed = Merged(sent.text or "") if sent.data is None else merged(sent.text, sent.data)
    text = changed.text
    data = as_data(text) if sent.data is None else sent.data
    options = _standing(_named_here(work.options, ways.house), ways.house, "png")
    if address := options.get("qr"):
        _code(address, "1")  # of whatever reference
    look = Look(work.width, sent.known, options, _NOWHERE, ways.house.standing, left_out(ways.house.ignored))
    try:
        _refuse_halves(text)
        made = preview(_source(text.encode()), look)
    except InputError as error:  # not even a text that can be read
        made = Preview(None, unreadable(NAME, error).problems)
    check_time()
    kind = made.kind or _kind(data)
    document: dict[str, Any] = {"kind": kind, "findings": findings(made.findings, work.lang), **_pages(made.seen)}
    document |= {"text": text, "rewritten": changed.rewritten} if sent.data is not None else {"data": data}
    return Answer(200, JSON, _json(document))


def _refuse_halves(text: str) -> None:
    """Raises InputError for half a pair of UTF-16, which JSON can name and which is no character (RFC 8259, 8.2)."""
    half = next((index for index, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        before = text[:half]
        place = Place(NAME, before.count("\n") + 1, half - before.rfind("\n"))
        raise InputError(Problem(f"U+{ord(text[half]):04X} is no character but half of one", place, "write the character anew"))


def _pages(seen: Any) -> dict[str, Any]:
    from base64 import b64encode

    if seen is None:
        return {"count": 0, "pages": None}
    pages = [
        {
            "number": page.number,
            "hash": page.name,
            "width": page.width,
            "height": page.height,
            "png": None if page.data is None else b64encode(page.data).decode(),
        }
        for page in seen.pages
    ]
    return {"count": seen.count, "pages": pages}


def _kind(data: Any) -> str | None:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    return kind if isinstance(kind, str) else None


def _source(data: bytes) -> Source:
    from docgen.source import from_bytes

    return from_bytes(data, NAME)


def _model(source: Source, options: Options, house: House, warn: Callable[[Diagnostic], None]) -> Model:
    from docgen import api

    return api.load(source, folder=_NOWHERE, template=options.get("template"), configuration=house, warn=warn)


def _named_here(options: Options, house: House) -> Options:
    """The options with the template and the theme by their paths where the service's folders have them. Raises UsageError for those that are no names
    of a template or a theme that there is: a path would lead into the service's own files."""
    from docgen.model.kinds import kinds
    from docgen.reading.standing import template_in, theme_in
    from docgen.templating.template import template_names
    from docgen.templating.theme import theme_names

    found: dict[str, Any] = dict(options)
    for key, find, known in (
        ("template", template_in, (*template_names(), *kinds())),
        ("theme", theme_in, theme_names()),
    ):
        name = found.get(key)
        if name is None:
            continue
        path = find(house.standing, name, None)
        if path is None and name not in known:
            raise UsageError(Diagnostic(f"there is no {key} {name!r} here", hint=f"there are {', '.join(dict.fromkeys(known))}"))
        found[key] = name if path is None else str(path)
    if found.get("family") is not None:
        _family(found["family"], house)
    return cast(Options, found)


def _family(name: str, house: House) -> None:
    """Raises UsageError for a family that the service does not have."""
    from docgen.typography.fonts.families import library

    try:
        library(tuple(map(Path, house.file_options().get("fonts") or ()))).family(name)
    except FontError as error:
        raise UsageError(Problem(f"there is no font family {name!r} here", Place(path="family"), error.problems[0].hint)) from None


def _standing(options: Options, house: House, format: str) -> Options:
    """Options with those of the house that the format heeds under them."""
    from docgen.writers.heeded import unheeded

    of_house = {**house.document_options(), **house.file_options()}
    lost = {option.name for option in unheeded(of_house, format)}
    return cast(Options, {**{name: value for name, value in of_house.items() if name not in lost}, **options})


def _attached(name: str) -> str:
    """Content-Disposition (RFC 6266) of a file of that name."""
    from urllib.parse import quote

    plain = name if name.isascii() and '"' not in name and "\\" not in name else f"document.{name.rpartition('.')[2]}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _told(found: list[dict[str, Any]]) -> dict[str, str]:
    """What is told of a file that was made, in headers: how much, and as much of it as fits."""
    made = {"Docgen-Findings-Count": str(len(found))}
    kept: list[dict[str, Any]] = []
    for one in found:
        if len(json.dumps([*kept, one])) > _MOST_TOLD:
            break
        kept.append(one)
    return {**made, "Docgen-Findings": json.dumps(kept).replace("\x7f", "\\u007f")} if found else made


def _json(made: Any) -> bytes:
    return json.dumps(made, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
