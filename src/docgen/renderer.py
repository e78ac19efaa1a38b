"""The options of a house, kept for all its documents.

press = docgen.Renderer(theme="noto", fonts=["fonts"], limits=docgen.Limits.untrusted())
press.render(model, "statement.pdf")
word = press.render_bytes(other, "docx", layout="stacked")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Unpack, cast, overload

from docgen import api
from docgen.options import Options, check_names
from docgen.types import PathLike

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from docgen.batch.task import Job, Rendered
    from docgen.config.file import Configuration
    from docgen.config.house import House
    from docgen.errors import Warn
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.source import Source
    from docgen.writers.docx.opened import Document as WordDocument


class Renderer:
    """Renders models with options that are given once. An option of a call takes the place of the one that is kept.

    It does not change after it is made, and may be used by several threads at a time. What shaping and fonts remember belongs to the process, within
    a bound, and is shared by all renderers; no file depends on it.
    """

    __slots__ = ("_house", "_limits", "_options", "_warn")

    def __init__(self, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]) -> None:
        """`warn` and `limits` are those of `docgen.render`. Raises TypeError for an option that there is not."""
        check_names(options, Options, "Renderer")
        fonts = options.get("fonts")
        if fonts is not None and not isinstance(fonts, (str, bytes)):
            options = cast(Options, {**options, "fonts": tuple(fonts)})  # an iterator would serve one document only
        self._options, self._warn, self._limits = options, warn, limits
        self._house: House | None = None

    @classmethod
    def from_configuration(
        cls, configuration: Configuration | None, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]
    ) -> Renderer:
        """A renderer with the options of a configuration (`docgen.configuration(path)`), of which each format takes what it heeds; those given here
        take their places. What an input can say itself (layout, theme, territory …) goes with `docgen.load(path, configuration=…)`; `load` of the
        renderer does so."""
        from docgen.config.house import house_of

        house = house_of(configuration)
        made = cls(warn=warn, limits=limits or house.limits, **options)
        made._house = house
        return made

    def load(self, path: PathLike, **options: Any) -> Model:
        """As `docgen.load`, with the renderer's configuration and limits."""
        return api.load(path, **{"configuration": self._house, "limits": self._limits, "warn": self._warn, **options})

    @property
    def options(self) -> Options:
        """The options that are kept, a copy."""
        return cast(Options, dict(self._options))

    def _standing(self, format: str, options: Options) -> Options:
        """The options of a call, with those of the configuration that the format heeds."""
        if self._house is None:
            return options
        from docgen.writers.heeded import unheeded

        of_house = {**self._house.document_options(), **self._house.file_options()}
        lost = {option.name for option in unheeded(of_house, format)}
        kept = {name: value for name, value in of_house.items() if name not in lost and name not in self._options}
        return cast(Options, {**kept, **options})

    def _call(self, function: Callable[..., Any], *given: Any, **options: Any) -> Any:
        kept = {"warn": self._warn, "limits": self._limits, **self._options}
        return function(*given, **{**kept, **options})

    @overload
    def render(self, model: Model, path: PathLike, *, format: str | None = None, **options: Unpack[Options]) -> Path: ...
    @overload
    def render(self, model: Model, path: IO[bytes], *, format: str | None = None, **options: Unpack[Options]) -> None: ...
    def render(self, model: Model, path: PathLike | IO[bytes], *, format: str | None = None, **options: Unpack[Options]) -> Path | None:
        """As `docgen.render`."""
        check_names(options, Options, "render")
        named = format or Path(str(getattr(path, "name", path))).suffix.removeprefix(".").lower()
        made: Path | None = self._call(api.render, model, path, format=format, **self._standing(named, options))
        return made

    def render_bytes(self, model: Model, format: str, **options: Unpack[Options]) -> bytes:
        """As `docgen.render_bytes`."""
        check_names(options, Options, "render_bytes")
        made: bytes = self._call(api.render_bytes, model, format, **self._standing(format, options))
        return made

    def render_many(
        self,
        jobs: Iterable[Job | PathLike | Source | Mapping[str, Any] | Model],
        formats: str | Iterable[str] = "pdf",
        executor: Executor | None = None,
        *,
        workers: int | None = None,
        shared: bool = True,
        folder: PathLike | None = None,
        **options: Unpack[Options],
    ) -> Iterator[Rendered]:
        """As `docgen.render_many`, with the renderer's options, configuration and limits. Warnings are those of each `Rendered`."""
        from docgen.batch.many import render_many

        check_names(options, Options, "render_many")
        kept = cast(Options, {**self._options, **options})
        standing: dict[str, Any] = {"folder": folder, "configuration": self._house, "limits": self._limits}
        return render_many(jobs, formats, executor, workers=workers, shared=shared, **standing, **kept)

    def to_docx(self, model: Model, **options: Unpack[Options]) -> WordDocument:
        """As `docgen.to_docx`."""
        check_names(options, Options, "to_docx")
        made: WordDocument = self._call(api.to_docx, model, **self._standing("docx", options))
        return made
