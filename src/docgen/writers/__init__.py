"""Writers: a Flow in, a file's bytes out. One folder a format; this table finds them, and imports one only when it is asked for."""

from __future__ import annotations

import re
from typing import Protocol, cast

from docgen import plugins
from docgen.document.document import Flow
from docgen.errors import PluginError, UsageError
from docgen.lazy import imported
from docgen.writers.options import RenderOptions


class Renderer(Protocol):
    """`render(flow, options)` gives the whole file; raises RenderError or FontError before any byte is written."""

    def __call__(self, flow: Flow, options: RenderOptions) -> bytes: ...


BUILT_IN = {
    "pdf": "docgen.writers.pdf:render",
    "docx": "docgen.writers.docx:render",
    "txt": "docgen.writers.text:render",
    "html": "docgen.writers.html:render",
    "eml": "docgen.writers.mail:render",
    "png": "docgen.writers.png:render",
}


_NAME = re.compile(r"[a-z0-9]+")


def formats() -> tuple[str, ...]:
    """Names of all formats: the built-in ones, then those of installed plug-ins (entry points `docgen.writers`)."""
    return (*BUILT_IN, *(name for name in plugins.names("writers") if name not in BUILT_IN))


def is_format(name: str) -> bool:
    """Whether there is a format of the name; plug-ins are looked for only where it is none of docgen's own."""
    return name in BUILT_IN or name in plugins.names("writers")


def renderer(name: str) -> Renderer:
    """The renderer of a format. Raises UsageError, naming all formats, for one that does not exist, and PluginError for a plug-in that cannot be
    used."""
    if name in BUILT_IN:
        return cast(Renderer, imported(BUILT_IN[name]))
    plugin = plugins.find("writers", name)
    if plugin is None:
        raise UsageError(f"no format {name!r}; there are {', '.join(formats())}")
    if not _NAME.fullmatch(name):
        raise PluginError(f"{plugin}: the name of a format is small letters and digits, as the suffix of its files is")
    write = plugins.load(plugin, callable, "callable of a Flow and RenderOptions")

    def named(flow: Flow, options: RenderOptions) -> bytes:
        with plugins.at_work(plugin):
            data = write(flow, options)
        if not isinstance(data, bytes):
            raise PluginError(f"{plugin} gives a {type(data).__name__}, and no bytes")
        return data

    return named
