"""The application: paths, and what is answered at each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from docgen._data import shipped
from docgen.config.house import House
from docgen.errors import DocgenError, Problem, UsageError
from docgen.preview import WIDTHS
from docgen.serve.about import about, kinds_here, schema_of, starter_of
from docgen.serve.answers import language, response, streamed
from docgen.serve.asked import CHECKING, RENDERING, SEEING, numbers_of, options_of
from docgen.serve.body import Refused, Room, body_of, given_back
from docgen.serve.files import JSON, LINES
from docgen.serve.guard import KEY, Guard, Scope
from docgen.serve.metrics import MEDIA, Metrics
from docgen.serve.named import labels_of
from docgen.serve.openapi import openapi
from docgen.serve.seeing import Seeing
from docgen.serve.settings import Settings
from docgen.serve.work import Answer, Check, Render, Work, answered, begun, dropped, internal, problem, refusal, went_on
from docgen.serve.workers import Full, NotDone, Overdue, Stopping, Superseded, Workers
from docgen.types import Lang

PAGE = Path(__file__).with_name("page")
_FAMILY = "ibm-plex-sans-arabic"
"""The page's own letters, of both scripts."""
_ENVELOPE = 4
"""How many times the bytes of an input its JSON may have: an Arabic letter is two bytes of UTF-8, or six as `\\u0627`."""
_SESSIONS = 2000
"""Pages whose newest request is known."""
Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


