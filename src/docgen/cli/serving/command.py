"""`docgen serve`: the service."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.habits.options import active
from docgen.cli.jobs.configured import VARIABLE, ConfigFlags, houses
from docgen.cli.jobs.processes import processes
from docgen.cli.limits import LimitsName, limits_of
from docgen.cli.printing import print_problems
from docgen.errors import Place, Problem, UsageError
from docgen.plugins import install_hint

KEYS_VARIABLE = "DOCGEN_API_KEYS"


def command(
    host: Annotated[str, typer.Option("--host", metavar="NAME", envvar="DOCGEN_HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", envvar="DOCGEN_PORT", min=0, max=65535, help="The port; 0 is any that is free.")
    ] = 8080,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="NUMBER", envvar="DOCGEN_WORKERS", min=1, callback=processes, help="Processes. Default: one for each processor."
        ),
    ] = None,
    waiting: Annotated[
        int, typer.Option("--queue", metavar="NUMBER", envvar="DOCGEN_QUEUE", min=0, help="Requests that may wait for a process.")
    ] = 32,
    keys: Annotated[
        Path | None,
        typer.Option("--api-keys", metavar="FILE", help="A file of keys, one a line, of which X-API-Key must be one. Also: DOCGEN_API_KEYS."),
    ] = None,
    origins: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", metavar="ORIGIN", envvar="DOCGEN_ALLOW_ORIGIN", help="A page's origin that may use it (CORS). Repeatable."),
    ] = None,
    hosts: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", envvar="DOCGEN_ALLOW_HOST", help="A name by which it may be asked for; * is any. Repeatable."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", envvar=VARIABLE, help="A configuration that holds for all documents. None is looked for."),
    ] = None,
    limits: Annotated[
        LimitsName | None, typer.Option("--limits", envvar="DOCGEN_LIMITS", help="What an input may cost. Default: as for what strangers send.")
    ] = None,
) -> None:
    """Serve documents over HTTP, until Ctrl-C: an input is sent, a file comes back. At / is a page to write, see and download them.

    Nothing that is sent is kept, and no file of this machine is read for it. Without a key it is open to all who reach the address.
    """
    try:
        from docgen.serve.server import address, opened, serve
    except ImportError as error:
        raise UsageError(Problem(f"the service needs the package {error.name}, which is not installed", hint=install_hint("serve"))) from None
    from docgen.serve.settings import Settings, keys_in
    from docgen.serve.ways import Ways

    house = houses(ConfigFlags(config), LimitsName.untrusted)(None)
    strangers = limits is None and house.limits is None
    settings = Settings(
        Ways(house, limits_of(LimitsName.untrusted if strangers else limits, house.limits)),
        host,
        port,
        workers or os.cpu_count() or 1,
        waiting,
        _keys() if keys is None else keys_in(keys),
        tuple(map(_origin, origins or ())),
        tuple(hosts or ()),
        log=active().verbose,
    )
    if find_spec("pypdfium2") is None:
        message = "pictures of pages need the package pypdfium2, which is not installed"
        print_problems(Problem(message, Place("docgen serve"), install_hint("png"), severity="warning"))
    listening = opened(settings)
    serve(settings, listening, lambda: print(address(listening), file=sys.stderr, flush=True))


def _keys() -> tuple[str, ...]:
    """The keys of the variable, none where there is no such variable. Raises UsageError for one without a key: a secret that got
    lost would leave the service open."""
    from docgen.serve.settings import keys_of

    text = os.environ.get(KEYS_VARIABLE)
    keys = () if text is None else keys_of([text])
    if text is not None and not keys:
        raise UsageError(
            Problem(f"{KEYS_VARIABLE} is set, and there is no key in it", hint="give it a key, or take it away: the service is open then")
        )
    return keys


def _origin(text: str) -> str:
    """An origin as browsers write it (RFC 6454, 6.1)."""
    scheme, mark, rest = text.partition("://")
    if text != "*" and (not mark or scheme not in ("http", "https") or not rest or set(rest) & set("/?#@ ")):
        raise UsageError(Problem(f"--allow-origin {text} is no origin", hint="write one as https://press.example, without a path"))
    return text.lower()
