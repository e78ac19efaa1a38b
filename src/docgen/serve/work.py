"""What is done for a request, in a process of its own: data in, an answer out, or several parts of one. Nothing is raised, nothing is kept after the
answer, and no file that an input names is read."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from docgen.config.house import House
from docgen.config.variables import debugging
from docgen.errors import Diagnostic, DocgenError, InputError, OutputError, PluginError, UsageError
from docgen.limits import GivenUp, OverTime, check_time, within
from docgen.options import Options, document_options, file_options
from docgen.serve.files import JSON, LINES, file_named, media_type, packed
from docgen.serve.findings import findings, said
from docgen.serve.seeing import Part, Seeing, parts_of, timing, whole
from docgen.serve.waited import given_up
from docgen.serve.ways import NAME, NOWHERE, Ways, check_code, named_here, standing_options
from docgen.types import Lang

if TYPE_CHECKING:
    from docgen.model import Model
    from docgen.source import Source

T = TypeVar("T")

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


Work = Render | Check | Seeing


def answered(work: Work, ways: Ways) -> Answer:
    """The answer to a request. Raises nothing."""

    def run() -> Answer:
        with _held(ways):
            return _done(work, ways)

    return _careful(run, work.lang)


_going: Iterator[Answer] = iter(())
"""The parts of the answer that is being made."""


def begun(work: Seeing, ways: Ways) -> Answer:
    """The first part of an answer in lines, or why there is none; `went_on` gives the others."""
    global _going
    _going = _lines(work, ways)
    return _careful(lambda: next(_going), work.lang)


def went_on(lang: Lang) -> Answer | None:
    """The next part of the answer that has begun, or why there is none; `None` after the last one."""
    return _careful(lambda: next(_going, None), lang)


def dropped() -> None:
    """Nobody waits for the other parts: nothing is kept of them."""
    global _going
    _going = iter(())


def _lines(work: Seeing, ways: Ways) -> Iterator[Answer]:
    with _held(ways):
        for part in parts_of(work, ways):
            yield _part(part, LINES, b"\n")


def _part(part: Part, media: str, end: bytes = b"") -> Answer:
    return Answer(200, media, _json(part.document) + end, {"Server-Timing": timing(part.took)})


def _careful(run: Callable[[], T], lang: Lang) -> T | Answer:
    try:
        return run()
    except GivenUp:
        return problem(409, "a newer request of this page took the place of this one", lang=lang)
    except OverTime as over:
        return problem(504, str(over), lang=lang)
    except DocgenError as error:
        return refusal(error, lang)
    except (RecursionError, MemoryError):
        return problem(422, "this is nested too deep, or needs more memory than there is", lang=lang)
    except Exception as error:
        return internal(error, lang)


@contextmanager
def _held(ways: Ways) -> Iterator[None]:
    """Held to the limits of the service, away from its files, and only as long as somebody waits."""
    from docgen.inputs import sealed

    with sealed(), within(ways.limits, given_up), _timed():
        yield


def _done(work: Work, ways: Ways) -> Answer:
    match work:
        case Render():
            return _rendered(work, ways)
        case Check():
            return _checked(work, ways)
        case Seeing():
            return _part(whole(parts_of(work, ways)), JSON)


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
    options = named_here(work.options, ways.house)
    model = _model(_source(work.data), options, ways.house, told.append)
    if (address := options.get("qr")) is not None:
        check_code(address, getattr(model, "reference", None))
    tree = api.document(model, warn=told.append, **document_options(standing_options(options, ways.house, work.format)))
    asked = {name for name in ("page", "theme", "family") if options.get(name) is not None}
    named = {name: _CALLED.get(name, name) for name in api.asked_of(file_options(options), asked)}
    refuse(named, work.format, stationery(tree))
    profile = options.get("profile") or ways.house.get("profile") or "archive"
    unfit = [name for name in named if work.format in ("pdf", "eml") and profile not in PROFILES.get(name, (profile,))]
    if unfit:
        raise UsageError(
            Diagnostic(f"{named[name]}: not for the {profile} profile", hint=f"ask for profile={' or '.join(PROFILES[name])}") for name in unfit
        )
    parts = api.render_parts(tree, work.format, warn=told.append, **file_options(standing_options(options, ways.house, work.format)))
    problems = list(dict.fromkeys(told))
    if work.whole:
        return Answer(200, JSON, _json({"files": packed(parts, model, work.format), "kind": model.kind, "findings": findings(problems, work.lang)}))
    name, data = file_named(parts, model, work.format)
    return Answer(200, media_type(name), data, {"Content-Disposition": _attached(name), **_told(findings(problems, work.lang))})


def _checked(work: Check, ways: Ways) -> Answer:
    from docgen.checks.names import left_out
    from docgen.checks.run import check, unreadable
    from docgen.reported import reported

    options = named_here(work.options, ways.house)
    off = left_out(ways.house.ignored)
    profile = options.get("profile") or ways.house.get("profile") or "archive"
    template = options.get("template")
    try:
        source = _source(work.data)
    except InputError as error:
        report = unreadable(NAME, error)
    else:
        report = check(source, folder=NOWHERE, template=template, ignore=off, standing=ways.house.standing, profile=profile)
    check_time()
    kind = None if report.loaded is None else report.loaded.model.kind
    made = {"ok": not report.failed(), "kind": kind, "findings": findings(reported(report.problems), work.lang)}
    return Answer(200, JSON, _json(made))


def _source(data: bytes) -> Source:
    from docgen.source import from_bytes

    return from_bytes(data, NAME)


def _model(source: Source, options: Options, house: House, warn: Callable[[Diagnostic], None]) -> Model:
    from docgen import api

    return api.load(source, folder=NOWHERE, template=options.get("template"), configuration=house, warn=warn)


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