class Service:
    """What the paths share: settings, processes, figures, and the newest request of each page that is looked at."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.metrics = Metrics()
        limits = settings.ways.limits
        self.workers = Workers(settings.workers, settings.waiting, limits.seconds + settings.grace)
        self.newest: dict[str, asyncio.Event] = {}
        self.room = Room(settings.held_bytes, settings.bodies)
        self.made: dict[str, bytes] = {}

    async def answer(self, request: Request, work: Work, superseded: asyncio.Event | None = None) -> Answer:
        """What a process answers, or why none does."""
        gone = superseded or asyncio.Event()
        watch = asyncio.create_task(_until_gone(request, gone))
        try:
            return await self.workers.run(answered, work, self.settings.ways, superseded=gone)
        except NotDone as why:
            return self._not_done(why, work.lang)
        finally:
            watch.cancel()

    async def parts(self, request: Request, work: Seeing, gone: asyncio.Event) -> AsyncIterator[Answer]:
        """The parts of an answer as a process makes them; what goes wrong is the last one."""
        watch = asyncio.create_task(_until_gone(request, gone))
        try:
            async for part in self.workers.parts(partial(begun, work, self.settings.ways), partial(went_on, work.lang), dropped, gone):
                yield part
        except NotDone as why:
            yield self._not_done(why, work.lang)
        finally:
            gone.set()
            watch.cancel()

    def _not_done(self, why: NotDone, lang: Lang) -> Answer:
        match why:
            case Full():
                return problem(429, "too many requests wait here; come again", lang=lang, headers={"Retry-After": "2"})
            case Stopping():
                return problem(503, "the service is being stopped", lang=lang, headers={"Retry-After": "5", "Connection": "close"})
            case Overdue():
                return problem(504, f"this took longer than {self.settings.ways.limits.seconds:g} seconds", lang=lang)
            case Superseded():
                return problem(409, "a newer request of this page took the place of this one", lang=lang)
            case _:
                return problem(503, "the process that did this was ended by the system; it may need more memory than there is", lang=lang)

    async def render(self, request: Request) -> Response:
        """POST /render/{format}"""
        from docgen.writers import formats, is_format

        lang, format = _lang(request), request.path_params["format"]
        if not is_format(format):
            return response(problem(404, f"no format {format!r}; there are {', '.join(formats())}", lang=lang))
        options = options_of(_parameters(request), RENDERING, ("lang",))
        data = await self._body(request, self.settings.most_bytes)
        whole = JSON in request.headers.get("accept", "")
        return response(await self.answer(request, Render(data, format, options, lang, whole)))

    async def check(self, request: Request) -> Response:
        """POST /check"""
        lang = _lang(request)
        options = options_of(_parameters(request), CHECKING, ("lang",))
        data = await self._body(request, self.settings.most_bytes)
        return response(await self.answer(request, Check(data, options, lang)))

    async def preview(self, request: Request) -> Response:
        """POST /preview"""
        lang = _lang(request)
        options = options_of(_parameters(request), SEEING, ("lang", "width", "session", "first"))
        width = _whole(request, "width", 800, *WIDTHS)
        first = numbers_of(request.query_params.get("first"))
        data = await self._body(request, _ENVELOPE * self.settings.most_bytes)
        mine = self._newest(request.query_params.get("session"))
        work = Seeing(data, options, width, lang, first)
        if LINES not in request.headers.get("accept", ""):
            return response(await self.answer(request, work, mine))
        parts = self.parts(request, work, mine)
        begin = await anext(parts)
        return response(begin) if begin.status != 200 else streamed(begin, parts)

    async def _body(self, request: Request, most: int) -> bytes:
        return await body_of(request, most, self.settings.body, _lang(request), self.room)

    def careful(self, endpoint: Endpoint) -> Endpoint:
        """An endpoint whose errors are answers, and which gives back the room that its request had."""

        async def called(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Refused as refused:
                return response(refused.answer)
            except DocgenError as error:
                return response(refusal(error, _lang(request)))
            finally:
                given_back(request, self.room)

        return called

    def _newest(self, session: str | None) -> asyncio.Event:
        """The event of the newest request of a page; that of the one before is set."""
        mine = asyncio.Event()
        if session:
            before = self.newest.pop(session[:100], None)
            if before is not None:
                before.set()
            while len(self.newest) >= _SESSIONS:
                del self.newest[next(iter(self.newest))]
            self.newest[session[:100]] = mine
        return mine

    async def schema(self, request: Request) -> Response:
        """GET /schema/{kind}"""
        return self._same(request, lambda house: schema_of(request.path_params["kind"], house), "application/schema+json")

    async def starter(self, request: Request) -> Response:
        """GET /starter/{kind}"""
        return self._same(request, lambda house: starter_of(request.path_params["kind"], house), "application/yaml; charset=utf-8")

    async def labels(self, request: Request) -> Response:
        """GET /labels/{kind}"""
        return self._same(request, lambda house: labels_of(request.path_params["kind"], house))

    async def about(self, request: Request) -> Response:
        """GET /about"""
        return self._same(request, lambda _: about(self.settings))

    async def openapi(self, request: Request) -> Response:
        """GET /openapi.json"""
        return self._same(request, lambda _: openapi(self.settings))

    def _same(self, request: Request, make: Callable[[House], Any], media: str = JSON) -> Response:
        """What is the same as long as the service runs, and is made when it is first asked for; 404 where `make` gives nothing."""
        house, path = self.settings.ways.house, request.url.path
        if path not in self.made:
            made = make(house)
            if made is None:
                return response(problem(404, f"there is no such kind; there are {', '.join(kinds_here(house))}", lang=_lang(request)))
            self.made[path] = made.encode() if isinstance(made, str) else json.dumps(made, ensure_ascii=False, allow_nan=False).encode()
        return Response(self.made[path], media_type=media)

    async def health(self, request: Request) -> Response:
        """GET /healthz"""
        if self.workers.stopping:
            return response(problem(503, "the service is being stopped", lang=_lang(request)))
        return JSONResponse({"status": "ok"})

    async def figures(self, request: Request) -> Response:
        """GET /metrics"""
        gauges = {
            "docgen_workers": ("Processes that do the work.", self.workers.number),
            "docgen_workers_busy": ("Processes that are at work.", self.workers.busy),
            "docgen_workers_lost_total": ("Processes that were ended or died.", self.workers.lost),
            "docgen_queue_length": ("Requests that wait for a process.", self.workers.queued),
            "docgen_queue_limit": ("Requests that may wait.", self.workers.waiting),
            "docgen_held_bytes": ("Bytes of the bodies that are there.", self.room.held),
            "docgen_bodies_coming": ("Bodies that are not whole yet.", len(self.room.coming)),
        }
        return Response(self.metrics.text(gauges), headers={"Content-Type": MEDIA})


def application(settings: Settings) -> Starlette:
    """The application of a service. Its `state.service` has the processes, which live as long as it does."""
    service = Service(settings)

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        await service.workers.start()
        try:
            yield
        finally:
            await service.workers.end()

    routes = [
        Route("/render/{format}", service.careful(service.render), methods=["POST"]),
        Route("/check", service.careful(service.check), methods=["POST"]),
        Route("/preview", service.careful(service.preview), methods=["POST"]),
        Route("/schema/{kind:path}", service.careful(service.schema)),
        Route("/starter/{kind:path}", service.careful(service.starter)),
        Route("/labels/{kind:path}", service.careful(service.labels)),
        Route("/about", service.about),
        Route("/healthz", service.health),
        Route("/metrics", service.figures),
        Route("/openapi.json", service.openapi),
        *(Route(path, _post_only, methods=["GET", "PUT", "PATCH", "DELETE"]) for path in ("/render/{format}", "/check", "/preview")),
        Mount("/fonts", _Files(directory=shipped("fonts") / _FAMILY)),
        Mount("/", _Files(directory=PAGE, html=True, check_dir=False), name="page"),
    ]
    guards = [Middleware(Guard, settings=settings, metrics=service.metrics)]
    if settings.origins:
        shown = ["Content-Disposition", "Docgen-Findings", "Docgen-Findings-Count", "Retry-After", "Server-Timing"]
        asked = ["Content-Type", "Accept-Language", KEY]
        guards.append(
            Middleware(
                CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=asked, expose_headers=shown, max_age=600
            )
        )
    app = Starlette(routes=routes, middleware=guards, lifespan=living, exception_handlers={HTTPException: _told, Exception: _failed})
    app.state.service = service
    return app


class _Files(StaticFiles):
    """Files that a browser may keep, and asks each time whether they are the same (RFC 9111, 5.2.2.4): nothing of anybody's is in them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if scope["method"] not in ("GET", "HEAD") and self.lookup_path(path)[1] is None:
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(self, *given: Any, **named: Any) -> Response:
        made = super().file_response(*given, **named)
        made.headers["Cache-Control"] = "no-cache"
        return made


async def _post_only(request: Request) -> Response:
    raise HTTPException(405, headers={"Allow": "POST"})


async def _told(request: Request, error: Exception) -> Response:
    """A path or a method that there is not."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return response(problem(404, "there is no such path here", lang=_lang(request), headers=error.headers))
    if error.status_code == 405:
        return response(problem(405, "this path is asked by another method", lang=_lang(request), headers=error.headers))
    return response(problem(error.status_code, error.detail, lang=_lang(request), headers=error.headers))


async def _failed(request: Request, error: Exception) -> Response:
    """What docgen itself fails in."""
    return response(internal(error, _lang(request)))


def _parameters(request: Request) -> list[tuple[str, str]]:
    return list(request.query_params.multi_items())


def _lang(request: Request) -> Lang:
    """The language of what is told: `?lang=`, else that of the header."""
    asked = request.query_params.get("lang", "")
    return "ar" if asked == "ar" else "en" if asked == "en" else language(request.headers.get("accept-language", ""))


def _whole(request: Request, name: str, usual: int, least: int, most: int) -> int:
    text = request.query_params.get(name, str(usual))
    if not (text.isdecimal() and len(text) < 10):  # in either digits, as on the command line
        raise UsageError(Problem(f"{name}={text!r} is no whole number", hint=f"{name} is {least} to {most}"))
    if int(text) < least:
        raise UsageError(Problem(f"{name}={text} is too small", hint=f"{name} is {least} to {most}"))
    if int(text) > most:
        raise UsageError(Problem(f"{name}={text} is too large", hint=f"{name} is {least} to {most}"))
    return int(text)


async def _until_gone(request: Request, gone: asyncio.Event) -> None:
    """Sets the event when the client goes."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()
